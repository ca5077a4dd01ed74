"""The names that documents and events are found by, and every wording that a name is found by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.values import NAME_FIELDS
from search.engines.whoosh import words
from search.engines.whoosh.documents import fingerprint
from search.engines.whoosh.grouping import Numbers, Rows, before, met, numbers, rows_of, spread
from search.engines.whoosh.sections import Integers, Sections, narrow
from search.engines.whoosh.strings import Strings, packed
from search.engines.whoosh.words import ByWord, read_rows, row_sections
from search.fields import Field

FIELD_NUMBER = {field: number for number, field in enumerate(NAME_FIELDS)}
"""Name fields by their numbers in a segment."""

Label = tuple[int, bytes]
"""A field's number and a text; or a name's number and a wording."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Texts in fields, sorted by field and text."""

    fields: Integers
    texts: Strings

    def __len__(self) -> int:
        return len(self.texts)

    @classmethod
    def of(cls, labels: Sequence[Label]) -> "Labels":
        """These, which are sorted already."""
        fields = np.fromiter((field for field, _ in labels), np.uint8, len(labels))
        return cls(fields, Strings(*packed(text for _, text in labels)))

    def __iter__(self) -> Iterator[Label]:
        return zip(self.fields.tolist(), self.texts.blobs, strict=True)

    def within(self, field: Field) -> tuple[int, int]:
        """The numbers [low, high) of a field's labels."""
        return before(self.fields, FIELD_NUMBER[field]), before(self.fields, FIELD_NUMBER[field] + 1)

    def number(self, field: Field, text: str) -> int | None:
        """The number of a text in a field."""
        return self.texts.number(text, *self.within(field))


