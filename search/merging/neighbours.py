"""Which of many tellings are worth comparing: for each, the few that are likely to be most alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search.vectors import Vector

_COLUMNS = 512
"""Words share columns by their hash, with a sign: chance puts inner products out by 1 / sqrt(512) = 0.044."""
_FULL = 24
"""Columns multiplied as a matrix: the fullest. In the others nearly all is zero, and only what is not is added."""
_NEAREST = 24
"""Neighbours of each that are looked at."""
_ROWS = 256
"""Rows compared at once, so that memory stays bounded."""
_MOST = 4096
"""Vectors up to which each is held against each; of more, only those that share a word that weighs much in both."""
_LEADING = 5
"""The weightiest words of a vector;"""
_BLOCK = 256
"""so many that share one are held against one another: where more do, those that are alike in the others, too;"""
_FEW = 12
"""and of what is found in this way, so many are looked at."""

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


def neighbours(vectors: Sequence[Vector], floor: float) -> Places:
    """Pairs of vectors whose inner product is likely to reach `floor`, each once and in order, two columns of places.

    The smaller place comes first. Of each vector at most its nearest 24 are named (12 where there are very many), so
    that there are never more pairs than a multiple of the vectors, nor of very many more products.
    Feature hashing as in K. Weinberger et al., "Feature hashing for large scale multitask learning" (2009).
    """
    count = len(vectors)
    if count <= _NEAREST:
        return np.argwhere(np.triu(np.ones((count, count), np.bool_), 1))
    matrix = _matrix(vectors)
    if count > _MOST:
        return _nearest_in_blocks(matrix, _blocks(vectors), floor)
    hashed = _Hashed(matrix)
    found = [_nearest(hashed.products(first), first, floor) for first in range(0, count, _ROWS)]
    return np.stack(np.divmod(np.unique(np.concatenate(found)), count), axis=1)


def _nearest(near: Floats, first: int, floor: float) -> Places:
    """The nearest of each row from `first` on, as the smaller place times the number of rows plus the larger."""
    near[np.arange(len(near)), np.arange(first, first + len(near))] = -1.0
    found = []
    for one, row in enumerate(near, first):
        others = np.flatnonzero(row >= floor)
        if len(others) > _NEAREST:
            least = np.partition(row[others], -_NEAREST)[-_NEAREST]
            others = others[row[others] >= least]
            others = others[np.argsort(-row[others], kind="stable")[:_NEAREST]]
        found.append(np.minimum(one, others) * near.shape[1] + np.maximum(one, others))
    return np.concatenate(found)


def _blocks(vectors: Sequence[Vector]) -> Iterator[Places]:
    """The places of vectors that share one of their weightiest words, some hundreds at a time."""
    leading = [tuple(sorted(vector, key=lambda stem: (-vector[stem], stem))[:_LEADING]) for vector in vectors]
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(vectors)), key=leading.__getitem__):
        for stem in leading[place]:
            sharing[stem].append(place)
    for places in sharing.values():
        for first in range(0, len(places) - 1, _BLOCK):
            yield np.array(places[first : first + _BLOCK], np.int64)


def _nearest_in_blocks(matrix: Floats, blocks: Iterator[Places], floor: float) -> Places:
    """The nearest of each row among those of its blocks."""
    pairs, products = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
    for places in blocks:
        rows = matrix[places]
        near = rows @ rows.T
        np.fill_diagonal(near, -1.0)
        others = np.argsort(-near, axis=1, kind="stable")[:, :_FEW]
        best = np.take_along_axis(near, others, axis=1)
        row, rank = np.nonzero(best >= floor)
        pairs.append(places[row] * len(matrix) + places[others[row, rank]])
        products.append(best[row, rank])
    met, first = np.unique(np.concatenate(pairs), return_index=True)
    one, other = np.divmod(met, len(matrix))
    order = np.lexsort((other, -np.concatenate(products)[first], one))
    one, other = one[order], other[order]
    kept = np.arange(len(one)) - np.searchsorted(one, one) < _FEW
    smaller, larger = np.minimum(one, other)[kept], np.maximum(one, other)[kept]
    return np.stack(np.divmod(np.unique(smaller * len(matrix) + larger), len(matrix)), axis=1)


class _Hashed:
    """Vectors as rows of as many columns, of which most hold little."""

    def __init__(self, matrix: Floats) -> None:
        fullest = np.argsort(-np.count_nonzero(matrix, axis=0), kind="stable")
        self._full = np.ascontiguousarray(matrix[:, fullest[:_FULL]])
        self._sparse = matrix[:, fullest[_FULL:]]
        self._places = [np.flatnonzero(column) for column in self._sparse.T]
        self._weights = [column[places] for column, places in zip(self._sparse.T, self._places, strict=True)]

    def products(self, first: int) -> Floats:
        """The inner products of some rows, from `first` on, with all."""
        near: Floats = self._full[first : first + _ROWS] @ self._full.T
        rows, columns = np.nonzero(self._sparse[first : first + _ROWS])
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            near[row][self._places[column]] += self._sparse[first + row, column] * self._weights[column]
        return near


def _matrix(vectors: Sequence[Vector]) -> Floats:
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
