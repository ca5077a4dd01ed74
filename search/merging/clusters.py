"""Tellings of one time, put together where they tell one happening."""

from collections.abc import Sequence

from search.merging.likeness import Sketch, enough, likeness
from search.merging.neighbours import neighbours
from search.vectors import dot, total

_ON_AVERAGE = 0.6
"""The share of the likeness that a pair must have which two whole groups must have on average to be put together."""
_FLOOR = 0.12
"""Likeness by words alone under which a pair is not looked at."""


def together(sketches: Sequence[Sketch]) -> list[list[int]]:
    """The places of the tellings of each happening, alike in order whatever came first.

    Pairs are joined from the most alike on, as long as the groups to which they belong are alike on average too
    (average linkage), so that no chain of small likenesses joins what has nothing in common. All of `sketches` must be
    of one time and kind, in an order of their own.
    """
    pairs = []
    for one, other in _worth_comparing(sketches):
        needed = enough(sketches[one].telling, sketches[other].telling)
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
    return [sorted(groups[first].places) for first in sorted(groups)]


def _worth_comparing(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    pairs = set(neighbours([sketch.words for sketch in sketches], _FLOOR))
    pairs.update(neighbours([sketch.headed for sketch in sketches], _FLOOR))
    return sorted(pairs)


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
        self.words = total((self.words, other.words))
        self.headed = total((self.headed, other.headed))
