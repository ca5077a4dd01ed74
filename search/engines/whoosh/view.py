"""What one commit answers: the requests of `search.engines.protocol.Engine` over one snapshot."""

import zlib
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from threading import Lock

import numpy as np

from search import analysis
from search.engines import ordering, relevance, values
from search.engines.protocol import Kept
from search.engines.whoosh import paging, stored
from search.engines.whoosh.counting import Counts
from search.engines.whoosh.documents import UNDATED, fingerprint
from search.engines.whoosh.grouping import Numbers, numbers
from search.engines.whoosh.matching import Matcher, is_of_events
from search.engines.whoosh.snapshot import Leaf, Mask, Snapshot
from search.engines.whoosh.spelling import Spelling
from search.engines.whoosh.strings import encoded
from search.errors import ArchiveError
from search.fields import Field
from search.model import Annotated, Event, PublishedSource
from search.period import Period
from search.query import Everything, Query, Request, Sort
from search.results import Found, FoundEvents, Scored, Tally, Totals

_ARTICLES_HELD = 256


class View:
    """The answers over one snapshot; what is asked often it remembers."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._matcher = Matcher(snapshot)
        self._counts = Counts(snapshot)
        self._spelling = Spelling(snapshot)
        self._held: OrderedDict[int, Annotated] = OrderedDict()
        self._lock = Lock()

    def find(self, request: Request) -> Found:
        """The articles that match."""
        matches = self._matcher.docs(request.query)
        docs = np.flatnonzero(matches.mask)
        places, more = paging.articles(self.snapshot, request, docs, matches.points)
        weighed = request.sort is Sort.RELEVANCE
        return Found(
            total=len(docs),
            exact=True,
            articles=tuple(Scored(id_, -second * relevance.POINT if weighed else 0.0) for _, second, id_ in places),
            next=ordering.cursor(ordering.article_order(request.sort), places[-1]) if more else "",
            facets=self._counts.doc_facets(request, docs),
            happened=self._happened(request.query, matches.mask) if request.tallies else {},
            written=self._counts.written(docs) if request.tallies else {},
            undated=len(docs) - int(np.count_nonzero(self.snapshot.dated[docs])),
        )

    def _happened(self, query: Query, docs: Mask) -> Tally:
        """The tally of the events that belong to the answer, given the documents that match."""
        if is_of_events(query):
            return self._counts.happened(np.flatnonzero(self._matcher.events(query)))[0]
        return self._counts.happened_in(docs)

    def events(self, request: Request) -> FoundEvents:
        """The events that belong to the answer."""
        mask = self._matcher.events(request.query)
        groups, more = paging.tellings(self.snapshot, request, mask)
        events = np.flatnonzero(mask)
        happened, count = self._counts.happened(events)
        tellers = np.zeros(self.snapshot.docs, np.bool_)
        tellers[self.snapshot.event_doc[events]] = True
        return FoundEvents(
            total=count,
            exact=True,
            groups=self._told([[event for _, event in group] for group in groups]),
            next=ordering.cursor(ordering.event_order(request.sort), groups[-1][0][0]) if more else "",
            facets=self._counts.event_facets(request, events),
            happened=happened,
            written=self._counts.written(np.flatnonzero(tellers)),
        )

    def event(self, event_id: str) -> tuple[Event, ...]:
        """Every telling of one event."""
        wanted = np.uint64(fingerprint(encoded(event_id)))
        found = [
            leaf.first_event + number
            for leaf in self.snapshot.leaves
            for number in np.flatnonzero(leaf.contents.events.id_hash == wanted).tolist()
            if leaf.contents.events.ids[number] == event_id and self._lives(leaf, int(leaf.contents.events.doc[number]))
        ]
        return self._told([found])[0]

    def kept(self) -> Iterator[Kept]:
        """Every article's identity."""
        for leaf in self.snapshot.leaves:
            texts = leaf.contents.documents.texts
            rows = zip(*(texts[name] for name in ("ids", "origins", "fingerprints", "models")), strict=True)
            yield from (Kept(*row) for number, row in enumerate(rows) if self._lives(leaf, number))

    def articles(self, ids: Iterable[str]) -> dict[str, Annotated]:
        """Articles with their findings."""
        found = ((id_, self.snapshot.doc_of(id_)) for id_ in dict.fromkeys(ids))
        return {id_: self.article(doc) for id_, doc in found if doc is not None}

    def article(self, doc: int) -> Annotated:
        """The article of a document. Raises ArchiveError when it is damaged."""
        with self._lock:
            if known := self._held.get(doc):
                self._held.move_to_end(doc)
                return known
        leaf, number = self.snapshot.leaf_of(doc)
        try:
            annotated = stored.unpack(leaf.contents.documents.articles[number])
        except (zlib.error, ValueError) as error:
            raise ArchiveError(
                f"The article {leaf.contents.documents.ids[number]!r} in {leaf.segment.filename} is damaged. "
                "Run `dateline verify` to see all damage, and `dateline rebuild` to keep what is whole."
            ) from error
        with self._lock:
            self._held[doc] = annotated
            if len(self._held) > _ARTICLES_HELD:
                self._held.popitem(last=False)
        return annotated

    def similar(self, word: str, limit: int) -> Sequence[str]:
        """Words of the archive that differ by a slip of the keys."""
        asked = analysis.words(word)[:1]
        return self._spelling.similar(asked[0], limit) if asked else []

    def complete(self, field: Field, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Names in a field one of whose words begins so."""
        asked = analysis.words(prefix)
        if not asked:
            request = Request(Everything(), facets=(field,), facet_size=limit)
            (facet,) = self._counts.doc_facets(request, self.snapshot.living_docs())
            return [(value.name, value.count) for value in facet.values]
        having: Counter[str] = Counter()
        for leaf in self.snapshot.leaves:
            names = leaf.contents.names
            for text in _wordings(leaf, field, asked):
                if (name := names.labels.number(field, text)) is not None:
                    having[text] += self._living_count(leaf, numbers(names.docs[name]))
        counted = ((name, count) for name, count in having.items() if count)
        return sorted(counted, key=lambda pair: (-pair[1], pair[0]))[: max(limit, 0)]

    @cached_property
    def totals(self) -> Totals:
        """What is kept, counted."""
        snapshot = self.snapshot
        docs = snapshot.living_docs()
        by = np.bincount(snapshot.column("published_by")[docs], minlength=UNDATED + 1)
        sources = {source.value: int(by[number]) for number, source in enumerate(PublishedSource)} | {
            "none": int(by[UNDATED])
        }
        events = np.flatnonzero(self._matcher.events(Everything()))
        fields = Request(Everything(), facets=tuple(values.OWN_FIELDS), facet_size=0)
        models = (leaf.contents.documents.texts["models"] for leaf in snapshot.leaves)
        living = np.ones(snapshot.docs, np.bool_) if snapshot.living is None else snapshot.living
        return Totals(
            articles=len(docs),
            events=self._counts.happened(events)[1],
            entities=sum(facet.distinct for facet in self._counts.doc_facets(fields, docs)),
            dates=int(numbers(snapshot.column("mentions"))[docs].sum()),
            undated=int(by[UNDATED]),
            unresolved=int(numbers(snapshot.column("unresolved"))[docs].sum()),
            first=self._published(docs, latest=False),
            last=self._published(docs, latest=True),
            models=tuple(sorted({m for m, lives in zip(chain(*models), living.tolist(), strict=True) if m and lives})),
            publication={source: count for source, count in sources.items() if count},
        )

    def _published(self, docs: Numbers, *, latest: bool) -> Period | None:
        snapshot = self.snapshot
        dated = docs[snapshot.dated[docs]]
        if not len(dated):
            return None
        start, end = numbers(snapshot.published_start[dated]), numbers(snapshot.published_end[dated])
        edge = start.max() if latest else start.min()
        own_end = end[start == edge].max() if latest else end[start == edge].min()
        tied = dated[(start == edge) & (end == own_end)].tolist()
        return values.publication(self.article(min(tied, key=snapshot.doc_id)))

    def _told(self, groups: Sequence[Sequence[int]]) -> tuple[tuple[Event, ...], ...]:
        """The events of these numbers, each group ordered by publication; every article is unpacked once."""
        tellings = {}
        docs = self.snapshot.event_doc
        for event in sorted((event for group in groups for event in group), key=docs.__getitem__):
            doc = int(docs[event])
            leaf, number = self.snapshot.leaf_of(doc)
            index = int(leaf.contents.events.index[event - leaf.first_event])
            published = int(self.snapshot.published_start[doc]) if self.snapshot.dated[doc] else None
            order = published is None, published or 0, leaf.contents.documents.ids[number], index
            tellings[event] = order, self.article(doc).events[index]
        return tuple(
            tuple(event for _, event in sorted((tellings[event] for event in group), key=lambda telling: telling[0]))
            for group in groups
        )

    def _lives(self, leaf: Leaf, number: int) -> bool:
        living = self.snapshot.living
        return living is None or bool(living[leaf.first_doc + number])

    def _living_count(self, leaf: Leaf, docs: Numbers) -> int:
        living = self.snapshot.living
        return len(docs) if living is None else int(np.count_nonzero(living[leaf.docs][docs]))


def _wordings(leaf: Leaf, field: Field, asked: Sequence[str]) -> Iterator[str]:
    """The wordings of a field that hold these words, the last being a word's beginning."""
    wordings = leaf.contents.wordings
    having, _ = wordings.having.of(np.arange(*wordings.words.beginning(asked[-1])))
    low, high = wordings.labels.within(field)
    for number in np.unique(having[(having >= low) & (having < high)]).tolist():
        text = wordings.labels.texts[number]
        if len(asked) == 1 or values.holds(text, asked, open_end=True):
            yield text
