"""Texts as vectors of their stems."""

import math
from collections.abc import Collection, Mapping, Sequence
from operator import mul

Vector = Mapping[str, float]
"""Stems with their weights."""


def unit(weights: Vector, least: float = 0.0) -> Vector:
    """The same direction at length one, shorter where it was shorter than `least`; empty when there is none."""
    length = max(least, math.sqrt(math.fsum([weight * weight for weight in weights.values()])))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """The inner product, added up so that the order of the stems makes no difference.

    Of vectors of length one, how alike they are: 0 nothing in common, 1 the same.
    """
    if len(other) < len(one):
        one, other = other, one
    return math.fsum([weight * other[stem] for stem, weight in one.items() if stem in other])


def dot_of(shared: Collection[str], one: Vector, other: Vector) -> float:
    """The inner product where the stems that both hold are known."""
    return math.fsum(map(mul, map(one.__getitem__, shared), map(other.__getitem__, shared)))


def total(vectors: Sequence[Vector]) -> dict[str, float]:
    """The sum of vectors, whatever their order."""
    parts: dict[str, list[float]] = {}
    for vector in vectors:
        for stem, weight in vector.items():
            parts.setdefault(stem, []).append(weight)
    return {stem: math.fsum(weights) for stem, weights in parts.items()}
