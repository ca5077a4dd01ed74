"""The documents that have a word, a phrase or a prefix, and the points each gets for it (see `engines.relevance`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from search import analysis
from search.analysis import Form
from search.engines import relevance
from search.engines.whoosh import weights
from search.engines.whoosh.grouping import Numbers
from search.engines.whoosh.points import Listed, Points, given
from search.engines.whoosh.remembering import Memory
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Snapshot
from search.engines.whoosh.weights import Term, Weighted
from search.fields import Field
from search.query import Phrase, Word


@dataclass(frozen=True, slots=True)
class _Sought:
    """Words that stand one after the other, or the beginning of a word."""

    field: Field
    asked: tuple[Form, ...] = ()
    begin: str = ""
    share: int = 1
    """What its points are divided by."""


class Weigher:
    """Weighs words in one snapshot, and remembers those weighed last, up to a number of postings."""

    def __init__(self, snapshot: Snapshot, room: int = 4_000_000) -> None:
        self._snapshot = snapshot
        self._remembered: Memory[_Sought, Points] = Memory(room)
        self._terms: Memory[str, Term] = Memory(room)

    def points(self, query: Word | Phrase, share: int = 1) -> list[Points]:
        """The points of the documents that have it, divided by `share`.

        Of several answers, only documents in all of them match.
        """
        asked = analysis.forms(query.text)
        field = Field.TITLE if query.field is Field.TITLE else Field.TEXT
        sought = []
        if asked and isinstance(query, Word) and query.prefix:
            sought.append(_Sought(field, begin=asked.pop().word, share=share))
        if asked:
            sought.append(_Sought(field, tuple(asked), share=share))
        return [self._points(each) for each in sought]

    def beside(self, phrases: Sequence[Phrase], docs: Numbers) -> Iterator[Listed]:
        """The points that phrases of two words add where nobody asked for them, in documents among some, ascending."""
        asked = [tuple(analysis.forms(phrase.text)) for phrase in phrases]
        pairs = [(self._term(first), self._term(second)) for first, second in asked]
        for forms, found in zip(asked, weights.of_pairs(self._snapshot, pairs, docs), strict=True):
            if len(found.docs):
                points = self._worth(_Sought(Field.TEXT, forms, share=relevance.BESIDE), found)
                yield Listed(found.docs, points, int(points.max()))

    def _points(self, sought: _Sought) -> Points:
        found = self._remembered.get(sought)
        if found is None:
            weighted = self._weights(sought)
            found = given(weighted.docs, self._worth(sought, weighted), self._snapshot.docs)
            self._remembered.put(sought, found, len(weighted.docs))
        return found

    def _worth(self, sought: _Sought, found: Weighted) -> Integers:
        """The points that weights are worth."""
        if not len(found.docs):
            return np.empty(0, np.int32)
        if len(sought.asked) > 1:
            rare = sum(self._rarity(sought.field, form) for form in sought.asked)
        else:
            rare = relevance.rarity(self._living(found.docs), self._snapshot.count, *sought.asked)
        points = relevance.impact(rare, found.weights, self._snapshot.damping.take(found.docs))
        whole: Integers = points.astype(np.int32 if rare < _RARE else np.int64)
        return whole if sought.share == 1 else whole // sought.share

    def _rarity(self, field: Field, asked: Form) -> float:
        return relevance.rarity(self._living(self._term(asked).having(field)), self._snapshot.count, asked)

    def _living(self, docs: Numbers) -> int:
        """How many of some documents are not deleted."""
        return len(docs) if self._snapshot.living is None else int(np.count_nonzero(self._snapshot.living[docs]))

    def _weights(self, sought: _Sought) -> Weighted:
        if sought.begin:
            return weights.of_beginning(self._snapshot, sought.begin, sought.field)
        if len(sought.asked) > 1:
            return weights.of_phrase(self._snapshot, [self._term(form) for form in sought.asked], sought.field)
        return self._term(sought.asked[0]).weighted(sought.field)

    def _term(self, asked: Form) -> Term:
        """What a word is looked up by, in all segments."""
        found = self._terms.get(asked.stem)
        if found is None:
            found = Term(self._snapshot, asked.stem)
            self._terms.put(asked.stem, found, len(found.docs))
        return found


_RARE = 10_000
"""Points of what is rarer than this, a phrase of a thousand words, may take more than 32 bits."""
