"""Happenings as conflicts see them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from search.merging.tellings import Telling
from search.model import EventKind
from search.period import Period


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


def gives_its_day(telling: Telling) -> bool:
    """Whether it states the day of a month, in an article whose day is known.

    The day in a caption is the photograph's, and what only counts from a day tells something else.
    """
    stated = telling.written_out and telling.on_the_day and not telling.beside
    return stated and telling.published is not None
