"""Reading dates that are written in numbers alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from search.extract.dates.values import Reading, dated, real_day, timex, unresolved, year_of_two_digits
from search.model import TimexType
from search.period import Period

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?).*)?")
_NUMERIC: Final = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_MONTHS: Final = 12
_CLOSE: Final = 10
_FAR: Final = 25
"""Days from publication: news speaks of what is close."""


def clock_reading(written: str) -> Reading | None:
    """An ISO 8601 day, week or moment, whose zone is left aside: outlets write their own."""
    if "W" in written:
        return _week(written)
    found = _ISO.fullmatch(written)
    if not found:
        return None
    try:
        day = Period.day(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return unresolved("XXXX-XX-XX", f"there is no day {written[:10]}")
    return Reading(TimexType.TIME, f"{timex(day)}T{found[4]}", day) if found[4] else dated(day)


def _week(written: str) -> Reading:
    """`2018-W12`, or a day of it: `2018-W12-3`."""
    year, week, *day = written.replace("W", "").split("-")
    try:
        period = Period.week(int(year), int(week))
    except ValueError:
        return unresolved("XXXX-WXX", f"there is no week {written}")
    return dated(Period.of_day(period.start + int(day[0]) - 1) if day else period)


@dataclass(frozen=True, slots=True)
class Order:
    """Whether 03/04/2018 is written day first, and how that is known; None when nothing tells."""

    day_first: bool | None = None
    why: str = "that is the custom where nothing tells"


def numeric_date(written: str, order: Order, published: Period | None) -> Reading | None:
    """A date in three numbers; where both orders are dates, the other one is kept beside it.

    When no order is known, the day within a week and a half of publication is taken, if the other lies far from it.
    """
    reading = written_date(written, order)
    if order.day_first is not None or reading is None or reading.other is None or reading.period is None:
        return reading
    if published is None:
        return reading
    away, other_away = (abs(day.start - published.start) for day in (reading.period, reading.other))
    if other_away > _CLOSE or away < _FAR:
        return reading
    first = not reading.note.startswith("read day")
    return written_date(written, Order(first, "the other day lies far from publication"))


@lru_cache(maxsize=4096)
def written_date(written: str, order: Order) -> Reading | None:
    """The same by the order alone."""
    found = _NUMERIC.fullmatch(written)
    if not found:
        return None
    if len(found[1]) == 4:  # noqa: PLR2004 - the year stands first
        return _one(int(found[1]), int(found[3]), int(found[4])) or unresolved("XXXX-XX-XX", f"there is no {written}")
    year = int(found[4])
    if len(found[4]) == 2:  # noqa: PLR2004 - a short year
        year = year_of_two_digits(year)
    day_month = _one(year, int(found[3]), int(found[1]))
    month_day = _one(year, int(found[1]), int(found[3]))
    if min(int(found[1]), int(found[3])) > _MONTHS:
        return None  # a ratio: 35/28/34
    if day_month is None or month_day is None or day_month == month_day:
        return day_month or month_day or unresolved("XXXX-XX-XX", f"there is no {written}")
    first = found[2] == "." if order.day_first is None else order.day_first
    taken, other = (day_month, month_day) if first else (month_day, day_month)
    note = f"read {'day' if first else 'month'} first: {order.why}"
    return Reading(TimexType.DATE, taken.value, taken.period, other=other.period, note=note)


def _one(year: int, month: int, day: int) -> Reading | None:
    period = real_day(year, month, day)
    return dated(period) if period else None
