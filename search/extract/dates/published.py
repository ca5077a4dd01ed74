"""The publication date: from metadata in any shape, a URL, a file name, or the text's own dateline.

Nothing here asks the clock: a part that is not written is not known. "December 2024" is a month, "2024" a year,
and a dateline without a year is only a day of the month until somebody says the year.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from search.extract.dates.values import year_of_two_digits
from search.extract.dates.vocabulary import MONTH_PATTERN, MONTHS, month_number
from search.period import Period
from search.sentences import DATELINE

FIRST_YEAR: Final = 1450
LAST_YEAR: Final = 2199
"""Years in which an article can have been published: from the first presses to what is certainly a slip (9999)."""

_MILLISECONDS: Final = 100_000_000_000
"""Epoch numbers from here on count milliseconds: as seconds they would lie after the year 5000."""
_DATELINE_REACH: Final = 600
"""How far into a text its dateline can stand, in characters."""

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T\s,;_].*)", re.IGNORECASE | re.DOTALL)
_ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}(?:Z|[+-]\d{4})?)?", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?=$|[T\s,;].*)", re.DOTALL)
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s/-]*(?:of\s+)?({MONTH_PATTERN})[\s,/-]*(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY}({MONTH_PATTERN})[\s-]*(\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"({MONTH_PATTERN})[\s,/-]*(\d{{4}})", re.IGNORECASE)
_UNIX_DATE = re.compile(
    rf"{_WEEKDAY}({MONTH_PATTERN})\s+(\d{{1,2}})\s+[\d:]+\s+(?:[a-z+-][\w+-]*\s+)?(\d{{4}})", re.IGNORECASE
)
_LABEL = re.compile(
    r"\s*(?:first\s+)?(?:published|posted|updated|date|issued|filed|on)\b[\s:]*(?:on|at|:)?\s*", re.IGNORECASE
)
_CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?[\s,|-]+", re.IGNORECASE)


def parse_published(written: str, *, day_first: bool | None = None) -> Period | None:
    """When a metadata string says an article was published, as precisely as it says it; None when it does not.

    Reads ISO 8601 (the day as the outlet wrote it, whatever the zone), RFC 2822, dates in words, slashed dates, epoch
    seconds and milliseconds (their day in UTC), and a bare year or month. `day_first` settles dates such as
    03/04/2018, where both readings exist; None reads them month first with slashes and day first with full stops.
    """
    text = written.strip().strip("\"'()[]")
    if not text:
        return None
    if text.isascii() and text.lstrip("-").isdigit():
        return _number(text)
    if label := _LABEL.match(text):
        text = text[label.end() :]
    if clock := _CLOCK_FIRST.match(text):
        text = text[clock.end() :]
    return _iso(text) or _slashed(text, day_first=day_first) or _in_words(text) or _other_shape(text)


def learn_day_first(written: Iterable[str]) -> bool | None:
    """The order an outlet writes slashed dates in, told by those where only one order is a date; None if none tells.

    Outlets are consistent, so that the majority decides when a few disagree.
    """
    votes = 0
    for text in written:
        if found := _SLASHED.search(text):
            first, second = int(found[1]), int(found[3])
            votes += (first > _LAST_MONTH >= second) - (second > _LAST_MONTH >= first)
    return None if votes == 0 else votes > 0


_URL_DATES = (
    re.compile(r"(?<!\d)(\d{4})[/_.-](\d{1,2})[/_.-](\d{1,2})(?!\d)"),
    re.compile(rf"(?<!\d)(\d{{4}})[/_-]({MONTH_PATTERN})[/_-](\d{{1,2}})(?!\d)", re.IGNORECASE),
    re.compile(r"(?<![\da-z])(\d{4})(\d\d)(\d\d)(?![\da-z])", re.IGNORECASE),
    re.compile(r"(?<![\d/])(?:/)(\d{4})/(\d\d)(?:/|$)"),
    re.compile(rf"/(\d{{4}})/({MONTH_PATTERN})(?:/|$)", re.IGNORECASE),
)


def from_url(url: str) -> Period | None:
    """The date in an address: `/2024/12/27/`, `/2024/dec/27/`, `-20241227`, or the month of `/2024/12/`."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url, flags=re.IGNORECASE).partition("?")[0].partition("#")[0]
    for pattern in _URL_DATES:
        for found in pattern.finditer(path):
            if period := _calendar(*found.groups()):
                return period
    return None


_LAST_MONTH: Final = 12
_DAY_FIRST: Final = (4, 3, 1)
_NAME_DATES: Final[tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]] = (
    (re.compile(r"(?<![\da-z])(\d{4})([-_. ])(\d{1,2})\2(\d{1,2})(?=$|[^\da-z]|t\d)", re.IGNORECASE), (1, 3, 4)),
    (re.compile(r"(?<![\da-z])(\d{4})(\d\d)(\d\d)(?=$|[^\da-z]|t\d)", re.IGNORECASE), (1, 2, 3)),
    (re.compile(r"(?<![\da-z])(\d{1,2})([-_. ])(\d{1,2})\2(\d{4})(?![\da-z])", re.IGNORECASE), _DAY_FIRST),
    (
        re.compile(rf"(?<![\da-z])(\d{{1,2}})[-_. ]*({MONTH_PATTERN})[-_., ]*(\d{{4}})(?![\da-z])", re.IGNORECASE),
        (3, 2, 1),
    ),
    (
        re.compile(rf"(?<![\da-z])({MONTH_PATTERN})[-_. ]*(\d{{1,2}})[-_., ]+(\d{{4}})(?![\da-z])", re.IGNORECASE),
        (3, 1, 2),
    ),
    (re.compile(r"(?<![\da-z])(\d{4})[-_.](\d\d)(?![\da-z]|[-_.]\d)", re.IGNORECASE), (1, 2)),
    (re.compile(rf"(?<![\da-z])({MONTH_PATTERN})[-_. ]*(\d{{4}})(?![\da-z])", re.IGNORECASE), (2, 1)),
)


