"""What users decide about names, dates and events; a later decision wins over an earlier one.

Decisions on names hold for the whole archive. All others are about one article, and point at its text: `start` and
`end` are offsets, `phrase` is what stood there, so that a decision finds its place again when the text has changed,
and says so when it cannot.
"""

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
class FixDate:
    """A phrase means another time, given in EDTF; the events that it dates move with it."""

    article: str
    start: int
    end: int
    phrase: str
    edtf: str


@dataclass(frozen=True, slots=True)
class HideDate:
    """A phrase is no date: neither it nor the events that it dates are shown."""

    article: str
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class ConfirmDate:
    """A phrase was read rightly."""

    article: str
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class HideEvent:
    """A sentence reports nothing worth a place in the timeline, at the time its phrase names."""

    article: str
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Publish:
    """An article was published then (EDTF); what it dates relatively is read again from there."""

    article: str
    edtf: str


OfName = Rename | Merge | Split | HideName | Retype
OfArticle = FixDate | HideDate | ConfirmDate | HideEvent | Publish


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it is kept: `number` counts from 1 and is never given again."""

    number: int
    what: OfName | OfArticle
    made: str = ""
    """When, ISO 8601; told by whoever asked the clock."""
    note: str = ""
