"""How much words, phrases and beginnings of words weigh in documents, reckoned for all segments together.

Each step is taken once for all segments where it can be: with arrays as short as these, the number of steps counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines import relevance
from search.engines.whoosh.grouping import Numbers, changes, located, numbers, spread
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Snapshot
from search.fields import Field

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Documents, ascending, and the weight that something has in each."""

    docs: Numbers
    weights: Weights


_EXTRA = relevance.TITLE_WEIGHT - 1
"""What standing in the title adds."""


class Term:
    """A stem in all segments, deleted documents too: what is asked of it is put together then, and stays."""

    def __init__(self, snapshot: Snapshot, stem: str) -> None:
        numbered = ((leaf, leaf.contents.text.terms.number(stem)) for leaf in snapshot.leaves)
        self._found = [(leaf, number) for leaf, number in numbered if number is not None]
        self._postings = [(leaf.contents.text, leaf.contents.text.stretch(number)) for leaf, number in self._found]

    @cached_property
    def docs(self) -> Numbers:
        """The documents that have it, ascending."""
        parts = [postings.docs[own] for postings, own in self._postings]
        docs = np.concatenate([np.empty(0, np.int64), *parts], dtype=np.int64)
        end = 0
        for (leaf, _), part in zip(self._found, parts, strict=True):
            begin, end = end, end + len(part)
            if leaf.first_doc:
                docs[begin:end] += leaf.first_doc
        return docs

    @cached_property
    def _times(self) -> NDArray[Any]:
        """How often it stands in each."""
        return _one([postings.times[own] for postings, own in self._postings])

    @cached_property
    def titled(self) -> tuple[Numbers, Numbers]:
        """Which of the documents have it in the title, and how often."""
        places, times = [], []
        begin = 0
        for postings, own in self._postings:
            at, often = postings.title_times(own)
            places.append(at + begin)
            times.append(often)
            begin += own.stop - own.start
        return _one(places), _one(times)

    def weighted(self, field: Field) -> Weighted:
        """What it weighs."""
        at, often = self.titled
        if field is Field.TITLE:
            return Weighted(self.docs[at], often.astype(np.float64) * relevance.TITLE_WEIGHT)
        weights = self._times.astype(np.float64)
        weights[at] += often * _EXTRA
        return Weighted(self.docs, weights)

    def having(self, field: Field) -> Numbers:
        """The documents that have it there, ascending."""
        return self.docs[self.titled[0]] if field is Field.TITLE else self.docs

    @cached_property
    def _starts(self) -> Integers:
        """Where the positions in each document begin, among all of them, and the end."""
        starts: Integers = np.zeros(len(self._times) + 1, np.uint32 if len(self.positions) < 1 << 32 else np.int64)
        np.cumsum(self._times, dtype=starts.dtype, out=starts[1:])
        return starts

    @cached_property
    def positions(self) -> NDArray[Any]:
        """Where it stands, document by document."""
        return _one([leaf.contents.text.positions_of(number) for leaf, number in self._found])

    def places(self, at: Numbers, ranks: NDArray[Any]) -> NDArray[Any]:
        """Its positions in some of its documents, given by their places; to each the rank of its document is added."""
        begins = numbers(self._starts[at])
        times = self._starts[at + 1] - begins
        found: NDArray[Any] = np.repeat(ranks, times)
        found += self.positions[spread(begins, times)]
        return found


