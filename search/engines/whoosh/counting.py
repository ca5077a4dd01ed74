"""What is counted over all matches: facets, and how many periods begin when."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from search.engines import values
from search.engines.whoosh.grouping import Numbers, Rows, changes, distinct, largest, met, numbers, rows_of
from search.engines.whoosh.incidence import Incidence, counted
from search.engines.whoosh.labels import FIELD_NUMBER
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Mask
from search.engines.whoosh.tellings import Tellings, Told
from search.fields import Field
from search.query import Request
from search.results import Facet, FacetValue, Tally

Days = tuple[int, int]
"""A period [start, end)."""


class Counts:
    """Counts over the documents and events of one commit, under the names shown."""

    def __init__(self, overlay: Overlay, tellings: Tellings) -> None:
        self._overlay = overlay
        self._tellings = tellings
        self._snapshot = overlay.snapshot

    def written(self, docs: Mask) -> Tally:
        """How many of the documents were published in each period."""
        snapshot = self._snapshot
        number, periods = self._published
        return _tally(np.bincount(number[np.flatnonzero(docs & snapshot.dated)], minlength=len(periods)), periods)

    def happened(self, told: Told) -> Tally:
        """How many of the happenings are of each period."""
        runs = self._of_events
        alone = np.bincount(runs.period, counted(told.alone, runs.edges), len(runs.periods)).astype(np.int64)
        shared = self._overlay.first_event[self._tellings.happenings[np.flatnonzero(told.times)]]
        return _tally(alone + np.bincount(runs.of(shared), minlength=len(runs.periods)), runs.periods)

    def doc_facets(self, request: Request, docs: Mask) -> tuple[Facet, ...]:
        """The commonest names of the documents."""
        return self._facets(request, self._of_docs(docs)) if request.facets else ()

    def event_facets(self, request: Request, told: Told, events: Mask) -> tuple[Facet, ...]:
        """The commonest names of what the events tell: their own, and those of the articles that tell them."""
        if not request.facets:
            return ()
        alone, rest = _fewer(told.alone, self._tellings.alone)
        counts = self._of_alone(alone)
        if rest:
            counts = self._alone_by_name - counts
        together = self._tellings.together
        whole = told.times == self._tellings.in_all
        counts += self._names_of_shared.under(whole)
        parts = ((told.times > 0) & ~whole)[together.row_of_value] & events[together.values]
        if parts.any():
            once = met(numbers(self._names_in_telling.under(parts)), len(self._shared_names.values))
            counts += self._bincount(self._shared_names.values[once])
        return self._facets(request, counts)

    def _of_docs(self, docs: Mask) -> Numbers:
        """How many of the documents have each name."""
        some, rest = _fewer(docs, self._living)
        counts = self._names_of_docs.under(some)
        return self._documents_named - counts if rest else counts

    def _of_alone(self, events: Mask) -> Numbers:
        """How many events, each alone in what it tells, have each name: their own, or their article's."""
        counts = self._names_of_events.under(events)
        told = np.bincount(self._snapshot.event_doc[np.flatnonzero(events)], minlength=self._snapshot.docs)
        counts += self._bincount(self._article_names.values, told[self._article_names.row_of_value])
        return counts

    def commonest(self, field: Field, names: Numbers, limit: int) -> list[tuple[str, int]]:
        """Of some names of a field, given by number, those that most documents have, and how many do."""
        counts = np.zeros_like(self._documents_named)
        counts[names] = self._documents_named[names]
        facet = self._facet(field, counts, max(limit, 0))
        return [(value.name, value.count) for value in facet.values]

    @cached_property
    def _documents_named(self) -> Numbers:
        """How many documents have each name."""
        return self._names_of_docs.under(self._living)

    @cached_property
    def _names_of_docs(self) -> Incidence:
        return Incidence(self._overlay.names_in_doc, len(self._overlay.name_number[1]))

    @cached_property
    def _names_of_events(self) -> Incidence:
        return Incidence(self._overlay.names_in_event, len(self._overlay.name_number[1]))

    @cached_property
    def _names_of_shared(self) -> Incidence:
        return Incidence(self._shared_names, len(self._overlay.name_number[1]))

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
        found = largest(own, size)
        least = int(own[found].min())
        more, tied = found[own[found] > least], found[own[found] == least]
        sure = sorted(zip((-own[more]).tolist(), self._names(low + more), strict=True))
        rest = [(-least, name) for name in self._first_names(low + tied, size - len(sure))]
        return Facet(field, tuple(FacetValue(name, -count) for count, name in [*sure, *rest]), distinct)

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
    def _shared_names(self) -> Rows:
        """For each happening that is told more than once, the names of its tellings, each once."""
        every = np.sort(self._named_tellings[1])
        every = every[changes(every)]
        starts = np.searchsorted(every, np.arange(len(self._tellings.together) + 1) << 32)
        return Rows(starts, (every & 0xFFFFFFFF).astype(np.int32))

    @cached_property
    def _names_in_telling(self) -> Rows:
        """For each telling of these its names, by their places among the names of all these happenings."""
        telling, named = self._named_tellings
        every = (self._shared_names.row_of_value << 32) | numbers(self._shared_names.values)
        return rows_of(telling, np.searchsorted(every, named), len(self._tellings.together.values))

    @property
    def _named_tellings(self) -> tuple[Numbers, Numbers]:
        """The names of events told with others and of the articles that tell them: which telling, and what.

        What is said by a number: the happening's place among those told more than once, and the name.
        """
        events = numbers(self._tellings.together.values)
        happening = self._tellings.together.row_of_value
        tellings, named = [], []
        for rows, of in (
            (self._overlay.names_in_event, events),
            (self._article_names, self._snapshot.event_doc[events]),
        ):
            names, telling = rows.of(of)
            tellings.append(telling)
            named.append((happening[telling] << 32) | names)
        return np.concatenate(tellings), np.concatenate(named)

    @cached_property
    def _alone_by_name(self) -> Numbers:
        return self._of_alone(self._tellings.alone)

    @cached_property
    def _living(self) -> Mask:
        snapshot = self._snapshot
        return np.ones(snapshot.docs, np.bool_) if snapshot.living is None else snapshot.living

    @cached_property
    def _article_names(self) -> Rows:
        """For each document, its names that events do not have for themselves."""
        rows = self._overlay.names_in_doc
        first = min(self._overlay.within(field)[0] for field in values.NAME_FIELDS if field not in values.OWN_FIELDS)
        return rows.sieved(np.greater_equal(rows.values, first))

    @cached_property
    def _published(self) -> tuple[Numbers, Sequence[Days]]:
        """For each document, the number of the period of its publication; and those."""
        runs = _runs(self._snapshot.published_start, self._snapshot.published_end)
        return np.repeat(runs.period, np.diff(runs.edges)), runs.periods

    @cached_property
    def _of_events(self) -> "_Runs":
        """The periods of events, each its own: what nothing else tells, and what stands for a happening, is of that."""
        return _runs(self._snapshot.event_start, self._snapshot.event_end)


