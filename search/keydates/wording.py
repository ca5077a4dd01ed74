"""The one or two sentences that tell a day."""

import math
from collections.abc import Sequence

from search.keydates.gist import Gist, midst, vector
from search.keydates.importance import Day
from search.keydates.tellings import Telling
from search.pages import KeySentence
from search.sentences import is_whole, quoted
from search.vectors import Vector, dot, unit

_SENTENCES = 2
_LOOKED_AT = 200
"""Tellings of a day among which the sentences are chosen: the weightiest."""
_FEWEST, _MOST = 12, 45
"""Words of a sentence that tells enough and not too much; journalists' timelines spend about fifty on a day."""
_ALIKE = 0.5
_MAINLY = 0.5
"""The share of its characters that makes a sentence a quotation."""
_REPORTED = 2.0
"""How much more the opening of the day's own report says of the day than a mention elsewhere."""
_FIRST = 0.1
_LINE = 150
"""Characters after which the bonus for standing first is halved."""


def summary(day: Day, gist: Gist) -> tuple[KeySentence, ...]:
    """One or two sentences that together come nearest to what is told of the day and to the collection's subject.

    Chosen one after the other so that the words of all chosen point the same way as the centroid of what is told: G.
    Rossiello et al., "Centroid-based text summarization through compositionality of word embeddings" (2017), and D.
    Gholipour Ghalandari, "Revisiting the centroid-based method" (2017); with words in the place of embeddings.
    """
    told = day.tellings[:_LOOKED_AT]
    weighed = [vector(one.words, gist.rarity) for one in told]
    aim = _aim(told, weighed, gist)
    fit = [place for place, one in enumerate(told) if _is_fit(one)] or list(range(len(told)))
    chosen: list[int] = []
    so_far: dict[str, float] = {}
    while len(chosen) < _SENTENCES:
        left = [place for place in fit if all(_cosine(weighed[place], weighed[other]) < _ALIKE for other in chosen)]
        if not left:
            break
        best = max(left, key=lambda place: (_bearing(so_far, weighed[place], aim) + _early(told[place]), -place))
        chosen.append(best)
        so_far = {stem: so_far.get(stem, 0.0) + weighed[best].get(stem, 0.0) for stem in {**so_far, **weighed[best]}}
    return tuple(KeySentence(one.sentence, one.article, one.event) for one in map(told.__getitem__, chosen))


def _aim(told: Sequence[Telling], weighed: Sequence[Vector], gist: Gist) -> Vector:
    """What the sentences should speak of: the centroid of the day's tellings, drawn towards the collection's."""
    weights = [(_REPORTED if one.implied else 1.0) * gist.nearness.get(one.article, 1.0) for one in told]
    centre = midst((unit(one), weight) for one, weight in zip(weighed, weights, strict=True))
    return {stem: weight + gist.midst.get(stem, 0.0) for stem, weight in centre.items()}


def _bearing(so_far: Vector, added: Vector, aim: Vector) -> float:
    """How near two vectors together come to a direction: the cosine, but for the length of `aim`."""
    along = dot(so_far, aim) + dot(added, aim)
    length = dot(so_far, so_far) + 2 * dot(so_far, added) + dot(added, added)
    return along / math.sqrt(length) if length else 0.0


def _cosine(one: Vector, other: Vector) -> float:
    length = math.sqrt(dot(one, one) * dot(other, other))
    return dot(one, other) / length if length else 0.0


def _early(one: Telling) -> float:
    """A little more for what stands first: reports put the matter there."""
    return _FIRST / (1 + one.place / _LINE)


def _is_fit(one: Telling) -> bool:
    """Whether it reports the day in a whole statement of moderate length, not mainly in a quotation."""
    if one.stamped or one.ahead or not _FEWEST <= len(one.sentence.split()) <= _MOST:
        return False
    return is_whole(one.sentence) and quoted(one.sentence) < _MAINLY
