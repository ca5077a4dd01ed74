"""The histogram counts everything once, each number opens what it counts, and far-off dates do not stretch its axis."""

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from search.filters import Filters, Fit
from search.histogram import histogram, histograms
from search.period import Period, Precision, day_number, iso_day
from search.query import And, During, Everything, Lie, Not, Or, Query
from search.results import Histogram, Tally
from search.units import wider

YEAR_2010 = day_number(2010, 1, 1)
MARCH = Period.month(2010, 3)


def days(first: int, count: int, each: int = 1) -> dict[tuple[int, int], int]:
    """So many days in a row with so many happenings each."""
    return {(first + index, first + index + 1): each for index in range(count)}


def only(period: Period, count: int = 1) -> dict[tuple[int, int], int]:
    """So many happenings of one period."""
    return {(period.start, period.end): count}


def counted(drawn: Histogram) -> int:
    """Everything that happened, wherever it is counted."""
    return sum(bar.happened for bar in drawn.bars) + drawn.before + drawn.after + drawn.beyond + drawn.wider


def test_a_few_days_are_shown_day_by_day() -> None:
    drawn = histogram(days(YEAR_2010, 5), {})
    assert drawn.zoom is Precision.DAY
    assert [bar.period.edtf for bar in drawn.bars] == [iso_day(YEAR_2010 + index) for index in range(31)]
    assert [bar.happened for bar in drawn.bars] == [1] * 5 + [0] * 26


def test_years_are_shown_where_days_would_be_too_many() -> None:
    drawn = histogram(days(YEAR_2010, 365 * 12), {})
    assert drawn.zoom is Precision.YEAR
    assert [bar.period.edtf for bar in drawn.bars][::19] == ["2010", "2029"]
    assert drawn.bars[0].happened == 365


def test_one_old_date_stands_beside_the_axis() -> None:
    drawn = histogram(days(YEAR_2010, 300) | only(Period.day(1066, 10, 14)), {})
    assert drawn.before == 1
    assert drawn.bars[0].period == Period.month(2010, 1)


def test_a_fifth_of_all_that_is_spread_over_a_century_does_not_stretch_a_year() -> None:
    drawn = histogram(days(YEAR_2010, 300, each=4) | {(d, d + 1): 1 for d in range(700_000, 730_000, 100)}, {})
    assert drawn.zoom is Precision.MONTH
    assert drawn.before == 300 - sum(bar.happened for bar in drawn.bars if bar.period.end <= YEAR_2010)


def test_what_is_evenly_spread_is_all_drawn() -> None:
    drawn = histogram({(d, d + 1): 1 for d in range(700_000, 730_000, 100)}, {})
    assert (drawn.before, drawn.after) == (0, 0)


def test_a_month_is_not_drawn_on_its_first_day() -> None:
    drawn = histogram(days(YEAR_2010, 31) | only(Period.month(2010, 1), 3), {})
    assert drawn.bars[0].happened == 1
    assert (drawn.wider, drawn.longer) == (3, 0)
    assert [(each.period.edtf, each.count) for each in drawn.wide] == [("2010-01", 3)]


def test_what_lies_across_two_months_stands_in_neither() -> None:
    across = Period(day_number(2010, 1, 29), day_number(2010, 2, 3))
    drawn = histogram(days(YEAR_2010, 300) | only(across), {})
    assert [bar.happened for bar in drawn.bars[:2]] == [31, 28]
    assert [(each.period.edtf, each.count) for each in drawn.wide] == [("2010", 1)]


def test_both_clocks_share_the_axis() -> None:
    drawn = histogram(days(YEAR_2010, 2), days(YEAR_2010 + 3, 1, each=7))
    assert [(bar.happened, bar.written) for bar in drawn.bars[:5]] == [(1, 0), (1, 0), (0, 0), (0, 7), (0, 0)]


def test_an_article_known_to_the_month_may_have_been_published_on_any_of_its_days() -> None:
    drawn = histogram(days(MARCH.start - 3, 4), only(MARCH, 2))
    assert [bar.written for bar in drawn.bars] == [0] * 28 + [2] * 31


