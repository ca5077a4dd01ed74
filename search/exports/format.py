"""What there is to know of a file format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

from search import phrasing
from search.exports.whole import Days, Whole
from search.period import Period
from search.results import TimelineEvent

YEARS_OF_FOUR_DIGITS: Days = (Period.year(1).start, Period.day(9999, 12, 31).start)
"""The days that a calendar of four-digit years can name, and the one after each of them."""

_NAMESPACE = UUID("6f0f8d4e-7c0b-5a53-9c1c-0d6f1c2f5b11")
"""What the identifiers of our events are derived from."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write events down."""

    name: str
    """As it is typed on the command line, and the ending of a file's address."""
    label: str
    purpose: str
    mimetype: str
    ending: str
    write: Callable[[Whole], Iterator[str]]
    days: Days | None = None
    """What it can hold: events that lie wholly within these days; None for all."""
    suits: int | None = None
    """How many events it is made for."""


def names(told: TimelineEvent) -> tuple[str, ...]:
    """The names in an event, each once, in the order of its sentence."""
    return tuple(dict.fromkeys(entity.name for entity in told.event.entities))


def others_say(told: TimelineEvent) -> str:
    """That other articles give another day, as a sentence; empty where none does."""
    others = " or ".join(phrasing.period(other.period) for other in told.conflicts)
    return f"Others say {others}." if others else ""


def identifier(told: TimelineEvent) -> UUID:
    """The same for an event wherever and whenever it is written out."""
    return uuid5(_NAMESPACE, told.event.id)


def newest(told: TimelineEvent) -> int:
    """The day on which the latest witness was published; the event's own where none is dated."""
    days = [witness.published.period.start for witness in told.witnesses if witness.published]
    return max(days, default=told.event.period.start)


def plain(text: str) -> str:
    """A text on one line, without what no text file may hold: control characters and halves of surrogate pairs."""
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return " ".join(text.split())