@dataclass(frozen=True, slots=True)
class Names:
    """Names as they are counted and chosen."""

    labels: Labels
    hashes: NDArray[np.uint64]
    """A number for each that is the same in every segment; all of one field lie together."""
    in_doc: Rows
    """The names of each document,"""
    docs: Rows
    """the documents of each name,"""
    in_event: Rows
    """and the names of each event, of those fields that an event has for itself."""
    by_word: ByWord

    @classmethod
    def of(cls, labels: Labels, in_doc: Rows, in_event: Rows, by_word: ByWord | None = None) -> "Names":
        """The names with what has them."""
        hashes = np.fromiter(map(name_hash, labels), np.uint64, len(labels))
        docs = rows_of(in_doc.values, in_doc.row_of_value, len(labels))
        return cls(labels, hashes, in_doc, docs, in_event, by_word or ByWord.of(labels.texts))

    @classmethod
    def read(cls, sections: Sections) -> "Names":
        """The names as a segment keeps them."""
        return cls(
            read_labels(sections, "name"),
            sections["name.hashes"],
            read_rows(sections, "name.in_doc"),
            read_rows(sections, "name.docs"),
            read_rows(sections, "name.in_event"),
            ByWord.read(sections, "name.having"),
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
        yield from label_sections(self.labels, "name")
        yield "name.hashes", self.hashes
        yield from row_sections(self.in_doc, "name.in_doc")
        yield from row_sections(self.docs, "name.docs")
        yield from row_sections(self.in_event, "name.in_event")
        yield from self.by_word.sections("name.having")


@dataclass(frozen=True, slots=True)
class Wordings:
    """How names are worded where they are mentioned, name by name."""

    starts: Integers
    """Where the wordings of each name begin, and the end of the last."""
    texts: Strings
    """Sorted within a name."""
    docs: Rows
    """The documents of each wording,"""
    events: Rows
    """and its events."""
    by_word: ByWord

    @classmethod
    def of(
        cls, labels: Sequence[Label], names: int, docs: Rows, events: Rows, by_word: ByWord | None = None
    ) -> "Wordings":
        """These, given in order by the number of their name, with what has them."""
        starts = np.searchsorted(np.array([name for name, _ in labels], np.int64), np.arange(names + 1))
        texts = Strings(*packed(text for _, text in labels))
        return cls(narrow(starts), texts, docs, events, by_word or ByWord.of(texts))

    @classmethod
    def read(cls, sections: Sections) -> "Wordings":
        """The wordings as a segment keeps them."""
        return cls(
            sections["wording.starts"],
            Strings(sections["wording.texts.starts"], sections["wording.texts"]),
            read_rows(sections, "wording.docs"),
            read_rows(sections, "wording.events"),
            ByWord.read(sections, "wording.having"),
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
        yield "wording.starts", self.starts
        yield "wording.texts.starts", self.texts.starts
        yield "wording.texts", self.texts.content
        yield from row_sections(self.docs, "wording.docs")
        yield from row_sections(self.events, "wording.events")
        yield from self.by_word.sections("wording.having")

    def of_names(self, names: Numbers) -> Numbers:
        """The wordings of some names."""
        starts = numbers(self.starts[names])
        return spread(starts, numbers(self.starts[names + 1]) - starts)

    def names(self, wordings: Numbers) -> Numbers:
        """The name of each of these."""
        return numbers(self.starts).searchsorted(wordings, "right") - 1

    def listed(self, new_names: Numbers) -> list[Label]:
        """The wordings under new numbers of their names."""
        names = np.repeat(new_names, np.diff(numbers(self.starts)))
        return list(zip(names.tolist(), self.texts.blobs, strict=True))


def merge_names(
    parts: Sequence[Names], new_docs: Sequence[Numbers], new_events: Sequence[Numbers], docs: int, events: int
) -> tuple[Names, list[Numbers]]:
    """The names of several segments as one, and for each segment the new number of each old name, or -1.

    Documents and events get their new numbers, those with -1 are left out.
    """
    in_doc = [(part.in_doc.row_of_value, part.in_doc.values) for part in parts]
    in_event = [(part.in_event.row_of_value, part.in_event.values) for part in parts]
    listed, renumbered, (doc_pairs, event_pairs) = _united(
        [list(part.labels) for part in parts], [(in_doc, new_docs), (in_event, new_events)]
    )
    by_word = words.merge([part.by_word for part in parts], renumbered)
    return Names.of(Labels.of(listed), rows_of(*doc_pairs, docs), rows_of(*event_pairs, events), by_word), renumbered


def merge_wordings(
    parts: Sequence[Wordings],
    new_names: Sequence[Numbers],
    names: int,
    new_docs: Sequence[Numbers],
    new_events: Sequence[Numbers],
) -> Wordings:
    """The wordings of several segments as one."""
    docs = [(numbers(part.docs.values), part.docs.row_of_value) for part in parts]
    events = [(numbers(part.events.values), part.events.row_of_value) for part in parts]
    listed, renumbered, (doc_pairs, event_pairs) = _united(
        [part.listed(new) for part, new in zip(parts, new_names, strict=True)],
        [(docs, new_docs), (events, new_events)],
    )
    by_word = words.merge([part.by_word for part in parts], renumbered)
    count = len(listed)
    return Wordings.of(listed, names, rows_of(*doc_pairs[::-1], count), rows_of(*event_pairs[::-1], count), by_word)


Pairs = tuple[Numbers, Numbers]
"""Things, and beside each a label's number."""


def _united(
    listed: Sequence[Sequence[Label]],
    belongings: Sequence[tuple[Sequence[tuple[Integers, Integers]], Sequence[Numbers]]],
) -> tuple[list[Label], list[Numbers], list[Pairs]]:
    """The labels that still belong to something, each old one's new number (or -1), and the pairs under new numbers."""
    every = sorted(set().union(*listed))
    number = {each: place for place, each in enumerate(every)}
    mapped = [np.fromiter(map(number.__getitem__, own), np.int64, len(own)) for own in listed]
    kept_pairs: list[Pairs] = []
    for pairs, new in belongings:
        things = np.concatenate([new_of[thing] for (thing, _), new_of in zip(pairs, new, strict=True)])
        labels = np.concatenate([of_old[label] for (_, label), of_old in zip(pairs, mapped, strict=True)])
        kept_pairs.append((things[things >= 0], labels[things >= 0]))
    used = met(np.concatenate([labels for _, labels in kept_pairs]), len(every))
    kept = [every[each] for each in used.tolist()]
    final = np.full(len(every), -1, np.int64)
    final[used] = np.arange(len(used))
    return kept, [final[of_old] for of_old in mapped], [(things, final[labels]) for things, labels in kept_pairs]


def name_hash(of: Label) -> int:
    """A number for a name that is the same in every file; all of one field lie together."""
    return of[0] << 60 | fingerprint(of[1]) >> 4


def read_labels(sections: Sections, name: str) -> Labels:
    """Labels as a file keeps them under that name."""
    texts = Strings(sections[f"{name}.texts.starts"], sections[f"{name}.texts"])
    return Labels(sections[f"{name}.fields"], texts)


def label_sections(labels: Labels, name: str) -> Iterator[tuple[str, NDArray[Any]]]:
    """What a file keeps of labels under that name."""
    yield f"{name}.fields", labels.fields
    yield f"{name}.texts.starts", labels.texts.starts
    yield f"{name}.texts", labels.texts.content
