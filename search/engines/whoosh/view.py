"""What one commit answers: the requests of `search.engines.protocol.Engine` over one snapshot."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import merge
from itertools import chain, groupby, islice
from operator import itemgetter

import numpy as np

from search import analysis
from search.chronicles import Chronicle
from search.engines import ordering, relevance, values
from search.engines.protocol import Kept
from search.engines.whoosh import paging
from search.engines.whoosh.counting import Counts
from search.engines.whoosh.documents import UNDATED
from search.engines.whoosh.grouping import Numbers, met, numbers
from search.engines.whoosh.matches import Matches
from search.engines.whoosh.matching import Matcher, is_of_events
from search.engines.whoosh.naming import KIND_OF
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.points import Points
from search.engines.whoosh.reading import Reader
from search.engines.whoosh.snapshot import Leaf, Mask, Snapshot
from search.engines.whoosh.spelling import Spelling
from search.engines.whoosh.teller import Teller
from search.engines.whoosh.tellings import Tellings
from search.fields import Field
from search.model import Annotated, Event, Name, PublishedSource
from search.period import Period
from search.query import Everything, Query, Request, Sort
from search.results import Found, FoundEvents, Happening, Naming, Scored, Tally, Totals

_READ = 1000
"""Articles read one after the other before their memory is let go."""


class View:
    """The answers over one snapshot; what is asked often it remembers."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._overlay = Overlay(snapshot)
        self._matcher = Matcher(self._overlay)
        self._tellings = Tellings(self._overlay)
        self._counts = Counts(self._overlay, self._tellings)
        self._reader = Reader(self._overlay)
        self._teller = Teller(self._overlay, self._tellings, self._reader)
        self._spelling = Spelling(snapshot)

    def find(self, request: Request) -> Found:
        """The articles that match."""
        matches, ranked = self._ranked(request)
        places, more = paging.articles(self.snapshot, request, matches, ranked)
        weighed = request.sort is Sort.RELEVANCE
        return Found(
            total=matches.total,
            exact=True,
            articles=tuple(Scored(id_, -second * relevance.POINT if weighed else 0.0) for _, second, id_ in places),
            next=ordering.cursor(ordering.article_order(request.sort), places[-1]) if more else "",
            facets=self._counts.doc_facets(request, matches.mask) if request.facets else (),
            happened=self._happened(request.query, matches.mask) if request.tallies else {},
            written=self._counts.written(matches.mask) if request.tallies else {},
            undated=matches.total - matches.number_in(self.snapshot.dated),
        )

    def _ranked(self, request: Request) -> tuple[Matches, Points | None]:
        """The documents that match, and the points that the page is chosen by."""
        if request.sort is not Sort.RELEVANCE or request.limit <= 0:
            return self._matcher.docs(request.query), None
        return self._matcher.ranked(request.query, None if request.cursor else request.limit)

    def _happened(self, query: Query, docs: Mask) -> Tally:
        """The tally of the events that belong to the answer, given the documents that match."""
        mask = self._matcher.events(query) if is_of_events(query) else docs[self.snapshot.event_doc]
        return self._counts.happened(self._tellings.of(mask))

    def events(self, request: Request) -> FoundEvents:
        """The happenings of which a telling belongs to the answer."""
        mask, tellers = self._told_by(request.query)
        told = self._tellings.of(mask)
        page, more = paging.happenings(self._overlay, self._tellings, request, told)
        return FoundEvents(
            total=len(told),
            exact=True,
            happenings=self._teller.happenings([number for _, number in page], mask),
            next=ordering.cursor(ordering.event_order(request.sort), page[-1][0]) if more else "",
            facets=self._counts.event_facets(request, told, mask),
            happened=self._counts.happened(told) if request.tallies else {},
            written=self._counts.written(tellers) if request.tallies else {},
        )

    def _told_by(self, query: Query) -> tuple[Mask, Mask]:
        """The events that belong to an answer, and the documents that tell them."""
        if not is_of_events(query):
            docs = self._matcher.docs(query).mask
            return docs[self.snapshot.event_doc], docs & self.snapshot.telling
        mask = self._matcher.events(query)
        tellers = np.zeros(self.snapshot.docs, np.bool_)
        tellers[self.snapshot.event_doc[np.flatnonzero(mask)]] = True
        return mask, tellers

    def chronicles(self, request: Request) -> Iterator[Chronicle]:
        """What articles tell of happenings known to the day, read one after the other."""
        mask, _ = self._told_by(request.query)
        page, _ = paging.happenings(self._overlay, self._tellings, request, self._tellings.of(mask))
        for chronicle in self._teller.chronicles([number for _, number in page], mask):
            original = self.originals((chronicle.heading.id,)).get(chronicle.heading.id, "")
            yield replace(chronicle, original=original) if original else chronicle

    def event(self, event_id: str) -> Happening | None:
        """The happening of which this is a telling."""
        number = self._overlay.number_of(event_id)
        found = () if number is None else self._teller.happenings([number], np.ones(self.snapshot.events, np.bool_))
        return next(iter(found), None)

    def standing(self, ids: Iterable[str]) -> dict[str, Event]:
        """The tellings that stand for the happenings that go by these ids."""
        numbered = {id_: self._overlay.number_of(id_) for id_ in ids}
        wanted = [number for number in numbered.values() if number is not None]
        if not wanted:
            return {}
        found = self._teller.happenings(list(dict.fromkeys(wanted)), np.zeros(self.snapshot.events, np.bool_))
        stands = {each.stands.id: each.stands for each in found}
        return {id_: stands[id_] for id_ in numbered if id_ in stands}

    def namings(self, shown: Name | None = None) -> Iterator[Naming]:
        """Every name as articles hold it, or those shown as one."""
        if shown is not None:
            yield from self._held_as(shown)
            return
        label = itemgetter(0, 1)
        listed = merge(*map(self._namings, self.snapshot.leaves), key=label)
        for (field, name), same in groupby(listed, key=label):
            (_, _, articles, wordings), *others = same
            for _, _, count, own in others:
                articles += count
                wordings = dict(Counter(wordings) + Counter(own))
            yield Naming(KIND_OF[field], name.decode("utf-8", "surrogatepass"), articles, wordings)

    def _namings(self, leaf: Leaf) -> Iterator[tuple[int, bytes, int, dict[str, int]]]:
        """The names of a segment's living documents, by field and name, with how many have them and their wordings."""
        contents, living = leaf.contents, self.snapshot.living
        alive = np.ones(len(contents.documents), np.bool_) if living is None else living[leaf.docs]
        named, worded = (
            np.bincount(rows.row_of_value[alive[rows.values]], minlength=len(rows)).tolist()
            for rows in (contents.names.docs, contents.wordings.docs)
        )
        sizes = np.diff(contents.wordings.starts).tolist()
        written = zip(contents.wordings.texts, worded, strict=True)
        for (field, name), articles, size in zip(contents.names.labels, named, sizes, strict=True):
            wordings = {text: count for text, count in islice(written, size) if count}
            if articles and field in KIND_OF:
                yield field, name, articles, wordings

    def _held_as(self, shown: Name) -> Iterator[Naming]:
        """The names as articles hold them that are shown as one."""
        articles, wordings = Counter[Name](), defaultdict[Name, Counter[str]](Counter)
        for leaf in self.snapshot.leaves:
            names, worded = leaf.contents.names, leaf.contents.wordings
            for number in self._overlay.names_shown_as(leaf, values.FIELD_OF[shown[0]], shown[1]).tolist():
                name = KIND_OF[int(names.labels.fields[number])], names.labels.texts[number]
                articles[name] += self._living_count(leaf, numbers(names.docs[number]))
                for each in range(int(worded.starts[number]), int(worded.starts[number + 1])):
                    wordings[name][worded.texts[each]] += self._living_count(leaf, numbers(worded.docs[each]))
        for name, count in sorted(articles.items()):
            if count:
                yield Naming(*name, count, {text: own for text, own in wordings[name].items() if own})

    def originals(self, ids: Iterable[str]) -> dict[str, str]:
        """Of these articles, those that are copies, and which article stands for them."""
        copies = self.snapshot.collated.copies
        found = ((id_, copies.original(id_)) for id_ in ids) if len(copies.ids) else ()
        copied = {id_: original for id_, original in found if original is not None}
        kept = {original for original in set(copied.values()) if self.snapshot.doc_of(original) is not None}
        return {id_: original for id_, original in copied.items() if original in kept}

    def kept(self) -> Iterator[Kept]:
        """Every article's identity."""
        for leaf in self.snapshot.leaves:
            texts = leaf.contents.documents.texts
            rows = zip(*(texts[name] for name in ("ids", "origins", "fingerprints", "models")), strict=True)
            yield from (Kept(*row) for number, row in enumerate(rows) if self._lives(leaf, number))

    def articles(self, ids: Iterable[str], *, as_read: bool) -> dict[str, Annotated]:
        """Articles with their findings."""
        found = ((id_, self.snapshot.doc_of(id_)) for id_ in dict.fromkeys(ids))
        read = self._reader.article_as_read if as_read else self._reader.article
        return {id_: read(doc) for id_, doc in found if doc is not None}

    def passages(self, ids: Iterable[str], wanted: Callable[[Period], bool]) -> Iterator[Annotated]:
        """Articles with no more than the sentences that tell of a time wanted."""
        for read, id_ in enumerate(ids, 1):
            doc = self.snapshot.doc_of(id_)
            if doc is not None and (annotated := self._reader.passages(doc, wanted)):
                yield annotated
            if not read % _READ:
                self.snapshot.let_go()

    def similar(self, word: str, limit: int) -> Sequence[str]:
        """Words of the archive that differ by a slip of the keys."""
        asked = analysis.words(word)[:1]
        return self._spelling.similar(asked[0], limit) if asked else []

    def complete(self, field: Field, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Names in a field one of whose words begins so; for TEXT, words."""
        asked = analysis.words(prefix)
        if field is Field.TEXT:
            return self._spelling.beginning(asked[-1], limit) if asked else []
        if not asked:
            request = Request(Everything(), facets=(field,), facet_size=limit)
            (facet,) = self._counts.doc_facets(request, self._matcher.docs(Everything()).mask)
            return [(value.name, value.count) for value in facet.values]
        return self._counts.commonest(field, self._named(field, asked), limit)

    def _named(self, field: Field, asked: Sequence[str]) -> Numbers:
        """The names shown that hold these words, or are shown for others that do, the last being a word's beginning."""
        number, _ = self._overlay.name_number
        shown = self._overlay.names
        found = [self._overlay.number_of_shown(shown.holding(asked))]
        for leaf, stretch in zip(self.snapshot.leaves, self._overlay.names_of_leaves(), strict=True):
            names = leaf.contents.names
            own = names.by_word.holding(names.labels.texts, asked, open_end=True)
            found.append(number[stretch.start + own])
        every = np.concatenate(found)
        low, high = self._overlay.within(field)
        return low + met(every[(every >= low) & (every < high)] - low, high - low)

    @cached_property
    def totals(self) -> Totals:
        """What is kept, counted."""
        snapshot = self.snapshot
        docs = snapshot.living_docs()
        by = np.bincount(snapshot.column("published_by")[docs], minlength=UNDATED + 1)
        sources = {source.value: int(by[number]) for number, source in enumerate(PublishedSource)} | {
            "none": int(by[UNDATED])
        }
        fields = Request(Everything(), facets=tuple(values.OWN_FIELDS), facet_size=0)
        models = (leaf.contents.documents.texts["models"] for leaf in snapshot.leaves)
        living = np.ones(snapshot.docs, np.bool_) if snapshot.living is None else snapshot.living
        return Totals(
            articles=len(docs),
            events=len(self._tellings.of(self._tellings.living)),
            entities=sum(facet.distinct for facet in self._counts.doc_facets(fields, living)),
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
        return values.publication(self._reader.article(min(tied, key=snapshot.doc_id)))

    def _living_count(self, leaf: Leaf, docs: Numbers) -> int:
        living = self.snapshot.living
        return len(docs) if living is None else int(np.count_nonzero(living[leaf.docs][docs]))

    def _lives(self, leaf: Leaf, number: int) -> bool:
        living = self.snapshot.living
        return living is None or bool(living[leaf.first_doc + number])
