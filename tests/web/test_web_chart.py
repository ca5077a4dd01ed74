"""The histogram's drawing."""

from search import Bar, Histogram, Period, Precision
from web.chart import ROW, WIDTH, chart


def test_bars_stand_above_and_below_the_axis() -> None:
    bars = tuple(Bar(Period.year(2000 + index), index * 10, 0 if index else 3) for index in range(4))
    drawn = chart(Histogram(Precision.YEAR, bars))
    assert drawn is not None
    assert (drawn.first, drawn.last, drawn.unit) == ("2000", "2003", "year")
    assert [column.index for column in drawn.happened.columns] == [1, 2, 3]
    assert [float(column.place.x) for column in drawn.happened.columns] == [WIDTH / 4, WIDTH / 2, WIDTH * 3 / 4]
    tallest = drawn.happened.columns[-1].bar
    assert (float(tallest.y), float(tallest.height)) == (0, ROW)
    (written,) = drawn.written.columns
    assert float(written.bar.y) == ROW
    assert written.label == "2000: 3 articles published"
    assert drawn.happened.columns[0].label == "2001: 10 events"
    assert drawn.stretches == "2000 2001 2002 2003"


def test_the_table_has_what_is_drawn() -> None:
    bars = (Bar(Period.month(2000, 1), 1, 0), Bar(Period.month(2000, 2), 0, 0), Bar(Period.month(2000, 3), 0, 5))
    drawn = chart(Histogram(Precision.MONTH, bars))
    assert drawn is not None
    assert [(row.name, row.happened, row.written) for row in drawn.table] == [
        ("January 2000", 1, 0),
        ("March 2000", 0, 5),
    ]


def test_one_among_thousands_still_shows() -> None:
    drawn = chart(Histogram(Precision.YEAR, (Bar(Period.year(2000), 1, 0), Bar(Period.year(2001), 100_000, 0))))
    assert drawn is not None
    assert float(drawn.happened.columns[0].bar.height) >= 2


def test_two_drawings_may_share_a_scale() -> None:
    drawn = chart(Histogram(Precision.YEAR, (Bar(Period.year(2000), 5, 0),)), tallest=10)
    assert drawn is not None
    assert float(drawn.happened.columns[0].bar.height) == ROW / 2


def test_nothing_is_not_drawn() -> None:
    assert chart(Histogram(Precision.YEAR, ())) is None
