"""What is counted over all matches: facets, and how many periods begin when."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search.engines import values
from search.engines.whoosh.documents import PRECISIONS
from search.engines.whoosh.grouping import Numbers, Rows, changes, distinct, met, numbers
from search.engines.whoosh.labels import FIELD_NUMBER
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Mask
from search.fields import Field
from search.period import Precision
from search.query import Request
from search.results import Facet, FacetValue, Tally


class Counts:
    """Counts over the documents and events of one commit, under the names shown."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay
        self._snapshot = overlay.snapshot

    def written(self, docs: Numbers) -> Tally:
        """How many of the documents were published in a period that begins on a day, by how precisely that is known."""
        snapshot = self._snapshot
        number, beginnings = self._published
        return _tally(np.bincount(number[docs[snapshot.dated[docs]]], minlength=len(beginnings)), beginnings)

    def told(self, events: Numbers) -> Numbers:
        """The happenings that events tell, each once however many tell it."""
        return met(self._overlay.happening[events], self._overlay.count)

    def happened(self, happenings: Numbers) -> Tally:
        """How many of the happenings began on a day, by how precisely that is known."""
        of_happening, beginnings = self._told
        return _tally(np.bincount(of_happening[happenings], minlength=len(beginnings)), beginnings)

    def happened_in(self, docs: Mask) -> Tally:
        """The same for all that the documents tell: event beside event, which is quicker than looking each one up."""
        beginning, shared = self._told_in_docs
        of_happening, beginnings = self._told
        rows = self._snapshot.events_in_doc
        picked = np.repeat(docs, rows.counts)
        counts = np.bincount(beginning[picked], minlength=len(beginnings) + 1)[:-1]
        several = met(self._overlay.happening[rows.values[shared[picked[shared]]]], len(of_happening))
        counts += np.bincount(of_happening[several], minlength=len(beginnings))
        return _tally(counts, beginnings)

    def doc_facets(self, request: Request, docs: Numbers) -> tuple[Facet, ...]:
        """The commonest names of the documents."""
        if not request.facets:
            return ()
        return self._facets(request, self._bincount(_valued(self._overlay.names_in_doc, docs)))

    def event_facets(self, request: Request, events: Numbers) -> tuple[Facet, ...]:
        """The commonest names of the happenings: their own, and those of the articles that tell them."""
        if not request.facets:
            return ()
        snapshot = self._snapshot
        shared = self._shared[events]
        single, multiple = events[~shared], events[shared]
        counts = self._bincount(_valued(self._overlay.names_in_event, single))
        told = np.bincount(snapshot.event_doc[single], minlength=snapshot.docs)
        counts += self._bincount(self._article_names.values, np.repeat(told, self._article_names.counts))
        for rows, of in ((self._overlay.names_in_event, multiple), (self._article_names, snapshot.event_doc[multiple])):
            names, row = rows.of(of)
            pairs = np.sort((self._overlay.happening[multiple][row] << 32) | names)
            counts += self._bincount(pairs[changes(pairs)] & 0xFFFFFFFF)
        return self._facets(request, counts)

    def commonest(self, field: Field, names: Numbers, limit: int) -> list[tuple[str, int]]:
        """Of some names of a field, given by number, those that most documents have, and how many do."""
        counts = np.zeros_like(self._documents_named)
        counts[names] = self._documents_named[names]
        facet = self._facet(field, counts, max(limit, 0))
        return [(value.name, value.count) for value in facet.values]

    @cached_property
    def _documents_named(self) -> Numbers:
        """How many documents have each name."""
        return self._bincount(_valued(self._overlay.names_in_doc, self._snapshot.living_docs()))

    def _bincount(self, names: Integers, times: Numbers | None = None) -> Numbers:
        count = len(self._overlay.name_number[1])
        return np.bincount(names, times, count).astype(np.int64, copy=False)

    def _facets(self, request: Request, counts: Numbers) -> tuple[Facet, ...]:
        return tuple(self._facet(field, counts, max(request.facet_size, 0)) for field in request.facets)

    def _facet(self, field: Field, counts: Numbers, size: int) -> Facet:
        if field not in FIELD_NUMBER:
            return Facet(field, (), 0)
        low, high = self._overlay.within(field)
        own = counts[low:high]
        distinct = int(np.count_nonzero(own))
        size = min(size, distinct)
        if not size:
            return Facet(field, (), distinct)
        least = int(np.partition(own, len(own) - size)[len(own) - size])
        more = np.flatnonzero(own > least)
        sure = sorted(zip((-own[more]).tolist(), self._names(low + more), strict=True))
        tied = self._first_names(low + np.flatnonzero(own == least), size - len(sure))
        return Facet(
            field, tuple(FacetValue(name, -count) for count, name in [*sure, *((-least, n) for n in tied)]), distinct
        )

    def _names(self, wanted: Numbers) -> list[str]:
        """The texts of names, given by their numbers."""
        lists = self._overlay.labels
        ends = [first + len(labels) for labels, first in lists]
        found = []
        for place in self._overlay.place_of_name[wanted].tolist():
            labels, first = lists[bisect_right(ends, place)]
            found.append(labels.texts[place - first])
        return found

    def _first_names(self, wanted: Numbers, size: int) -> list[str]:
        """The first names of some in one field: in each list they stand in the order of the alphabet."""
        if not size:
            return []
        places = self._overlay.place_of_name[wanted]
        order = np.argsort(places)
        edges = np.searchsorted(places[order], [first for _, first in self._overlay.labels]).tolist()
        first = [wanted[order[begin:end][:size]] for begin, end in pairwise([*edges, len(wanted)])]
        return sorted(self._names(np.concatenate(first)))[:size]

    @cached_property
    def _shared(self) -> Mask:
        """Whether each event is told more than once."""
        happening = self._overlay.happening
        return np.greater(np.bincount(happening, minlength=self._overlay.count), 1)[happening]

    @cached_property
    def _article_names(self) -> Rows:
        """For each document, its names that events do not have for themselves."""
        rows = self._overlay.names_in_doc
        first = min(self._overlay.within(field)[0] for field in values.NAME_FIELDS if field not in values.OWN_FIELDS)
        kept = rows.values >= first
        before = np.concatenate(([0], np.cumsum(kept)))
        return Rows(before[rows.starts], rows.values[kept])

    @cached_property
    def _published(self) -> tuple[Numbers, Sequence[tuple[int, Precision]]]:
        """For each document, the number of its publication's beginning and precision; and those."""
        return _beginnings(self._snapshot.published_start, self._snapshot.published_precision)

    @cached_property
    def _told(self) -> tuple[Numbers, Sequence[tuple[int, Precision]]]:
        """For each happening, the number of its beginning and precision; and those."""
        first = self._overlay.first_event
        return _beginnings(self._snapshot.event_start[first], self._snapshot.event_precision[first])

    @cached_property
    def _told_in_docs(self) -> tuple[NDArray[np.int32], Numbers]:
        """For each event in the order of documents its beginning's number, beyond all for those told more than once.

        And where those are.
        """
        of_happening, beginnings = self._told
        events = self._snapshot.events_in_doc.values
        shared = self._shared[events]
        number = of_happening[self._overlay.happening[events]]
        return np.where(shared, len(beginnings), number).astype(np.int32), np.flatnonzero(shared)


def _valued(rows: Rows, wanted: Numbers) -> Integers:
    """The values of some rows: picked row by row, or, when they are many, sieved out of all."""
    if len(wanted) * 3 < len(rows):
        return rows.of(wanted)[0]
    mask = np.zeros(len(rows), np.bool_)
    mask[wanted] = True
    if len(wanted) == int(mask.sum()):
        return rows.values[np.repeat(mask, rows.counts)]
    return rows.of(wanted)[0]


def _beginnings(start: Integers, precision: Integers) -> tuple[Numbers, list[tuple[int, Precision]]]:
    keys, number = distinct((numbers(start) << 8) | precision)
    return number, [
        (key >> 8, PRECISIONS[key & 255] if key & 255 < len(PRECISIONS) else Precision.RANGE) for key in keys.tolist()
    ]


def _tally(counts: Numbers, beginnings: Sequence[tuple[int, Precision]]) -> Tally:
    found = np.flatnonzero(counts)
    return dict(zip(map(beginnings.__getitem__, found.tolist()), counts[found].tolist(), strict=True))
