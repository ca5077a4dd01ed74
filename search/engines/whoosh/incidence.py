"""Which rows have which values, turned about so that the rows under a mask are counted value by value."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.grouping import Numbers, Rows, numbers


@dataclass(frozen=True)
class Incidence:
    """Which of `count` values each row has, each once."""

    rows: Rows
    count: int

    def under(self, mask: NDArray[np.bool_]) -> Numbers:
        """For each value, how many of the rows under a mask have it."""
        rows, values = len(self.rows), len(self.rows.values)
        if np.count_nonzero(mask) * (_ROW * rows + values) * _PICKED < rows * values:
            return np.bincount(self.rows.under(mask), minlength=self.count)
        having, edges = self._turned
        return counted(mask[having], edges)

    @cached_property
    def _turned(self) -> tuple[Numbers, Numbers]:
        """The rows that have each value, one value after the other, and where each begins among them, and the end."""
        pairs = np.sort((numbers(self.rows.values) << 32) | self.rows.all_rows())
        starts = np.zeros(self.count + 1, np.int64)
        np.cumsum(np.bincount(self.rows.values, minlength=self.count), out=starts[1:])
        return pairs & 0xFFFFFFFF, starts


_PICKED = 4
"""How many values are counted in the time it takes to pick one,"""
_ROW = 4
"""and how many are picked in the time it takes to find a row."""


def counted(mask: NDArray[np.bool_], edges: Numbers) -> Numbers:
    """How many are true between each edge, ascending, and the next; the bits are counted 64 at a time."""
    bits = np.zeros(len(mask) // 64 + 1, "<u8")
    packed = np.packbits(mask, bitorder="little")
    bits.view(np.uint8)[: len(packed)] = packed
    before = np.zeros(len(bits) + 1, np.int64)
    np.cumsum(np.bitwise_count(bits), out=before[1:])
    word = edges >> 6
    lower = (np.uint64(1) << (edges & 63).astype(np.uint64)) - np.uint64(1)
    reached: Numbers = before[word] + np.bitwise_count(bits[word] & lower)
    return np.diff(reached)
