"""Numbers and dates in plain English, at the precision that is known and no other."""

from search.period import Period, Precision, calendar_day, weekday

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_QUARTERS = {1: "first", 4: "second", 7: "third", 10: "fourth"}
_DASH = "\N{EN DASH}"
_BC = " BC"
ABOUT = "about"
_LAST_EARLY_YEAR = 999
"""Up to here a bare number would not be taken for a year."""


def number(value: int) -> str:
    """Digits in groups of three: `12,345`."""
    return f"{value:,}"


def count(value: int, noun: str, nouns: str = "") -> str:
    """A number with its noun: `1 article`, `12,345 articles`."""
    return f"{number(value)} {noun if value == 1 else nouns or noun + 's'}"


def year(value: int) -> str:
    """An astronomical year as people write it: `2016`, `AD 79`, `44 BC`."""
    if value <= 0:
        return f"{1 - value}{_BC}"
    return f"AD {value}" if value <= _LAST_EARLY_YEAR else str(value)


def day(value: int) -> str:
    """A day in full: `27 December 2024`."""
    of_year, month, of_month = calendar_day(value)
    return f"{of_month} {MONTHS[month - 1]} {year(of_year)}"


def period(value: Period) -> str:
    """A period at its true precision: `27 December 2024`, `February 2022`, `the 1990s`, `about 2003`."""
    words = _exactly(value)
    return f"{ABOUT} {words}" if value.approximate else words


def _exactly(value: Period) -> str:
    first, month, _ = calendar_day(value.start)
    match value.precision:
        case Precision.DAY:
            return day(value.start)
        case Precision.MONTH:
            return f"{MONTHS[month - 1]} {year(first)}"
        case Precision.QUARTER:
            return f"the {_QUARTERS[month]} quarter of {year(first)}"
        case Precision.SEASON:
            return f"{_SEASONS[month]} {_season_year(first, month)}"
        case Precision.YEAR:
            return year(first)
        case Precision.DECADE if first > _LAST_EARLY_YEAR:
            return f"the {first}s"
        case Precision.CENTURY if first > 0:
            return f"the {_ordinal(first // 100 + 1)} century"
        case _:
            return _stretch(value.start, value.last)


def _season_year(first: int, month: int) -> str:
    """A winter belongs to two years: `2003-04` with a dash between."""
    december = 12
    if month != december or first <= _LAST_EARLY_YEAR:
        return year(first)
    following = f"{(first + 1) % 100:02d}" if (first + 1) % 100 else str(first + 1)
    return f"{first}{_DASH}{following}"


def _stretch(start: int, last: int) -> str:
    """From a first to a last day, saying what they share once: `23-29 March 2021` with a dash between."""
    (first_year, first_month, first_day), (last_year, last_month, last_day) = calendar_day(start), calendar_day(last)
    whole_months = first_day == 1 and calendar_day(last + 1)[2] == 1
    if whole_months and first_month == 1 and calendar_day(last + 1)[1] == 1:
        return _joined(year(first_year), year(last_year))
    if start == last:
        return day(start)
    of_last = year(last_year)
    if first_year != last_year:
        head = f"{MONTHS[first_month - 1]} {year(first_year)}"
        tail = f"{MONTHS[last_month - 1]} {of_last}"
        return f"{head} {_DASH} {tail}" if whole_months else f"{first_day} {head} {_DASH} {last_day} {tail}"
    if whole_months:
        return f"{_joined(MONTHS[first_month - 1], MONTHS[last_month - 1])} {of_last}"
    if first_month == last_month:
        return f"{first_day}{_DASH}{last_day} {MONTHS[last_month - 1]} {of_last}"
    return f"{first_day} {MONTHS[first_month - 1]} {_DASH} {last_day} {MONTHS[last_month - 1]} {of_last}"


def stretch(start: int | None, end: int | None) -> str:
    """The days [start, end), either side of which may be open: `2022-2024` with a dash, `from 2022`, `until 2024`."""
    if start is None:
        return "any time" if end is None else f"until {_last(end)}"
    return f"from {_first(start)}" if end is None else _stretch(start, end - 1)


def _first(start: int) -> str:
    of_year, month, of_month = calendar_day(start)
    if of_month > 1:
        return day(start)
    return year(of_year) if month == 1 else f"{MONTHS[month - 1]} {year(of_year)}"


def _last(end: int) -> str:
    if calendar_day(end)[2] > 1:
        return day(end - 1)
    of_year, month, _ = calendar_day(end - 1)
    return year(of_year) if month == len(MONTHS) else f"{MONTHS[month - 1]} {year(of_year)}"


def _joined(first: str, last: str) -> str:
    if first == last:
        return first
    if first.endswith(_BC) and last.endswith(_BC):
        return f"{first.removesuffix(_BC)}{_DASH}{last}"
    return f"{first} {_DASH} {last}" if " " in first + last else f"{first}{_DASH}{last}"


def _ordinal(value: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    teens = range(11, 14)
    return f"{value}{'th' if value % 100 in teens else endings.get(value % 10, 'th')}"


def day_of_week(value: Period) -> str:
    """The weekday of a single day; empty for anything wider."""
    return WEEKDAYS[weekday(value.start)] if value.precision is Precision.DAY else ""


def gap(days: int) -> str:
    """How long nothing is told: `27 days`, `5 months`, `12 years`."""
    most_days, month, most_months, of_year = 60, 30.44, 24, 365.25
    if days < most_days:
        return count(days, "day")
    if days / month < most_months:
        return count(round(days / month), "month")
    return count(round(days / of_year), "year")


def iso_words(written: str) -> str:
    """A date that EDTF writes, in words; what is no such date stays as it is."""
    try:
        return period(Period.parse(written))
    except ValueError:
        return written
