"""The documents that have a word, a phrase or a prefix, and the points each gets for it (see `engines.relevance`)."""

from dataclasses import dataclass

import numpy as np

from search import analysis
from search.analysis import Form
from search.engines import relevance
from search.engines.whoosh import weights
from search.engines.whoosh.grouping import Numbers, shared
from search.engines.whoosh.remembering import Memory
from search.engines.whoosh.snapshot import Snapshot
from search.engines.whoosh.weights import NOTHING, Occurring, Stem, Weighted
from search.fields import Field
from search.query import Phrase, Word


@dataclass(frozen=True, slots=True)
class Weighed:
    """Documents, ascending, deleted ones counted as whatever, and the points of each."""

    docs: Numbers
    points: Numbers
    living: int
    """How many of the documents are not deleted."""


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
        self._remembered: Memory[_Sought, Weighed] = Memory(room)
        self._placed: Memory[str, Occurring] = Memory(room // 2)
        self._terms: dict[str, Stem] = {}

    def points(self, query: Word | Phrase, share: int = 1) -> list[Weighed]:
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

    def points_within(self, phrase: Phrase, share: int, docs: Numbers) -> Weighed:
        """The points for a phrase, of documents among some, ascending."""
        sought = _Sought(Field.TEXT, tuple(analysis.forms(phrase.text)), share=share)
        return self._weighed(sought, self._phrase(sought, docs))

    def _points(self, sought: _Sought) -> Weighed:
        found = self._remembered.get(sought)
        if found is None:
            found = self._weighed(sought, self._weights(sought))
            self._remembered.put(sought, found, len(found.docs))
        return found

    def _weighed(self, sought: _Sought, found: Weighted) -> Weighed:
        """The points that weights are worth."""
        living = len(found.docs)
        if self._snapshot.living is not None:
            living = int(np.count_nonzero(self._snapshot.living[found.docs]))
        if len(sought.asked) > 1:
            rare = sum(self._rarity(sought.field, form) for form in sought.asked)
        else:
            rare = relevance.rarity(living, self._snapshot.count, *sought.asked)
        damped = self._snapshot.damping.take(found.docs)
        points = relevance.impact(rare, found.weights, damped).astype(np.int64)
        return Weighed(found.docs, points if sought.share == 1 else points // sought.share, living)

    def _rarity(self, field: Field, asked: Form) -> float:
        return relevance.rarity(self._points(_Sought(field, (asked,))).living, self._snapshot.count, asked)

    def _weights(self, sought: _Sought) -> Weighted:
        if sought.begin:
            return weights.of_beginning(self._snapshot, sought.begin, sought.field)
        if len(sought.asked) > 1:
            return self._phrase(sought)
        return weights.of_word(self._snapshot, self._numbers(sought.asked[0].stem), sought.field)

    def _phrase(self, sought: _Sought, docs: Numbers | None = None) -> Weighted:
        """The weights of a phrase, in all documents or among some: first those that have each word, rarest first."""
        words = {form.stem: self._points(_Sought(Field.TEXT, (form,))).docs for form in sought.asked}
        for own in sorted(words.values(), key=len):
            docs = own if docs is None else shared(docs, own)
            if not len(docs):
                return NOTHING
        assert docs is not None
        found = [self._occurring(form.stem, words[form.stem]) for form in sought.asked]
        return weights.of_phrase(self._snapshot, found, docs, sought.field)

    def _occurring(self, stem: str, docs: Numbers) -> Occurring:
        """Where a word stands."""
        found = self._placed.get(stem)
        if found is None:
            found = Occurring.of(self._snapshot, self._numbers(stem), docs)
            self._placed.put(stem, found, len(docs))
        return found

    def _numbers(self, stem: str) -> Stem:
        """The number of a stem in each segment."""
        found = self._terms.get(stem)
        if found is None:
            found = [leaf.contents.text.terms.number(stem) for leaf in self._snapshot.leaves]
            if len(self._terms) > _TERMS_HELD:
                self._terms = {}
            self._terms[stem] = found
        return found


_TERMS_HELD = 20_000
