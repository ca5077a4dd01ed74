"""The end of what is typed, completed to names and words of the archive."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from search.analysis import words
from search.fields import FIELDS, NAMED, Field, FieldKind

Complete = Callable[[Field, str, int], Sequence[tuple[str, int]]]
"""Names in a field that go on from a beginning, with the number of articles (see `engines.protocol`)."""

_NAMES = (Field.PERSON, Field.ORG, Field.PLACE, Field.SOURCE)
_NAMED = (Field.PERSON, Field.ORG, Field.PLACE, Field.OTHER)
_LONGEST_NAME = 4
"""Words of a name that are typed before the last of them is complete."""
_LEAST = 2
"""Letters of a word before it is completed."""
_OPEN = re.compile(r"[^\"()]*$")
"""What stands after the last quote or parenthesis."""
_SYNTAX = re.compile(r"[\":()*]|(?:^|\s)-")
"""What makes more of a query than plain words."""
_LOOKED_AT = 20
"""Names that go on from the words typed, among which are those that hold them whole."""
_FIELDED = re.compile(r"-?(?P<field>[A-Za-z]+):=?")


@dataclass(frozen=True, slots=True)
class Completion:
    """A name, or for TEXT a word, how many articles have it, and what is typed with it in its place."""

    field: Field
    name: str
    count: int
    words: str


def complete(ask: Complete, typed: str, limit: int) -> tuple[Completion, ...]:
    """The completions, most articles first; of the ends that begin a name, the longest counts.

    A name is written so that exactly it is found. What is in quotes is left alone.
    """
    if typed.count('"') % 2:
        return ()
    for head, tail, fields in _ends(typed):
        found = [
            Completion(field, name, count, head + _exactly(field, name))
            for field in fields
            for name, count in ask(field, tail, limit)
            if '"' not in name
        ]
        if found:
            break
    else:
        found = []
    ranked = sorted((*found, *_words(ask, typed, limit)), key=lambda one: (-one.count, one.name, one.field))
    return tuple(ranked[:limit])


def complete_name(ask: Complete, typed: str, limit: int) -> tuple[Completion, ...]:
    """The names of somebody or something one of whose words goes on from what is typed, most articles first."""
    if len(typed.strip()) < _LEAST:
        return ()
    found = [Completion(field, name, count, name) for field in _NAMED for name, count in ask(field, typed, limit)]
    return tuple(sorted(found, key=lambda one: (-one.count, one.name, one.field))[:limit])


def named(ask: Complete, typed: str, least: float, limit: int) -> tuple[Completion, ...]:
    """The names in at least so many articles that hold all of the words typed; none for what is no plain words."""
    asked = set(words(typed))
    if not asked or _SYNTAX.search(typed):
        return ()
    found = (one for one in complete_name(ask, typed, _LOOKED_AT) if asked <= set(words(one.name)))
    quotable = (one for one in found if one.count >= least and '"' not in one.name)
    return tuple(replace(one, words=_exactly(one.field, one.name)) for one in islice(quotable, limit))


def _exactly(field: Field, name: str) -> str:
    return f'{field.value}:="{name}"'


def _ends(typed: str) -> Iterator[tuple[str, str, tuple[Field, ...]]]:
    """What stands before the name, its beginning, and the fields to look in; the longest beginning first."""
    end = _OPEN.search(typed)
    starts = [found.start() for found in re.finditer(r"\S+", typed) if end and found.start() >= end.start()]
    for start in starts[-_LONGEST_NAME:]:
        head, tail = typed[:start], typed[start:]
        fielded = _FIELDED.match(tail)
        field = NAMED.get(fielded["field"].lower()) if fielded else None
        if fielded and field and FIELDS[field].kind is FieldKind.NAME:
            sign = "-" if tail.startswith("-") else ""
            yield head + sign, tail[fielded.end() :], (field,)
        elif len(tail.strip()) >= _LEAST and ":" not in tail and not tail.startswith("-"):
            yield head, tail, _NAMES


def _words(ask: Complete, typed: str, limit: int) -> Iterator[Completion]:
    """The last word completed, unless it is whole already."""
    found = re.search(r"(?:^|[\s(-])(?P<word>[^\W_]{2,})$", typed)
    if not found:
        return
    word = found["word"]
    for whole, count in ask(Field.TEXT, word, limit):
        if whole != word.lower():
            yield Completion(Field.TEXT, whole, count, typed[: found.start("word")] + whole)
