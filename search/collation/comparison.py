"""One comparison of an archive's articles: of all, or of what was touched since the last."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from search.collation.copying import Copying
from search.collation.spool import Spool, days_of, month_of
from search.decisions import Decision
from search.engines.protocol import Engine
from search.fields import Field
from search.merging import Happening, Print, conflicts, merge, print_of, tellings_of, weight
from search.model import Annotated, Collation
from search.naming import unify
from search.query import During, Request

_BATCH = 500
"""Articles read at once."""
_MOST = 0.5
"""The share of the articles from which on all are compared: that is one pass over them, and no more than that."""
_APART = 3
"""Days before a month's end on which a happening may conflict with one of the next month."""
_ALL = 1 << 40


@dataclass(frozen=True, slots=True)
class Touched:
    """What was put in or taken out: articles, the months in which their events begin, and the events there were."""

    articles: frozenset[str] = frozenset()
    months: frozenset[int] = frozenset()
    events: frozenset[str] = frozenset()

    def and_by(self, before: Iterable[Annotated], after: Iterable[Annotated]) -> "Touched":
        """The same and what these articles touch, as they were and as they are."""
        old, new = list(before), list(after)
        return Touched(
            self.articles.union(one.article.id for one in (*old, *new)),
            self.months.union(month_of(event.period) for one in (*old, *new) for event in one.events),
            self.events.union(event.id for one in old for event in one.events),
        )


def compare(engine: Engine, decisions: Iterable[Decision], before: Collation, touched: Touched | None) -> Collation:
    """What comparing the articles shows; `before` is what it showed when all but the touched were as they are."""
    names = unify(engine.namings(), decisions)
    if touched is not None and not touched.articles:
        return replace(before, names=names)
    with Spool() as spool:
        reading = _Reading(engine, spool)
        near = None if touched is None else reading.telling_of(_with_neighbours(touched.months))
        ids = [kept.id for kept in engine.kept()]
        if touched is None or near is None or len(near) > _MOST * len(ids):
            found = _everything(reading, ids)
        else:
            found = _touched_alone(reading, near, before, touched)
    return replace(found, names=names)


def _everything(reading: "_Reading", ids: Iterable[str]) -> Collation:
    reading.read(ids, None)
    copied = Copying(reading.engine, reading.prints).of_all(_tellers(reading.spool, reading.spool.months))
    return _together(_merged(reading.spool, copied), Collation(copies=copied), frozenset())


def _touched_alone(reading: "_Reading", near: Iterable[str], before: Collation, touched: Touched) -> Collation:
    """What was found before, but anew for the months that were touched, or whose witnesses became copies or none."""
    wanted = _with_neighbours(touched.months)
    reading.read(near, wanted)
    tellers = _tellers(reading.spool, touched.months)
    copying = Copying(reading.engine, reading.prints)
    copied = copying.of_touched(tellers, before.copies, touched.articles)
    changed = {id_ for id_ in {*copied, *before.copies} if copied.get(id_) != before.copies.get(id_)}
    others = reading.engine.articles(changed - touched.articles, as_read=True).values()
    more = {month_of(event.period) for one in others for event in one.events} - touched.months
    if more := _with_neighbours(more) - wanted:
        reading.read(reading.telling_of(more), more)
    return _together(_merged(reading.spool, copied), replace(before, copies=copied), touched.events)


class _Reading:
    """What was read of an archive's articles: their tellings by month, and their prints."""

    def __init__(self, engine: Engine, spool: Spool) -> None:
        self.engine = engine
        self.spool = spool
        self.prints: dict[str, Print] = {}

    def telling_of(self, months: Collection[int]) -> set[str]:
        """The articles that speak of these months, and maybe some more."""
        found: set[str] = set()
        for start, end in _stretches(months):
            request = Request(During(Field.WHEN, start, end), limit=_ALL, tallies=False)
            found.update(scored.id for scored in self.engine.find(request).articles)
        return found

    def read(self, ids: Iterable[str], months: Collection[int] | None) -> None:
        """Lay down what these articles tell of these months, or of all."""
        listed = sorted(ids)
        for first in range(0, len(listed), _BATCH):
            kept = self.engine.articles(listed[first : first + _BATCH], as_read=True)
            for annotated in kept.values():
                self.prints[annotated.article.id] = print_of(annotated.article)
                for telling in tellings_of(annotated):
                    if months is None or month_of(telling.period) in months:
                        self.spool.add(telling)


def _with_neighbours(months: Iterable[int]) -> set[int]:
    """The months and those beside them, with whose happenings theirs may conflict."""
    return {near for month in months for near in (month - 1, month, month + 1)}


def _stretches(months: Collection[int]) -> Iterator[tuple[int, int]]:
    """The days of these months, those of months in a row together."""
    for month in sorted(months):
        if month - 1 not in months:
            last = month
            while last + 1 in months:
                last += 1
            yield days_of(month)[0], days_of(last)[1]


def _tellers(spool: Spool, months: Iterable[int]) -> Iterator[set[str]]:
    """The articles that share a sentence about these months."""
    for month in months:
        by_event: defaultdict[str, set[str]] = defaultdict(set)
        for telling in spool.read(month):
            by_event[telling.event].add(telling.article)
        yield from (articles for articles in by_event.values() if len(articles) > 1)


@dataclass(slots=True)
class _Merged:
    """What months were put together into."""

    happenings: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """Of conflicting happenings."""
    weights: dict[str, float] = field(default_factory=dict)
    events: set[str] = field(default_factory=set)
    """All that were looked at."""


def _merged(spool: Spool, copied: dict[str, str]) -> _Merged:
    merged = _Merged()
    late: list[Happening] = []
    for month in spool.months:
        happenings = merge(spool.read(month))
        for one in happenings:
            merged.events.update(one.events)
            merged.happenings.update((event, one.stands) for event in one.events if event != one.stands)
            if (weighs := weight(one.told, copied, one.burst)) != 1.0:
                merged.weights[one.stands] = weighs
        before = {one.stands for one in late}
        merged.pairs += [pair for pair in conflicts([*late, *happenings]) if not before.issuperset(pair)]
        end = days_of(month)[1]
        late = [one for one in happenings if end - _APART <= one.period.start < end]
    return merged


def _together(merged: _Merged, before: Collation, gone: Collection[str]) -> Collation:
    """What was found before of events that were not looked at, and what was found now."""
    passed = merged.events.union(gone)
    pairs = set(merged.pairs)
    for one, others in before.conflicts.items():
        pairs.update((one, other) for other in others if not (one in passed and other in passed))
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        linked[one].add(other)
        linked[other].add(one)
    happenings = {event: stands for event, stands in before.happenings.items() if event not in passed}
    weights = {event: weighs for event, weighs in before.weights.items() if event not in passed}
    return Collation(
        happenings=dict(sorted((happenings | merged.happenings).items())),
        conflicts={one: tuple(sorted(linked[one])) for one in sorted(linked)},
        weights=dict(sorted((weights | merged.weights).items())),
        copies=dict(sorted(before.copies.items())),
    )
