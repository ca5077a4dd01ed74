"""What a collection is about: which of its words are rare, and how near each article stands to its midst."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from search.keydates.tellings import Telling
from search.vectors import Vector, dot, unit


def midst(vectors: Iterable[tuple[Vector, float]]) -> Vector:
    """The direction in which vectors of given weights point together: their centroid."""
    total: dict[str, float] = {}
    for vector, weight in vectors:
        for stem, part in vector.items():
            total[stem] = total.get(stem, 0.0) + part * weight
    return unit(total)


@dataclass(frozen=True, slots=True)
class Gist:
    """A collection in short.

    `rarity` is the inverse document frequency of each stem. `nearness` says by article id how near it stands to the
    midst of all, 1 on average, so that what wandered in from another story counts for less.
    """

    rarity: Mapping[str, float]
    midst: Vector
    nearness: Mapping[str, float]

    def rarest(self, words: Iterable[str], count: int) -> tuple[str, ...]:
        """The rarest stems among these: what copies of a sentence share and other sentences do not."""
        rarity = self.rarity
        return tuple(stem for _, stem in nsmallest(count, [(-rarity[stem], stem) for stem in set(words)]))


def vector(words: Iterable[str], rarity: Mapping[str, float]) -> Vector:
    """Stems weighed by how rare they are and, dampened, by how often they come."""
    counts = Counter(words).items()
    return {stem: rarity[stem] if count == 1 else (1 + math.log(count)) * rarity[stem] for stem, count in counts}


def gist_of(tellings: Iterable[Telling]) -> Gist:
    """The gist of a collection, from what its articles tell."""
    read = _read(tellings)
    texts = dict.fromkeys(read.values())  # each once, however often it was reprinted
    holding = Counter(stem for words in texts for stem in set(words))
    rarity = {stem: math.log(1 + len(texts) / count) for stem, count in holding.items()}
    vectors = {words: unit(vector(words, rarity)) for words in texts}
    centre = midst((one, 1.0) for one in vectors.values())
    near = {id_: dot(vectors[words], centre) for id_, words in read.items()}
    mean = sum(near.values()) / len(near) if near else 0.0
    return Gist(rarity, centre, {id_: value / mean if mean else 1.0 for id_, value in near.items()})


def _read(tellings: Iterable[Telling]) -> dict[str, tuple[str, ...]]:
    """The words of each article's tellings, by its id, each sentence once, in an order that is always the same."""
    sentences: dict[str, set[tuple[int, tuple[str, ...]]]] = {}
    for one in tellings:
        sentences.setdefault(one.article, set()).add((one.place, one.words))
    return {id_: tuple(word for _, words in sorted(sentences[id_]) for word in words) for id_ in sorted(sentences)}
