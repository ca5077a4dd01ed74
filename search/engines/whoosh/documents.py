"""What a segment keeps of each of its documents, which stand in the order of their ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.grouping import Numbers
from search.engines.whoosh.sections import Integers, Sections, narrow
from search.engines.whoosh.strings import Blobs, Strings, packed
from search.period import Precision

PRECISIONS = tuple(Precision)
"""Precisions by their numbers in a segment."""

PRECISION_NUMBER = {precision: number for number, precision in enumerate(PRECISIONS)}

UNDATED = 255
"""Stands for the precision of a publication that is not known."""

_TEXTS = ("ids", "origins", "fingerprints", "models", "articles")
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
class Documents:
    """A segment's documents, by number.

    Texts: `ids` (sorted), `origins`, `fingerprints`, `models`, and `articles`, each as `stored.pack` wrote it. Columns:
    `lengths` counts the tokens of title and text, `title_lengths` those of the title; `published_start`, `_end` and
    `_precision` say when (`UNDATED` for never), `published_by` is a number of `PublishedSource`; `mentions` counts the
    phrases that speak of time, `unresolved` those that could not be resolved.
    """

    texts: Mapping[str, Strings]
    columns: Mapping[str, Integers]
    id_hashes: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def ids(self) -> Strings:
        """Their ids, sorted."""
        return self.texts["ids"]

    @property
    def articles(self) -> Blobs:
        """The articles, packed."""
        return self.texts["articles"].blobs

    @classmethod
    def read(cls, sections: Sections) -> "Documents":
        """The documents as a segment keeps them."""
        return cls(
            {name: Strings(sections[f"doc.{name}.starts"], sections[f"doc.{name}"]) for name in _TEXTS},
            {name: sections[f"doc.{name}"] for name in _COLUMNS},
            sections["doc.id_hashes"],
        )

    @classmethod
    def of(cls, texts: Mapping[str, Sequence[bytes]], columns: Mapping[str, Integers]) -> "Documents":
        """The documents with these texts and columns, given in the order of their ids."""
        return cls(
            {name: Strings(*packed(texts[name])) for name in _TEXTS},
            {name: narrow(columns[name]) for name in _COLUMNS},
            np.fromiter(map(fingerprint, texts["ids"]), np.uint64, len(texts["ids"])),
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
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
        for which, (part, numbers) in enumerate(zip(parts, kept, strict=True))
        for number in numbers.tolist()
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
    return Documents.of(texts, columns), new_numbers
