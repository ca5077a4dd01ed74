"""What a segment keeps of each of its documents, which stand in the order of their ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.grouping import Numbers, numbers
from search.engines.whoosh.sections import Integers, Sections, Streamed, let_go, narrow
from search.engines.whoosh.strings import Blobs, Strings, packed
from search.period import Precision

PRECISIONS = tuple(Precision)
"""Precisions by their numbers in a segment."""

PRECISION_NUMBER = {precision: number for number, precision in enumerate(PRECISIONS)}

_COPIED = 1000
"""Articles copied before their memory is let go."""

UNDATED = 255
"""Stands for the precision of a publication that is not known."""

_TEXTS = ("ids", "origins", "fingerprints", "models")
_COLUMNS = (
    "lengths",
    "title_lengths",
    "published_start",
    "published_end",
    "published_precision",
    "published_by",
    "mentions",
    "unresolved",
)


def fingerprint(text: bytes) -> int:
    """A 64-bit number that stands for a text; among a million texts two share one once in 37 million archives."""
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Articles picked from several segments, copied only as they are written."""

    sources: "Sequence[Blobs | Gathered]"
    picked: Sequence[tuple[int, int]]
    """Which source, and which of its articles."""

    def __getitem__(self, number: int) -> bytes:
        which, own = self.picked[number]
        return self.sources[which][own]

    @property
    def starts(self) -> Integers:
        """Where each begins, and the end of the last."""
        sizes = [np.diff(numbers(source.starts)) for source in self.sources]
        return narrow(np.array([0, *accumulate(int(sizes[which][own]) for which, own in self.picked)]))

    @property
    def content(self) -> Streamed:
        """Their bytes, one after the other."""
        return Streamed(int(self.starts[-1]), self._copied())

    def _copied(self) -> Iterator[bytes]:
        for number in range(len(self.picked)):
            yield self[number]
            if not number % _COPIED:
                for source in self.sources:
                    if isinstance(source, Blobs):
                        let_go(source.content)


@dataclass(frozen=True, slots=True)
class Documents:
    """A segment's documents, by number.

    Texts: `ids` (sorted), `origins`, `fingerprints`, `models`. Columns: `lengths` counts the tokens of title and text,
    `title_lengths` those of the title; `published_start`, `_end` and `_precision` say when (`UNDATED` for never),
    `published_by` is a number of `PublishedSource`; `mentions` counts the phrases that speak of time, `unresolved`
    those that could not be resolved.
    """

    texts: Mapping[str, Strings]
    columns: Mapping[str, Integers]
    id_hashes: NDArray[np.uint64]
    articles: "Blobs | Gathered"
    """Each article as `stored.pack` wrote it."""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def ids(self) -> Strings:
        """Their ids, sorted."""
        return self.texts["ids"]

    @classmethod
    def read(cls, sections: Sections) -> "Documents":
        """The documents as a segment keeps them."""
        return cls(
            {name: Strings(sections[f"doc.{name}.starts"], sections[f"doc.{name}"]) for name in _TEXTS},
            {name: sections[f"doc.{name}"] for name in _COLUMNS},
            sections["doc.id_hashes"],
            Blobs(sections["doc.articles.starts"], sections["doc.articles"]),
        )

    @classmethod
    def of(
        cls, texts: Mapping[str, Sequence[bytes]], columns: Mapping[str, Integers], articles: "Blobs | Gathered"
    ) -> "Documents":
        """The documents with these texts and columns, given in the order of their ids."""
        return cls(
            {name: Strings(*packed(texts[name])) for name in _TEXTS},
            {name: narrow(columns[name]) for name in _COLUMNS},
            np.fromiter(map(fingerprint, texts["ids"]), np.uint64, len(texts["ids"])),
            articles,
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any] | Streamed]]:
        """What a segment keeps of them."""
        yield "doc.articles.starts", self.articles.starts
        yield "doc.articles", self.articles.content
        for name, texts in self.texts.items():
            yield f"doc.{name}.starts", texts.starts
            yield f"doc.{name}", texts.content
        for name, column in self.columns.items():
            yield f"doc.{name}", column
        yield "doc.id_hashes", self.id_hashes


def merge(parts: Sequence[Documents], kept: Sequence[Numbers]) -> tuple[Documents, list[Numbers]]:
    """The kept documents of several segments as one, and for each segment the new number of each old one, or -1."""
    listed = [
        (part.ids.blobs[number], which, number)
        for which, (part, own) in enumerate(zip(parts, kept, strict=True))
        for number in own.tolist()
    ]
    listed.sort()
    new_numbers = [np.full(len(part), -1, np.int64) for part in parts]
    for new, (_, which, number) in enumerate(listed):
        new_numbers[which][number] = new
    texts = {name: [parts[which].texts[name].blobs[number] for _, which, number in listed] for name in _TEXTS}
    order = np.argsort(np.concatenate([new[old] for new, old in zip(new_numbers, kept, strict=True)]))
    columns = {
        name: np.concatenate([part.columns[name][old] for part, old in zip(parts, kept, strict=True)])[order]
        for name in _COLUMNS
    }
    sources = [part.articles for part in parts]
    picked = [(which, number) for _, which, number in listed]
    return Documents.of(texts, columns, Gathered(sources, picked)), new_numbers
