"""The documents that have a word, a phrase or a prefix, and the points each gets for it (see `engines.relevance`)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search import analysis
from search.analysis import Form
from search.engines import relevance
from search.engines.whoosh import weights
from search.engines.whoosh.grouping import Numbers
from search.engines.whoosh.remembering import Memory
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Snapshot
from search.engines.whoosh.weights import Term, Weighted
from search.fields import Field
from search.query import Phrase, Word


@dataclass(frozen=True, slots=True)
class Weighed:
    """Documents, ascending, deleted ones counted as whatever, and the points of each."""

    docs: Numbers
    points: Integers
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
        self._terms: Memory[str, Term] = Memory(room // 2)

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
        living = self._living(found.docs)
        if not len(found.docs):
            return Weighed(found.docs, np.empty(0, np.int32), living)
        if len(sought.asked) > 1:
            rare = sum(self._rarity(sought.field, form) for form in sought.asked)
        else:
            rare = relevance.rarity(living, self._snapshot.count, *sought.asked)
        points = relevance.impact(rare, found.weights, self._snapshot.damping.take(found.docs))
        whole: Integers = points.astype(np.int32 if rare < _RARE else np.int64)
        return Weighed(found.docs, whole if sought.share == 1 else whole // sought.share, living)

    def _rarity(self, field: Field, asked: Form) -> float:
        if field is Field.TITLE:
            living = self._points(_Sought(field, (asked,))).living
        else:
            living = self._living(self._term(asked).docs)
        return relevance.rarity(living, self._snapshot.count, asked)

    def _living(self, docs: Numbers) -> int:
        """How many of some documents are not deleted."""
        return len(docs) if self._snapshot.living is None else int(np.count_nonzero(self._snapshot.living[docs]))

    def _weights(self, sought: _Sought) -> Weighted:
        if sought.begin:
            return weights.of_beginning(self._snapshot, sought.begin, sought.field)
        if len(sought.asked) > 1:
            return self._phrase(sought)
        return self._term(sought.asked[0]).weighted(sought.field)

    def _phrase(self, sought: _Sought, among: Numbers | None = None) -> Weighted:
        """The weights of a phrase, in all documents or among some."""
        return weights.of_phrase(self._snapshot, [self._term(form) for form in sought.asked], sought.field, among)

    def _term(self, asked: Form) -> Term:
        """What a word is looked up by, in all segments."""
        found = self._terms.get(asked.stem)
        if found is None:
            found = Term(self._snapshot, asked.stem)
            self._terms.put(asked.stem, found, len(found.docs))
        return found


_RARE = 10_000
"""Points of what is rarer than this, a phrase of a thousand words, may take more than 32 bits."""


def added(weighed: Sequence[Weighed], given: Sequence[Integers], count: int) -> Integers:
    """The sums of points for `count` documents, `given` being of all of them."""
    sums = _zeros(count, sum(_most(points) for points in (*given, *(each.points for each in weighed))))
    for points in given:
        sums += points
    for each in weighed:
        np.add.at(sums, each.docs, each.points)  # quicker than +=, which gathers, adds and scatters
    return sums


def in_each(weighed: Sequence[Weighed], count: int) -> Integers:
    """The sums of points for `count` documents, 0 for those that are not in each of these."""
    rarest, *more = sorted(weighed, key=lambda each: len(each.docs))
    docs, points = rarest.docs, rarest.points
    for each in more:
        others = np.zeros(count, each.points.dtype)
        others[each.docs] = each.points
        own = others[docs]
        kept = np.flatnonzero(own > 0)  # no document gets less than a point; NumPy seeks what is true fastest
        docs, points = docs[kept], points[kept].astype(np.int64) + own[kept]
    sums = _zeros(count, _most(points))
    sums[docs] = points
    return sums


def _most(points: Integers) -> int:
    return int(points.max(initial=0))


def _zeros(count: int, most: int) -> Integers:
    """Integers that hold this and half as much again: what words beside each other may add."""
    return np.zeros(count, np.int32 if most < 1 << 30 else np.int64)
