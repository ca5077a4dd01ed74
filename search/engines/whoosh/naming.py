"""Which names a collation shows for those that articles hold, as arrays that are looked up by hash."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.values import FIELD_OF, NAME_FIELDS
from search.engines.whoosh.grouping import Numbers, Rows, looked_up, numbers, rows_of
from search.engines.whoosh.labels import (
    FIELD_NUMBER,
    Label,
    Labels,
    label_sections,
    name_hash,
    read_labels,
)
from search.engines.whoosh.sections import Integers, Sections, narrow
from search.engines.whoosh.strings import encoded
from search.engines.whoosh.words import ByWord, read_rows, row_sections
from search.fields import Field
from search.model import Name

HIDDEN = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
"""Stands for the hash of a name that is not shown; no field has such a number."""

KIND_OF = {FIELD_NUMBER[field]: kind for kind, field in FIELD_OF.items()}
"""The kinds of names by the numbers of their fields."""


@dataclass(frozen=True, slots=True)
class NamesShown:
    """The names that are not shown as articles hold them."""

    hashes: NDArray[np.uint64]
    """Of the names as articles hold them, ascending,"""
    read: Labels
    """those names, in the same order,"""
    shown: Integers
    """and for each the number of the name shown, -1 where none is."""
    names: Labels
    """The names shown for others, by field and text."""
    name_hashes: NDArray[np.uint64]
    sources: Rows
    """For each name shown, the names as articles hold them."""
    by_word: ByWord
    """The names shown, by their words,"""
    read_by_word: ByWord
    """and so the names as articles hold them."""

    @classmethod
    def of(cls, shown: Mapping[Name, Name | None]) -> "NamesShown":
        """Those of a collation."""
        rows = sorted((name_hash(_label(read)), _label(read), name and _label(name)) for read, name in shown.items())
        names = sorted({name for _, _, name in rows if name})
        number = {name: place for place, name in enumerate(names)}
        to = np.array([number[name] if name else -1 for _, _, name in rows], np.int64)
        labels, read = Labels.of(names), Labels.of([read for _, read, _ in rows])
        at = np.flatnonzero(to >= 0)
        return cls(
            np.array([own for own, _, _ in rows], np.uint64),
            read,
            narrow(to),
            labels,
            np.fromiter(map(name_hash, labels), np.uint64, len(labels)),
            rows_of(to[at], at, len(labels)),
            ByWord.of(labels.texts),
            ByWord.of(read.texts),
        )

    @classmethod
    def read_from(cls, sections: Sections, prefix: str = "names") -> "NamesShown":
        """Those of a file."""
        return cls(
            sections[f"{prefix}.hashes"],
            read_labels(sections, f"{prefix}.read"),
            sections[f"{prefix}.shown"],
            read_labels(sections, f"{prefix}.names"),
            sections[f"{prefix}.name_hashes"],
            read_rows(sections, f"{prefix}.sources"),
            ByWord.read(sections, f"{prefix}.having"),
            ByWord.read(sections, f"{prefix}.read_having"),
        )

    def sections(self, prefix: str = "names") -> Iterator[tuple[str, NDArray[Any]]]:
        """What the file keeps of them."""
        yield f"{prefix}.hashes", self.hashes
        yield from label_sections(self.read, f"{prefix}.read")
        yield f"{prefix}.shown", self.shown
        yield from label_sections(self.names, f"{prefix}.names")
        yield f"{prefix}.name_hashes", self.name_hashes
        yield from row_sections(self.sources, f"{prefix}.sources")
        yield from self.by_word.sections(f"{prefix}.having")
        yield from self.read_by_word.sections(f"{prefix}.read_having")

    def __len__(self) -> int:
        return len(self.hashes)

    def hashes_shown(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """The hashes of the names shown for names of these hashes, `HIDDEN` for those that are not shown."""
        at, found = looked_up(self.hashes, hashes)
        shown = numbers(self.shown[at[found]])
        result = hashes.copy()
        result[found] = HIDDEN
        seen = np.flatnonzero(found)[shown >= 0]
        result[seen] = self.name_hashes[shown[shown >= 0]]
        return result

    def is_aliased(self, field: Field, text: str) -> bool:
        """Whether another name is shown in the place of this one, or none."""
        own = np.array([name_hash((FIELD_NUMBER[field], encoded(text)))], np.uint64)
        return bool(looked_up(self.hashes, own)[1][0])

    def sources_of(self, field: Field, text: str) -> Iterator[tuple[Field, str]]:
        """The names as articles hold them that are shown as this one."""
        number = self.names.number(field, text)
        return iter(()) if number is None else self.read_as(np.array([number]))

    def read_as(self, names: Numbers) -> Iterator[tuple[Field, str]]:
        """The names as articles hold them that are shown as any of these, given by number."""
        return ((NAME_FIELDS[self.read.fields[at]], self.read.texts[at]) for at in self.sources.of(names)[0].tolist())

    def holding(self, asked: Sequence[str]) -> Numbers:
        """The names shown that hold these words or are shown for names that do, the last being a word's beginning."""
        own = self.by_word.holding(self.names.texts, asked, open_end=True)
        others = numbers(self.shown[self.read_by_word.holding(self.read.texts, asked, open_end=True)])
        return np.union1d(own, others[others >= 0])

    def by_name(self) -> Iterator[tuple[Name, Name | None]]:
        """Each name as articles hold it, and the one shown for it."""
        shown = [*map(_name, self.names), None]
        return ((_name(read), shown[at]) for read, at in zip(self.read, self.shown.tolist(), strict=True))

    def shown_for(self, names: Iterable[Name]) -> dict[Name, Name | None]:
        """What is shown for some names, without those that are shown as they are."""
        wanted = list(names)
        hashes = np.fromiter((name_hash(_label(name)) for name in wanted), np.uint64, len(wanted))
        at, found = looked_up(self.hashes, hashes)
        shown = {}
        for place in np.flatnonzero(found).tolist():
            number = int(self.shown[at[place]])
            shown[wanted[place]] = self._name(number) if number >= 0 else None
        return shown

    def _name(self, number: int) -> Name:
        return KIND_OF[int(self.names.fields[number])], self.names.texts[number]


def _label(name: Name) -> Label:
    return FIELD_NUMBER[FIELD_OF[name[0]]], encoded(name[1])


def _name(label: Label) -> Name:
    return KIND_OF[label[0]], label[1].decode("utf-8", "surrogatepass")
