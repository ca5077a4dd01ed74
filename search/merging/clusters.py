"""Tellings of one time, put together where they tell one happening."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from statistics import fmean

import numpy as np

from search.merging.likeness import Sketch, enough, held, likeness
from search.merging.neighbours import neighbours
from search.vectors import Vector, dot, unit

_ON_AVERAGE = 0.6
"""The share of the likeness that a pair must have which two whole groups must have on average to be put together."""
_FLOOR = 0.12
"""Likeness by words alone under which a pair is not looked at."""
_KNOWN = 6
"""Tellings that together show in which words a happening is told."""
_AS_A_WHOLE = 1.8
"""How many times the likeness that two tellings need must be held of it by one that belongs to it,"""
_SEVERAL = 4
_AMONG_SEVERAL = 1.4
"""and on average by so many or more that belong together."""
_LEADING = 12
"""The weightiest words of a happening, one of which at least is told of it."""
_TOLD_OF = 64
"""Happenings that a word leads to: those in which it weighs most,"""
_NEAR = 12
"""and to which a telling may belong: those to which its words lead most."""


def together(sketches: Sequence[Sketch]) -> list[list[int]]:
    """The places of the tellings of each happening, alike in order whatever came first.

    Pairs are joined from the most alike on, as long as the groups to which they belong are alike on average too
    (average linkage), so that no chain of small likenesses joins what has nothing in common. All of `sketches` must be
    of one time and kind, in an order of their own.
    """
    pairs = []
    for one, other in _worth_comparing(sketches):
        needed = enough(sketches[one], sketches[other])
        alike = likeness(sketches[one], sketches[other])
        if alike >= needed:
            pairs.append((needed - alike, one, other, needed))
    group_of = list(range(len(sketches)))
    groups = {place: _Group([place], dict(sketch.words), dict(sketch.headed)) for place, sketch in enumerate(sketches)}
    for _, one, other, needed in sorted(pairs):
        first, second = sorted((group_of[one], group_of[other]))
        if first != second and groups[first].likeness(groups[second]) >= _ON_AVERAGE * needed:
            joined = groups.pop(second)
            groups[first].take(joined)
            for place in joined.places:
                group_of[place] = first
    _settle(groups, sketches)
    return [sorted(groups[first].places) for first in sorted(groups)]


def _settle(groups: dict[int, "_Group"], sketches: Sequence[Sketch]) -> None:
    """Join to what is told so often that its words are known what holds enough of these.

    A happening that many tell has words of its own. Who mentions it beside something else shares few of the words of
    any one of them, but some of those that all have in common. Each group goes to the larger one of which it holds
    most.
    """
    sizes = {first: (len(group.places), -first) for first, group in groups.items()}
    known = {first: unit(group.words) for first, group in groups.items() if len(group.places) >= _KNOWN}
    told_of = _told_of(known)
    goes: dict[int, int] = {}
    for first, group in groups.items():
        near = [other for other in _near(group.words, told_of) if sizes[other] > sizes[first]]
        members = [sketches[place] for place in group.places]
        holds = {other: fmean(held(known[other], member.telling) for member in members) for other in near}
        best = max(holds, key=lambda other: (round(holds[other], 9), sizes[other]), default=first)
        share = _AMONG_SEVERAL if len(members) >= _SEVERAL else _AS_A_WHOLE
        if best != first and holds[best] >= share * fmean(member.asks for member in members):
            goes[first] = best
    for first in sorted(goes, key=sizes.__getitem__):
        groups[goes[first]].take(groups.pop(first))


def _told_of(known: Mapping[int, Vector]) -> dict[str, list[tuple[float, int]]]:
    """By the weightiest words of what is known: of which happenings each is told, and how much it weighs there."""
    told_of: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for first, words in known.items():
        for stem in sorted(words, key=lambda stem: (-words[stem], stem))[:_LEADING]:
            told_of[stem].append((words[stem], first))
    return {stem: nlargest(_TOLD_OF, told) for stem, told in told_of.items()}


def _near(words: Vector, told_of: Mapping[str, Sequence[tuple[float, int]]]) -> list[int]:
    """The few happenings of whose weightiest words a group holds most."""
    shared: defaultdict[int, float] = defaultdict(float)
    for stem in sorted(words.keys() & told_of.keys()):
        for weight, other in told_of[stem]:
            shared[other] += weight * words[stem]
    return nlargest(_NEAR, shared, key=lambda other: (shared[other], other))


def _worth_comparing(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    count = len(sketches)
    plain = neighbours([sketch.words for sketch in sketches], _FLOOR)
    headed = neighbours([sketch.headed for sketch in sketches], _FLOOR)
    ones, others = np.divmod(np.union1d(plain @ (count, 1), headed @ (count, 1)), count)
    return zip(ones.tolist(), others.tolist(), strict=True)


class _Group:
    """Tellings put together, and the sums of their words."""

    __slots__ = ("headed", "places", "words")

    def __init__(self, places: list[int], words: dict[str, float], headed: dict[str, float]) -> None:
        self.places = places
        self.words = words
        self.headed = headed

    def likeness(self, other: "_Group") -> float:
        """How alike the pairs between two groups are on average."""
        both = len(self.places) * len(other.places)
        return max(dot(self.words, other.words), dot(self.headed, other.headed)) / both

    def take(self, other: "_Group") -> None:
        """Add the tellings of another group."""
        self.places += other.places
        self.words = _added(self.words, other.words)
        self.headed = _added(self.headed, other.headed)


def _added(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """The sum of two vectors, in the place of the longer one: what a large group takes in costs no more than itself."""
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    for stem, weight in short.items():
        long[stem] = long.get(stem, 0.0) + weight
    return long
