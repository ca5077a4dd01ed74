"""An archive as of one commit: its segments side by side, their documents and events numbered through.

Document numbers run through the segments in their order; within one they follow the ids. Columns are joined when first
needed and then stay; a snapshot never changes, so any number of threads may read it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC

from search.engines import relevance
from search.engines.whoosh.commit import log_of
from search.engines.whoosh.contents import Contents
from search.engines.whoosh.documents import UNDATED
from search.engines.whoosh.grouping import Numbers, Rows, distinct, numbers
from search.engines.whoosh.notes import noted
from search.engines.whoosh.schema import SCHEMA
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.segment import ArraySegment
from search.engines.whoosh.storage import DurableStorage

Mask = NDArray[np.bool_]
"""Whether each document, or each event, is meant."""


@dataclass(frozen=True)
class Leaf:
    """One segment in a snapshot."""

    segment: ArraySegment
    contents: Contents
    docs: slice
    """Where its documents stand among all,"""
    events: slice
    """and its events."""

    @property
    def first_doc(self) -> int:
        """Its first document."""
        return int(self.docs.start)

    @property
    def first_event(self) -> int:
        """Its first event."""
        return int(self.events.start)


class Snapshot:
    """What one commit left; `reuse` lends what it has of segments that are in both."""

    def __init__(self, storage: DurableStorage, index: str, reuse: "Snapshot | None" = None) -> None:
        toc = TOC.read(storage, index, schema=SCHEMA)
        self.index = index
        self.generation: int = toc.generation
        self._storage = storage
        self._log = log_of(toc.segments)
        opened = {leaf.segment.filename: leaf.contents for leaf in reuse.leaves} if reuse else {}
        leaves = []
        docs = events = 0
        for segment in toc.segments:
            contents = opened.get(segment.filename) or Contents.read(segment.open(storage))
            own = slice(docs, docs + len(contents.documents)), slice(events, events + len(contents.events))
            leaves.append(Leaf(segment, contents, *own))
            docs, events = own[0].stop, own[1].stop
        self.leaves: Sequence[Leaf] = tuple(leaves)
        self._ends = [leaf.docs.stop for leaf in leaves]
        self.docs: int = docs
        self.events: int = events
        self.living: Mask | None = self._living()
        self.count = docs if self.living is None else int(self.living.sum())
        """How many documents are not deleted."""

    def _living(self) -> Mask | None:
        masks = [leaf.segment.deleted for leaf in self.leaves]
        if all(mask is None for mask in masks):
            return None
        parts = [
            np.ones(len(leaf.contents.documents), np.bool_) if mask is None else ~mask
            for leaf, mask in zip(self.leaves, masks, strict=True)
        ]
        return np.concatenate(parts)

    def notes(self) -> dict[str, str]:
        """The archive's notes. Raises ArchiveError when they are damaged."""
        return noted(self._storage, self._log)

    def column(self, name: str) -> Integers:
        """A column of all documents."""
        parts = [leaf.contents.documents.columns[name] for leaf in self.leaves]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    @cached_property
    def damping(self) -> NDArray[np.float64]:
        """For each document, `relevance.damping` of its length."""
        lengths = numbers(self.column("lengths"))
        total = int((lengths if self.living is None else lengths[self.living]).sum())
        return relevance.damping(lengths.astype(np.float64), total / self.count if total else 1.0)

    @cached_property
    def title_lengths(self) -> Integers:
        """For each document, the tokens of its title."""
        return self.column("title_lengths")

    @cached_property
    def published_start(self) -> Integers:
        """For each document, the first day of its publication; 0 where that is not known."""
        return self.column("published_start")

    @cached_property
    def published_end(self) -> Integers:
        """For each document, the day after the last of its publication."""
        return self.column("published_end")

    @cached_property
    def published_precision(self) -> Integers:
        """For each document, how precisely its publication is known, or `UNDATED`."""
        return self.column("published_precision")

    @cached_property
    def dated(self) -> Mask:
        """Whether the publication of each document is known."""
        return np.not_equal(self.published_precision, UNDATED)

    @cached_property
    def event_doc(self) -> Numbers:
        """For each event, the document that tells it."""
        return numbers(_joined([numbers(leaf.contents.events.doc) + leaf.first_doc for leaf in self.leaves]))

    @cached_property
    def event_start(self) -> Integers:
        """For each event, its first day."""
        return _joined([leaf.contents.events.start for leaf in self.leaves])

    @cached_property
    def event_end(self) -> Integers:
        """For each event, the day after its last."""
        return _joined([leaf.contents.events.end for leaf in self.leaves])

    @cached_property
    def event_precision(self) -> Integers:
        """For each event, how precisely it is known."""
        return _joined([leaf.contents.events.precision for leaf in self.leaves])

    @cached_property
    def events_in_doc(self) -> Rows:
        """The events of each document."""
        return _stacked([(leaf.contents.events.in_doc, leaf.first_event) for leaf in self.leaves])

    @cached_property
    def name_number(self) -> tuple[Numbers, NDArray[np.uint64]]:
        """For each name of each segment, one after the other, its number among all names; and those names' hashes."""
        hashes = _joined([leaf.contents.names.hashes for leaf in self.leaves]).astype(np.uint64, copy=False)
        every, number = distinct(hashes)
        return number, every

    @cached_property
    def event_group(self) -> tuple[Numbers, int]:
        """For each event, the number of the group of tellings it is one of; and how many groups there are."""
        groups = _joined([leaf.contents.events.happening for leaf in self.leaves]).astype(np.uint64, copy=False)
        every, number = distinct(groups)
        return number, len(every)

    @cached_property
    def names_in_doc(self) -> Rows:
        """The names of each document, by their numbers among all."""
        return self._numbered([leaf.contents.names.in_doc for leaf in self.leaves])

    @cached_property
    def names_in_event(self) -> Rows:
        """The names of each event, by their numbers among all."""
        return self._numbered([leaf.contents.names.in_event for leaf in self.leaves])

    def _numbered(self, parts: Sequence[Rows]) -> Rows:
        every, _ = self.name_number
        mapped = []
        for rows, own in zip(parts, self.names_of_leaves(), strict=True):
            mapped.append((Rows(rows.starts, every[own][rows.values].astype(np.int32)), 0))
        return _stacked(mapped)

    def names_of_leaves(self) -> Iterator[slice]:
        """Where the names of each segment stand among the names of all segments, one after the other."""
        first = 0
        for leaf in self.leaves:
            yield slice(first, first + len(leaf.contents.names.labels))
            first += len(leaf.contents.names.labels)

    def leaf_of(self, doc: int) -> tuple[Leaf, int]:
        """The segment of a document and its number there."""
        leaf = self.leaves[bisect_right(self._ends, doc)]
        return leaf, doc - leaf.first_doc

    def doc_id(self, doc: int) -> str:
        """The id of a document."""
        leaf, number = self.leaf_of(doc)
        return leaf.contents.documents.ids[number]

    def doc_of(self, id_: str) -> int | None:
        """The number of the living document with that id."""
        for leaf in self.leaves:
            number = leaf.contents.documents.ids.number(id_)
            if number is not None and (self.living is None or self.living[leaf.first_doc + number]):
                return leaf.first_doc + number
        return None

    def living_docs(self) -> Numbers:
        """The numbers of all documents that are not deleted."""
        return np.arange(self.docs) if self.living is None else np.flatnonzero(self.living)


def _joined(parts: Sequence[Integers]) -> Integers:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def _stacked(parts: Sequence[tuple[Rows, int]]) -> Rows:
    """The rows of several segments one after the other, values raised by the number beside each."""
    starts = [np.zeros(1, np.int64)]
    values = []
    end = 0
    for rows, shift in parts:
        starts.append(numbers(rows.starts[1:]) + end)
        end += len(rows.values)
        values.append(rows.values + np.int64(shift) if shift else rows.values)
    return Rows(np.concatenate(starts), _joined(values))