def _fewer(some: Mask, whole: Mask) -> tuple[Mask, bool]:
    """Some of the whole, or the rest of it when that is less to count; and whether it is the rest."""
    rest = 2 * int(np.count_nonzero(some)) > int(np.count_nonzero(whole))
    return (whole & ~some, True) if rest else (some, False)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Periods in a row, those that equal the one before taken together."""

    edges: Numbers
    """Where each run of equal periods begins, and the end."""
    period: Numbers
    """For each run the number of its period."""
    periods: Sequence[Days]

    def of(self, places: Numbers) -> Numbers:
        """The numbers of the periods in some places."""
        return self.period[np.searchsorted(self.edges, places, side="right") - 1]


def _runs(start: Integers, end: Integers) -> _Runs:
    """Periods [start, end); events stand in the order of time."""
    first = numbers(start)
    every = (first << 32) | (numbers(end) - first)
    edges = changes(every)
    keys, period = distinct(every[edges])
    periods = [(key >> 32, (key >> 32) + (key & 0xFFFFFFFF)) for key in keys.tolist()]
    return _Runs(np.append(edges, len(every)), period, periods)


def _tally(counts: Numbers, periods: Sequence[Days]) -> Tally:
    found = np.flatnonzero(counts)
    return dict(zip(map(periods.__getitem__, found.tolist()), counts[found].tolist(), strict=True))
