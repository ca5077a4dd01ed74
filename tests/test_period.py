"""Periods are exact, read back as written, and agree with the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.period import Period, Precision, calendar_day, day_number, iso_day, weekday

DAYS = st.integers(-1_000_000, 3_600_000)
YEARS = st.integers(-2500, 2500)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period that Dateline can say."""
    year, month, part = draw(YEARS), draw(st.integers(1, 12)), draw(st.integers(1, 4))
    start, length = draw(DAYS), draw(st.integers(1, 10_000))
    period = draw(
        st.sampled_from(
            [
                Period.of_day(start),
                Period.week_of(start),
                Period.month(year, month),
                Period.quarter(year, part),
                Period.season(year, part - 1),
                Period.year(year),
                Period.decade(year - year % 10),
                Period.century(year - year % 100),
                Period(start, start + length),
            ]
        )
    )
    vague = draw(st.booleans())
    return Period(period.start, period.end, period.precision, approximate=vague)


@given(periods())
def test_what_is_written_reads_back(period: Period) -> None:
    assert Period.parse(period.edtf) == period


@given(DAYS)
def test_day_numbers_and_calendar_days_are_inverse(number: int) -> None:
    assert day_number(*calendar_day(number)) == number


@given(st.dates())
def test_days_agree_with_the_standard_calendar(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert iso_day(number) == day.isoformat()
    assert weekday(number) == day.weekday()
    year, week, _ = day.isocalendar()
    if 1 <= year <= 9998:
        assert Period.week_of(number) == Period.week(year, week)


@pytest.mark.parametrize(
    ("written", "first", "last", "precision"),
    [
        ("2024-12-27", "2024-12-27", "2024-12-27", Precision.DAY),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2024", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("2024-W01", "2024-01-01", "2024-01-07", Precision.WEEK),
        ("2010-Q2", "2010-04-01", "2010-06-30", Precision.QUARTER),
        ("2003-24", "2003-12-01", "2004-02-29", Precision.SEASON),
        ("199X", "1990-01-01", "1999-12-31", Precision.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15", Precision.DAY),
        ("2021-03-23/2021-03-29", "2021-03-23", "2021-03-29", Precision.RANGE),
        ("2022..2024", "2022-01-01", "2024-12-31", Precision.RANGE),
    ],
)
def test_a_period_covers_its_days(written: str, first: str, last: str, precision: Precision) -> None:
    period = Period.parse(written)
    assert (iso_day(period.start), iso_day(period.last), period.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2024-06-31",
        "2023-02-29",
        "2024-13",
        "2024-W54",
        "soon",
        "2024-1-1",
        "2024/2022",
        "24",
        "\u0662\u0660\u0662\u0664",
    ],
)
def test_no_day_is_made_up(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Period.parse(written)


def test_the_years_around_one_bc_have_no_gap() -> None:
    assert Period.year(0).end == Period.year(1).start == 1
    assert Period.year(-1).end == Period.year(0).start


@given(periods(), periods())
def test_overlap_is_mutual_and_containment_implies_it(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other):
        assert one.overlaps(other)
        assert one.days >= other.days
