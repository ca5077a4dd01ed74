"""Stretches of days as one types them: 2024, 2024-12, 2024-12-27, 2022..2024, >2023-06.

A stretch is [start, end) in day numbers (see `search.period`); None leaves a side open.
"""

import re

from search.errors import DatelineError
from search.period import Period, Precision, iso_day

Days = tuple[int | None, int | None]
"""[start, end), None being open."""

_VALUE = re.compile(r"(?P<side>[<>]=?)?(?P<date>[^<>]+)")


def parse_days(written: str) -> Days:
    """The days that a typed value stands for. Raises DatelineError when it is no date."""
    try:
        return _parsed(written.strip())
    except ValueError:
        cure = "write 2024, 2024-12, 2024-12-27, 2022..2024 or >2023-06"
        raise DatelineError(f"{written!r} is no date: {cure}.") from None


def _parsed(written: str) -> Days:
    found = _VALUE.fullmatch(written)
    if found is None:
        raise ValueError(written)
    side, date = found["side"], found["date"]
    if side:
        period = Period.parse(date)
        bound = period.start if side in {">=", "<"} else period.end
        return (bound, None) if side.startswith(">") else (None, bound)
    first, dots, last = (part.strip() for part in date.partition(".."))
    if not dots:
        period = Period.parse(date)
        return period.start, period.end
    start = Period.parse(first).start if first else None
    end = Period.parse(last).end if last else None
    backwards = start is not None and end is not None and end <= start
    if backwards or (start is None and end is None):
        raise ValueError(written)
    return start, end


def write_days(start: int | None, end: int | None) -> str:
    """The shortest typed value for a stretch of days; `any` when both sides are open."""
    if start is None:
        return "any" if end is None else f"<{iso_day(end)}"
    if end is None:
        return f">={iso_day(start)}"
    period = _calendar_period(start, end)
    return period.edtf if period else f"{iso_day(start)}..{iso_day(end - 1)}"


def describe_days(start: int | None, end: int | None) -> str:
    """A stretch of days in plain words."""
    if start is None:
        return "at any time" if end is None else f"before {iso_day(end)}"
    if end is None:
        return f"from {iso_day(start)}"
    period = _calendar_period(start, end)
    if period is None:
        return f"{iso_day(start)} to {iso_day(end - 1)}"
    return f"{'on' if period.precision is Precision.DAY else 'in'} {period.edtf}"


def _calendar_period(start: int, end: int) -> Period | None:
    """The year, month or day that is exactly these days."""
    iso = iso_day(start)
    for written in (iso[:-6], iso[:-3], iso):
        period = Period.parse(written)
        if (period.start, period.end) == (start, end):
            return period
    return None
