"""Happenings that are told much alike, but of different days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from search.merging.accounts import Account, gives_its_day
from search.merging.likeness import Rare, Rarity, Sketch, is_who, likeness, sketch
from search.merging.strays import strays
from search.merging.tellings import Telling
from search.model import EventKind
from search.period import Precision

APART = 3
"""How many days two days may lie apart that are taken for one another."""
_ALIKE = 0.28
_ALIKE_IN_SPEECH = 0.45
"""Of a report of speech the day may be that of the speech."""
_AKIN = 0.2
_KNOWN = 250
"""Sentences of English that a day is held against: it says less about its words than a month."""
_LOOKED_AT = 12
"""Tellings of a happening that are compared: the first of them."""


def conflicts(accounts: Iterable[Account]) -> Iterator[tuple[str, str]]:
    """Pairs of happenings, the earlier first, that seem to be one of which two days are told.

    They lie near to each other and are told much alike, or one is known to many and the other is a stray from it.
    """
    on: defaultdict[int, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.kind is EventKind.HAPPENED and account.period.precision is Precision.DAY:
            on[account.period.start].append(account)
    pairs = chain(_near(on), strays(account for day in sorted(on) for account in on[day]))
    found = {tuple(sorted(pair, key=lambda each: (each.period.start, each.stands))) for pair in pairs}
    for one, other in sorted(found, key=lambda pair: [(each.period.start, each.stands) for each in pair]):
        yield one.stands, other.stands


def _near(on: Mapping[int, Sequence[Account]]) -> Iterator[tuple[Account, Account]]:
    """Those that lie near to each other.

    Who tells both, or something like it, tells two happenings. So do reports that go on from day to day ("the trial
    resumed on Monday"): whoever gives the earlier day must have written when the later one had come, and both name a
    day of the month. Nothing but what is told of the two days makes a difference.
    """
    days = {day: _sides(told) for day, told in on.items()}
    for day in sorted(days):
        for later in range(day + 1, day + APART + 1):
            for one, other in ((one, other) for one in days[day] for other in days.get(later, ())):
                if _clash(one, other, later) and not _known_apart(one, other, days[day], days[later]):
                    yield one.account, other.account


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
        fit = tuple(_weighed(telling, rare) for telling in account.tellings if gives_its_day(telling))[:_LOOKED_AT]
        sketches = tuple(_weighed(telling, rare) for telling in account.tellings[:_LOOKED_AT])
        sides.append(_Side(account, sketches, fit, frozenset[str]().union(*(one.telling.names for one in fit))))
    return sides


def _weighed(telling: Telling, rare: Rare) -> Sketch:
    """With every word of a name: two days of one happening are told by those who name the same people in full."""
    return sketch(telling, rare, whole_names=False)


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
    alike = likeness(mine, theirs) >= (_ALIKE_IN_SPEECH if spoken else _ALIKE)
    return alike and not is_who(mine.words.keys() & theirs.words.keys(), mine.telling, theirs.telling)


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
