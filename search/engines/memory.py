"""The engine that keeps everything in memory and looks at all of it: for fast tests, and to judge the others by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from types import MappingProxyType

from search import analysis
from search.engines import ordering, relevance, spelling, values
from search.engines.protocol import Kept
from search.engines.scan import Scan, Sheet
from search.fields import Field
from search.model import Annotated, Event
from search.query import Request, Sort
from search.results import Facet, FacetValue, Found, FoundEvents, Scored, Tally, Totals

Telling = tuple[Sheet, Event]
"""An event as one article tells it."""


class MemoryEngine:
    """Everything kept in one dictionary; see `search.engines.protocol.Engine` for what the methods promise."""

    def __init__(self) -> None:
        self._sheets: dict[str, Sheet] = {}
        self._notes: dict[str, str] = {}

    def write(
        self,
        add: Sequence[Annotated] = (),
        remove: Iterable[str] = (),
        notes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Take out, put in, note."""
        for id_ in remove:
            self._sheets.pop(id_, None)
        self._sheets.update({annotated.article.id: Sheet(annotated) for annotated in add})
        self._notes = {key: text for key, text in {**self._notes, **notes}.items() if text}

    def hold(self) -> AbstractContextManager[None]:
        """Be the only writer: in memory there is no other."""
        return nullcontext()

    def notes(self) -> Mapping[str, str]:
        """The notes kept."""
        return dict(self._notes)

    def kept(self) -> Iterable[Kept]:
        """Every article's identity."""
        for sheet in self._sheets.values():
            article = sheet.annotated.article
            yield Kept(article.id, article.origin, sheet.annotated.fingerprint, sheet.annotated.model)

    def articles(self, ids: Iterable[str]) -> Mapping[str, Annotated]:
        """Articles with their findings."""
        return {id_: self._sheets[id_].annotated for id_ in ids if id_ in self._sheets}

    def find(self, request: Request) -> Found:
        """The articles that match."""
        scan = self._scan()
        scores = scan.scores(request.query)
        matches = [self._sheets[id_] for id_ in scores]
        places = sorted(
            ordering.article_place(request.sort, scores[sheet.id], _published(sheet), sheet.id) for sheet in matches
        )
        order = ordering.article_order(request.sort)
        after = ordering.read_cursor(order, request.cursor)
        rest = [place for place in places if after is None or place > after]
        page = rest[: max(request.limit, 0)]
        weighed = request.sort is Sort.RELEVANCE
        return Found(
            total=len(matches),
            exact=True,
            articles=tuple(Scored(id_, scores[id_] * relevance.POINT if weighed else 0.0) for _, _, id_ in page),
            next=ordering.cursor(order, page[-1]) if 0 < len(page) < len(rest) else "",
            facets=_facets(request, [sheet.names for sheet in matches]),
            happened=_happened(_grouped(scan.events(request.query))) if request.tallies else {},
            written=_written(matches) if request.tallies else {},
            undated=sum(_published(sheet) is None for sheet in matches),
        )

    def events(self, request: Request) -> FoundEvents:
        """The events that belong to the answer."""
        groups = _grouped(self._scan().events(request.query))
        order = ordering.event_order(request.sort)
        after = ordering.read_cursor(order, request.cursor)
        places = sorted(groups, reverse=request.sort is Sort.NEWEST)
        if after is not None:
            places = [place for place in places if (place < after if request.sort is Sort.NEWEST else place > after)]
        page = places[: max(request.limit, 0)]
        tellers = {sheet.id: sheet for group in groups.values() for sheet, _ in group}
        return FoundEvents(
            total=len(groups),
            exact=True,
            groups=tuple(tuple(event for _, event in groups[place]) for place in page),
            next=ordering.cursor(order, page[-1]) if 0 < len(page) < len(places) else "",
            facets=_facets(request, [_group_names(group) for group in groups.values()]),
            happened=_happened(groups),
            written=_written(tellers.values()),
        )

    def event(self, event_id: str) -> tuple[Event, ...]:
        """Every telling of one event."""
        tellings = [
            (sheet, event)
            for sheet in self._sheets.values()
            for event in sheet.annotated.events
            if event.id == event_id
        ]
        return tuple(event for _, event in sorted(tellings, key=_telling_order))

    def similar(self, word: str, limit: int = 5) -> Sequence[str]:
        """Words of the archive that differ by a slip of the keys."""
        asked = analysis.words(word)[:1]
        if not asked:
            return ()
        having = Counter(
            other for sheet in self._sheets.values() for other in {form.word for form in sheet.title + sheet.text}
        )
        most = spelling.reach(asked[0])
        near = sorted((spelling.slips(asked[0], other, most), -count, other) for other, count in having.items())
        return tuple(other for far, _, other in near if 0 < far <= most)[: max(limit, 0)]

    def complete(self, field: Field, prefix: str, limit: int = 10) -> Sequence[tuple[str, int]]:
        """Names in a field one of whose words begins so."""
        asked = analysis.words(prefix)
        counts = Counter(
            name
            for sheet in self._sheets.values()
            for of, name in sheet.names
            if of is field and (not asked or values.holds(name, asked, open_end=True))
        )
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: max(limit, 0)])

    def totals(self) -> Totals:
        """What is kept, counted."""
        all_ = [self._sheets[id_].annotated for id_ in sorted(self._sheets)]
        published = [one.article.published for one in all_ if one.article.published]
        periods = [known.period for known in published]
        latest = max(((period.start, period.end) for period in periods), default=None)
        names = {named for one in all_ for named in values.entity_names(one.entities)}
        return Totals(
            articles=len(all_),
            events=len(_grouped((sheet, event) for sheet in self._sheets.values() for event in sheet.annotated.events)),
            entities=len(names),
            dates=sum(len(one.dates) for one in all_),
            undated=len(all_) - len(published),
            unresolved=sum(len(one.unresolved) for one in all_),
            first=min(periods, key=lambda period: (period.start, period.end), default=None),
            last=next((period for period in periods if (period.start, period.end) == latest), None),
            models=tuple(sorted({one.model for one in all_ if one.model})),
            publication=dict(
                Counter(one.article.published.source.value if one.article.published else "none" for one in all_)
            ),
        )

    def verify(self) -> Sequence[str]:
        """Nothing: memory has no files."""
        return ()

    def close(self) -> None:
        """Nothing: memory has no files."""

    def _scan(self) -> Scan:
        return Scan(tuple(self._sheets.values()))


