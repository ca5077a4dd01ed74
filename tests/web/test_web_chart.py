"""The histogram's drawing."""

from search import Bar, Histogram, Period, Precision
from web.chart import ROW, WIDTH, chart


def test_bars_stand_above_and_below_the_axis() -> None:
    bars = tuple(Bar(Period.year(2000 + index), index * 10, 0 if index else 3) for index in range(4))
    drawn = chart(Histogram(Precision.YEAR, bars))
    assert drawn is not None
    assert (drawn.first, drawn.last, drawn.unit) == ("2000", "2003", "year")
    assert [float(column.place.x) for column in drawn.columns] == [0, WIDTH / 4, WIDTH / 2, WIDTH * 3 / 4]
    tallest = drawn.columns[-1].above
    assert (float(tallest.y), float(tallest.height)) == (0, ROW)
    assert float(drawn.columns[0].below.y) == ROW
    assert drawn.columns[3].below.height == "0"
    assert drawn.columns[1].label == "2001: 10 events, 0 articles written"
    assert drawn.columns[1].ends == ("2001", "2001")


def test_one_among_thousands_still_shows() -> None:
    drawn = chart(Histogram(Precision.YEAR, (Bar(Period.year(2000), 1, 0), Bar(Period.year(2001), 100_000, 0))))
    assert drawn is not None
    assert float(drawn.columns[0].above.height) >= 2


def test_nothing_is_not_drawn() -> None:
    assert chart(Histogram(Precision.YEAR, ())) is None
