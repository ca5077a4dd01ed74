"""How much each day mattered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.keydates.gist import Gist
from search.keydates.tellings import Telling
from search.salience import early, spread

_CLUES = 5
"""Rarest words of a sentence, of which a copy shares at least one."""
_COPY = 0.7
"""The share of their words that two sentences have in common when one was made from the other."""
_REPRINT = 3
"""Days within which wire copies and updates of a report appear."""
_APART = 1.5
"""How steeply the worth of what an article tells falls with its distance from the midst: the power of its nearness."""
_REMOTE = 30
"""Days before the first article or after the last: what lies farther off is background to the story told."""
_BACKGROUND = 0.7
"""What is left of the weight of such a day: as it grows with the root of what is told, it takes twice as much."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, what is told of it (copies once, weightiest first), by whom, and how much it mattered."""

    number: int
    weight: float
    tellings: tuple[Telling, ...]
    articles: int
    sources: int


def weigh_days(tellings: Iterable[Telling], gist: Gist) -> list[Day]:
    """The days that are told of, most important first, the earlier first among equals.

    A day is salient by how much is said of it, as in R. Kessler et al., "Finding salient dates for building thematic
    timelines" (ACL 2012); here by how many tell of it independently, and how long afterwards they still do.
    """
    by_day: defaultdict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_day[telling.day].append(telling)
    appeared = {one.published for told in by_day.values() for one in told if one.published is not None}
    near = range(min(appeared) - _REMOTE, max(appeared) + _REMOTE + 1) if appeared else by_day
    days = [_day(number, told, gist, 1.0 if number in near else _BACKGROUND) for number, told in by_day.items()]
    return sorted(days, key=lambda day: (-day.weight, day.number))


def worth(telling: Telling, gist: Gist) -> float:
    """The weight of a telling, more at the head of an article, less in one apart from the collection's subject."""
    return float(telling.weight * early(telling.place) * gist.nearness.get(telling.article, 1.0) ** _APART)


def _day(number: int, told: Sequence[Telling], gist: Gist, share: float) -> Day:
    distinct = _once(told, gist)
    return Day(
        number=number,
        weight=share * _weight(distinct, gist),
        tellings=tuple(distinct),
        articles=len({one.article for one in told}),
        sources=len({one.source for one in told if one.source}),
    )


def _once(told: Sequence[Telling], gist: Gist) -> list[Telling]:
    """The tellings without copies, weightiest first.

    What says the same in nearly the same words within days is one telling, whoever copied whom: a wire report, an
    update. Printed again later, it looks back.
    """
    ranked = sorted(told, key=lambda one: (-worth(one, gist), one.article, one.place, one.sentence))
    by_clue: defaultdict[str, list[Telling]] = defaultdict(list)
    kept: set[int] = set()  # places in `ranked`: tellings hash slowly
    for place in sorted(range(len(ranked)), key=lambda place: ranked[place].published or 0):
        one = ranked[place]  # the weightiest first of those of one day
        clues = gist.rarest(one.words, _CLUES)
        if not any(_is_copy(one, other) for clue in clues for other in reversed(by_clue[clue])):
            kept.add(place)
            for clue in clues:
                by_clue[clue].append(one)
    return [ranked[place] for place in sorted(kept)]


def _is_copy(one: Telling, other: Telling) -> bool:
    if (one.published or 0) - (other.published or 0) >= _REPRINT:
        return False
    mine, theirs = set(one.words), set(other.words)
    shared = len(mine & theirs)
    return shared >= _COPY * (len(mine) + len(theirs) - shared)


def _weight(distinct: Iterable[Telling], gist: Gist) -> float:
    """How far it is spread over the outlets; of an article, and of its copies, only the weightiest telling counts."""
    by_origin: dict[str, Telling] = {}
    for one in distinct:  # the weightiest come first
        by_origin.setdefault(one.origin, one)
    return spread((one.source, worth(one, gist)) for one in by_origin.values())