def test_a_window_bounds_the_axis_and_cuts_its_bars() -> None:
    drawn = histogram(days(MARCH.start, 90), {}, (MARCH.start + 9, MARCH.start + 90))
    assert drawn.bars[0].period.start == MARCH.start + 9
    assert drawn.before == 9
    months = histogram(days(YEAR_2010, 300), {}, (YEAR_2010 + 9, YEAR_2010 + 290))
    assert (months.bars[0].happened, months.before, months.after) == (22, 9, 10)
    assert (months.bars[0].period.edtf, months.bars[1].period.edtf) == ("2010-01-10/2010-01-31", "2010-02")


def test_nothing_draws_nothing() -> None:
    assert histogram({}, {}).bars == ()


PERIODS = st.tuples(st.integers(-200_000, 800_000), st.sampled_from([1, 1, 1, 7, 30, 31, 365, 366, 3653, 40_000])).map(
    lambda stretch: (stretch[0], stretch[0] + stretch[1])
) | st.builds(
    lambda year, month: (Period.month(year, month).start, Period.month(year, month).end),
    st.integers(2005, 2012),
    st.integers(1, 12),
)
TALLIES = st.dictionaries(PERIODS, st.integers(1, 50), max_size=60)
WINDOWS = st.none() | st.tuples(st.integers(720_000, 735_000), st.integers(1, 4000)).map(lambda w: (w[0], sum(w)))


def test_what_only_reaches_into_a_window_goes_beyond_it() -> None:
    drawn = histogram(only(Period.year(2010), 3), {}, (MARCH.start, MARCH.end))
    assert (drawn.bars, drawn.before, drawn.after, drawn.beyond) == ((), 0, 0, 3)


@given(TALLIES, TALLIES, WINDOWS)
def test_every_happening_is_counted_once(happened: Tally, written: Tally, window: tuple[int, int] | None) -> None:
    drawn = histogram(happened, written, window or (None, None))
    assert counted(drawn) == sum(happened.values())
    for bar, following in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert bar.period.end == following.period.start


@given(st.lists(st.tuples(TALLIES, TALLIES), min_size=1, max_size=3))
def test_several_share_an_axis_and_each_counts_its_own_once(pairs: list[tuple[Tally, Tally]]) -> None:
    drawn = histograms(pairs)
    assert len({tuple(bar.period for bar in one.bars) for one in drawn}) == 1
    for one, (happened, _) in zip(drawn, pairs, strict=True):
        assert counted(one) == sum(happened.values())


@given(TALLIES, WINDOWS)
def test_every_number_opens_what_it_counts(everything: Tally, window: tuple[int, int] | None) -> None:
    asked = Filters(when=window).query
    happened = {days: count for days, count in everything.items() if _holds(asked, days)}
    drawn = histogram(happened, {}, window or (None, None))
    if not drawn.bars:
        return
    start, end = drawn.bars[0].period.start, drawn.bars[-1].period.end
    numbers = [
        *((Filters(when=(b.period.start, b.period.end), fit=Fit.WITHIN), b.happened) for b in drawn.bars),
        *(
            (Filters(when=(w.period.start, w.period.end), fit=Fit.WITHIN, wider_than=drawn.zoom), w.count)
            for w in drawn.wide
        ),
        (Filters(when=(start, end), fit=Fit.WITHIN, wider_than=wider(drawn.zoom)), drawn.longer),
        (Filters(when=(start, end), fit=Fit.WITHIN, known_to=drawn.zoom), sum(bar.happened for bar in drawn.bars)),
        (Filters(when=(start, end), fit=Fit.BEYOND), drawn.beyond),
        (Filters(when=(None, start), fit=Fit.WITHIN), drawn.before if window is None else 0),
        (Filters(when=(end, None), fit=Fit.WITHIN), drawn.after if window is None else 0),
    ]
    for filters, count in numbers:
        opened = sum(each for days, each in (happened if window else everything).items() if _holds(filters.query, days))
        assert opened == count, filters


def _holds(query: Query, days: tuple[int, int]) -> bool:
    start, end = days
    match query:
        case Everything():
            return True
        case And(parts):
            return all(_holds(part, days) for part in parts)
        case Or(parts):
            return any(_holds(part, days) for part in parts)
        case Not(part):
            return not _holds(part, days)
        case During(_, first, last, Lie.WITHIN, cuts):
            in_one = bisect_right(cuts, start) == bisect_right(cuts, end - 1)
            return in_one and (first is None or start >= first) and (last is None or end <= last)
        case During(_, first, last, Lie.OVERLAPPING):
            return (first is None or end > first) and (last is None or start < last)
    raise AssertionError(query)
