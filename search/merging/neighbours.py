"""Which of many tellings are worth comparing: for each, the few that are likely to be most alike."""

from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search.vectors import Vector

_COLUMNS = 512
"""Words share columns by their hash, with a sign: chance puts inner products out by 1 / sqrt(512) = 0.044."""
_NEAREST = 24
"""Neighbours of each that are looked at."""
_ROWS = 512
"""Rows multiplied at once, so that memory stays bounded."""


def neighbours(vectors: Sequence[Vector], floor: float) -> Iterator[tuple[int, int]]:
    """Pairs of places, the smaller first, of vectors whose inner product is likely to reach `floor`.

    Of each vector at most its nearest 24 are named, so that there are never more pairs than a multiple of the vectors.
    Feature hashing as in K. Weinberger et al., "Feature hashing for large scale multitask learning" (2009).
    """
    if len(vectors) <= _NEAREST:
        yield from ((one, other) for other in range(len(vectors)) for one in range(other))
        return
    hashed = _hashed(vectors)
    found: set[tuple[int, int]] = set()
    for first in range(0, len(vectors), _ROWS):
        near = hashed[first : first + _ROWS] @ hashed.T
        near[np.arange(len(near)), np.arange(first, first + len(near))] = -1.0
        nearest = np.argpartition(-near, _NEAREST - 1, axis=1)[:, :_NEAREST]
        rows, ranks = np.nonzero(np.take_along_axis(near, nearest, axis=1) >= floor)
        for one, other in zip((rows + first).tolist(), nearest[rows, ranks].tolist(), strict=True):
            found.add((min(one, other), max(one, other)))
    yield from sorted(found)


def _hashed(vectors: Sequence[Vector]) -> NDArray[np.float32]:
    """The vectors as rows of as many columns."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    places: dict[str, tuple[int, int]] = {}
    for row, vector in enumerate(vectors):
        for stem, weight in vector.items():
            if stem not in places:
                number = crc32(stem.encode())
                places[stem] = (number % _COLUMNS, 1 if number >> 31 else -1)
            column, sign = places[stem]
            rows.append(row)
            columns.append(column)
            values.append(sign * weight)
    matrix = np.zeros((len(vectors), _COLUMNS), np.float32)
    np.add.at(matrix, (rows, columns), values)
    return matrix
