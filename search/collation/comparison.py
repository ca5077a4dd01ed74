"""One comparison of an archive's articles: of all, or of what was touched since the last."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain

from search.collation.copying import Copying
from search.collation.spool import Spool, days_of, month_of
from search.collation.touched import Touched
from search.decisions import Decision
from search.engines.protocol import Engine
from search.fields import Field
from search.merging import APART, Account, Telling, accounts_of, conflicts, merge, tellings_of, weight
from search.model import Collation, Event, Name
from search.naming import decide, join
from search.period import Period
from search.query import And, During, Lie, Query, Request

_MOST = 0.5
"""The share of the articles that were touched from which on all are compared: that is one pass over them."""
_ALL = 1 << 40

Stretch = tuple[int, int]
"""Days [start, end)."""


def compare(engine: Engine, decisions: Iterable[Decision], before: Collation, touched: Touched | None) -> Collation:
    """What comparing the articles shows; `before` is what it showed when all but the touched were as they are."""
    named = _named(engine, decisions, before, touched)
    if touched is not None and not touched.articles:
        return replace(before, names=named.names, overruled=named.overruled)
    ids = [kept.id for kept in engine.kept()]
    with ExitStack() as stack:
        work = _Work(engine, stack.enter_context(Spool()), stack.enter_context(Spool()))
        if touched is None or len(touched.articles) > _MOST * len(ids):
            found = _everything(work, ids)
        else:
            found = _touched_alone(work, before, touched)
    return replace(found, names=named.names, overruled=named.overruled)


def _named(engine: Engine, decisions: Iterable[Decision], before: Collation, touched: Touched | None) -> Collation:
    """The names shown; compared anew only where articles name anybody otherwise than before.

    Names are not even read where nothing is decided about them and none is new.
    """
    joined = join(tuple(engine.namings())) if touched is None or touched.renamed else _joined_before(engine, before)
    names = decide(joined, engine.namings(), decisions)
    otherwise = (name for name in {*joined, *names} if joined.get(name, name) != names.get(name, name))
    return Collation(names, overruled={name: joined.get(name, name) for name in sorted(otherwise)})


def _joined_before(engine: Engine, before: Collation) -> dict[Name, Name]:
    """What the articles showed by themselves when they were last compared."""
    if before.overruled is None:
        return join(tuple(engine.namings()))
    return {name: to for name, to in {**before.names, **before.overruled}.items() if to is not None and to != name}


@dataclass(frozen=True, slots=True)
class _Work:
    """What is read while an archive's articles are compared."""

    engine: Engine
    whole: Spool
    """The months that are put together anew."""
    beside: Spool
    """Of other months, the days with which a happening of those may conflict."""


def _everything(work: _Work, ids: Iterable[str]) -> Collation:
    _read(work.engine, ids, lambda _: work.whole)
    copied = Copying(work.engine).of_all(_tellers(work.whole, work.whole.months))
    return _together(_merged(work, copied, Collation()), Collation(copies=copied), frozenset())


def _touched_alone(work: _Work, before: Collation, touched: Touched) -> Collation:
    """What was found before, but anew for the months that were touched, or whose witnesses became copies or none."""
    _read_around(work, touched.months, touched.months)
    copied = _copied(work, before, touched)
    changed = {id_ for id_ in {*copied, *before.copies} if copied.get(id_) != before.copies.get(id_)}
    others = work.engine.articles(changed - touched.rewritten, as_read=True).values()
    more = {month_of(event.period) for one in others for event in one.events} - touched.months
    if more:
        _read_around(work, more, touched.months | more)
    return _together(_merged(work, copied, before), replace(before, copies=copied), touched.events)


def _copied(work: _Work, before: Collation, touched: Touched) -> dict[str, str]:
    """The article that stands for each copy.

    Articles of which only dates were corrected are copies of what they were copies of, unless that was shown by a
    sentence that tells of another time now.
    """
    tellers = list(_tellers(work.whole, touched.months, touched.moved))
    if not touched.rewritten and not tellers and len(touched.articles) == 1:
        return dict(before.copies)
    corrected = work.engine.articles(touched.articles - touched.rewritten, as_read=True).values()
    elsewhere = [event for one in corrected for event in one.events if month_of(event.period) not in touched.months]
    sharing = chain(_tellers(work.whole, touched.months), _telling_too(work.engine, elsewhere))
    return Copying(work.engine).of_touched(sharing, before.copies, touched.articles)


def _telling_too(engine: Engine, events: Sequence[Event]) -> Iterator[set[str]]:
    """The articles that share one of these sentences; nothing else is read of them."""
    telling: dict[str, set[str]] = {event.id: set() for event in events}
    periods = {event.period for event in events}
    begun = (During(Field.WHEN, period.start, period.start + 1, Lie.BEGINNING) for period in periods)
    for annotated in engine.passages(sorted(_telling_of(engine, begun)), periods.__contains__):
        for event in annotated.events:
            if event.id in telling:
                telling[event.id].add(annotated.article.id)
    yield from (articles for articles in telling.values() if len(articles) > 1)


