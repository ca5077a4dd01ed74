"""The tellings of a stretch of days put together into happenings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from operator import attrgetter

from search.merging.accounts import Account
from search.merging.clusters import together
from search.merging.importance import Evidence, evidence
from search.merging.likeness import Rarity, Sketch, likeness, sketch
from search.merging.standing import standing
from search.merging.tellings import Telling
from search.model import EventKind
from search.period import Period, Precision
from search.vectors import dot, total

_WITHIN = 0.45
"""Likeness from which what is told of a month is what happened on one of its days."""
_TOLD = 0.34
"""Likeness that one telling of each must have besides: words that are names, or said, count less there."""
_MONTH = 31
"""Days of the widest time of which that may be."""
_LEADING = 6
"""The weightiest words of a group, of which two that may be one share at least one."""
_LOOKED_AT = 12
"""Tellings of a group that are compared: the first of them."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening: the event that stands for it, a sketch of each of its sentences, what every telling says for it.

    `burst` is how many times more articles tell of its day than of the days of its month on average.
    """

    stands: str
    kind: EventKind
    period: Period
    sketches: tuple[Sketch, ...]
    told: tuple[Evidence, ...]
    burst: float

    @property
    def tellers(self) -> frozenset[str]:
        """The articles that tell it."""
        return frozenset(one.article for one in self.told)

    @property
    def account(self) -> Account:
        """What it says for a conflict."""
        tellings = sorted((each.telling for each in self.sketches), key=attrgetter("event"))
        return Account(self.stands, self.kind, self.period, tuple(tellings), self.tellers)

    @property
    def events(self) -> tuple[str, ...]:
        """The events that tell it, each once."""
        return tuple(sketch.telling.event for sketch in self.sketches)


def merge(tellings: Iterable[Telling]) -> list[Happening]:
    """The happenings that the tellings of a stretch of days tell, in the order of time.

    What tells of one time and is alike is put together; then what tells of a wider time, if it is much alike to a
    happening within. How rare a word is, is learnt from what the stretch tells of other times. Neither the order of
    `tellings` nor anything outside makes a difference.
    """
    by_event: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=attrgetter("place_in_line")):
        by_event[telling.event].append(telling)
    first = {event: told[0] for event, told in by_event.items()}
    rare = Rarity(first.values()).marking
    slots: defaultdict[tuple[int, int, EventKind], list[Sketch]] = defaultdict(list)
    for event in sorted(first):
        one = first[event]
        slots[one.period.start, one.period.end, one.kind].append(sketch(one, rare))
    groups = [
        [sketches[place] for place in places]
        for _, sketches in sorted(slots.items(), key=lambda slot: (*slot[0][:2], slot[0][2].value))
        for places in together(sketches)
    ]
    level = _level(by_event)
    whole = (_happening(group, by_event, level) for group in _with_wider(groups))
    return sorted(whole, key=lambda one: (one.period.start, -one.period.end, one.stands))


def _with_wider(groups: list[list[Sketch]]) -> list[list[Sketch]]:
    """The groups, those of wider times put into the one within that is most alike, where it is enough."""
    narrow = [group for group in groups if group[0].telling.period.precision is Precision.DAY]
    sums = [total([each.words for each in group]) for group in narrow]
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(sums):
        for stem in _leading(words):
            holding[stem].append(place)
    joined: dict[int, list[Sketch]] = {}
    left = []
    for group in groups:
        if group[0].telling.period.precision is Precision.DAY:
            continue
        own = total([each.words for each in group])
        within = {place for stem in _leading(own) for place in holding[stem] if _fits(group, narrow[place])}
        best = max(within, key=lambda place: (_average(own, group, sums[place], narrow[place]), -place), default=None)
        average = _average(own, group, sums[best], narrow[best]) if best is not None else 0.0
        if best is not None and average >= _WITHIN and _tells(group, narrow[best]):
            joined.setdefault(best, []).extend(group)
        else:
            left.append(group)
    return [group + joined.get(place, []) for place, group in enumerate(narrow)] + left


def _leading(words: dict[str, float]) -> list[str]:
    """The stems that weigh most."""
    return sorted(words, key=lambda stem: (-words[stem], stem))[:_LEADING]


def _fits(wide: Sequence[Sketch], narrow: Sequence[Sketch]) -> bool:
    one, other = wide[0].telling, narrow[0].telling
    return one.kind is other.kind and one.period.contains(other.period) and one.period.days <= _MONTH


def _tells(wide: Sequence[Sketch], narrow: Sequence[Sketch]) -> bool:
    """Whether one of the first of a group tells what one of the first of another tells, by more than its words."""
    pairs = product(wide[:_LOOKED_AT], narrow[:_LOOKED_AT])
    return any(likeness(one, other) >= _TOLD for one, other in pairs)


def _average(own: dict[str, float], group: Sequence[Sketch], words: dict[str, float], other: Sequence[Sketch]) -> float:
    return dot(own, words) / (len(group) * len(other))


def _level(by_event: dict[str, list[Telling]]) -> dict[int, float]:
    """How many times more articles tell of a day than of the days of the stretch on average."""
    told = Counter(
        day
        for day, _ in {
            (one.period.start, one.article)
            for several in by_event.values()
            for one in several
            if one.period.precision is Precision.DAY
        }
    )
    usual = sum(told.values()) / len(told) if told else 1.0
    return {day: count / usual for day, count in told.items()}


def _happening(group: list[Sketch], by_event: dict[str, list[Telling]], level: dict[int, float]) -> Happening:
    place = standing(group, [len(by_event[each.telling.event]) for each in group])
    stands = group[place].telling
    narrow = stands.period.precision is Precision.DAY
    return Happening(
        stands=stands.event,
        kind=stands.kind,
        period=stands.period,
        sketches=tuple(group),
        told=tuple(evidence(one) for each in group for one in by_event[each.telling.event]),
        burst=level.get(stands.period.start, 1.0) if narrow else 1.0,
    )
