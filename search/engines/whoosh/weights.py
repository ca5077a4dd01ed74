"""How much words, phrases and beginnings of words weigh in documents, reckoned for all segments together.

Each step is taken once for all segments where it can be: with arrays as short as these, the number of steps counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines import relevance
from search.engines.whoosh.grouping import Numbers, changes, numbers, places, spread
from search.engines.whoosh.postings import Postings
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Leaf, Snapshot
from search.fields import Field

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Documents, ascending, and the weight that something has in each."""

    docs: Numbers
    weights: Weights


NOTHING = Weighted(np.empty(0, np.int64), np.empty(0, np.float64))

Stem = Sequence[int | None]
"""The number of a stem in each segment, None where it does not stand."""


@dataclass(frozen=True, slots=True)
class Occurring:
    """Where a word stands: its documents, deleted ones too, and its positions in them, one after the other."""

    docs: Numbers
    ends: Integers
    """Where the positions of each document end."""
    positions: Integers

    @classmethod
    def of(cls, snapshot: Snapshot, stem: Stem, docs: Numbers) -> "Occurring":
        """That of a word that stands in these documents."""
        found = [
            (leaf.contents.text, term) for leaf, term in zip(snapshot.leaves, stem, strict=True) if term is not None
        ]
        times = np.concatenate([postings.times[postings.stretch(term)] for postings, term in found])
        positions = np.concatenate([postings.positions_of(term) for postings, term in found])
        return cls(docs, np.cumsum(times, dtype=np.uint32 if len(positions) < 1 << 32 else np.int64), positions)

    def places(self, docs: Numbers, ranks: NDArray[Any]) -> NDArray[Any]:
        """The positions in documents that have the word; to each the rank of its document is added."""
        at = places(docs, self.docs)
        begins = numbers(self.ends[at - 1])
        if not at[0]:
            begins[0] = 0
        times = numbers(self.ends[at]) - begins
        found: NDArray[Any] = np.repeat(ranks, times)
        found += self.positions[spread(begins, times)]
        return found


_EXTRA = relevance.TITLE_WEIGHT - 1
"""What standing in the title adds."""


def of_word(snapshot: Snapshot, stem: Stem, field: Field) -> Weighted:
    """The weight of a word."""
    found = [
        (leaf, leaf.contents.text, leaf.contents.text.stretch(term))
        for leaf, term in zip(snapshot.leaves, stem, strict=True)
        if term is not None
    ]
    if not found:
        return NOTHING
    if field is Field.TITLE:
        parts = [_in_titles(leaf, postings, stretch) for leaf, postings, stretch in found]
        return Weighted(*(np.concatenate(each) for each in zip(*parts, strict=True)))
    docs = np.concatenate([postings.docs[stretch] for _, postings, stretch in found], dtype=np.int64)
    weights = np.concatenate([postings.times[stretch] for _, postings, stretch in found], dtype=np.float64)
    begin = 0
    for leaf, postings, stretch in found:
        end = begin + stretch.stop - stretch.start
        if leaf.first_doc:
            docs[begin:end] += leaf.first_doc
        at, often = postings.title_times(stretch)
        if len(at):
            weights[begin:end][at] += often * _EXTRA
        begin = end
    return Weighted(docs, weights)


def _in_titles(leaf: Leaf, postings: Postings, stretch: slice) -> tuple[Numbers, Weights]:
    at, often = postings.title_times(stretch)
    return numbers(postings.docs[stretch][at]) + leaf.first_doc, often.astype(np.float64) * relevance.TITLE_WEIGHT


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
    having = np.flatnonzero(sums)
    return Weighted(having, sums[having])


def of_phrase(snapshot: Snapshot, words: Sequence[Occurring], docs: Numbers, field: Field) -> Weighted:
    """The weight of words that stand one after the other, among documents, ascending, that have each of them."""
    short = all(leaf.contents.text.positions.dtype.itemsize <= 2 for leaf in snapshot.leaves)  # noqa: PLR2004 - bytes
    # half of the width is sorted twice as fast; a bit more than positions take, as they are counted on
    kind, bits = (np.uint32, 17) if short and len(docs) <= 1 << 15 and len(words) <= 1 << 16 else (np.uint64, 40)
    ranks: NDArray[Any] = np.left_shift(np.arange(len(docs)), bits).astype(kind)
    # counted on to the last word, so that all words of one phrase share a place
    places_of = [word.places(docs, ranks + kind(len(words) - 1 - at)) for at, word in enumerate(words)]
    ends = reduce(_in_both, sorted(places_of, key=len))
    rank = numbers(ends >> kind(bits))
    position = numbers(ends & kind((1 << bits) - 1)) - (len(words) - 1)
    first = changes(rank)
    in_title = np.less(position, snapshot.title_lengths[docs[rank]]).astype(np.float64)
    titled = np.add.reduceat(in_title, first) if len(first) else in_title
    times = np.diff(np.append(first, len(rank))).astype(np.float64)
    weights = titled * relevance.TITLE_WEIGHT if field is Field.TITLE else times + titled * _EXTRA
    kept = np.flatnonzero(weights)
    return Weighted(docs[rank[first[kept]]], weights[kept])


def _in_both(some: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
    """The numbers that stand in both, each of which has none twice: sorting them together beats looking each one up."""
    together = np.concatenate([some, others])
    together.sort()
    same: NDArray[Any] = together[1:][together[1:] == together[:-1]]
    return same
