"""The points that documents get for words: listed document by document or, of a common word, for all in a row.

Who matches gets a point at least. Deleted documents count as whatever until `within` leaves them out. No array is
changed: those of words are remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.grouping import FEW, Numbers, largest
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Mask

_COMMON = 3
"""A word in one of so many documents takes no more room in a row than listed, and is added up five times as fast."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Some documents, ascending, and the points of each."""

    docs: Numbers
    points: Integers
    most: int
    """None has more."""

    def __len__(self) -> int:
        return len(self.docs)

    def mask(self, count: int) -> Mask:
        """Which of all `count` documents are listed."""
        mask = np.zeros(count, np.bool_)
        mask[self.docs] = True
        return mask

    def of(self, docs: Numbers) -> Integers:
        """The points of some documents, ascending, 0 for those that are not listed."""
        if not len(docs) or not len(self.docs):
            return np.zeros(len(docs), self.points.dtype)
        if len(docs) * FEW > len(self.docs):
            whole = np.zeros(max(int(docs[-1]), int(self.docs[-1])) + 1, self.points.dtype)
            whole[self.docs] = self.points
            return whole[docs]
        at = np.minimum(self.docs.searchsorted(docs), len(self.docs) - 1)
        found: Integers = self.points[at] * (self.docs[at] == docs)
        return found

    def within(self, mask: Mask) -> "Listed":
        """Those under a mask of all documents."""
        return self._picked(mask[self.docs])

    def best(self, number: int) -> "Listed":
        """The `number` with the most points, and those that have as many as the last of them."""
        at = largest(self.points, number)
        return Listed(self.docs[at], self.points[at], self.most)

    def reaching(self, least: int) -> "Listed":
        """Those with so many points at least."""
        return self._picked(self.points >= least)

    def _picked(self, mask: NDArray[np.bool_]) -> "Listed":
        at = np.flatnonzero(mask)
        return Listed(self.docs[at], self.points[at], self.most)


@dataclass(frozen=True, slots=True)
class Whole:
    """The points of all documents, 0 for those that get none."""

    points: Integers
    most: int
    """None has more."""

    def __len__(self) -> int:
        return len(self.points)

    def mask(self, _: int) -> Mask:
        """Which documents get points."""
        return self.points > 0

    def of(self, docs: Numbers) -> Integers:
        """The points of some documents."""
        return self.points[docs]

    def within(self, mask: Mask) -> "Whole":
        """The points under a mask alone."""
        return Whole(self.points * mask, self.most)

    def best(self, number: int) -> Listed:
        """The `number` with the most points, and those that have as many as the last of them."""
        return self._picked(largest(self.points, number))

    def reaching(self, least: int) -> Listed:
        """Those with so many points at least, and one."""
        return self._picked(np.flatnonzero(self.points >= max(least, 1)))

    def _picked(self, docs: Numbers) -> Listed:
        return Listed(docs, self.points[docs], self.most)


Points = Listed | Whole


def given(docs: Numbers, points: Integers, count: int) -> Points:
    """The points of some of `count` documents, ascending, in the form that suits how many they are."""
    most = int(points.max(initial=0))
    if len(docs) * _COMMON < count:
        return Listed(docs, points, most)
    whole = np.zeros(count, points.dtype)
    whole[docs] = points
    return Whole(whole, most)


def added(parts: Sequence[Points], count: int) -> Whole:
    """The sums of points for `count` documents."""
    most = sum(part.most for part in parts)
    sums = np.zeros(count, _kind(most))
    for part in parts:
        if isinstance(part, Whole):
            sums += part.points
        else:
            np.add.at(sums, part.docs, part.points)  # quicker than +=, which gathers, adds and scatters
    return Whole(sums, most)


def in_each(parts: Sequence[Points]) -> Points:
    """The sums of points of the documents that are in each part, the rarest looked at first."""
    return reduce(_in_both, sorted(parts, key=len))


def _in_both(rarer: Points, other: Points) -> Points:
    most = rarer.most + other.most
    if isinstance(rarer, Whole):  # and so the other, which is no shorter
        sums: Integers = np.add(rarer.points, other.points, dtype=_kind(most))
        sums *= np.minimum(rarer.points, other.points) > 0
        return Whole(sums, most)
    own = other.of(rarer.docs)
    kept = np.flatnonzero(own > 0)  # NumPy seeks what is true fastest
    return Listed(rarer.docs[kept], np.add(rarer.points[kept], own[kept], dtype=_kind(most)), most)


def _kind(most: int) -> type[np.int32 | np.int64]:
    """Integers that hold this and half as much again: what words beside each other may add."""
    return np.int32 if most < 1 << 30 else np.int64
