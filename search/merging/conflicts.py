"""Happenings that are told much alike, but of different days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.merging.happenings import Happening
from search.merging.likeness import Sketch, likeness
from search.model import EventKind
from search.period import Precision

_DAYS = 3
"""How far apart two days may lie that are taken for one another."""
_ALIKE = 0.4
_AKIN = 0.2
_LOOKED_AT = 12
"""Tellings of a happening that are compared: the first of them."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A happening with those of its sentences that could show that its day is told otherwise."""

    happening: Happening
    sketches: tuple[Sketch, ...]
    """Those that write the day of a month, in articles whose day is known."""
    names: frozenset[str]


def conflicts(happenings: Sequence[Happening]) -> Iterator[tuple[str, str]]:
    """Pairs of happenings, the earlier first, that seem to be one of which two days are told.

    Who tells both, or something like it, tells two happenings. So do reports that go on from day to day ("the trial
    resumed on Monday"): whoever gives the earlier day must have written when the later one had come, and both name a
    day of the month.
    """
    on: defaultdict[int, list[Happening]] = defaultdict(list)
    for one in happenings:
        if one.kind is EventKind.HAPPENED and one.period.precision is Precision.DAY:
            on[one.period.start].append(one)
    sides = {day: [side for one in told if (side := _side(one)).sketches] for day, told in on.items()}
    for day in sorted(sides):
        for later in range(day + 1, day + _DAYS + 1):
            for mine, theirs in ((mine, theirs) for mine in sides[day] for theirs in sides.get(later, ())):
                first, second = mine.happening, theirs.happening
                if _clash(mine, theirs, later) and not _known_apart(first, second, on[day], on[later]):
                    yield first.stands, second.stands


def _side(happening: Happening) -> _Side:
    fit = tuple(
        sketch for sketch in happening.sketches if sketch.telling.written_out and sketch.telling.published is not None
    )[:_LOOKED_AT]
    return _Side(happening, fit, frozenset[str]().union(*(sketch.telling.names for sketch in fit)))


def _clash(one: _Side, other: _Side, later: int) -> bool:
    return not one.names.isdisjoint(other.names) and any(
        likeness(mine, theirs) >= _ALIKE
        for mine in one.sketches
        if (mine.telling.published or 0) >= later
        for theirs in other.sketches
        if (theirs.telling.published or 0) >= later
    )


def _known_apart(
    one: Happening, other: Happening, on_one_day: Sequence[Happening], on_the_other: Sequence[Happening]
) -> bool:
    told_by_both = not one.tellers.isdisjoint(other.tellers)
    return told_by_both or _knows(other, one, on_one_day) or _knows(one, other, on_the_other)


def _knows(happening: Happening, other: Happening, that_day: Sequence[Happening]) -> bool:
    """Whether somebody who tells a happening tells something like the other of that other's day too."""
    return any(
        not each.tellers.isdisjoint(happening.tellers) and _alike(each, other) >= _AKIN
        for each in that_day
        if each is not other
    )


def _alike(one: Happening, other: Happening) -> float:
    pairs = ((mine, theirs) for mine in one.sketches[:_LOOKED_AT] for theirs in other.sketches[:_LOOKED_AT])
    return max((likeness(mine, theirs) for mine, theirs in pairs), default=0.0)
