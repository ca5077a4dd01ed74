"""What users decide about names, dates and events; a later decision wins over an earlier one.

Decisions on names hold for the whole archive. All others are about one article, and point at its text by a `Place`,
which is found again when the text has changed, and says so when it cannot be.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from search.model import EntityKind, Name


@dataclass(frozen=True, slots=True)
class Rename:
    """Show a name as another."""

    kind: EntityKind
    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Several names are one, shown as `into`, which is one of them or a new one."""

    names: tuple[Name, ...]
    into: Name


@dataclass(frozen=True, slots=True)
class Split:
    """These names, which were taken for one with others, are to stand apart; each as it is written."""

    kind: EntityKind
    name: str
    apart: tuple[str, ...]
    """Names as articles hold them, or wordings of their mentions."""


@dataclass(frozen=True, slots=True)
class HideName:
    """This is no name worth showing."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Retype:
    """A name is of another kind."""

    kind: EntityKind
    name: str
    to: EntityKind


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase in the text of an article, with the few words around it by which it is known again."""

    article: str
    start: int
    phrase: str
    before: str = ""
    """What stood just before it and"""
    after: str = ""
    """just behind it; both may be empty, as in a decision written by hand."""

    @property
    def end(self) -> int:
        """Where the phrase ended."""
        return self.start + len(self.phrase)


@dataclass(frozen=True, slots=True)
class FixDate:
    """A phrase means another time, given in EDTF; the events that it dates move with it."""

    place: Place
    edtf: str


@dataclass(frozen=True, slots=True)
class HideDate:
    """A phrase is no date: neither it nor the events that it dates are shown."""

    place: Place


@dataclass(frozen=True, slots=True)
class ConfirmDate:
    """A phrase was read rightly."""

    place: Place


@dataclass(frozen=True, slots=True)
class HideEvent:
    """The sentence around a phrase reports nothing worth a place in the timeline at the time that the phrase names."""

    place: Place


@dataclass(frozen=True, slots=True)
class Publish:
    """An article was published then (EDTF); what it dates relatively is read again from there."""

    article: str
    edtf: str


@dataclass(frozen=True, slots=True)
class Undo:
    """An earlier decision holds no longer; undoing an undoing brings it back."""

    number: int


OfName = Rename | Merge | Split | HideName | Retype
OfPlace = FixDate | HideDate | ConfirmDate | HideEvent
OfArticle = OfPlace | Publish
What = OfName | OfArticle | Undo


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it is kept: `number` counts from 1 and is never given again."""

    number: int
    what: What
    made: str = ""
    """When, ISO 8601; told by whoever asked the clock."""
    note: str = ""


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in the order of their numbers: neither undone, nor an undoing."""
    undone: set[int] = set()
    holding = []
    for decision in sorted(decisions, key=lambda each: -each.number):
        if decision.number in undone:
            continue
        if isinstance(decision.what, Undo):
            undone.add(decision.what.number)
        else:
            holding.append(decision)
    return tuple(reversed(holding))


def article_of(what: What) -> str | None:
    """The article that a decision is about; None where it is about names, or another decision."""
    match what:
        case FixDate() | HideDate() | ConfirmDate() | HideEvent():
            return what.place.article
        case Publish():
            return what.article
        case _:
            return None
