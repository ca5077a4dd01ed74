"""What a phrase of time means: its TIMEX3 type and value, and the days it covers."""

from dataclasses import dataclass, replace
from typing import Final

from search.model import TimexType
from search.period import SEASONS, Period, Precision, calendar_day, day_number, month_length, weekday

SEASON_VALUES: Final = ("SP", "SU", "FA", "WI")
_PIVOT: Final = 70


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days a relative phrase is counted from, and whose date that is."""

    period: Period
    source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a phrase; see `search.model.DateMention` for the fields."""

    type: TimexType
    value: str
    period: Period | None = None
    anchor: Anchor | None = None
    rule: str = ""
    """A narrower name than the rule's own, if any."""
    other: Period | None = None
    note: str = ""


def year_of_two_digits(number: int) -> int:
    """The year that two digits mean: from 70 on one of the 1900s, as POSIX has it."""
    return number + (1900 if number >= _PIVOT else 2000)


def timex(period: Period) -> str:
    """The TIMEX3 value of a period; a range as both its ends."""
    if calendar_day(period.start)[0] <= 0:
        return _before_christ(period)
    match period.precision:
        case Precision.SEASON:
            year, month, _ = calendar_day(period.start)
            return f"{year:04d}-{SEASON_VALUES[month // 3 - 1]}"
        case Precision.DECADE | Precision.CENTURY:
            return period.edtf.removesuffix("~").rstrip("X")
        case _:
            return period.edtf.removesuffix("~").replace("~/", "/")


def _before_christ(period: Period) -> str:
    """TIMEX3 counts years before Christ without a year 0: 480 BC is `BC0480`."""
    year, month, day = calendar_day(period.start)
    written = f"BC{1 - year:04d}"
    match period.precision:
        case Precision.DAY:
            return f"{written}-{month:02d}-{day:02d}"
        case Precision.MONTH:
            return f"{written}-{month:02d}"
        case Precision.SEASON:
            return f"{written}-{SEASON_VALUES[month // 3 - 1]}"
        case Precision.DECADE:
            return f"BC{1 - calendar_day(period.last)[0]:04d}"[:-1]
        case Precision.CENTURY:
            return f"BC{1 - calendar_day(period.last)[0]:04d}"[:-2]
        case _:
            return written


def real_day(year: int, month: int, day: int) -> Period | None:
    """A calendar day; None when there is no such day (31 June)."""
    try:
        return Period.day(year, month, day)
    except ValueError:
        return None


def dated(period: Period, anchor: Anchor | None = None, *, value: str = "", rule: str = "", note: str = "") -> Reading:
    """A calendar date; its TIMEX3 value is the period's unless another is given."""
    return Reading(TimexType.DATE, value or timex(period), period, anchor, rule, note=note)


def dated_day(day: Period | None, anchor: Anchor | None = None) -> Reading:
    """A calendar day, or why it cannot be told: None is a day that its month has not (31 June)."""
    return dated(day, anchor) if day else unresolved("XXXX-XX-XX", "there is no such day")


def at_part(day: Reading, part: str) -> Reading:
    """A part of a day: `MO`, `NI`."""
    return replace(day, type=TimexType.TIME, value=f"{day.value}T{part}")


def weekend_around(day: int, anchor: Anchor | None) -> Reading:
    """The weekend of the week a day lies in."""
    weekend = weekend_of(day)
    return dated(weekend, anchor, value=f"{Period.week_of(weekend.start).edtf}-WE")


def unresolved(value: str, note: str, *, kind: TimexType = TimexType.DATE) -> Reading:
    """A phrase that names a date which cannot be told, and why."""
    return Reading(kind, value, note=note)


def duration(value: str) -> Reading:
    """A length of time."""
    return Reading(TimexType.DURATION, value)


def recurring(value: str) -> Reading:
    """A time that comes again and again."""
    return Reading(TimexType.SET, value)


def vague(value: str, anchor: Anchor | None = None) -> Reading:
    """The present, the past or the future, at no date that could be told."""
    return Reading(TimexType.DATE, value, None, anchor)


def unit_around(day: int, unit: str) -> Period:
    """The week, month, quarter, year, decade or century (TIMEX3 letter) that a day lies in."""
    year, month, _ = calendar_day(day)
    match unit:
        case "W":
            return Period.week_of(day)
        case "M":
            return Period.month(year, month)
        case "Q":
            return Period.quarter(year, (month + 2) // 3)
        case "Y":
            return Period.year(year)
        case "DE":
            return Period.decade(year - year % 10)
        case "C":
            return Period.century(year - year % 100)
        case _:
            return Period.of_day(day)


def shifted(day: int, unit: str, steps: int) -> Period:
    """The unit so many steps after (before, if negative) the one a day lies in."""
    year, month, _ = calendar_day(day)
    match unit:
        case "D":
            return Period.of_day(day + steps)
        case "W":
            return Period.week_of(day + 7 * steps)
        case "M" | "Q":
            months = year * 12 + month - 1 + steps * (3 if unit == "Q" else 1)
            return unit_around(day_number(months // 12, months % 12 + 1, 1), unit)
        case _:
            years = {"Y": 1, "DE": 10, "C": 100, "ML": 1000}[unit]
            return unit_around(day_number(year + years * steps, 1, 1), unit)


def same_day(day: int, months: int) -> Period:
    """The day of the same number so many months on, or the last there is (31 January, a month on: 28 February)."""
    year, month, number = calendar_day(day)
    total = year * 12 + month - 1 + months
    year, month = total // 12, total % 12 + 1
    return Period.day(year, month, min(number, month_length(year, month)))


def weekend_of(day: int) -> Period:
    """Saturday and Sunday of the week a day lies in."""
    saturday = day - weekday(day) + 5
    return Period(saturday, saturday + 2, Precision.RANGE)


def season_of(year: int, name_place: int) -> Period:
    """A season of a year by its place in `search.period.SEASONS`."""
    return Period.season(year, name_place % len(SEASONS))
