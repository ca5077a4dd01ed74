"""The engine that keeps everything in memory and looks at all of it: for fast tests, and to judge the others by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from types import MappingProxyType

from search import analysis
from search.chronicles import Chronicle, Remark
from search.engines import ordering, relevance, spelling, values
from search.engines.ordering import EventPlace
from search.engines.protocol import Kept
from search.engines.scan import Scan, Sheet, Telling
from search.fields import Field
from search.model import Annotated, Collation, Event, Name
from search.period import Period, Precision
from search.query import Request, Sort
from search.results import Facet, FacetValue, Found, FoundEvents, Happening, Naming, Scored, Tally, Totals

Group = tuple[Telling, list[Telling]]
"""The telling that stands for a happening, and others of it."""


class MemoryEngine:
    """Everything kept in one dictionary; see `search.engines.protocol.Engine` for what the methods promise."""

    def __init__(self) -> None:
        self._sheets: dict[str, Sheet] = {}
        self._notes: dict[str, str] = {}
        self._collation = Collation()

    def write(
        self,
        add: Sequence[Annotated] = (),
        remove: Iterable[str] = (),
        notes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Take out, put in, note."""
        for id_ in remove:
            self._sheets.pop(id_, None)
        self._sheets.update({annotated.article.id: Sheet(annotated, self._collation.names) for annotated in add})
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

    def articles(self, ids: Iterable[str], *, as_read: bool = False) -> Mapping[str, Annotated]:
        """Articles with their findings."""
        sheets = {id_: self._sheets[id_] for id_ in ids if id_ in self._sheets}
        return {id_: sheet.annotated if as_read else sheet.shown for id_, sheet in sheets.items()}

    def passages(self, ids: Iterable[str], wanted: Callable[[Period], bool]) -> Iterator[Annotated]:
        """Articles with no more than the sentences that tell of a time wanted."""
        for annotated in self.articles(ids, as_read=True).values():
            if passages := values.passages(annotated, wanted):
                yield passages

    def find(self, request: Request) -> Found:
        """The articles that match."""
        scan = self._scan()
        scores = scan.scores(request.query)
        matches = [self._sheets[id_] for id_ in scores]
        places = sorted(
            ordering.article_place(request.sort, scores[sheet.id], _published(sheet), sheet.id) for sheet in matches
        )
        order = ordering.article_order(request.sort)
        after = ordering.read_article_cursor(request.sort, request.cursor)
        rest = [place for place in places if after is None or place > after]
        page = rest[: max(request.limit, 0)]
        weighed = request.sort is Sort.RELEVANCE
        return Found(
            total=len(matches),
            exact=True,
            articles=tuple(Scored(id_, scores[id_] * relevance.POINT if weighed else 0.0) for _, _, id_ in page),
            next=ordering.cursor(order, page[-1]) if 0 < len(page) < len(rest) else "",
            facets=_facets(request, [sheet.names for sheet in matches]),
            happened=_happened(_grouped(scan, scan.events(request.query)).values()) if request.tallies else {},
            written=_written(matches) if request.tallies else {},
            undated=sum(_published(sheet) is None for sheet in matches),
        )

    def events(self, request: Request) -> FoundEvents:
        """The happenings of which a telling belongs to the answer."""
        scan = self._scan()
        groups = {
            _place(request.sort, self._weight(group[0].read.id), group[0].read): group
            for group in _grouped(scan, scan.events(request.query)).values()
        }
        after = ordering.read_event_cursor(request.sort, request.cursor)
        places = sorted(groups, reverse=request.sort is Sort.NEWEST)
        if after is not None:
            places = [place for place in places if (place < after if request.sort is Sort.NEWEST else place > after)]
        page = places[: max(request.limit, 0)]
        tellers = {telling.sheet.id: telling.sheet for _, group in groups.values() for telling in group}
        return FoundEvents(
            total=len(groups),
            exact=True,
            happenings=tuple(self._happening(groups[place]) for place in page),
            next=ordering.cursor(ordering.event_order(request.sort), page[-1]) if 0 < len(page) < len(places) else "",
            facets=_facets(request, [self._group_names(group) for _, group in groups.values()]),
            happened=_happened(groups.values()) if request.tallies else {},
            written=_written(tellers.values()) if request.tallies else {},
        )

    def chronicles(self, request: Request) -> Iterable[Chronicle]:
        """What articles tell of happenings known to the day."""
        told: defaultdict[str, list[Remark]] = defaultdict(list)
        for each in self.events(request).happenings:
            period = each.stands.period
            for id_, event in each.nearest.items():
                of_article = told[id_]  # begun even where nothing is known to the day
                if period.precision is Precision.DAY:
                    of_article.append(Remark.of(event, period.start, each.stands.id))
        originals = self.originals(told)
        return [
            Chronicle.of(self._sheets[id_].annotated, tuple(remarks), originals.get(id_, ""))
            for id_, remarks in told.items()
        ]

    def event(self, event_id: str) -> Happening | None:
        """The happening of which this is a telling."""
        scan = self._scan()
        stands = scan.stands(event_id)
        group = _grouped(scan, scan.tellings()).get(stands.read.id) if stands else None
        return self._happening(group) if group else None

    def standing(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """The tellings that stand for the happenings that go by these ids."""
        found = ((id_, self.event(id_)) for id_ in ids)
        return {id_: happening.stands for id_, happening in found if happening and happening.stands.id == id_}

    def collate(self, collation: Collation) -> None:
        """Keep this in the place of the collation kept before."""
        self._collation = collation
        self._sheets = {id_: Sheet(sheet.annotated, collation.names) for id_, sheet in self._sheets.items()}

    def settle(self) -> None:
        """Nothing: all of it is looked at anyway."""

    def collation(self) -> Collation:
        """The collation kept."""
        return self._collation

    def namings(self, shown: Name | None = None) -> Iterable[Naming]:
        """Every name as articles hold it, or those shown as one."""
        articles: Counter[Name] = Counter()
        wordings: defaultdict[Name, Counter[str]] = defaultdict(Counter)
        for sheet in self._sheets.values():
            mentions = sheet.annotated.entities
            articles.update({(entity.kind, entity.name) for entity in mentions})
            for kind, name, text in {(entity.kind, entity.name, entity.text) for entity in mentions}:
                wordings[kind, name][text] += 1
        names = self._collation.names
        wanted = (name for name in articles if shown is None or names.get(name, name) == shown)
        return [Naming(*name, articles[name], dict(wordings[name])) for name in wanted]

    def originals(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Of these articles, those that are copies, and which article stands for them."""
        found = ((id_, self._collation.copies.get(id_)) for id_ in ids)
        return {id_: original for id_, original in found if original is not None and original in self._sheets}

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
        """Names in a field one of whose words begins so; for TEXT, words."""
        asked = analysis.words(prefix)
        if field is Field.TEXT:
            return self._words_that_begin(asked, limit)
        known_as: defaultdict[values.Named, set[str]] = defaultdict(set)
        for (_, read), shown in self._collation.names.items():
            if shown:
                known_as[values.FIELD_OF[shown[0]], shown[1]].add(read)
        counts = Counter(
            name
            for sheet in self._sheets.values()
            for of, name in sheet.names
            if of is field
            and (not asked or any(values.holds(each, asked, open_end=True) for each in {name, *known_as[of, name]}))
        )
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: max(limit, 0)])

    def _words_that_begin(self, asked: Sequence[str], limit: int) -> Sequence[tuple[str, int]]:
        counts = Counter(
            word
            for sheet in self._sheets.values()
            for word in {form.word for form in sheet.title + sheet.text}
            if asked and word.startswith(asked[-1])
        )
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: max(limit, 0)])

    def totals(self) -> Totals:
        """What is kept, counted."""
        all_ = [self._sheets[id_].annotated for id_ in sorted(self._sheets)]
        published = [one.article.published for one in all_ if one.article.published]
        periods = [known.period for known in published]
        latest = max(((period.start, period.end) for period in periods), default=None)
        names = {named for one in all_ for named in values.entity_names(one.entities, self._collation.names)}
        scan = self._scan()
        return Totals(
            articles=len(all_),
            events=len(_grouped(scan, scan.tellings())),
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
        return Scan(tuple(self._sheets.values()), self._collation)

    def _weight(self, event_id: str) -> float:
        return self._collation.weights.get(event_id, 1.0)

    def _happening(self, group: Group) -> Happening:
        stands, tellings = group
        id_ = stands.read.id
        told = tuple(telling.shown for telling in tellings)
        headings = tuple(dict.fromkeys(telling.sheet.annotated.article.heading for telling in tellings))
        return Happening(stands.shown, told, headings, self._weight(id_), self._collation.conflicts.get(id_, ()))

    def _group_names(self, group: Sequence[Telling]) -> set[values.Named]:
        events = (telling.read.entities for telling in group)
        own = {named for entities in events for named in values.entity_names(entities, self._collation.names)}
        return own | {named for telling in group for named in telling.sheet.own_names}


def _published(sheet: Sheet) -> int | None:
    period = values.publication(sheet.annotated)
    return period.start if period else None


def _grouped(scan: Scan, tellings: Iterable[Telling]) -> dict[str, Group]:
    """The tellings by happening, which goes by the id of the telling that stands for it."""
    groups: dict[str, Group] = {}
    for telling in sorted(tellings, key=lambda each: each.order):
        stands = scan.stands(telling.read.id)
        assert stands, "what is kept stands at least for itself"
        groups.setdefault(stands.read.id, (stands, []))[1].append(telling)
    return groups


def _happened(groups: Iterable[Group]) -> Tally:
    return Counter((stands.read.period.start, stands.read.period.end) for stands, _ in groups)


def _written(sheets: Iterable[Sheet]) -> Tally:
    periods = [values.publication(sheet.annotated) for sheet in sheets]
    return Counter((period.start, period.end) for period in periods if period)


def _facets(request: Request, named: Sequence[Iterable[values.Named]]) -> tuple[Facet, ...]:
    counts = Counter(one for names in named for one in names)
    found = []
    for field in request.facets:
        ordered = sorted((-count, name) for (of, name), count in counts.items() if of is field)
        kept = ordered[: max(request.facet_size, 0)]
        found.append(Facet(field, tuple(FacetValue(name, -count) for count, name in kept), len(ordered)))
    return tuple(found)


def _place(sort: Sort, weight: float, event: Event) -> EventPlace:
    return ordering.event_place(sort, weight, (event.period.start, event.period.end), event.id)
