"""Which tellings are compared: the nearest by hashed words, as if each were held against each."""

from zlib import crc32

import numpy as np
import pytest

from search.merging import neighbours as module
from search.merging.neighbours import neighbours
from search.vectors import Vector, dot, unit

FLOOR = 0.12


def texts(count: int, vocabulary: int, length: int) -> list[Vector]:
    """Vectors of stems, the first of which are the most common by far, as in what is written."""
    draw = np.random.default_rng(3)
    chosen = (vocabulary * draw.random((count, length)) ** 3).astype(int)
    return [unit({f"stem{stem}": 1.0 + stem / vocabulary for stem in row}) for row in chosen.tolist()]


def by_all_pairs(vectors: list[Vector], nearest: int = 24) -> set[tuple[int, int]]:
    """The same from one matrix of all inner products."""
    matrix = np.zeros((len(vectors), 512))
    for row, vector in enumerate(vectors):
        for stem, weight in vector.items():
            number = crc32(stem.encode())
            matrix[row, number % 512] += weight if number >> 31 else -weight
    near = matrix @ matrix.T
    np.fill_diagonal(near, -1.0)
    best = np.argsort(-near, axis=1, kind="stable")[:, :nearest]
    return {
        (min(row, other), max(row, other))
        for row, others in enumerate(best.tolist())
        for other in others
        if near[row, other] >= FLOOR
    }


@pytest.mark.parametrize(
    ("count", "vocabulary", "length"),
    [(25, 40, 6), (300, 5000, 8), (700, 900, 14)],
    ids=["a few", "told in many words", "of one matter"],
)
def test_the_nearest_are_those_of_all_pairs(count: int, vocabulary: int, length: int) -> None:
    vectors = texts(count, vocabulary, length)
    found = [(one, other) for one, other in neighbours(vectors, FLOOR).tolist()]
    assert found == sorted(by_all_pairs(vectors))


def test_of_very_many_nearly_all_of_the_nearest_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 600)
    vectors = texts(1500, 5000, 8)
    found = {(one, other) for one, other in neighbours(vectors, FLOOR).tolist()}
    alike = {pair for pair in by_all_pairs(vectors) if dot(vectors[pair[0]], vectors[pair[1]]) >= 0.35}
    assert len(found & alike) >= 0.9 * len(alike)
    assert len(found) <= 12 * len(vectors)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_of_few_each_is_compared_with_each(count: int) -> None:
    pairs = neighbours(texts(count, 9, 3), FLOOR).tolist()
    assert pairs == [[one, other] for one in range(count) for other in range(one + 1, count)]


def test_of_equals_the_first_are_compared() -> None:
    pairs = neighbours([{"dam": 1.0}] * 600, FLOOR)
    assert {(one, other) for one, other in pairs.tolist() if other > 24} == {
        (one, other) for one in range(24) for other in range(25, 600)
    }
