"""An archive as of one commit: its segments side by side, their documents and events numbered through.

Document numbers run through the segments in their order; within one they follow the ids. Columns are joined when first
needed and then stay; a snapshot never changes, so any number of threads may read it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC

from search.engines import relevance
from search.engines.whoosh.collation import NOTHING, Collated
from search.engines.whoosh.commit import collated, log_of
from search.engines.whoosh.contents import Contents
from search.engines.whoosh.documents import UNDATED
from search.engines.whoosh.grouping import Numbers, Rows, numbers
from search.engines.whoosh.notes import noted
from search.engines.whoosh.schema import SCHEMA
from search.engines.whoosh.sections import Integers, Sections, let_go
from search.engines.whoosh.segment import ArraySegment
from search.engines.whoosh.storage import DurableStorage
from search.engines.whoosh.strings import Blobs

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
        self.collation_file = collated(toc.segments)
        known = reuse.collated if reuse and reuse.collation_file == self.collation_file else None
        self.collated: Collated = known or self._collation()
        """The collation."""
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

    def _collation(self) -> Collated:
        return Collated.read_from(Sections(self._storage, self.collation_file)) if self.collation_file else NOTHING

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
        return numbers(joined([numbers(leaf.contents.events.doc) + leaf.first_doc for leaf in self.leaves]))

    @cached_property
    def event_start(self) -> Integers:
        """For each event, its first day."""
        return joined([leaf.contents.events.start for leaf in self.leaves])

    @cached_property
    def event_end(self) -> Integers:
        """For each event, the day after its last."""
        return joined([leaf.contents.events.end for leaf in self.leaves])

    @cached_property
    def event_precision(self) -> Integers:
        """For each event, how precisely its time is known: a number of `documents.PRECISIONS`."""
        return joined([leaf.contents.events.precision for leaf in self.leaves])

    @cached_property
    def telling(self) -> Mask:
        """Whether each document tells any event."""
        mask = np.zeros(self.docs, np.bool_)
        mask[self.event_doc] = True
        return mask

    def let_go(self) -> None:
        """Let the system have back the memory that holds articles which were read one by one."""
        for leaf in self.leaves:
            articles = leaf.contents.documents.articles
            if isinstance(articles, Blobs):
                let_go(articles.content)

    def leaf_of(self, doc: int) -> tuple[Leaf, int]:
        """The segment of a document and its number there."""
        leaf = self.leaves[bisect_right(self._ends, doc)]
        return leaf, doc - leaf.first_doc

    def event_id(self, event: int) -> str:
        """The id of an event."""
        leaf, _ = self.leaf_of(int(self.event_doc[event]))
        return leaf.contents.events.ids[event - leaf.first_event]

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


def joined(parts: Sequence[Integers]) -> Integers:
    """Arrays one after the other."""
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def stacked(parts: Sequence[tuple[Rows, int]]) -> Rows:
    """The rows of several segments one after the other, values raised by the number beside each."""
    starts = [np.zeros(1, np.int64)]
    values = []
    end = 0
    for rows, shift in parts:
        starts.append(numbers(rows.starts[1:]) + end)
        end += len(rows.values)
        values.append(rows.values + np.int64(shift) if shift else rows.values)
    return Rows(np.concatenate(starts), joined(values))