def _read_around(work: _Work, months: Collection[int], whole: Collection[int]) -> None:
    """Read these months, and of others but the `whole` the days with which a happening of those may conflict.

    Of a day is told what holds it, too. What is read of those days twice makes no difference.
    """
    beside = _days_beside(whole)

    def spool_of(period: Period) -> Spool | None:
        month = month_of(period)
        if month in months:
            return work.whole
        near = any(period.start < end and start < period.end for start, end in beside.get(month, ()))
        return work.beside if near else None

    asked = chain(_begun_in(months), _begun_beside(beside))
    _read(work.engine, _telling_of(work.engine, asked), spool_of)


def _days_beside(months: Collection[int]) -> dict[int, list[Stretch]]:
    """The days at the ends of other months that are near to these, by month."""
    beside: defaultdict[int, list[Stretch]] = defaultdict(list)
    for month in months:
        start, end = days_of(month)
        beside[month - 1].append((start - APART, start))
        beside[month + 1].append((end, end + APART))
    return {month: days for month, days in beside.items() if month not in months}


def _begun_in(months: Iterable[int]) -> Iterator[Query]:
    """What asks for the articles that tell of something which began in these months."""
    for start, end in _joined(map(days_of, months)):
        yield During(Field.WHEN, start, end, Lie.BEGINNING)


def _begun_beside(beside: Mapping[int, Sequence[Stretch]]) -> Iterator[Query]:
    """The same of these days of other months, of which what began earlier in the month may tell, too."""
    for month, stretches in beside.items():
        begun = During(Field.WHEN, *days_of(month), Lie.BEGINNING)
        yield from (And((begun, During(Field.WHEN, start, end))) for start, end in stretches)


def _telling_of(engine: Engine, asked: Iterable[Query]) -> set[str]:
    """The articles that match any of these, and maybe some that tell of other days of a month."""
    requests = (Request(query, limit=_ALL, tallies=False) for query in asked)
    return {scored.id for request in requests for scored in engine.find(request).articles}


def _read(engine: Engine, ids: Iterable[str], spool_of: Callable[[Period], Spool | None]) -> None:
    """Lay down what these articles tell, where it is wanted."""

    def wanted(period: Period) -> bool:
        return spool_of(period) is not None

    for annotated in engine.passages(sorted(ids), wanted):
        for telling in tellings_of(annotated, wanted):
            if spool := spool_of(telling.period):
                spool.add(telling)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The same days, those in a row together."""
    first, last = 0, None
    for start, end in sorted(stretches):
        if last is None or start > last:
            if last is not None:
                yield first, last
            first, last = start, end
        last = max(last, end)
    if last is not None:
        yield first, last


def _tellers(spool: Spool, months: Iterable[int], events: Collection[str] | None = None) -> Iterator[set[str]]:
    """The articles that share a sentence about these months, one of these where they are given."""
    for month in months:
        by_event: defaultdict[str, set[str]] = defaultdict(set)
        for telling in spool.read(month):
            if events is None or telling.event in events:
                by_event[telling.event].add(telling.article)
        yield from (articles for articles in by_event.values() if len(articles) > 1)


@dataclass(slots=True)
class _Merged:
    """What months were put together into."""

    happenings: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """Of conflicting happenings."""
    weights: dict[str, float] = field(default_factory=dict)
    events: set[str] | None = None
    """All that were looked at, where others were not."""

    def take(self, tellings: Iterable[Telling], copied: dict[str, str]) -> list[Account]:
        """Put a month together; what it tells as far as conflicts go."""
        happenings = merge(tellings)
        for one in happenings:
            if self.events is not None:
                self.events.update(one.events)
            self.happenings.update((event, one.stands) for event in one.events if event != one.stands)
            if (weighs := weight(one.told, copied, one.burst)) != 1.0:
                self.weights[one.stands] = weighs
        return [one.account for one in happenings]


def _merged(work: _Work, copied: dict[str, str], before: Collation) -> _Merged:
    merged = _Merged(events=set() if before.weights or before.happenings else None)
    late: list[Account] = []
    whole = set(work.whole.months)
    for month in sorted(whole.union(work.beside.months)):
        if month in whole:
            accounts = merged.take(work.whole.read(month), copied)
        else:
            accounts = accounts_of(work.beside.read(month), before.happenings)
        seen = {one.stands for one in late}
        merged.pairs += [pair for pair in conflicts([*late, *accounts]) if not seen.issuperset(pair)]
        end = days_of(month)[1]
        late = [one for one in accounts if end - APART <= one.period.start < end]
    return merged


def _together(merged: _Merged, before: Collation, gone: Collection[str]) -> Collation:
    """What was found before of events that were not looked at, and what was found now."""
    passed = {*(merged.events or ()), *gone}
    pairs = set(merged.pairs)
    for one, others in before.conflicts.items():
        if one not in passed:
            pairs.update((one, other) for other in others if other not in passed)
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
