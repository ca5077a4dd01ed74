"""Happenings that are told much alike, but of different days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from search.merging.likeness import Rarity, Sketch, likeness, sketch
from search.merging.tellings import Telling
from search.model import EventKind
from search.period import Period, Precision

APART = 3
"""How many days two days may lie apart that are taken for one another."""
_ALIKE = 0.4
_ALIKE_IN_SPEECH = 0.6
"""Of a report of speech the day may be that of the speech."""
_AKIN = 0.2
_KNOWN = 250
"""Sentences of English that a day is held against: it says less about its words than a month."""
_LOOKED_AT = 12
"""Tellings of a happening that are compared: the first of them."""


@dataclass(frozen=True, slots=True)
class Account:
    """A happening as conflicts see it: a telling of each of its events, in the order of their ids, and who tells it."""

    stands: str
    kind: EventKind
    period: Period
    tellings: tuple[Telling, ...]
    tellers: frozenset[str]


def accounts_of(tellings: Iterable[Telling], happenings: Mapping[str, str]) -> list[Account]:
    """What these tell, by happenings known from before; those of which the standing telling is missing are left out.

    `happenings` gives the event that stands for an event, where it is another.
    """
    first: dict[str, Telling] = {}
    events: defaultdict[str, set[str]] = defaultdict(set)
    tellers: defaultdict[str, set[str]] = defaultdict(set)
    for one in sorted(tellings, key=attrgetter("place_in_line")):
        stands = happenings.get(one.event, one.event)
        first.setdefault(one.event, one)
        events[stands].add(one.event)
        tellers[stands].add(one.article)
    return [
        Account(
            stands,
            first[stands].kind,
            first[stands].period,
            tuple(first[event] for event in sorted(events[stands])),
            frozenset(tellers[stands]),
        )
        for stands in sorted(events.keys() & first.keys())
    ]


def conflicts(accounts: Iterable[Account]) -> Iterator[tuple[str, str]]:
    """Pairs of happenings, the earlier first, that seem to be one of which two days are told.

    Who tells both, or something like it, tells two happenings. So do reports that go on from day to day ("the trial
    resumed on Monday"): whoever gives the earlier day must have written when the later one had come, and both name a
    day of the month. Nothing but what is told of the two days makes a difference.
    """
    on: defaultdict[int, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.kind is EventKind.HAPPENED and account.period.precision is Precision.DAY:
            on[account.period.start].append(account)
    days = {day: _sides(told) for day, told in on.items()}
    for day in sorted(days):
        for later in range(day + 1, day + APART + 1):
            for one, other in ((one, other) for one in days[day] for other in days.get(later, ())):
                if _clash(one, other, later) and not _known_apart(one, other, days[day], days[later]):
                    yield one.account.stands, other.account.stands


@dataclass(frozen=True, slots=True)
class _Side:
    """An account, its first tellings with their words weighed, and those that could show that it was another day."""

    account: Account
    sketches: tuple[Sketch, ...]
    fit: tuple[Sketch, ...]
    names: frozenset[str]


def _sides(accounts: Sequence[Account]) -> list[_Side]:
    """The accounts of one day; how rare a word is, is learnt from that day."""
    rare = Rarity((telling for account in accounts for telling in account.tellings), _KNOWN).overall
    sides = []
    for account in accounts:
        fit = tuple(sketch(telling, rare) for telling in account.tellings if _gives_its_day(telling))[:_LOOKED_AT]
        sketches = tuple(sketch(telling, rare) for telling in account.tellings[:_LOOKED_AT])
        sides.append(_Side(account, sketches, fit, frozenset[str]().union(*(one.telling.names for one in fit))))
    return sides


def _gives_its_day(telling: Telling) -> bool:
    """Whether it states the day of a month, in an article whose day is known.

    The day in a caption is the photograph's, and what only counts from a day tells something else.
    """
    stated = telling.written_out and telling.on_the_day and not telling.beside
    return stated and telling.published is not None


def _clash(one: _Side, other: _Side, later: int) -> bool:
    return not one.names.isdisjoint(other.names) and any(
        _say_the_same(mine, theirs)
        for mine in one.fit
        if (mine.telling.published or 0) >= later
        for theirs in other.fit
        if (theirs.telling.published or 0) >= later
    )


def _say_the_same(mine: Sketch, theirs: Sketch) -> bool:
    """Whether two sentences are much alike, and not by names alone: the same people do many things."""
    spoken = mine.telling.speech or theirs.telling.speech
    names = mine.telling.names | theirs.telling.names
    alike = likeness(mine, theirs) >= (_ALIKE_IN_SPEECH if spoken else _ALIKE)
    return alike and not mine.words.keys() & theirs.words.keys() <= names


def _known_apart(one: _Side, other: _Side, on_one_day: Sequence[_Side], on_the_other: Sequence[_Side]) -> bool:
    told_by_both = not one.account.tellers.isdisjoint(other.account.tellers)
    return told_by_both or _knows(other, one, on_one_day) or _knows(one, other, on_the_other)


def _knows(side: _Side, other: _Side, that_day: Sequence[_Side]) -> bool:
    """Whether somebody who tells a happening tells something like the other of that other's day too."""
    return any(
        not each.account.tellers.isdisjoint(side.account.tellers) and _alike(each, other) >= _AKIN
        for each in that_day
        if each is not other
    )


def _alike(one: _Side, other: _Side) -> float:
    pairs = ((mine, theirs) for mine in one.sketches for theirs in other.sketches)
    return max((likeness(mine, theirs) for mine, theirs in pairs), default=0.0)