def _published(sheet: Sheet) -> int | None:
    period = values.publication(sheet.annotated)
    return period.start if period else None


def _telling_order(telling: Telling) -> tuple[bool, int, str]:
    published = _published(telling[0])
    return published is None, published or 0, telling[0].id


def _grouped(tellings: Iterable[Telling]) -> dict[ordering.EventPlace, list[Telling]]:
    groups: dict[ordering.EventPlace, list[Telling]] = {}
    for telling in sorted(tellings, key=_telling_order):
        groups.setdefault(ordering.event_place(telling[1]), []).append(telling)
    return groups


def _group_names(group: Sequence[Telling]) -> set[values.Named]:
    own = {named for _, event in group for named in values.entity_names(event.entities)}
    return own | {named for sheet, _ in group for named in sheet.own_names}


def _happened(groups: Mapping[ordering.EventPlace, Sequence[Telling]]) -> Tally:
    return Counter((group[0][1].period.start, group[0][1].period.precision) for group in groups.values())


def _written(sheets: Iterable[Sheet]) -> Tally:
    periods = [values.publication(sheet.annotated) for sheet in sheets]
    return Counter((period.start, period.precision) for period in periods if period)


def _facets(request: Request, named: Sequence[Iterable[values.Named]]) -> tuple[Facet, ...]:
    counts = Counter(one for names in named for one in names)
    found = []
    for field in request.facets:
        ordered = sorted((-count, name) for (of, name), count in counts.items() if of is field)
        kept = ordered[: max(request.facet_size, 0)]
        found.append(Facet(field, tuple(FacetValue(name, -count) for count, name in kept), len(ordered)))
    return tuple(found)
