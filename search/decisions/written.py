"""A decision as YAML writes it, and back.

One decision is one block of `key: value` lines, in words that can be read and written by hand:

    - number: 3
      decision: fix date
      article: news/capture.txt
      phrase: on Friday
      at: 120
      date: 2024-12-20
      made: 2026-11-23T17:40:00+00:00
      note: the paper came out late
"""

from collections.abc import Callable
from typing import Any

from search.decisions import (
    ConfirmDate,
    Decision,
    FixDate,
    HideDate,
    HideEvent,
    HideName,
    Merge,
    Place,
    Publish,
    Rename,
    Retype,
    Split,
    Undo,
    What,
)
from search.model import EntityKind, Name
from search.period import Period

Row = dict[str, Any]
"""Texts, and lists of texts, by key."""

WORDS: dict[type[What], str] = {
    Rename: "rename",
    Merge: "merge",
    Split: "split",
    HideName: "hide name",
    Retype: "retype",
    FixDate: "fix date",
    HideDate: "hide date",
    ConfirmDate: "confirm date",
    HideEvent: "hide event",
    Publish: "publish",
    Undo: "undo",
}
"""What each kind of decision is called."""


def write(decision: Decision) -> Row:
    """The decision as keys and values, what is empty left out."""
    row = {"number": decision.number, "decision": WORDS[type(decision.what)], **_row(decision.what)}
    row |= {"made": decision.made, "note": decision.note}
    return {key: value for key, value in row.items() if value != ""}


def read(row: object) -> Decision:
    """The decision that keys and values write. Raises ValueError, saying what is wrong."""
    if not isinstance(row, dict):
        raise ValueError("it is no list of `key: value` lines")  # noqa: TRY004 - it was written so, not called so
    keys = _Keys(row)
    word = keys.text("decision")
    if word not in _READ:
        raise ValueError(f"there is no decision {word!r}; there are {', '.join(_READ)}")
    number = keys.number("number")
    decision = Decision(number, _READ[word](keys), keys.text("made", ""), keys.text("note", ""))
    if isinstance(decision.what, Undo) and decision.what.number >= number:
        raise ValueError("it undoes a decision that is not earlier")
    if unknown := keys.unread():
        raise ValueError(f"it has no key {unknown[0]!r}")
    return decision


def _row(what: What) -> Row:
    match what:
        case Rename(kind, name, to):
            return {"kind": kind.value, "name": name, "to": to}
        case Merge(names, into):
            return {"names": [_named(name) for name in names], "into": _named(into)}
        case Split(kind, name, apart):
            return {"kind": kind.value, "name": name, "apart": list(apart)}
        case HideName(kind, name):
            return {"kind": kind.value, "name": name}
        case Retype(kind, name, to):
            return {"kind": kind.value, "name": name, "to": to.value}
        case FixDate(place, edtf):
            return {**_place_row(place), "date": edtf}
        case HideDate(place) | ConfirmDate(place) | HideEvent(place):
            return _place_row(place)
        case Publish(article, edtf):
            return {"article": article, "date": edtf}
        case Undo(number):
            return {"of": number}


def _place_row(place: Place) -> Row:
    return {
        "article": place.article,
        "phrase": place.phrase,
        "at": place.start,
        "before": place.before,
        "after": place.after,
    }


def _named(name: Name) -> str:
    kind, text = name
    return f"{kind.value} {text}"


class _Keys:
    """The keys of a block, each asked for by name; what nobody asked for is a slip of the pen."""

    def __init__(self, row: dict[Any, Any]) -> None:
        self._left = dict(row)

    def unread(self) -> list[str]:
        return [str(key) for key in self._left]

    def text(self, key: str, otherwise: str | None = None) -> str:
        value = self._left.pop(key, otherwise)
        if value is None:
            raise ValueError(f"it has no {key!r}")
        if not isinstance(value, str):
            raise ValueError(f"its {key!r} is no text")  # noqa: TRY004 - as above
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._left.pop(key, None)
        if not isinstance(value, list) or not value or not all(isinstance(each, str) and each for each in value):
            raise ValueError(f"its {key!r} is no list of texts")
        return tuple(value)

    def full(self, key: str) -> str:
        if not (text := self.text(key)).strip():
            raise ValueError(f"its {key!r} is empty")
        return text

    def number(self, key: str, least: int = 1) -> int:
        text = self.text(key)
        if not (text.isascii() and text.isdecimal()) or int(text) < least:
            raise ValueError(f"its {key!r} is no number from {least}: {text!r}")
        return int(text)

    def kind(self, key: str) -> EntityKind:
        return _kind(self.text(key))

    def name(self, text: str) -> Name:
        kind, _, name = text.partition(" ")
        if not name.strip():
            raise ValueError(f"{text!r} is no name; write PERSON Jane Doe")
        return _kind(kind), name

    def date(self) -> str:
        return Period.parse(self.text("date")).edtf

    def place(self) -> Place:
        return Place(
            self.full("article"),
            self.number("at", 0),
            self.full("phrase"),
            self.text("before", ""),
            self.text("after", ""),
        )


def _kind(written: str) -> EntityKind:
    if written not in set(EntityKind):
        raise ValueError(f"there is no kind of name {written!r}; there are {', '.join(EntityKind)}")
    return EntityKind(written)


_READ: dict[str, Callable[[_Keys], What]] = {
    WORDS[Rename]: lambda keys: Rename(keys.kind("kind"), keys.full("name"), keys.full("to")),
    WORDS[Merge]: lambda keys: Merge(
        tuple(keys.name(each) for each in keys.texts("names")), keys.name(keys.full("into"))
    ),
    WORDS[Split]: lambda keys: Split(keys.kind("kind"), keys.full("name"), keys.texts("apart")),
    WORDS[HideName]: lambda keys: HideName(keys.kind("kind"), keys.full("name")),
    WORDS[Retype]: lambda keys: Retype(keys.kind("kind"), keys.full("name"), keys.kind("to")),
    WORDS[FixDate]: lambda keys: FixDate(keys.place(), keys.date()),
    WORDS[HideDate]: lambda keys: HideDate(keys.place()),
    WORDS[ConfirmDate]: lambda keys: ConfirmDate(keys.place()),
    WORDS[HideEvent]: lambda keys: HideEvent(keys.place()),
    WORDS[Publish]: lambda keys: Publish(keys.full("article"), keys.date()),
    WORDS[Undo]: lambda keys: Undo(keys.number("of")),
}
