"""A stretch of days and how precisely it is known.

Days are counted in the proleptic Gregorian calendar, day 1 being 0001-01-01 as in `datetime.date.toordinal`, and
go on below zero: years are astronomical, so year 0 is 1 BC and year -43 is 44 BC. A period is half-open, [start, end);
the inclusive last day exists only on screen. Written forms follow ISO 8601 and EDTF (ISO 8601-2:2019).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate


class Precision(StrEnum):
    """How narrowly a period is known, narrowest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


SEASONS = ("spring", "summer", "autumn", "winter")
"""In EDTF's order, numbered from 21; each of three months, spring from March (meteorological, northern)."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MONTH = (0, *accumulate(_MONTH_LENGTHS))
"""The days before each month of a year without a leap day."""


def is_leap(year: int) -> bool:
    """Whether the Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days of a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]  # noqa: PLR2004 - February


def day_number(year: int, month: int, day: int) -> int:
    """The number of a calendar day; ValueError when there is no such day (31 June)."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):  # noqa: PLR2004 - months of a year
        raise ValueError(f"there is no day {year:04d}-{month:02d}-{day:02d}")
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    leaps += month > 2 and is_leap(year)  # noqa: PLR2004 - the leap day of the year itself, past February
    return before * 365 + leaps + _BEFORE_MONTH[month - 1] + day


@lru_cache(maxsize=8192)
def calendar_day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    cycle, rest = divmod(number - 1, 146_097)  # days of 400 years
    century = min(rest // 36_524, 3)
    rest -= century * 36_524
    four, rest = divmod(rest, 1_461)
    single = min(rest // 365, 3)
    rest -= single * 365
    year = cycle * 400 + century * 100 + four * 4 + single + 1
    month = 1
    while rest >= month_length(year, month):
        rest -= month_length(year, month)
        month += 1
    return year, month, rest + 1


def weekday(number: int) -> int:
    """The day of the week, Monday being 0."""
    return (number - 1) % 7


def iso_day(number: int) -> str:
    """A day as ISO 8601 writes it; years before 0 with a sign."""
    year, month, day = calendar_day(number)
    return f"{_year(year)}-{month:02d}-{day:02d}"


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _month_start(year: int, month: int) -> int:
    """The first day of a month whose number may run past 12 or below 1."""
    over, index = divmod(month - 1, 12)
    return day_number(year + over, index + 1, 1)


def _iso_week_start(year: int, week: int) -> int:
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth) + (week - 1) * 7


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, not including, `end`.

    `approximate` says that the bounds themselves are vague ("about 2003"). Periods order by start, then end.
    """

    start: int
    end: int
    precision: Precision = Precision.RANGE
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period of no days: [{self.start}, {self.end})")

    @classmethod
    def day(cls, year: int, month: int, day: int) -> "Period":
        """One calendar day; ValueError when there is no such day."""
        return cls.of_day(day_number(year, month, day))

    @classmethod
    def of_day(cls, number: int) -> "Period":
        """The day of that number."""
        return cls(number, number + 1, Precision.DAY)

    @classmethod
    def week(cls, year: int, week: int) -> "Period":
        """An ISO week, Monday to Sunday; ValueError when the year has no such week."""
        start = _iso_week_start(year, week)
        if not 1 <= week <= 53 or start >= _iso_week_start(year + 1, 1):  # noqa: PLR2004 - weeks of a year
            raise ValueError(f"there is no week {week} in {year}")
        return cls(start, start + 7, Precision.WEEK)

    @classmethod
    def week_of(cls, number: int) -> "Period":
        """The ISO week that a day lies in."""
        monday = number - weekday(number)
        return cls(monday, monday + 7, Precision.WEEK)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month, 1 to 12."""
        if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
            raise ValueError(f"there is no month {month}")
        return cls(_month_start(year, month), _month_start(year, month + 1), Precision.MONTH)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """A calendar quarter, 1 to 4."""
        if not 1 <= quarter <= 4:  # noqa: PLR2004 - quarters of a year
            raise ValueError(f"there is no quarter {quarter}")
        first = quarter * 3 - 2
        return cls(_month_start(year, first), _month_start(year, first + 3), Precision.QUARTER)

    @classmethod
    def season(cls, year: int, season: int) -> "Period":
        """A season by its place in `SEASONS` (0 spring to 3 winter); a year's winter ends in the next February."""
        if not 0 <= season < len(SEASONS):
            raise ValueError(f"there is no season {season}")
        first = season * 3 + 3
        return cls(_month_start(year, first), _month_start(year, first + 3), Precision.SEASON)

    @classmethod
    def year(cls, year: int) -> "Period":
        """A calendar year, astronomical: 0 is 1 BC."""
        return cls(_month_start(year, 1), _month_start(year + 1, 1), Precision.YEAR)

    @classmethod
    def decade(cls, first: int) -> "Period":
        """The ten years from `first`, a multiple of ten."""
        if first % 10:
            raise ValueError(f"a decade begins with a round year, not {first}")
        return cls(_month_start(first, 1), _month_start(first + 10, 1), Precision.DECADE)

    @classmethod
    def century(cls, first: int) -> "Period":
        """The hundred years from `first`, a multiple of a hundred (EDTF `19XX`: 1900 to 1999)."""
        if first % 100:
            raise ValueError(f"a century begins with a round year, not {first}")
        return cls(_month_start(first, 1), _month_start(first + 100, 1), Precision.CENTURY)

    @classmethod
    def between(cls, first: "Period", last: "Period") -> "Period":
        """From the first day of one to the last day of the other; ValueError when that is backwards."""
        return cls(first.start, last.end, Precision.RANGE, first.approximate or last.approximate)

    @classmethod
    def parse(cls, written: str) -> "Period":
        """The period that EDTF, or ISO 8601 with its weeks and quarters, writes so; `..` may stand for `/`.

        ValueError when the text is no such form or names no such day.
        """
        text = written.strip()
        head, slash, tail = text.replace("..", "/").partition("/")
        if slash:
            return cls.between(cls._parse_one(head), cls._parse_one(tail))
        return cls._parse_one(text)

    @classmethod
    def _parse_one(cls, written: str) -> "Period":
        text = written.strip()
        vague = text.endswith("~")
        for pattern, build in _FORMS:
            if found := pattern.fullmatch(text.removesuffix("~")):
                return replace(build(*map(int, found.groups())), approximate=vague)
        raise ValueError(f"not a date: {written!r}; write 2024, 2024-12 or 2024-12-27")

    @property
    def last(self) -> int:
        """The number of the last day, inclusive: for the screen."""
        return self.end - 1

    @property
    def days(self) -> int:
        """Its length in days."""
        return self.end - self.start

    @property
    def edtf(self) -> str:
        """As EDTF writes it; `parse` reads it back. Weeks and quarters, which EDTF level 1 lacks, as `W` and `Q`."""
        tilde = "~" if self.approximate else ""
        if self.precision is Precision.RANGE:
            return f"{iso_day(self.start)}{tilde}/{iso_day(self.last)}{tilde}"
        return _written(self) + tilde

    def overlaps(self, other: "Period") -> bool:
        """Whether they share a day."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Period") -> bool:
        """Whether the other lies wholly within."""
        return self.start <= other.start and other.end <= self.end


def _written(period: Period) -> str:
    year, month, _ = calendar_day(period.start)
    match period.precision:
        case Precision.DAY:
            return iso_day(period.start)
        case Precision.WEEK:
            week_year, _, _ = calendar_day(period.start + 3)
            week = (period.start - _iso_week_start(week_year, 1)) // 7 + 1
            return f"{_year(week_year)}-W{week:02d}"
        case Precision.MONTH:
            return f"{_year(year)}-{month:02d}"
        case Precision.QUARTER:
            return f"{_year(year)}-Q{month // 3 + 1}"
        case Precision.SEASON:
            return f"{_year(year)}-{20 + month // 3}"
        case Precision.YEAR:
            return _year(year)
        case Precision.DECADE:
            return f"{_year(year)[:-1]}X"
        case Precision.CENTURY:
            return f"{_year(year)[:-2]}XX"
        case Precision.RANGE:
            raise ValueError("a range is written by its two ends")


def _form(pattern: str, build: Callable[..., Period]) -> tuple[re.Pattern[str], Callable[..., Period]]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII), build


_FORMS = (
    _form(r"(-?\d{4})-(\d\d)-(\d\d)", Period.day),
    _form(r"(-?\d{4})-(0\d|1[0-2])", Period.month),
    _form(r"(-?\d{4})-2([1-4])", lambda year, season: Period.season(year, season - 1)),
    _form(r"(-?\d{4})-W(\d\d)", Period.week),
    _form(r"(-?\d{4})-Q([1-4])", Period.quarter),
    _form(r"(-?\d{4})", Period.year),
    _form(r"(-?\d{3})X", lambda decade: Period.decade(decade * 10)),
    _form(r"(-?\d{2})XX", lambda century: Period.century(century * 100)),
)
