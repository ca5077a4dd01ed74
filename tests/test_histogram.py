"""The histogram counts everything once, and far-off dates do not stretch its axis."""

from hypothesis import given
from hypothesis import strategies as st

from search.histogram import histogram, histograms
from search.period import Period, Precision, day_number, iso_day
from search.results import Tally

YEAR_2010 = day_number(2010, 1, 1)


def days(first: int, count: int, each: int = 1) -> dict[tuple[int, Precision], int]:
    """So many days in a row with so many happenings each."""
    return {(first + index, Precision.DAY): each for index in range(count)}


def test_a_few_days_are_shown_day_by_day() -> None:
    drawn = histogram(days(YEAR_2010, 5), {})
    assert drawn.zoom is Precision.DAY
    assert [bar.period.edtf for bar in drawn.bars] == [iso_day(YEAR_2010 + index) for index in range(5)]


def test_years_are_shown_where_days_would_be_too_many() -> None:
    drawn = histogram(days(YEAR_2010, 365 * 12), {})
    assert drawn.zoom is Precision.YEAR
    assert [bar.period.edtf for bar in drawn.bars][:2] == ["2010", "2011"]
    assert drawn.bars[0].happened == 365


def test_one_old_date_stands_beside_the_axis() -> None:
    drawn = histogram(days(YEAR_2010, 300) | {(day_number(1066, 10, 14), Precision.DAY): 1}, {})
    assert drawn.before == 1
    assert drawn.bars[0].period == Period.month(2010, 1)


def test_a_month_is_not_drawn_on_its_first_day() -> None:
    drawn = histogram(days(YEAR_2010, 5) | {(YEAR_2010, Precision.MONTH): 3}, {})
    assert drawn.bars[0].happened == 1
    assert drawn.wider == 3


def test_both_clocks_share_the_axis() -> None:
    drawn = histogram(days(YEAR_2010, 2), days(YEAR_2010 + 3, 1, each=7))
    assert [(bar.happened, bar.written) for bar in drawn.bars] == [(1, 0), (1, 0), (0, 0), (0, 7)]


def test_a_window_bounds_the_axis_and_counts_what_lies_outside() -> None:
    drawn = histogram(days(YEAR_2010, 40), {}, (YEAR_2010 + 10, YEAR_2010 + 20))
    assert len(drawn.bars) == 10
    assert (drawn.before, drawn.after) == (10, 20)


def test_nothing_draws_nothing() -> None:
    assert histogram({}, {}).bars == ()


TALLIES = st.dictionaries(
    st.tuples(st.integers(-200_000, 800_000), st.sampled_from(list(Precision))), st.integers(1, 50), max_size=60
)


@given(TALLIES, TALLIES)
def test_every_happening_is_counted_once(happened: Tally, written: Tally) -> None:
    drawn = histogram(happened, written)
    assert sum(bar.happened for bar in drawn.bars) + drawn.before + drawn.after + drawn.wider == sum(happened.values())
    for bar, following in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert bar.period.end == following.period.start


@given(st.lists(st.tuples(TALLIES, TALLIES), min_size=1, max_size=3))
def test_several_share_an_axis_and_each_counts_its_own_once(pairs: list[tuple[Tally, Tally]]) -> None:
    drawn = histograms(pairs)
    assert len({tuple(bar.period for bar in one.bars) for one in drawn}) == 1
    for one, (happened, _) in zip(drawn, pairs, strict=True):
        assert sum(bar.happened for bar in one.bars) + one.before + one.after + one.wider == sum(happened.values())
