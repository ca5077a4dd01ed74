"""Words of the archive that a slip of the keys turns into one another, found among all words at once.

Most words are ruled out by their length and by which letters they have: a slip changes at most two of those. The
distance to the few that are left is computed for all of them together, a row of the usual table at a time.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from search.engines.spelling import reach
from search.engines.whoosh.grouping import Numbers, numbers
from search.engines.whoosh.postings import Postings
from search.engines.whoosh.snapshot import Snapshot
from search.engines.whoosh.strings import encoded

_WIDEST = 4
"""The bytes of the widest letter."""


class Spelling:
    """The words of one snapshot, ready to be compared."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def similar(self, word: str, limit: int) -> list[str]:
        """The words within reach of a folded one, likeliest first: fewest slips, then most articles."""
        most = reach(word)
        having: Counter[str] = Counter()
        for leaf, (lengths, letters, plain) in zip(self._snapshot.leaves, self._outlines, strict=True):
            own_lengths, own_letters, _ = _outline(encoded(word), np.array([0, len(encoded(word))]))
            width = np.where(plain & word.isascii(), 1, _WIDEST)
            near = np.abs(lengths - own_lengths[0]) <= most * width
            near &= np.bitwise_count(letters ^ own_letters[0]) <= 2 * most * width
            for term in np.flatnonzero(near).tolist():
                having[leaf.contents.word.terms[term]] += self._count(leaf.contents.word, term, leaf.docs)
        words = [other for other, count in having.items() if count and other != word]
        far = distances(word, words)
        ranked = sorted((int(slips), -having[other], other) for slips, other in zip(far, words, strict=True))
        return [other for slips, _, other in ranked if slips <= most][: max(limit, 0)]

    def beginning(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The words that begin with a folded one, with the number of articles, most first."""
        having: Counter[str] = Counter()
        for leaf in self._snapshot.leaves:
            for term in range(*leaf.contents.word.terms.beginning(prefix)):
                having[leaf.contents.word.terms[term]] += self._count(leaf.contents.word, term, leaf.docs)
        counted = ((word, count) for word, count in having.items() if count)
        return sorted(counted, key=lambda pair: (-pair[1], pair[0]))[: max(limit, 0)]

    def _count(self, postings: Postings, term: int, docs: slice) -> int:
        stretch = postings.stretch(term)
        living = self._snapshot.living
        if living is None:
            return int(stretch.stop - stretch.start)
        return int(living[docs][postings.docs[stretch]].sum())

    @cached_property
    def _outlines(self) -> Sequence[tuple[Numbers, NDArray[np.uint64], NDArray[np.bool_]]]:
        terms = [leaf.contents.word.terms for leaf in self._snapshot.leaves]
        return [_outline(each.content.tobytes(), numbers(each.starts)) for each in terms]


def _outline(content: bytes, starts: Numbers) -> tuple[Numbers, NDArray[np.uint64], NDArray[np.bool_]]:
    """Of each word: its length in bytes, which letters it has as bits, and whether it is plain ASCII."""
    if len(starts) == 1 or not content:
        return np.empty(0, np.int64), np.empty(0, np.uint64), np.empty(0, np.bool_)
    letters = np.frombuffer(content, np.uint8)
    bits = np.left_shift(np.uint64(1), (letters & 63).astype(np.uint64))
    first = starts[:-1]
    return np.diff(starts), np.bitwise_or.reduceat(bits, first), np.maximum.reduceat(letters, first) < 128  # noqa: PLR2004 - ASCII


def distances(word: str, others: Sequence[str]) -> Numbers:
    """How many slips each of the others is away, as `search.engines.spelling.slips` counts them."""
    if not others:
        return np.empty(0, np.int64)
    lengths = np.array([len(other) for other in others])
    width = int(lengths.max())
    letters = np.array(others, f"<U{width}").view(np.uint32).reshape(len(others), width)
    own = np.array([word]).view(np.uint32)
    table: NDArray[np.int64] = np.zeros((len(word) + 1, width + 1, len(others)), np.int64)
    table[:, 0] = np.arange(len(word) + 1)[:, None]
    table[0] = np.arange(width + 1)[:, None]
    for i, j in product(range(1, len(word) + 1), range(1, width + 1)):
        differs = letters[:, j - 1] != own[i - 1]
        cost = np.minimum(np.minimum(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + differs)
        if i > 1 and j > 1:
            swapped = (letters[:, j - 2] == own[i - 1]) & (letters[:, j - 1] == own[i - 2])
            cost = np.where(swapped, np.minimum(cost, table[i - 2, j - 2] + 1), cost)
        table[i, j] = cost
    return numbers(table[len(word), lengths, np.arange(len(others))])
