"""Texts looked up by the words they hold."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.analysis import forms
from search.engines import values
from search.engines.whoosh.grouping import Numbers, Rows, met, rows_of
from search.engines.whoosh.postings import united
from search.engines.whoosh.sections import Sections, narrow
from search.engines.whoosh.strings import Strings, encoded, packed


@dataclass(frozen=True, slots=True)
class ByWord:
    """The folded words of some texts, sorted, and for each the numbers of the texts that have it."""

    words: Strings
    having: Rows

    @classmethod
    def of(cls, texts: Iterable[str]) -> "ByWord":
        """The words of these texts."""
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
        return cls(Strings(*packed(map(encoded, words))), pairs)

    @classmethod
    def read(cls, sections: Sections, name: str) -> "ByWord":
        """The words as a file keeps them under that name."""
        return cls(Strings(sections[f"{name}.words.starts"], sections[f"{name}.words"]), read_rows(sections, name))

    def sections(self, name: str) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a file keeps of them under that name."""
        yield f"{name}.words.starts", self.words.starts
        yield f"{name}.words", self.words.content
        yield from row_sections(self.having, name)

    def holding(self, texts: Strings, asked: Sequence[str], *, open_end: bool = False) -> Numbers:
        """Which of the texts hold these words in this order; with `open_end` the last may be a word's beginning."""
        if not asked:
            return np.empty(0, np.int64)
        ranges = [self._range(word, open_end=open_end and place == len(asked) - 1) for place, word in enumerate(asked)]
        found = reduce(np.intersect1d, (self.having.of(np.arange(*each))[0] for each in ranges))
        if len(asked) == 1:
            return met(found, len(texts))
        held = (number for number in found.tolist() if values.holds(texts[number], asked, open_end=open_end))
        return np.fromiter(held, np.int64)

    def _range(self, word: str, *, open_end: bool) -> tuple[int, int]:
        if open_end:
            return self.words.beginning(word)
        number = self.words.number(word)
        return (0, 0) if number is None else (number, number + 1)


def merge(parts: Sequence[ByWord], renumbered: Sequence[Numbers]) -> ByWord:
    """The words of several lists of texts as one; `renumbered` gives each text its new number, -1 to leave it out."""
    every, mapped = united([part.words for part in parts])
    word = np.concatenate([of_old[part.having.row_of_value] for of_old, part in zip(mapped, parts, strict=True)])
    text = np.concatenate([of_old[part.having.values] for of_old, part in zip(renumbered, parts, strict=True)])
    word, text = word[text >= 0], text[text >= 0]
    used = met(word, len(every))
    words = Strings(*packed(every[each] for each in used.tolist()))
    return ByWord(words, rows_of(np.searchsorted(used, word), text, len(used)))


def read_rows(sections: Sections, name: str) -> Rows:
    """Rows as a file keeps them under that name."""
    return Rows(sections[f"{name}.starts"], sections[name])


def row_sections(rows: Rows, name: str) -> Iterator[tuple[str, NDArray[Any]]]:
    """What a file keeps of rows under that name."""
    yield f"{name}.starts", narrow(rows.starts)
    yield name, narrow(rows.values)
