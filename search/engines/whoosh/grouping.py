"""Rows of numbers kept as two arrays: where each row begins, and the rows' values one after the other."""

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.sections import Integers, narrow

Numbers = NDArray[np.int64]
"""Numbers of documents, terms, names or events, for computing with."""


def numbers(values: Integers) -> Numbers:
    """The same integers, wide enough to compute with."""
    return values.astype(np.int64, copy=False)


def before(ascending: Integers, value: int) -> int:
    """How many of the ascending integers are smaller; the array is not widened for it, as NumPy by itself would."""
    kind = np.iinfo(ascending.dtype)
    if not kind.min <= value <= kind.max:
        return 0 if value < kind.min else len(ascending)
    return int(ascending.searchsorted(ascending.dtype.type(value)))


def spread(starts: Numbers, counts: Numbers) -> Numbers:
    """The numbers start, start + 1, ... of every stretch, one stretch after the other."""
    total = int(counts.sum())
    shift = starts - (np.cumsum(counts) - counts)
    return np.repeat(shift, counts) + np.arange(total)


@dataclass(frozen=True, slots=True)
class Rows:
    """Row i is values[starts[i]:starts[i + 1]]."""

    starts: Integers
    values: Integers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> Integers:
        return self.values[int(self.starts[row]) : int(self.starts[row + 1])]

    @property
    def counts(self) -> Numbers:
        """How many values each row has."""
        return np.diff(numbers(self.starts))

    @property
    def row_of_value(self) -> Numbers:
        """For each value, its row."""
        return np.repeat(np.arange(len(self)), self.counts)

    def of(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The values of some rows in order, and beside each how many rows before it were asked for."""
        starts = numbers(self.starts[rows])
        counts = numbers(self.starts[rows + 1]) - starts
        return numbers(self.values[spread(starts, counts)]), np.repeat(np.arange(len(rows)), counts)


def rows_of(row: Integers, value: Integers, count: int) -> Rows:
    """The rows that pairs of row and value make, each value once a row, ascending."""
    pairs = np.sort((numbers(row) << 32) | numbers(value))
    pairs = pairs[changes(pairs)]
    starts = np.searchsorted(pairs, np.arange(count + 1, dtype=np.int64) << 32)
    return Rows(narrow(starts), narrow(pairs & 0xFFFFFFFF))


def met(found: Numbers, count: int) -> Numbers:
    """Which of the numbers below `count` are found, ascending."""
    mask = np.zeros(count, np.bool_)
    mask[found] = True
    return np.flatnonzero(mask)


def met_in(some: Integers, others: Integers) -> NDArray[np.bool_]:
    """Whether each of some numbers is among the others; all small, ascending and not negative."""
    if not len(some) or not len(others):
        return np.zeros(len(some), np.bool_)
    mask = np.zeros(max(int(some[-1]), int(others[-1])) + 1, np.bool_)
    mask[others] = True
    return mask[some]


_FEW = 16
"""How many times as long an array must be for numbers to be looked up in it one by one."""


def shared(some: Numbers, others: Numbers) -> Numbers:
    """The numbers that stand in both; ascending, small and not negative."""
    if len(some) * _FEW > len(others):
        return some[met_in(some, others)]
    at = np.minimum(others.searchsorted(some), len(others) - 1)
    both: Numbers = some[others[at] == some]
    return both


def places(some: Numbers, others: Numbers) -> Numbers:
    """Where numbers stand among others, all of which they are; ascending, small and not negative."""
    if len(some) * _FEW > len(others):
        return np.flatnonzero(met_in(others, some))
    return others.searchsorted(some)


def nth_largest(points: Numbers, number: int) -> int:
    """The `number`-th largest of the positive, 0 where there are fewer: sought among what a sample leaves possible."""
    sample = points[::16]
    sample = sample[sample > 0]
    least = np.partition(sample, len(sample) - number)[len(sample) - number] if len(sample) >= number else 1
    few = points[points >= least]
    return int(np.partition(few, len(few) - number)[len(few) - number]) if len(few) >= number else 0


def bits(largest: int) -> int:
    """How many bits a number up to this takes."""
    return max(int(largest).bit_length(), 1)


Kind = TypeVar("Kind", np.int64, np.uint64)


def distinct(values: NDArray[Kind]) -> tuple[NDArray[Kind], Numbers]:
    """The different values in order, and for each value which of them it is."""
    order = np.argsort(values)
    ordered = values[order]
    first = changes(ordered)
    number = np.empty(len(values), np.int64)
    number[order] = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(values))))
    return ordered[first], number


def changes(values: NDArray[Any]) -> Numbers:
    """Where runs of equal values begin."""
    if not values.size:
        return np.empty(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))


def looked_up(ascending: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> tuple[Numbers, NDArray[np.bool_]]:
    """Where each wanted number stands among the ascending ones, and whether it does."""
    if not len(ascending):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
    at = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    return at, ascending[at] == wanted
