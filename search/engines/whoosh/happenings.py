"""The events of a segment in the order of time, and the periods its documents mention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.grouping import Numbers, Rows, rows_of
from search.engines.whoosh.sections import Integers, Sections, narrow
from search.engines.whoosh.strings import Strings, packed

_COLUMNS = ("start", "end", "precision", "doc", "index", "id_hash")

_ODD = np.uint64(0x9E3779B97F4A7C15)
"""Spreads small numbers over 64 bits (Knuth's multiplicative hashing)."""


@dataclass(frozen=True, slots=True)
class Events:
    """A segment's events by number, which is their place in the order of time: start, widest first, id."""

    start: Integers
    end: Integers
    precision: Integers
    """A number of `documents.PRECISIONS`."""
    doc: Integers
    """The document that tells it,"""
    index: Integers
    """and which of its events it is."""
    id_hash: NDArray[np.uint64]
    """A number for each id that is the same in every segment."""
    ids: Strings
    in_doc: Rows
    """The events of each document."""

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def read(cls, sections: Sections) -> "Events":
        """The events as a segment keeps them."""
        columns = {name: sections[f"event.{name}"] for name in _COLUMNS}
        ids = Strings(sections["event.ids.starts"], sections["event.ids"])
        return cls(**columns, ids=ids, in_doc=Rows(sections["event.in_doc.starts"], sections["event.in_doc"]))

    @property
    def happening(self) -> NDArray[np.uint64]:
        """A number for each that tellings of one happening share, in every segment: of its id and its days."""
        days = self.start.astype(np.int64).view(np.uint64) * _ODD + self.end.astype(np.int64).view(np.uint64)
        return self.id_hash ^ (days * _ODD)

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
        for name in _COLUMNS:
            yield f"event.{name}", getattr(self, name)
        yield "event.ids.starts", self.ids.starts
        yield "event.ids", self.ids.content
        yield "event.in_doc.starts", self.in_doc.starts
        yield "event.in_doc", self.in_doc.values


@dataclass(frozen=True, slots=True)
class Mentions:
    """The days [start, end) of every resolved date that a document mentions, ordered by start."""

    start: Integers
    end: Integers
    doc: Integers

    @classmethod
    def of(cls, start: Integers, end: Integers, doc: Integers) -> "Mentions":
        """These, in whatever order."""
        order = np.lexsort((doc, end, start))
        return cls(narrow(start[order]), narrow(end[order]), narrow(doc[order]))

    @classmethod
    def read(cls, sections: Sections) -> "Mentions":
        """The mentions as a segment keeps them."""
        return cls(*(sections[f"mention.{name}"] for name in ("start", "end", "doc")))

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
        for name in ("start", "end", "doc"):
            yield f"mention.{name}", getattr(self, name)


def in_order(columns: dict[str, NDArray[Any]], ids: Sequence[bytes], docs: int) -> tuple[Events, Numbers]:
    """The events with these columns and ids, and for each, as given, the number it gets."""
    place = {id_: number for number, id_ in enumerate(sorted(set(ids)))}
    rank = np.fromiter(map(place.__getitem__, ids), np.int64, len(ids))
    end = columns["end"].astype(np.int64)
    order = np.lexsort((columns["index"], columns["doc"], rank, -end, columns["start"]))
    number = np.empty(len(ids), np.int64)
    number[order] = np.arange(len(ids))
    kept = {name: columns[name][order] for name in _COLUMNS}
    id_hash = kept.pop("id_hash").astype(np.uint64)
    texts = Strings(*packed(ids[each] for each in order.tolist()))
    in_doc = rows_of(kept["doc"], np.arange(len(ids)), docs)
    return Events(
        **{name: narrow(column) for name, column in kept.items()}, id_hash=id_hash, ids=texts, in_doc=in_doc
    ), number


def merge_events(parts: Sequence[Events], new_docs: Sequence[Numbers], docs: int) -> tuple[Events, list[Numbers]]:
    """The events of several segments as one, and for each segment the new number of each old one, or -1."""
    new_doc = [new[part.doc] for part, new in zip(parts, new_docs, strict=True)]
    kept = [np.flatnonzero(doc >= 0) for doc in new_doc]
    columns = {
        name: np.concatenate([getattr(part, name)[old] for part, old in zip(parts, kept, strict=True)])
        for name in _COLUMNS
    }
    columns["doc"] = np.concatenate([doc[old] for doc, old in zip(new_doc, kept, strict=True)])
    ids = [part.ids.blobs[number] for part, old in zip(parts, kept, strict=True) for number in old.tolist()]
    events, order = in_order(columns, ids, docs)
    new_numbers = []
    base = 0
    for part, old in zip(parts, kept, strict=True):
        new = np.full(len(part), -1, np.int64)
        new[old] = order[base : base + len(old)]
        base += len(old)
        new_numbers.append(new)
    return events, new_numbers


def merge_mentions(parts: Sequence[Mentions], new_docs: Sequence[Numbers]) -> Mentions:
    """The mentions of several segments as one."""
    doc = np.concatenate([new[part.doc] for part, new in zip(parts, new_docs, strict=True)])
    start = np.concatenate([part.start for part in parts])
    end = np.concatenate([part.end for part in parts])
    return Mentions.of(start[doc >= 0], end[doc >= 0], doc[doc >= 0])
