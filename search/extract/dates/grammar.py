"""Rules: what a phrase of time looks like, what it means, and examples that prove it.

A pattern is a regular expression over tokens: capitals name a class (`MONTH`), small letters a word (`ago`), a name
and a colon keep what follows (`d:DAY`, `d:(DAY|ORDDAY)`); `( ) | ? * +` mean what they always do, and spaces nothing.
What stands after `>` must follow, but is no part of the phrase.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from search.extract.dates.lexer import Lexed, codes_of

if TYPE_CHECKING:
    from search.extract.dates.context import Context
    from search.extract.dates.values import Reading


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the phrase in square brackets, the publication day (empty: unknown), and the phrase's value."""

    text: str
    published: str
    value: str


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's pattern found at some tokens of a text."""

    lexed: Lexed
    found: re.Match[str]

    @property
    def first(self) -> int:
        """Its first token."""
        return self.found.start()

    @property
    def past(self) -> int:
        """The token after its last."""
        return self.found.end()

    def has(self, name: str) -> bool:
        """Whether the named part is there; a pattern without such a part has none."""
        return name in self.found.re.groupindex and self.found[name] is not None

    def number(self, name: str) -> float:
        """The number of the part's first token."""
        return self.lexed.numbers[self.found.start(name)]

    def whole(self, name: str) -> int:
        """The same as an integer."""
        return int(self.number(name))

    def word(self, name: str) -> str:
        """The part's first word in lower case; empty when the part is missing."""
        return self.lexed.words[self.found.start(name)] if self.has(name) else ""

    def words(self, name: str) -> list[str]:
        """All the part's words in lower case."""
        return self.lexed.words[self.found.start(name) : self.found.end(name)] if self.has(name) else []

    def written(self, name: str) -> str:
        """The part as it stands in the text."""
        first, past = self.found.span(name)
        return self.lexed.text[self.lexed.starts[first] : self.lexed.ends[past - 1]]


Read = Callable[[Match, "Context"], "Reading | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time; `read` gives its value, or None when the phrase is no time after all.

    `modified` lets "early", "the end of" and their like stand before it, `parted` a clock time before it or a part of
    the day on either side. `not_after` and `not_before` are classes that must not stand before and behind it.
    """

    name: str
    pattern: str
    read: Read
    examples: tuple[Example, ...]
    modified: bool = False
    parted: bool = False
    not_after: str = ""
    not_before: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a pattern: its regular expression over codes, and what a match can begin with.

    `pairs` has the codes of its first token, each with those that can be second; those in `alone` can be all of it.
    """

    expression: str
    pairs: Mapping[str, frozenset[str]]
    alone: frozenset[str]
    empty: bool = False

    def then(self, other: "_Part") -> "_Part":
        """The two, one after the other."""
        first = frozenset(other.pairs)
        pairs = {code: second | first if code in self.alone else second for code, second in self.pairs.items()}
        return _Part(
            self.expression + other.expression,
            _united((pairs, other.pairs)) if self.empty else pairs,
            (self.alone if other.empty else frozenset()) | (other.alone if self.empty else frozenset()),
            empty=self.empty and other.empty,
        )


def _united(all_pairs: Iterable[Mapping[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    """The first and second codes of any of several patterns."""
    pairs: dict[str, frozenset[str]] = {}
    for own in all_pairs:
        for code, second in own.items():
            pairs[code] = pairs[code] | second if code in pairs else second
    return pairs


_PIECE: Final = re.compile(r"(?P<name>[a-z_]\w*):|(?P<term>\w+)|(?P<sign>[()|?*+])")
_NOTHING: Final = _Part("", {}, frozenset(), empty=True)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, and the codes a match can begin with.

    `pairs` has those of the first token, each with those of the second; behind those in `alone` anything can stand.
    """

    expression: re.Pattern[str]
    pairs: Mapping[str, frozenset[str]]
    alone: frozenset[str]

    def begins(self, two: str) -> bool:
        """Whether a match can begin with the codes of two tokens; or of one, at the end of a text."""
        return two[0] in self.alone or two[1:] in self.pairs.get(two[0], ())


def compile_pattern(pattern: str, *, not_after: str = "", not_before: str = "") -> Pattern:
    """A pattern as a regular expression over codes; KeyError for a word that no vocabulary lists."""
    phrase, _, behind_it = pattern.partition(">")
    part, following = _parsed(phrase), _parsed(behind_it) if behind_it else _NOTHING
    if part.empty:
        raise ValueError(f"a pattern that can be empty: {pattern}")
    behind = f"(?<![{_set(not_after)}])" if not_after else ""
    ahead = f"(?![{_set(not_before)}])" if not_before else ""
    if following.expression:
        ahead += f"(?={following.expression})"
    whole = part.then(following)
    expression = re.compile(f"{behind}(?:{part.expression}){ahead}")
    return Pattern(expression, whole.pairs, whole.alone)


def _parsed(pattern: str) -> _Part:
    pieces = [(str(found.lastgroup), found[found.lastgroup or 0]) for found in _PIECE.finditer(pattern)]
    pieces.reverse()
    part = _alternatives(pieces)
    if pieces:
        raise ValueError(f"a bracket too many: {pattern}")
    return part


def _set(names: str) -> str:
    return "".join(codes_of(name) for name in names.split())


def _alternatives(pieces: list[tuple[str, str]]) -> _Part:
    """Sequences between bars, up to a closing bracket or the end; takes pieces from the end of the list."""
    parts = [_sequence(pieces)]
    while pieces and pieces[-1][1] == "|":
        pieces.pop()
        parts.append(_sequence(pieces))
    return _Part(
        "|".join(part.expression for part in parts),
        _united(part.pairs for part in parts),
        frozenset().union(*(part.alone for part in parts)),
        empty=any(part.empty for part in parts),
    )


def _sequence(pieces: list[tuple[str, str]]) -> _Part:
    part = _NOTHING
    while pieces and pieces[-1][1] not in {"|", ")"}:
        part = part.then(_piece(pieces))
    return part


def _piece(pieces: list[tuple[str, str]]) -> _Part:
    """A word, a class or a bracket, with its name before and its count behind."""
    kind, written = pieces.pop()
    opening = "(?:"
    if kind == "name":
        opening = f"(?P<{written}>"
        kind, written = pieces.pop()
    if written == "(":
        part = _alternatives(pieces)
        pieces.pop()
        part = replace(part, expression=f"{opening}{part.expression})")
    else:
        codes = codes_of(written)
        term = f"[{codes}]"
        expression = f"{opening}{term})" if opening != "(?:" else term
        part = _Part(expression, dict.fromkeys(codes, frozenset[str]()), frozenset(codes))
    return _repeated(part, pieces.pop()[1]) if pieces and pieces[-1][1] in {"?", "*", "+"} else part


def _repeated(part: _Part, count: str) -> _Part:
    """The part with the sign behind it that says how often it comes."""
    pairs = part.pairs if count == "?" else part.then(part).pairs
    return replace(part, expression=part.expression + count, pairs=pairs, empty=part.empty or count != "+")
