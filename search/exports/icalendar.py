"""iCalendar (RFC 5545): every event as an entry of whole days, from its first to its last."""

import re
from collections.abc import Iterator

from search import phrasing
from search.exports.format import YEARS_OF_FOUR_DIGITS, Format, identifier, names, newest, others_say, plain
from search.exports.whole import Whole
from search.model import EventKind
from search.period import calendar_day
from search.results import TimelineEvent
from search.sentences import readable

_LONGEST_LINE = 75
"""Octets of a line without its end."""
_ESCAPED = re.compile(r"[\\;,]")


def write(whole: Whole) -> Iterator[str]:
    """A calendar of all-day entries; the end of each is the day after its last, as the format wants it."""
    title = f"What happened: {whole.view.words}" if whole.view.words else "What happened"
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dateline//Timeline//EN",
        f"NAME:{escaped(title)}",
        f"DESCRIPTION:{escaped(whole.said)}",
    )
    yield "".join(map(folded, head))
    for told in whole.events:
        yield "".join(map(folded, _entry(told)))
    yield folded("END:VCALENDAR")


def _entry(told: TimelineEvent) -> Iterator[str]:
    event = told.event
    yield "BEGIN:VEVENT"
    yield f"UID:{identifier(told)}"
    yield f"DTSTAMP:{_day(newest(told))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.period.start)}"
    yield f"DTEND;VALUE=DATE:{_day(event.period.end)}"
    yield f"SUMMARY:{escaped(readable(event))}"
    yield f"DESCRIPTION:{_description(told)}"
    if found := names(told):
        yield f"CATEGORIES:{','.join(map(escaped, found))}"
    yield f"STATUS:{'TENTATIVE' if event.kind is EventKind.PLANNED else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(told: TimelineEvent) -> str:
    said = f"{phrasing.period(told.event.period)}, read from “{told.event.date.text}”"
    lines = [said, *(", ".join(filter(None, (one.title or one.id, one.source))) for one in told.witnesses)]
    return r"\n".join(map(escaped, filter(None, (*lines, others_say(told)))))


def _day(number: int) -> str:
    year, month, day = calendar_day(number)
    return f"{year:04d}{month:02d}{day:02d}"


def escaped(text: str) -> str:
    """A text as the value of a property."""
    return _ESCAPED.sub(lambda found: f"\\{found[0]}", plain(text))


def folded(line: str) -> str:
    """A line cut where it is too long, between letters, each piece but the first after a space."""
    pieces, length = [""], 0
    for letter in line:
        octets = len(letter.encode(errors="replace"))
        if length + octets > _LONGEST_LINE:
            pieces.append(" ")
            length = 1
        pieces[-1] += letter
        length += octets
    return "\r\n".join(pieces) + "\r\n"


FORMAT = Format(
    "ics",
    "iCalendar",
    "entries for a calendar, of whole days",
    "text/calendar",
    "ics",
    write,
    days=YEARS_OF_FOUR_DIGITS,
)
