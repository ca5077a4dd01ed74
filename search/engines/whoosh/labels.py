"""The names that documents and events are found by, and every wording that a name is found by."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.analysis import forms
from search.engines.values import NAME_FIELDS
from search.engines.whoosh.documents import fingerprint
from search.engines.whoosh.grouping import Numbers, Rows, before, met, numbers, rows_of
from search.engines.whoosh.postings import united
from search.engines.whoosh.sections import Integers, Sections, narrow
from search.engines.whoosh.strings import Strings, encoded, packed
from search.fields import Field

FIELD_NUMBER = {field: number for number, field in enumerate(NAME_FIELDS)}
"""Name fields by their numbers in a segment."""

Label = tuple[int, bytes]
"""A field's number and a text."""


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

    @classmethod
    def of(cls, labels: Labels, in_doc: Rows, in_event: Rows) -> "Names":
        """The names with what has them."""
        hashes = np.fromiter(map(name_hash, labels), np.uint64, len(labels))
        return cls(labels, hashes, in_doc, rows_of(in_doc.values, in_doc.row_of_value, len(labels)), in_event)

    @classmethod
    def read(cls, sections: Sections) -> "Names":
        """The names as a segment keeps them."""
        return cls(
            read_labels(sections, "name"),
            sections["name.hashes"],
            read_rows(sections, "name.in_doc"),
            read_rows(sections, "name.docs"),
            read_rows(sections, "name.in_event"),
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
        yield from label_sections(self.labels, "name")
        yield "name.hashes", self.hashes
        yield from row_sections(self.in_doc, "name.in_doc")
        yield from row_sections(self.docs, "name.docs")
        yield from row_sections(self.in_event, "name.in_event")


@dataclass(frozen=True, slots=True)
class Wordings:
    """Names and the words of their mentions, as they are looked up by single words."""

    labels: Labels
    docs: Rows
    """The documents of each wording,"""
    events: Rows
    """and its events."""
    words: Strings
    """Folded, sorted."""
    having: Rows
    """The wordings that have each word."""

    @classmethod
    def of(cls, labels: Labels, docs: Rows, events: Rows) -> "Wordings":
        """The wordings with what has them."""
        return cls(labels, docs, events, *by_word(labels.texts))

    @classmethod
    def read(cls, sections: Sections) -> "Wordings":
        """The wordings as a segment keeps them."""
        return cls(
            read_labels(sections, "wording"),
            read_rows(sections, "wording.docs"),
            read_rows(sections, "wording.events"),
            Strings(sections["wording.words.starts"], sections["wording.words"]),
            read_rows(sections, "wording.having"),
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
        yield from label_sections(self.labels, "wording")
        yield from row_sections(self.docs, "wording.docs")
        yield from row_sections(self.events, "wording.events")
        yield "wording.words.starts", self.words.starts
        yield "wording.words", self.words.content
        yield from row_sections(self.having, "wording.having")


def merge_names(
    parts: Sequence[Names], new_docs: Sequence[Numbers], new_events: Sequence[Numbers], docs: int, events: int
) -> Names:
    """The names of several segments as one; documents and events get their new numbers, those with -1 are left out."""
    in_doc = [(part.in_doc.row_of_value, part.in_doc.values) for part in parts]
    in_event = [(part.in_event.row_of_value, part.in_event.values) for part in parts]
    labels, _, (doc_pairs, event_pairs) = _united(
        [part.labels for part in parts], [(in_doc, new_docs), (in_event, new_events)]
    )
    return Names.of(labels, rows_of(*doc_pairs, docs), rows_of(*event_pairs, events))


def merge_wordings(parts: Sequence[Wordings], new_docs: Sequence[Numbers], new_events: Sequence[Numbers]) -> Wordings:
    """The wordings of several segments as one."""
    docs = [(numbers(part.docs.values), part.docs.row_of_value) for part in parts]
    events = [(numbers(part.events.values), part.events.row_of_value) for part in parts]
    labels, renumbered, (doc_pairs, event_pairs) = _united(
        [part.labels for part in parts], [(docs, new_docs), (events, new_events)]
    )
    every, mapped = united([part.words for part in parts])
    word = np.concatenate([of_old[part.having.row_of_value] for of_old, part in zip(mapped, parts, strict=True)])
    wording = np.concatenate([of_old[part.having.values] for of_old, part in zip(renumbered, parts, strict=True)])
    word, wording = word[wording >= 0], wording[wording >= 0]
    used = met(word, len(every))
    words = Strings(*packed(every[each] for each in used.tolist()))
    count = len(labels)
    return Wordings(
        labels,
        rows_of(*doc_pairs[::-1], count),
        rows_of(*event_pairs[::-1], count),
        words,
        rows_of(np.searchsorted(used, word), wording, len(used)),
    )


def by_word(texts: Iterable[str]) -> tuple[Strings, Rows]:
    """The folded words of some texts, sorted, and for each the numbers of the texts that have it."""
    number_of: dict[str, int] = {}
    word, having = array("i"), array("i")
    for number, text in enumerate(texts):
        for form in forms(text):
            for way in form.ways:
                word.append(number_of.setdefault(way, len(number_of)))
                having.append(number)
    words = sorted(number_of)
    final = np.empty(len(words), np.int64)
    final[[number_of[each] for each in words]] = np.arange(len(words))
    pairs = rows_of(final[np.array(word, np.int64)], np.array(having, np.int64), len(words))
    return Strings(*packed(map(encoded, words))), pairs


Pairs = tuple[Numbers, Numbers]
"""Things, and beside each a label's number."""


def _united(
    old: Sequence[Labels], belongings: Sequence[tuple[Sequence[tuple[Integers, Integers]], Sequence[Numbers]]]
) -> tuple[Labels, list[Numbers], list[Pairs]]:
    """The labels that still belong to something, each old one's new number (or -1), and the pairs under new numbers."""
    listed = [list(labels) for labels in old]
    every = sorted(set().union(*listed))
    number = {each: place for place, each in enumerate(every)}
    mapped = [np.fromiter(map(number.__getitem__, own), np.int64, len(own)) for own in listed]
    kept_pairs: list[Pairs] = []
    for pairs, new in belongings:
        things = np.concatenate([new_of[thing] for (thing, _), new_of in zip(pairs, new, strict=True)])
        labels = np.concatenate([of_old[label] for (_, label), of_old in zip(pairs, mapped, strict=True)])
        kept_pairs.append((things[things >= 0], labels[things >= 0]))
    used = met(np.concatenate([labels for _, labels in kept_pairs]), len(every))
    kept = Labels.of([every[each] for each in used.tolist()])
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


def read_rows(sections: Sections, name: str) -> Rows:
    """Rows as a file keeps them under that name."""
    return Rows(sections[f"{name}.starts"], sections[name])


def row_sections(rows: Rows, name: str) -> Iterator[tuple[str, NDArray[Any]]]:
    """What a file keeps of rows under that name."""
    yield f"{name}.starts", narrow(rows.starts)
    yield name, narrow(rows.values)
