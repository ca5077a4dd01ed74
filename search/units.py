"""The units of the calendar in which time is counted out: days, months, years, decades, centuries."""

from collections.abc import Iterator

from search.period import Period, Precision, calendar_day

UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY)
"""Narrowest first."""


def bin_of(day: int, unit: Precision) -> Period:
    """The stretch of that unit in which a day lies; of a century, where it is none of these."""
    year, month, _ = calendar_day(day)
    match unit:
        case Precision.DAY:
            return Period.of_day(day)
        case Precision.MONTH:
            return Period.month(year, month)
        case Precision.YEAR:
            return Period.year(year)
        case Precision.DECADE:
            return Period.decade(year - year % 10)
        case _:
            return Period.century(year - year % 100)


def wider(unit: Precision) -> Precision:
    """The next wider unit; of the widest itself."""
    return UNITS[min(UNITS.index(unit) + 1, len(UNITS) - 1)]


def around(start: int, end: int) -> Period | None:
    """The shortest stretch of the calendar, from months on, that holds the days [start, end) and more; None if none."""
    stretches = (bin_of(start, unit) for unit in UNITS[1:])
    return next((one for one in stretches if one.end >= end and one.days > end - start), None)


def bins(start: int, end: int, unit: Precision) -> Iterator[Period]:
    """The stretches of that unit that cover the days [start, end), the first and the last cut to fit."""
    while start < end:
        whole = bin_of(start, unit)
        cut = Period(start, min(whole.end, end))
        yield whole if (whole.start, whole.end) == (cut.start, cut.end) else cut
        start = whole.end
