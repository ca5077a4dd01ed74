"""Which articles are near-identical: wire copies, reposts, updated versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search.analysis import stems
from search.model import Article

_SHINGLE = 4
"""Stems in a row that are compared as one."""
_KEPT = 16
"""Shingles that a print keeps: those of the smallest hashes, which near-identical texts have in common."""
_SHARED = 0.6
"""The share of the shorter text's shingles that both must hold."""
_FEWEST = 12
"""Shingles of a text too short to be called a copy of anything."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Shingles = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Print:
    """What is kept of an article while copies are looked for."""

    published: int | None
    least: tuple[int, ...]
    """The smallest hashes of its shingles.

    A bottom-k sketch: A. Broder, "On the resemblance and containment of documents" (1997).
    """

    def order(self, article: str) -> tuple[int, str]:
        """The place among copies: the earliest published first, the undated last, then by id."""
        return (self.published if self.published is not None else 1 << 60, article)


def shingles(text: str) -> Shingles:
    """The hashes of all runs of four stems, each once, in order."""
    words = np.fromiter((crc32(stem.encode()) for stem in stems(text)), np.uint64)
    if len(words) < _SHINGLE:
        return np.empty(0, np.uint64)
    runs = np.zeros(len(words) - _SHINGLE + 1, np.uint64)
    for offset in range(_SHINGLE):
        runs = (runs ^ words[offset : offset + len(runs)]) * _SPREAD
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def print_of(article: Article) -> Print:
    """The print of an article."""
    published = article.published.period.start if article.published else None
    return Print(published, tuple(shingles(article.text)[:_KEPT].tolist()))


def are_copies(one: Shingles, other: Shingles) -> bool:
    """Whether the shorter text stands mostly in the longer, word for word."""
    shorter = min(len(one), len(other))
    if shorter < _FEWEST:
        return False
    return len(np.intersect1d(one, other, assume_unique=True)) >= _SHARED * shorter


def standing_articles(pairs: Iterable[tuple[str, str]], prints: Mapping[str, Print]) -> dict[str, str]:
    """For each article of these pairs of copies but the standing ones: the article that stands for it.

    Copies of copies are copies. The earliest published stands, the first by id among those of one day.
    """
    leader: dict[str, str] = {}

    def root(article: str) -> str:
        while leader.setdefault(article, article) != article:
            leader[article] = leader[leader[article]]
            article = leader[article]
        return article

    for pair in pairs:
        first, second = sorted((root(each) for each in pair), key=lambda each: prints[each].order(each))
        leader[second] = first
    return {article: root(article) for article in sorted(leader) if root(article) != article}
