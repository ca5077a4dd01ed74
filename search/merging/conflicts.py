"""Happenings that are told much alike, but of different days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from search.merging.happenings import Happening
from search.merging.likeness import Sketch, likeness
from search.model import EventKind
from search.period import Precision

_DAYS = 3
"""How far apart two days may lie that are taken for one another."""
_ALIKE = 0.4
_LOOKED_AT = 12
"""Tellings of a happening that are compared: the first of them."""


def conflicts(happenings: Sequence[Happening]) -> Iterator[tuple[str, str]]:
    """Pairs of happenings, the earlier first, that seem to be one of which two days are told.

    One article that tells both means two happenings. So do reports that go on from day to day ("the trial resumed on
    Monday"): whoever gives the earlier day must have written when the later one had come, and both name a day of the
    month.
    """
    on: defaultdict[int, list[Happening]] = defaultdict(list)
    for one in happenings:
        if one.kind is EventKind.HAPPENED and one.period.precision is Precision.DAY:
            on[one.period.start].append(one)
    for day in sorted(on):
        for one in on[day]:
            names = {stem for sketch in one.sketches for stem in sketch.telling.names}
            for later in range(day + 1, day + _DAYS + 1):
                for other in on.get(later, ()):
                    if (
                        _shared_name(names, other)
                        and one.tellers.isdisjoint(other.tellers)
                        and _clash(one, other, later)
                    ):
                        yield one.stands, other.stands


def _shared_name(names: set[str], other: Happening) -> bool:
    return any(not names.isdisjoint(sketch.telling.names) for sketch in other.sketches)


def _clash(one: Happening, other: Happening, later: int) -> bool:
    first, second = (
        [sketch for sketch in each.sketches if _could_know(sketch, later)][:_LOOKED_AT] for each in (one, other)
    )
    return any(likeness(mine, theirs) >= _ALIKE for mine in first for theirs in second)


def _could_know(sketch: Sketch, later: int) -> bool:
    """Whether it was written when both days had come, and names its own as a day of a month."""
    telling = sketch.telling
    return telling.written_out and telling.published is not None and telling.published >= later
