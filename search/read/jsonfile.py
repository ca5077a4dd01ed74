"""JSON documents: one article, a list of articles, or a list wrapped in an object (`{"articles": [...]}`).

A list is read item by item, so that it may be larger than memory; an object is read whole.
"""

import json
from collections.abc import Iterator
from typing import Final, TextIO

from search.read.content import LARGEST, Content
from search.read.draft import Draft, Drafts, Flaw
from search.read.row import draft_of

_WRAPPERS: Final = (
    *("articles", "items", "results", "documents", "docs", "entries", "stories", "posts", "news", "hits"),
    *("data", "response"),
)
_PIECE: Final = 1_000_000
_BLANK: Final = "\ufeff \t\r\n"
_MARGIN: Final = 16
"""An error this near to the end of what is in memory may only mean that the rest is needed."""


def drafts(content: Content) -> Drafts:
    """The articles of the document, numbered in their order; where it stops being JSON, one flaw."""
    number, flawed = 0, False
    with content.characters() as stream:
        for value, line, alone in _values(stream):
            if isinstance(value, Flaw):
                flawed = True
                yield value
                continue
            for row in _rows(value, content):
                number += 1
                yield _read(row, content, 0 if alone and row is value else number, line)
    if not number and not flawed:
        yield Flaw("holds no articles")


def _read(row: object, content: Content, number: int, line: int) -> Draft | Flaw:
    if isinstance(row, dict):
        return draft_of(row, content.columns, number=number, line=line)
    return Flaw(f"item {number} is not a JSON object", 'write each article as {"title": ..., "text": ...}', line)


def _rows(value: object, content: Content) -> list[object]:
    """The articles in a value: those of the list it wraps, or itself."""
    if not isinstance(value, dict):
        return [value]
    named = {str(name).lower(): inner for name, inner in value.items()}
    if named.keys().isdisjoint(_WRAPPERS) or "text" in content.columns.values(value):
        return [value]
    for wrapper in _WRAPPERS:
        inner = named.get(wrapper)
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner):
            return inner
        if isinstance(inner, dict) and (rows := _rows(inner, content))[0] is not inner:
            return rows
    return [value]


def _values(stream: TextIO) -> Iterator[tuple[object, int, bool]]:
    """The items of a list, or values that follow one another, each with its line and whether it is all there is."""
    window = _Window(stream)
    listed = window.peek() == "["
    if listed:
        window.skip(1)
    first = True
    while (mark := window.peek()) and mark != "]":
        line = window.line
        value = window.value()
        follows = "" if isinstance(value, Flaw) else window.peek()
        yield value, line, first and not listed and not follows
        if isinstance(value, Flaw):
            return
        if follows == ",":
            window.skip(1)
        elif listed and follows != "]":
            break
        first = False
    if listed and window.peek() != "]":
        yield Flaw("the list breaks off here; what follows is not read", "mend the file", window.line), 0, False


class _Window:
    """The part of a stream of JSON that is in memory: as much as the next value needs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self.line = 1

    def peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            rest = self._at
            while rest < len(self._text) and self._text[rest] in _BLANK:
                rest += 1
            self.skip(rest - self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._grow():
                return ""

    def skip(self, count: int) -> None:
        """Go on by so many characters."""
        self.line += self._text.count("\n", self._at, self._at + count)
        self._at += count

    def value(self) -> object:
        """The JSON value that begins here, or the flaw in it."""
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.pos > len(self._text) - _MARGIN or error.msg.startswith("Unterminated")
                if not unfinished or not self._grow():
                    line = self.line + self._text.count("\n", self._at, error.pos)
                    return Flaw(f"not valid JSON ({error.msg}); what follows is not read", "mend the file", line)
            except (ValueError, RecursionError):
                return Flaw("not valid JSON (nested too deeply, or a number too long)", line=self.line)
            else:
                if end < len(self._text) or not self._grow():
                    self.skip(end - self._at)
                    return value
            if len(self._text) - self._at > LARGEST:
                return Flaw("a single value longer than can be read", "make it JSON Lines", self.line)

    def _grow(self) -> bool:
        """Take in more, at least as much again as is held, so that long values are tried only a few times."""
        self._text = self._text[self._at :]
        self._at = 0
        more = self._stream.read(max(_PIECE, len(self._text)))
        self._text += more
        return bool(more)
