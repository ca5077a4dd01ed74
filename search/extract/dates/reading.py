"""Reading dates that are written in numbers alone."""

import re
from functools import lru_cache
from typing import Final

from search.extract.dates.values import Reading, dated, timex, unresolved
from search.model import TimexType
from search.period import Period

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?).*)?")
_NUMERIC: Final = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_PIVOT: Final = 70
_MONTHS: Final = 12


def clock_reading(written: str) -> Reading | None:
    """An ISO 8601 day, or moment, whose zone is left aside: outlets write their own."""
    found = _ISO.fullmatch(written)
    if not found:
        return None
    try:
        day = Period.day(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return unresolved("XXXX-XX-XX", f"there is no day {written[:10]}")
    return Reading(TimexType.TIME, f"{timex(day)}T{found[4]}", day) if found[4] else dated(day)


@lru_cache(maxsize=4096)
def written_date(written: str, *, day_first: bool | None) -> Reading | None:
    """A date in three numbers; where both orders are dates, the other one is kept beside it."""
    found = _NUMERIC.fullmatch(written)
    if not found:
        return None
    if len(found[1]) == 4:  # noqa: PLR2004 - the year stands first
        return _one(int(found[1]), int(found[3]), int(found[4])) or unresolved("XXXX-XX-XX", f"there is no {written}")
    year = int(found[4])
    if len(found[4]) == 2:  # noqa: PLR2004 - a short year
        year += 1900 if year >= _PIVOT else 2000
    day_month = _one(year, int(found[3]), int(found[1]))
    month_day = _one(year, int(found[1]), int(found[3]))
    if min(int(found[1]), int(found[3])) > _MONTHS:
        return None  # a ratio: 35/28/34
    if day_month is None or month_day is None or day_month == month_day:
        return day_month or month_day or unresolved("XXXX-XX-XX", f"there is no {written}")
    first = found[2] == "." if day_first is None else day_first
    taken, other = (day_month, month_day) if first else (month_day, day_month)
    why = "the other dates of this text are" if day_first is not None else "that is the custom where nothing tells"
    note = f"read {'day' if first else 'month'} first: {why}" + (" written so" if day_first is not None else "")
    return Reading(TimexType.DATE, taken.value, taken.period, other=other.period, note=note)


def _one(year: int, month: int, day: int) -> Reading | None:
    try:
        return dated(Period.day(year, month, day))
    except ValueError:
        return None
