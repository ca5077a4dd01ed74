"""How alike two tellings are."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.merging.english import COMMON, OTHERS
from search.merging.tellings import Telling
from search.period import Precision
from search.vectors import Vector, dot, unit

_KNOWN = 1000
"""Sentences of English that a month is held against."""
_NAMED = 1.5
"""How much more a word counts that belongs to a name."""
_ASIDE = 0.5
"""How much a word counts that stands nearer to another date of its sentence."""
_HEADLINE = 0.7
"""How much a word of the headline counts for a sentence in the opening, which says what the headline says,"""
_ABOVE = 0.35
"""and for one farther down, which speaks of the same matter."""
_STRANGERS = 0.6
"""What is left of likeness where both name people, and none in common."""
_OTHER_NUMBERS = 0.8
"""What is left where both give numbers, and none in common."""
_ONLY_NAMES = 0.9
"""What is left where they share no word but names: the same people do many things."""
_SPOKEN = 0.75
"""What is left where both are reports of speech: one speaker says many things on a day; nothing without such a word."""

_AT_ONCE = 0.31
"""Likeness of two tellings of one happening while it is news, when many things are told of a day."""
_LOOKED_BACK = 0.165
"""The same a month later and for good: what is remembered of a day is mostly one thing."""
_MONTH = 5.0
"""Doublings of days until then."""
_WIDER = {
    Precision.DAY: 0.0,
    Precision.WEEK: 0.1,
    Precision.MONTH: 0.15,
    Precision.QUARTER: 0.2,
    Precision.SEASON: 0.2,
    Precision.RANGE: 0.25,
}
_WIDEST = 0.35
"""What is added for a period as wide as a year, in which much happens."""
_BESIDE = 0.1
"""What is added where a sentence only counts from the day ("since 3 May"): most of it tells something else."""
_FEWEST = 3
"""Words without which a sentence is like no other."""
_SHARED = 2
"""Words that two must share to be alike at all."""
_SAME_ARTICLE = 0.35
"""What is added for sentences of one article, which seldom repeats itself."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A telling with its words weighed: of its sentence, and with its headline; both of length one."""

    telling: Telling
    words: Vector
    headed: Vector


def rarity(tellings: Iterable[Telling], known: int = _KNOWN) -> dict[str, float]:
    """The inverse document frequency of each stem among these, no two of which are one event.

    What is known of English counts as much as `known` sentences, so that a time of few tellings is not taken at its
    word.
    """
    listed = list(tellings)
    holding = Counter(stem for one in listed for stem in {*one.words, *one.aside, *one.headline})
    every = len(listed) + known
    return {stem: math.log(1 + every / (count + known * COMMON.get(stem, OTHERS))) for stem, count in holding.items()}


def sketch(telling: Telling, rare: Mapping[str, float]) -> Sketch:
    """The telling with its words weighed by how rare they are."""
    plain = {stem: _ASIDE * rare[stem] for stem in telling.aside}
    plain.update((stem, rare[stem]) for stem in telling.words)
    weights = {stem: weight * (_NAMED if stem in telling.names else 1.0) for stem, weight in plain.items()}
    words = unit(weights)
    share = _HEADLINE if telling.opening else _ABOVE
    headed = {stem: share * rare[stem] for stem in telling.headline}
    headed.update((stem, max(weight, headed.get(stem, 0.0))) for stem, weight in weights.items())
    return Sketch(telling, words, unit(headed))


def likeness(one: Sketch, other: Sketch) -> float:
    """How alike two tellings are: 0 nothing in common, 1 the same."""
    shared = one.words.keys() & other.words.keys()
    if not shared or min(len(one.telling.words), len(other.telling.words)) < _FEWEST:
        return 0.0
    if len(one.headed.keys() & other.headed.keys()) < _SHARED:
        return 0.0
    alike = max(dot(one.words, other.words), dot(one.headed, other.headed))
    people, others = one.telling.people, other.telling.people
    if people and others and people.isdisjoint(others):
        alike *= _STRANGERS
    alike *= _counted(set(one.words), set(other.words))
    spoken = one.telling.speech and other.telling.speech
    if shared <= one.telling.names | other.telling.names:
        alike *= 0.0 if spoken else _ONLY_NAMES
    elif spoken:
        alike *= _SPOKEN
    return alike


def _counted(one: set[str], other: set[str]) -> float:
    """What is left of likeness where the numbers differ: nothing where all else is the same ("pump 3", "pump 4")."""
    numbers, others = ({word for word in words if word.isdigit()} for words in (one, other))
    if not numbers or not others or not numbers.isdisjoint(others):
        return 1.0
    return _OTHER_NUMBERS if one - numbers != other - others else 0.0


def enough(one: Telling, other: Telling) -> float:
    """The likeness from which two tellings of one time tell one happening.

    Two reports of the day itself have to be more alike than two that look back: a day is full of things, and
    remembered for few.
    """
    ages = [telling.age for telling in (one, other)]
    later = min((age for age in ages if age is not None), default=0)
    remembered = min(1.0, math.log2(1 + max(later, 0)) / _MONTH)
    needed = _AT_ONCE + (_LOOKED_BACK - _AT_ONCE) * remembered
    needed += _WIDER.get(one.period.precision, _WIDEST)
    needed += _BESIDE * (one.beside or other.beside)
    return needed + _SAME_ARTICLE * (one.article == other.article)
