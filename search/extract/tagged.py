"""What the language model says about a text: words with tags, sentences, names.

Plain tuples of offsets, so that the rest of Dateline reads them without the model's library.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.model import EntityKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text: half-open character offsets, and what it names."""

    start: int
    end: int
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Tagged:
    """One text, read by the model.

    `starts`, `ends` and `tags` run in parallel, one entry a word or punctuation mark (white space has none); `tags`
    are fine Penn Treebank tags (`NNP`, `VBD`), empty strings when the model has no tagger. `sentences` are half-open
    character spans without white space around them. Everything is in the order of the text and nothing overlaps.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]


LEAST_VOTES = 2
"""A kind needs so many mentions before it rules over the others."""

SURNAME_VOTE = 2
"""How much a full name says about its last word alone: a Salvador Allende makes Allende a person."""

SHORTEST = 3
"""Letters a name needs before it is looked for in the rest of the text."""

OFTEN = 2
"""Mentions a single word needs before it is looked for; words like May are names now and then."""


def agree(text: str, starts: Sequence[int], ends: Sequence[int], names: Sequence[Name]) -> tuple[Name, ...]:
    """One article speaks of one thing in one way.

    The same words get the kind that most of their mentions have, and are found wherever they stand. A model sees a
    few words at a time; an article says who somebody is once, and then only uses the name.
    """
    kinds = _ruling_kinds(text, names)
    settled = [Name(name.start, name.end, kinds.get(text[name.start : name.end], name.kind)) for name in names]
    settled.extend(_overlooked(text, set(starts), set(ends), settled))
    return tuple(sorted(settled, key=lambda name: name.start))


def _ruling_kinds(text: str, names: Sequence[Name]) -> dict[str, EntityKind]:
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        words = text[name.start : name.end]
        votes[words][name.kind] += 1
        if name.kind is EntityKind.PERSON and " " in words:
            votes[words.split()[-1]][name.kind] += SURNAME_VOTE
    ruling: dict[str, EntityKind] = {}
    for words, counts in votes.items():
        (kind, most), *others = counts.most_common(2)
        if most >= LEAST_VOTES and (not others or most > others[0][1]):
            ruling[words] = kind
    return ruling


def _overlooked(text: str, starts: set[int], ends: set[int], names: Sequence[Name]) -> Iterator[Name]:
    """Mentions of names of this text that were not marked: of one word if marked twice elsewhere, of more if once."""
    taken = {place for name in names for place in range(name.start, name.end)}
    marked = Counter((text[name.start : name.end], name.kind) for name in names)
    for (words, kind), count in sorted(marked.items(), key=lambda item: (-len(item[0][0]), item[0])):
        lonely = count < OFTEN and " " not in words
        if kind is EntityKind.OTHER or lonely or len(words) < SHORTEST or not words[0].isupper():
            continue
        start = text.find(words)
        while start >= 0:
            end = start + len(words)
            if start in starts and end in ends and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield Name(start, end, kind)
            start = text.find(words, end)
