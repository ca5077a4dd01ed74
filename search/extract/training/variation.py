"""The same text as other hands would have typed it, so that the pipeline reads names and not typography.

Every variation keeps the marks: capitals, small letters, spaces between all tokens as old collections have them,
curly and straight quotes, lost final stops, lines wrapped or unwrapped.
"""

import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.extract.training.examples import SHORT
from search.extract.training.gazetteer import draw
from search.extract.training.treebank import Parsed, Span

CURLY = str.maketrans({'"': "\N{RIGHT DOUBLE QUOTATION MARK}", "'": "\N{RIGHT SINGLE QUOTATION MARK}"})
STRAIGHT = {curly: straight for straight, curly in CURLY.items()} | str.maketrans(
    {"\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{LEFT SINGLE QUOTATION MARK}": "'"}
)

_SMALL = re.compile(r"(?<![\w'\u2019.@/])[a-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Odds:
    """How often a text is changed in which way."""

    spaced: float = 0.12
    curly: float = 0.07
    straight: float = 0.07
    wrapped: float = 0.10
    unstopped: float = 0.04
    upper: float = 0.03
    lower: float = 0.03
    headline: float = 0.12


USUAL = Odds()


def vary(
    parsed: Parsed,
    tokens: Callable[[str], Iterable[tuple[int, int]]],
    chance: random.Random,
    odds: Odds = USUAL,
) -> Parsed:
    """One text as it is (mostly) or changed in one or two ways."""
    if chance.random() < odds.spaced:
        parsed = space_out(parsed, tokens(parsed.text))
    draw = chance.random()
    if draw < odds.curly + odds.straight:
        parsed = _spell(parsed, parsed.text.translate(CURLY if draw < odds.curly else STRAIGHT))
    if chance.random() < odds.wrapped:
        parsed = rewrap(parsed)
    if chance.random() < odds.unstopped and parsed.text.endswith("."):
        parsed = _shorten(parsed)
    if chance.random() < odds.headline:
        parsed = _spell(parsed, write_headline(parsed.text, chance))
    draw = chance.random()
    if draw < odds.upper:
        return _spell(parsed, parsed.text.upper())
    if draw < odds.upper + odds.lower:
        return _spell(parsed, parsed.text.lower())
    return parsed


def write_headline(text: str, chance: random.Random, longest: int = 110) -> str:
    """The first line with capitals as in a headline, its short words with or without; a long line is none."""
    end = text.find("\n")
    end = len(text) if end < 0 else end
    if end > longest:
        return text
    least = chance.choice((1, 4))
    return (
        _SMALL.sub(lambda word: word[0][0].upper() + word[0][1:] if len(word[0]) >= least else word[0], text[:end])
        + text[end:]
    )


def _spell(parsed: Parsed, text: str) -> Parsed:
    return replace(parsed, text=text) if len(text) == len(parsed.text) else parsed


def _shorten(parsed: Parsed) -> Parsed:
    end = len(parsed.text) - 1
    if any(stop > end for _, stop, _ in parsed.names or ()):
        return parsed
    words = None if parsed.words is None else tuple(word for word in parsed.words if word[1] <= end)
    return replace(parsed, text=parsed.text[:end], words=words)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a kind that may stand in each other's place, and those of their words that few names have.

    `listed` holds names of the whole world beside them, in lists of equal weight, each with what matters most first.
    """

    known: Mapping[str, Sequence[str]]
    rare: Mapping[str, Sequence[str]]
    listed: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)

    def choose(self, label: str, chance: random.Random) -> str:
        """A known name, one that never was, or a listed one."""
        lists = self.listed.get(label, ())
        pick = chance.randrange(2 + len(lists))
        if pick > 1:
            return draw(lists[pick - 2], chance)
        name = chance.choice(self.known[label])
        return _invent(name, self.rare[label], chance) if pick else name


def sort_names(
    known: Mapping[str, Sequence[str]], listed: Mapping[str, Sequence[Sequence[str]]] | None = None, most: int = 2
) -> Names:
    """Names with their rare words: long, capitalised, of letters, and in two names at most."""
    rare: dict[str, tuple[str, ...]] = {}
    for label, names in known.items():
        counts = Counter(word for name in names for word in name.split())
        rare[label] = tuple(
            sorted(w for w, n in counts.items() if n <= most and w.isalpha() and w.istitle() and len(w) > SHORT)
        )
    return Names(known, rare, listed or {})


def swap(parsed: Parsed, names: Names, chance: random.Random, share: float = 0.5) -> Parsed:
    """Other names of the same kind in the places of some names, many of them never read or never been.

    What stands around a name must tell it, too: most names of a new article are in nobody's list. Tags do not survive
    this, sentences do.
    """
    text, last = "", 0
    spans: list[Span] = []
    moved: dict[int, int] = {}
    wanted = set(parsed.sentences or ())
    for start, end, label in sorted(parsed.names or ()):
        if start < last:
            continue
        moved |= {place: place - last + len(text) for place in wanted if last <= place <= start}
        text += parsed.text[last:start]
        name = parsed.text[start:end]
        if label in names.known and chance.random() < share:
            name = _fit(name, names.choose(label, chance), label)
        spans.append((len(text), len(text) + len(name), label))
        text += name
        last = end
    moved |= {place: place - last + len(text) for place in wanted if place >= last}
    text += parsed.text[last:]
    sentences = None if parsed.sentences is None else tuple(sorted(moved.values()))
    return Parsed(text, None, sentences, tuple(spans))


def _fit(name: str, other: str, label: str) -> str:
    """The other name in the manner of the first: a surname alone stays one, capitals stay capitals."""
    if label == "PERSON" and " " not in name:
        other = other.rsplit(maxsplit=1)[-1]
    return other.upper() if name.isupper() and len(name) > SHORT else other


def _invent(name: str, rare: Sequence[str], chance: random.Random) -> str:
    """The rare words of a name replaced by the head of one rare word and the tail of another."""
    words = name.split(" ")
    for place, word in enumerate(words):
        found = bisect_left(rare, word)
        if found < len(rare) and rare[found] == word:
            other = chance.choice(rare)
            words[place] = word[: len(word) // 2] + other[len(other) // 2 :]
    return " ".join(words)


def rewrap(parsed: Parsed, words: int = 11) -> Parsed:
    """Lines become one; or one line is wrapped after so many words."""
    if "\n" in parsed.text.strip():
        return replace(parsed, text=parsed.text.replace("\n", " "))
    parts = parsed.text.split(" ")
    lines = [" ".join(parts[start : start + words]) for start in range(0, len(parts), words)]
    return replace(parsed, text="\n".join(lines))


def space_out(parsed: Parsed, tokens: Iterable[tuple[int, int]]) -> Parsed:
    """A space before every token that had none."""
    moved: list[int] = []
    text = ""
    last = 0
    for start, end in tokens:
        gap = parsed.text[last:start] or (" " if text else "")
        while len(moved) < start:
            moved.append(min(len(text) + len(moved) - last, len(text) + len(gap)))
        text += gap
        moved.extend(range(len(text), len(text) + end - start))
        text += parsed.text[start:end]
        last = end
    moved.append(len(text))

    def shift(spans: tuple[Span, ...] | None) -> tuple[Span, ...] | None:
        return spans and tuple((moved[start], moved[end - 1] + 1, label) for start, end, label in spans)

    sentences = parsed.sentences and tuple(moved[place] for place in parsed.sentences if place < last)
    return replace(parsed, text=text, words=shift(parsed.words), names=shift(parsed.names), sentences=sentences)
