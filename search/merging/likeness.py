"""How alike two tellings are."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from search.merging.english import COMMON, OTHERS
from search.merging.tellings import Telling
from search.merging.wording import OFFICES
from search.period import Precision
from search.vectors import Vector, dot_of, unit

_KNOWN = 1000
"""Sentences of English that a month is held against."""
_NAMED = 1.5
"""How much more a word counts that belongs to a name."""
_HEADLINE = 0.7
"""How much a word of the headline counts for a sentence in the opening, which says what the headline says,"""
_ABOVE = 0.35
"""and for one farther down, which speaks of the same matter."""
_STRANGERS = 0.6
"""What is left of likeness where both name people, and none in common."""
_OTHER_NUMBERS = 0.8
"""What is left where both give numbers, and none in common."""
_A_SERIES = 0.3
"""What is left where one outlet writes both within a day, and each has a name that the other has not: it seldom tells
one thing twice, and often the like ("$6,000 for Orlen", "$3,000 for Varn")."""
_ONLY_NAMES = 0.5
"""What is left where they share two or three words of names and no other: the same people do many things;"""
_MANY_NAMES = 4
_ONLY_MANY_NAMES = 0.75
"""and where they share so many or more. Nothing is left of one, nor where they tell of more than a day."""
_ONE_WORD = 0.75
"""What is left where they share names and no more than a word besides."""
_SPOKEN = 0.85
"""What is left where both are reports of speech: one speaker says many things on a day; nothing without such a word."""

_AT_ONCE = 0.31
"""Likeness of two tellings of one happening while it is news, when many things are told of a day."""
_NEWS = 0.025
"""What is added where both are told on the day or the next, when many things are told that are much alike."""
_LOOKED_BACK = 0.15
"""The same a month later and for good: what is remembered of a day is mostly one thing."""
_DOUBLINGS = 5.0
"""Doublings of days until then."""
_WIDER = {
    Precision.DAY: 0.0,
    Precision.WEEK: 0.09,
    Precision.MONTH: 0.16,
    Precision.QUARTER: 0.18,
    Precision.SEASON: 0.18,
    Precision.RANGE: 0.22,
}
_WIDEST = 0.34
"""What is added for a period as wide as a year, in which much happens,"""
_NARROWED = 0.5
"""and the share of it that is left out when many such periods have passed."""
_BESIDE = 0.1
"""What is added where a sentence only counts from the day ("since 3 May"): most of it tells something else."""
_LITTLE = 5.0
"""Length of the weights of a sentence that tells so little that its words are not held to be all it tells."""
_FEWEST = 3
"""Words without which a sentence is like no other."""
_SHARED = 2
"""Words that two must share to be alike at all, headlines included,"""
_SHARED_WIDE = 3
"""and in their sentences where they tell of more than a day."""
_SAME_ARTICLE = 0.35
"""What is added for sentences of one article, which seldom repeats itself."""


Time = tuple[int, int]
"""Days [start, end)."""
Rare = Callable[[str, Time], float]
"""How much a stem weighs in what is told of a time."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A telling with its words weighed: of its sentence, and with its headline; both of length one.

    `numbers` are the words that are numbers; `asks` is the likeness that it asks for whatever it is held against.
    """

    telling: Telling
    words: Vector
    headed: Vector
    numbers: frozenset[str]
    asks: float


class Rarity:
    """The inverse document frequency of stems among tellings no two of which are one event.

    What is known of English counts as much as `known` sentences, so that a time of few tellings is not taken at its
    word.
    """

    def __init__(self, tellings: Iterable[Telling], known: int = _KNOWN) -> None:
        self._known = known
        self._holding: Counter[str] = Counter()
        self._at: defaultdict[Time, Counter[str]] = defaultdict(Counter)
        self._told: Counter[Time] = Counter()
        for one in tellings:
            held = {*one.words, *one.headline}
            self._holding.update(held)
            self._at[time_of(one)].update(held)
            self._told[time_of(one)] += 1
        self._all = self._told.total() + known
        self._marks: defaultdict[Time, dict[str, float]] = defaultdict(dict)  # weighed once, not for every telling

    def overall(self, stem: str, _: Time) -> float:
        """How rare a stem is in all that is told."""
        return math.log(1 + self._all / (self._holding[stem] + self._known * COMMON.get(stem, OTHERS)))

    def marking(self, stem: str, time: Time) -> float:
        """How much a stem marks what is told of a time: the mean of how rare it is in all, and at other times.

        What dominates a day is common on that day and hardly met on others; what all days share marks none.
        """
        marks = self._marks[time]
        if stem not in marks:
            holding = self._holding[stem] - self._at[time][stem] + self._known * COMMON.get(stem, OTHERS)
            elsewhere = math.log(1 + (self._all - self._told[time]) / holding)
            marks[stem] = (elsewhere + self.overall(stem, time)) / 2
        return marks[stem]


def time_of(telling: Telling) -> Time:
    """The days that it tells of."""
    return telling.period.start, telling.period.end


def sketch(telling: Telling, rare: Rare, *, whole_names: bool = True) -> Sketch:
    """The telling with its words weighed by how rare they are and how near to its date they stand.

    With `whole_names` the words of a name count as one together: who is named in full does nothing more for it.
    """
    time = time_of(telling)
    weights = {
        stem: rare(stem, time) * near * (share if whole_names else 1.0) * (_NAMED if stem in telling.names else 1.0)
        for stem, near, share in zip(telling.words, telling.nearness, telling.shares, strict=True)
    }
    share = _HEADLINE if telling.opening else _ABOVE
    headed = {stem: share * rare(stem, time) for stem in telling.headline}
    headed.update((stem, max(weight, headed.get(stem, 0.0))) for stem, weight in weights.items())
    words = unit(weights, _LITTLE)
    numbers = frozenset(word for word in words if word.isdigit())
    return Sketch(telling, words, unit(headed, _LITTLE), numbers, _asks(telling))


def likeness(one: Sketch, other: Sketch) -> float:
    """How alike two tellings are: 0 nothing in common, 1 the same."""
    shared = one.words.keys() & other.words.keys()
    narrow = one.telling.period.precision is Precision.DAY
    if len(shared) < (1 if narrow else _SHARED_WIDE) or min(len(one.telling.words), len(other.telling.words)) < _FEWEST:
        return 0.0
    shared_headed = one.headed.keys() & other.headed.keys()
    alike = max(dot_of(shared, one.words, other.words), dot_of(shared_headed, one.headed, other.headed))
    people, others = one.telling.people, other.telling.people
    if people and others and people.isdisjoint(others):
        alike *= _STRANGERS
    if _in_a_series(one, other):
        alike *= _A_SERIES
    return alike * _counted(one, other) * _told(shared, one.telling, other.telling)


def _told(shared: AbstractSet[str], one: Telling, other: Telling) -> float:
    """What is left of likeness by what the words that two tellings share say of what happened."""
    spoken = one.speech and other.speech
    if is_who(shared, one, other):
        narrow = one.period.precision is Precision.DAY
        if not narrow or spoken or len(shared) == 1:
            return 0.0
        return _ONLY_MANY_NAMES if len(shared) >= _MANY_NAMES else _ONLY_NAMES
    alone = len(shared) > 1 and len(shared - one.names - other.names) == 1
    return (_SPOKEN if spoken else 1.0) * (_ONE_WORD if alone else 1.0)


def is_who(shared: AbstractSet[str], one: Telling, other: Telling) -> bool:
    """Whether words that two tellings share say nothing but who: names, and in speech the office of who speaks."""
    who = one.names | other.names
    return who.issuperset(shared if not (one.speech or other.speech) else shared - OFFICES)


def held(words: Vector, telling: Telling) -> float:
    """How much of what is told of a happening a telling holds, near to its date: 0 nothing, 1 all of it."""
    near = zip(telling.words, telling.nearness, telling.shares, strict=True)
    return math.sqrt(math.fsum((words.get(stem, 0.0) * nearness * share) ** 2 for stem, nearness, share in near))


def _counted(one: Sketch, other: Sketch) -> float:
    """What is left of likeness where the numbers differ: nothing where all else is the same ("pump 3", "pump 4")."""
    if not one.numbers or not other.numbers or not one.numbers.isdisjoint(other.numbers):
        return 1.0
    return _OTHER_NUMBERS if one.words.keys() - one.numbers != other.words.keys() - other.numbers else 0.0


def _in_a_series(one: Sketch, other: Sketch) -> bool:
    """Whether one outlet writes both within a day, and each has a name that the other has not."""
    mine, theirs = one.telling, other.telling
    if mine.source != theirs.source or mine.published is None or theirs.published is None:
        return False
    named = not mine.names <= other.words.keys() and not theirs.names <= one.words.keys()
    return named and abs(mine.published - theirs.published) <= 1


def enough(one: Sketch, other: Sketch) -> float:
    """The likeness from which two tellings of one time tell one happening.

    Two reports of the day itself have to be more alike than two that look back: a day is full of things, and
    remembered for few.
    """
    mine, theirs = one.telling, other.telling
    needed = max(one.asks, other.asks) + _BESIDE * (mine.beside or theirs.beside)
    needed += _NEWS * (max(mine.age or 0, theirs.age or 0) <= 1)
    return needed + _SAME_ARTICLE * (mine.article == theirs.article)


def _asks(telling: Telling) -> float:
    """What a telling asks for whatever it is held against: the more, the nearer to the day and the wider its time."""
    later = max(0, telling.age or 0)
    needed = _AT_ONCE + (_LOOKED_BACK - _AT_ONCE) * _remembered(later)
    return needed + _WIDER.get(telling.period.precision, _WIDEST) * (
        1 - _NARROWED * _remembered(later / telling.period.days)
    )


def _remembered(later: float) -> float:
    """How far something is only looked back on, so many days (or whatever it took) later: 0 at once, 1 for good."""
    return min(1.0, math.log2(1 + later) / _DOUBLINGS)
