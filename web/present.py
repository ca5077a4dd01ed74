"""How dates stand on a page: beside the timeline's rule, in a form's inputs, and with what is known of their source."""

from search import (
    DateMention,
    Fit,
    Period,
    Precision,
    Published,
    PublishedSource,
    TimexType,
    Vantage,
    calendar_day,
    iso_day,
    phrasing,
)

_LAST_WRITABLE_YEAR = 9999
_SOURCES = {
    PublishedSource.TOLD: "a user of this archive",
    PublishedSource.FIELD: "the collection's date field",
    PublishedSource.FRONT_MATTER: "the head of the file",
    PublishedSource.SIDECAR: "the file beside it",
    PublishedSource.METADATA: "the page's metadata",
    PublishedSource.URL: "the address",
    PublishedSource.FILE_NAME: "the file name",
    PublishedSource.DATELINE: "the dateline",
}
VANTAGES = {
    Vantage.BEFORE: "before it happened",
    Vantage.DURING: "while it happened",
    Vantage.AFTER: "afterwards",
}
_FITS = {
    Fit.TOUCHING: "",
    Fit.WITHIN: " within",
    Fit.BEYOND: ", going beyond",
    Fit.BEGINNING: ", begun in",
    Fit.EARLIER: ", begun before",
}
_RELIABILITY = {"high": "reliable", "medium": "fairly reliable", "low": "uncertain"}


def fitted(fit: Fit, wider_than: Precision | None, known_to: Precision | None) -> str:
    """How what happened fits the time chosen, as it goes on from the name of that clock."""
    wide = f", known less closely than the {wider_than}" if wider_than else ""
    close = f", known to the {known_to}" if known_to else ""
    return f"{_FITS[fit]}{wide}{close}"


def typed_bounds(start: int | None, end: int | None) -> tuple[str, str]:
    """The days [start, end) as one would type their two ends, both as short as they can be; an open side is empty."""
    beginnings = [iso_day(number) for number in (start, end) if number is not None]
    year_only, month_only = "-01-01", "-01"
    if all(day.endswith(year_only) for day in beginnings):
        cut = len(year_only)
    else:
        cut = len(month_only) if all(day.endswith(month_only) for day in beginnings) else 0
    first = "" if start is None else iso_day(start)
    last = "" if end is None else iso_day(end - 1)
    return first[: len(first) - cut], last[: len(last) - cut]


def in_gutter(value: Period, heading: Period) -> str:
    """A date beside the timeline's rule, without what its heading says: `27 December`, `sometime in March`."""
    if value.precision is Precision.DAY or value.precision in {Precision.WEEK, Precision.RANGE}:
        return _without_year(phrasing.period(value), heading)
    words = _without_year(phrasing.period(value), heading)
    return f"sometime in {words}" if not value.approximate else words


def _without_year(words: str, heading: Period) -> str:
    """Leave the year to the heading, where heading and date lie in the same one."""
    of_heading = phrasing.year(calendar_day(heading.start)[0])
    one_year = calendar_day(heading.start)[0] == calendar_day(heading.last)[0]
    shorter = words.removesuffix(f" {of_heading}").removesuffix(" of")
    return shorter if one_year and of_heading not in shorter and shorter != phrasing.ABOUT else words


def timestamp(value: Period) -> str:
    """What HTML's `datetime` attribute can say of a period: a day, a week, a month or a year; else nothing."""
    sayable = {Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR}
    if value.precision not in sayable or not 0 < calendar_day(value.start)[0] <= _LAST_WRITABLE_YEAR:
        return ""
    return value.edtf.removesuffix("~")


def published_how(value: Published) -> str:
    """Where a publication date was found and how far to trust that."""
    told = value.written.strip()
    if value.source is PublishedSource.TOLD:
        return f"told by a user; found before: {told or 'nothing'}"
    written = f" (written there “{told}”)" if told and told != value.period.edtf else ""
    return f"from {_SOURCES[value.source]}{written}; {_RELIABILITY[value.source.reliability]}"


def found_in(source: str) -> str:
    """Where publication dates were found, by the name that the archive counts them under."""
    return _SOURCES[PublishedSource(source)] if source in set(PublishedSource) else source


def read_as(date: DateMention) -> str:
    """What a phrase was read as, in words."""
    if date.period is not None:
        return phrasing.period(date.period)
    if date.unresolved:
        return "not resolved"
    return {TimexType.DURATION: "a length of time", TimexType.SET: "a repetition"}.get(date.type, "no calendar date")


def mark(value: Period) -> str:
    """The class of the mark on the timeline's rule: a dot for a day, a short bar up to a season, else a long one."""
    narrow = {Precision.WEEK: "bar", Precision.MONTH: "bar", Precision.QUARTER: "bar", Precision.SEASON: "bar"}
    shape = "dot" if value.precision is Precision.DAY else narrow.get(value.precision, "long")
    return f"{shape} soft" if value.approximate else shape
