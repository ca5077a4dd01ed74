"""Rows of numbers kept as two arrays: where each row begins, and the rows' values one after the other."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
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
    return bisect_left(ascending.data, value)


def spread(starts: Numbers, counts: Numbers) -> Numbers:
    """The numbers start, start + 1, ... of every stretch, one stretch after the other."""
    total = int(counts.sum())
    shift = starts - (np.cumsum(counts) - counts)
    return np.repeat(shift, counts) + np.arange(total)


@dataclass(frozen=True)
class Rows:
    """Row i is values[starts[i]:starts[i + 1]]."""

    starts: Integers
    values: Integers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> Integers:
        return self.values[int(self.starts[row]) : int(self.starts[row + 1])]

    @cached_property
    def row_of_value(self) -> Numbers:
        """For each value, its row."""
        return self.all_rows()

    def all_rows(self) -> Numbers:
        """The same, for one use."""
        return np.cumsum(np.bincount(self.starts[1:-1], minlength=len(self.values))[: len(self.values)])

    def of(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The values of some rows in order, and beside each how many rows before it were asked for."""
        starts = numbers(self.starts[rows])
        counts = numbers(self.starts[rows + 1]) - starts
        return numbers(self.values[spread(starts, counts)]), np.repeat(np.arange(len(rows)), counts)

    def under(self, mask: NDArray[np.bool_]) -> Integers:
        """The values of the rows under a mask, in order."""
        rows = np.flatnonzero(mask)
        starts = numbers(self.starts[rows])
        return self.values[spread(starts, numbers(self.starts[rows + 1]) - starts)]

    def sieved(self, kept: NDArray[np.bool_]) -> "Rows":
        """The rows with only some of their values."""
        found = np.flatnonzero(kept)
        return Rows(_starts(self.all_rows()[found], len(self)), self.values[found])


def rows_of(row: Integers, value: Integers, count: int) -> Rows:
    """The rows that pairs of row and value make, each value once a row, ascending."""
    pairs = np.sort((numbers(row) << 32) | numbers(value))
    pairs = pairs[changes(pairs)]
    return Rows(narrow(_starts(pairs >> 32, count)), narrow(pairs & 0xFFFFFFFF))


def _starts(rows: Numbers, count: int) -> Numbers:
    """Where each of `count` rows begins, and the end, given the row of each value, ascending."""
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=count), out=starts[1:])
    return starts


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


FEW = 16
"""How many times as long an array must be for numbers to be looked up in it one by one."""


def located(some: Numbers, others: Numbers) -> tuple[Numbers, Numbers]:
    """Which of some numbers stand among others, and where there; ascending, small and not negative."""
    if not len(some) or not len(others):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    if len(some) * FEW > len(others):
        return np.flatnonzero(met_in(some, others)), np.flatnonzero(met_in(others, some))
    at = np.minimum(others.searchsorted(some), len(others) - 1)
    kept = np.flatnonzero(others[at] == some)
    return kept, at[kept]


def largest(points: Integers, number: int) -> Numbers:
    """Where the `number` largest of the positive stand, with all that equal the least of them.

    They are sought among those that reach the `number`-th largest of what is largest in groups of them.
    """
    least = 1
    if number * _GROUP <= len(points):
        groups = points[: len(points) // _GROUP * _GROUP].reshape(_GROUP, -1).max(axis=0)
        groups.partition(len(groups) - number)
        least = max(int(groups[-number]), 1)
    found = np.flatnonzero(points >= least)
    if len(found) <= number:
        return found
    few = points[found]
    reached: Numbers = found[few >= np.partition(few, len(few) - number)[-number]]
    return reached


_GROUP = 64


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