def _one(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Arrays one after the other."""
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, np.uint8), *parts])


def of_beginning(snapshot: Snapshot, begin: str, field: Field) -> Weighted:
    """The weight of all words together that begin so."""
    sums = np.zeros(snapshot.docs)
    for leaf in snapshot.leaves:
        postings = leaf.contents.word
        low, high = postings.terms.beginning(begin)
        stretch = slice(int(postings.starts[low]), int(postings.starts[high]))
        docs = numbers(postings.docs[stretch])
        at, often = postings.title_times(stretch)
        own = sums[leaf.docs]
        if field is Field.TITLE:
            np.add.at(own, docs[at], often * float(relevance.TITLE_WEIGHT))
        else:
            weights = postings.times[stretch].astype(np.float64)
            weights[at] += often * _EXTRA
            np.add.at(own, docs, weights)
    having = np.flatnonzero(sums > 0)
    return Weighted(having, sums[having])


def of_phrase(snapshot: Snapshot, terms: Sequence[Term], field: Field) -> Weighted:
    """The weight of words that stand one after the other."""
    docs, at = _having(terms)
    if not len(docs):
        return Weighted(docs, np.empty(0, np.float64))
    ranks, bits = _ranks(docs, terms)
    # counted on to the last word, so that all words of one phrase share a place
    places = [
        term.places(at[term], ranks + ranks.dtype.type(len(terms) - 1 - number)) for number, term in enumerate(terms)
    ]
    ends = reduce(_in_both, sorted(places, key=len))
    return _weighted(snapshot, _Ends(docs, ends, bits), len(terms), field)


def of_pairs(snapshot: Snapshot, pairs: Sequence[tuple[Term, Term]], docs: Numbers) -> Iterator[Weighted]:
    """For each pair of words the weight of the one followed by the other, in documents among some, ascending."""
    terms = set(chain.from_iterable(pairs))
    ranks, bits = _ranks(docs, tuple(terms))
    places = {}
    for term in terms:
        kept, at = located(docs, term.docs)
        places[term] = term.places(at, ranks[kept])
    for first, second in pairs:
        ends = _in_both(places[first] + ranks.dtype.type(1), places[second])
        yield _weighted(snapshot, _Ends(docs, ends, bits), 2, Field.TEXT)


def _ranks(docs: Numbers, terms: Sequence[Term]) -> tuple[NDArray[Any], int]:
    """The rank of each document above as many bits as a position takes there, and how many those are.

    One bit more than it takes, as positions are counted on to the last word.
    """
    short = all(term.positions.itemsize <= 2 for term in terms)  # noqa: PLR2004 - bytes
    # half of the width is sorted twice as fast
    kind, bits = (np.uint32, 17) if short and len(docs) <= 1 << 15 and len(terms) <= 1 << 16 else (np.uint64, 40)
    return np.left_shift(np.arange(len(docs)), bits).astype(kind), bits


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where phrases end: the rank of the document, above the position, ascending."""

    docs: Numbers
    ends: NDArray[Any]
    bits: int


def _weighted(snapshot: Snapshot, found: _Ends, length: int, field: Field) -> Weighted:
    """The weight of a phrase of that length that ends there."""
    if not len(found.ends):
        return Weighted(found.docs[:0], np.empty(0, np.float64))
    kind = found.ends.dtype.type
    rank = numbers(found.ends >> kind(found.bits))
    position = numbers(found.ends & kind((1 << found.bits) - 1)) - (length - 1)
    first = changes(rank)
    in_title = np.less(position, snapshot.title_lengths[found.docs[rank]]).astype(np.float64)
    titled = np.add.reduceat(in_title, first)
    times = np.diff(np.append(first, len(rank))).astype(np.float64)
    weights = titled * relevance.TITLE_WEIGHT if field is Field.TITLE else times + titled * _EXTRA
    kept = np.flatnonzero(weights)
    return Weighted(found.docs[rank[first[kept]]], weights[kept])


def _having(terms: Sequence[Term]) -> tuple[Numbers, dict[Term, Numbers]]:
    """The documents that have each of the words, and their places among those of each: sought rarest first."""
    rarest, *more = sorted(set(terms), key=lambda each: len(each.docs))
    docs, at = rarest.docs, {rarest: np.arange(len(rarest.docs))}
    for term in more:
        kept, own = located(docs, term.docs)
        docs, at = docs[kept], {other: places[kept] for other, places in at.items()} | {term: own}
    return docs, at


def _in_both(some: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
    """The numbers that stand in both, each of which has none twice: sorting them together beats looking each one up."""
    together = np.concatenate([some, others])
    together.sort()
    same: NDArray[Any] = together[np.flatnonzero(together[1:] == together[:-1])]
    return same