def from_file_name(name: str) -> Period | None:
    """The date in a file's name, its folders left aside: `2024-12-27 Title.txt`, `20241227_x.html`, `27 Dec 2024.pdf`.

    Digits that touch letters or other digits are serial numbers, not dates; 03-04-2018 is both days, so it is none.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    for pattern, order in _NAME_DATES:
        for found in pattern.finditer(last):
            year, month, *day = (found[group] for group in order)
            if order == _DAY_FIRST and int(month) > _LAST_MONTH:
                month, day = day[0], [month]
            elif order == _DAY_FIRST and int(day[0]) <= _LAST_MONTH and day[0] != month:
                continue
            if period := _calendar(year, month, *day):
                return period
    return None


_LINE = re.compile(r"^", re.MULTILINE)
_DATE_LINE = re.compile(
    rf"^[ \t]*(?:(?:first\s+)?(?:published|posted|updated|date|issued)\b[ \t]*(?:on|at)?[ \t:]*)?{_WEEKDAY}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH_PATTERN},?\s+\d{{4}}|{MONTH_PATTERN}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:[ \t,|]+(?:at\s+)?\d{1,2}[:.]\d\d[^\n]{0,20})?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def from_dateline(text: str, *, year: int | None = None) -> Period | None:
    """The day in a text's own dateline (`KYIV, Dec. 27, 2024 (Reuters) -`) or in a line that is nothing but a date.

    Datelines seldom name the year: without one, and without `year` from elsewhere, nothing is known.
    """
    head = text[:_DATELINE_REACH]
    for line in _LINE.finditer(head):
        dateline = DATELINE.match(head, line.start())
        month = dateline and (dateline["month"] or dateline["month_behind"])
        if dateline and month and month.lower().rstrip(".") in MONTHS:
            written = dateline["year"] or (str(year) if year is not None else "")
            return _calendar(written, month, dateline["day"] or dateline["day_before"]) if written else None
    if dated := _DATE_LINE.search(head):
        return parse_published(dated[0])
    return None


def _calendar(year: str, month: str, day: str | None = None) -> Period | None:
    """The day or month so written, if there is one in a plausible year; the month in digits or as a name."""
    number = int(month) if month.isdigit() else month_number(month)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return Period.month(int(year), number) if day is None else Period.day(int(year), number, int(day))
    except ValueError:
        return None


def _number(text: str) -> Period | None:
    """A string of digits: a year, a compact day, or seconds or milliseconds since 1970."""
    if len(text) == 4:  # noqa: PLR2004 - digits of a year
        return Period.year(int(text)) if FIRST_YEAR <= int(text) <= LAST_YEAR else None
    if (found := _COMPACT.fullmatch(text)) and (period := _calendar(*found.groups())):
        return period
    if len(text.lstrip("-")) not in range(9, 15):
        return None
    seconds = int(text) // 1000 if abs(int(text)) >= _MILLISECONDS else int(text)
    try:
        moment = datetime.fromtimestamp(seconds, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return _calendar(str(moment.year), str(moment.month), str(moment.day))


def _iso(text: str) -> Period | None:
    if found := _ISO.match(text):
        return _calendar(found[1], found[3], found[4])
    if found := _COMPACT.fullmatch(text):
        return _calendar(*found.groups())
    if found := _ISO_MONTH.fullmatch(text):
        return _calendar(*found.groups())
    return None


def _slashed(text: str, *, day_first: bool | None) -> Period | None:
    """A date in three numbers, the year last."""
    found = _SLASHED.match(text)
    if not found:
        return None
    first, mark, second, year = found.groups()
    if len(year) == 2:  # noqa: PLR2004 - a short year
        year = str(year_of_two_digits(int(year)))
    first_is_day = mark == "." if day_first is None else day_first
    preferred = (second, first) if first_is_day else (first, second)
    return _calendar(year, *preferred) or _calendar(year, *reversed(preferred))


def _in_words(text: str) -> Period | None:
    if found := _DAY_MONTH.match(text):
        return _calendar(found[3], found[2], found[1])
    if found := _MONTH_DAY.match(text) or _UNIX_DATE.match(text):
        return _calendar(found[3], found[1], found[2])
    if found := _MONTH_YEAR.fullmatch(text):
        return _calendar(found[2], found[1])
    return None


_LANGUAGES: Final = ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "zh", "ja", "ko"]
_YEAR_WRITTEN = re.compile(r"(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)")
_LONGEST: Final = 80
"""Metadata dates are short; anything longer is prose."""


def _other_shape(text: str) -> Period | None:
    """The long tail (27 décembre 2024, 2024年12月27日), which dateparser knows; only what names its year."""
    if len(text) > _LONGEST or not _YEAR_WRITTEN.search(text):
        return None
    from dateparser.date import DateDataParser  # noqa: PLC0415 - heavy, and seldom needed

    parser = DateDataParser(
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["year"],
            "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - never read: every part used must be written
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    try:
        found = parser.get_date_data(text)
    except (ValueError, OverflowError):
        return None
    moment = found.date_obj
    if moment is None or str(moment.year) not in text:
        return None
    if found.period == "year":
        return Period.year(moment.year)
    return _calendar(str(moment.year), str(moment.month), str(moment.day) if found.period in {"day", "time"} else None)
