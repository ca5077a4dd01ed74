"""The documents that have a word, a phrase or a prefix, and the points each gets for it (see `engines.relevance`)."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from threading import Lock

import numpy as np

from search import analysis
from search.analysis import Form
from search.engines import relevance
from search.engines.whoosh.grouping import Numbers, changes, numbers
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Leaf, Snapshot
from search.fields import Field
from search.query import Phrase, Word


@dataclass(frozen=True, slots=True)
class Weighed:
    """Documents, ascending, and a number for each: a weight, or points."""

    docs: Numbers
    values: Numbers


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
        self._room = room
        self._held = 0
        self._remembered: OrderedDict[_Sought, Weighed] = OrderedDict()
        self._lock = Lock()
        self._terms: dict[str, Sequence[int | None]] = {}

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

    def _points(self, sought: _Sought) -> Weighed:
        with self._lock:
            if known := self._remembered.get(sought):
                self._remembered.move_to_end(sought)
                return known
        found = self._weighed(sought)
        self._remember(sought, found)
        return found

    def _weighed(self, sought: _Sought) -> Weighed:
        weights = self._prefix_weights(sought) if sought.begin else self._weights(sought)
        if not len(weights.docs):
            return _NOTHING
        if len(sought.asked) > 1:
            rare = sum(self._rarity(sought.field, form) for form in sought.asked)
        else:
            rare = relevance.rarity(len(weights.docs), self._snapshot.count, *sought.asked)
        damped = self._snapshot.damping[weights.docs]
        points = relevance.impact(rare, weights.values.astype(np.float64), damped)
        return Weighed(weights.docs, points.astype(np.int64) // sought.share)

    def _remember(self, sought: _Sought, found: Weighed) -> None:
        with self._lock:
            if sought not in self._remembered and len(found.docs) <= self._room // 4:
                self._remembered[sought] = found
                self._held += len(found.docs) + _LEAST
            while self._held > self._room:
                _, oldest = self._remembered.popitem(last=False)
                self._held -= len(oldest.docs) + _LEAST

    def _rarity(self, field: Field, asked: Form) -> float:
        return relevance.rarity(len(self._points(_Sought(field, (asked,))).docs), self._snapshot.count, asked)

    def _weights(self, sought: _Sought) -> Weighed:
        terms = zip(*(self._numbers(form.stem) for form in sought.asked), strict=True)
        return self._joined(
            [
                _weights(leaf, [each for each in own if each is not None], sought.field) if None not in own else None
                for leaf, own in zip(self._snapshot.leaves, terms, strict=True)
            ]
        )

    def _numbers(self, stem: str) -> Sequence[int | None]:
        """The number of a stem in each segment."""
        found = self._terms.get(stem)
        if found is None:
            found = [leaf.contents.text.terms.number(stem) for leaf in self._snapshot.leaves]
            if len(self._terms) > _TERMS_HELD:
                self._terms = {}
            self._terms[stem] = found
        return found

    def _prefix_weights(self, sought: _Sought) -> Weighed:
        return self._joined([_prefix_weights(leaf, sought) for leaf in self._snapshot.leaves])

    def _joined(self, parts: Sequence[Weighed | None]) -> Weighed:
        found = [
            (part.docs + leaf.first_doc, part.values)
            for leaf, part in zip(self._snapshot.leaves, parts, strict=True)
            if part is not None
        ]
        if not found:
            return _NOTHING
        docs, values = (np.concatenate(each) for each in zip(*found, strict=True))
        if self._snapshot.living is None:
            return Weighed(docs, values)
        alive = self._snapshot.living[docs]
        return Weighed(docs[alive], values[alive])


_TERMS_HELD = 20_000
_LEAST = 100
"""What remembering even an empty answer counts for, in postings."""

_NOTHING = Weighed(np.empty(0, np.int64), np.empty(0, np.int64))


def _weight(times: Numbers, title_times: Numbers, field: Field) -> Numbers:
    """The weight of a word that stands so often in title and text together, and so often in the title."""
    in_title = title_times * relevance.TITLE_WEIGHT
    return in_title if field is Field.TITLE else times - title_times + in_title


def _weights(leaf: Leaf, terms: Sequence[int], field: Field) -> Weighed | None:
    return _word_weights(leaf, terms[0], field) if len(terms) == 1 else _phrase_weights(leaf, terms, field)


def _word_weights(leaf: Leaf, term: int, field: Field) -> Weighed:
    postings = leaf.contents.text
    stretch = postings.stretch(term)
    docs = numbers(postings.docs[stretch])
    at, often = postings.title_times(stretch)
    if field is Field.TITLE:
        return Weighed(docs[at], _weight(often, often, Field.TITLE))
    weights = postings.times[stretch].astype(np.int64)
    weights[at] = _weight(weights[at], often, Field.TEXT)
    return Weighed(docs, weights)


def _prefix_weights(leaf: Leaf, sought: _Sought) -> Weighed | None:
    postings = leaf.contents.word
    low, high = postings.terms.beginning(sought.begin)
    if low == high:
        return None
    stretch = slice(int(postings.starts[low]), int(postings.starts[high]))
    docs, times = postings.docs[stretch], postings.times[stretch].astype(np.int64)
    at, often = postings.title_times(stretch)
    if sought.field is Field.TITLE:
        docs, weights = docs[at], _weight(often, often, Field.TITLE)
    else:
        weights = times
        weights[at] = _weight(times[at], often, Field.TEXT)
    sums = np.bincount(docs, weights).astype(np.int64)
    having = np.flatnonzero(sums)
    return Weighed(having, sums[having])


def _phrase_weights(leaf: Leaf, terms: Sequence[int], field: Field) -> Weighed | None:
    postings = leaf.contents.text
    common = np.ones(len(leaf.contents.documents), np.bool_)
    for term in set(terms):
        having = np.zeros(len(common), np.bool_)
        having[postings.docs[postings.stretch(term)]] = True
        common &= having
    places = [postings.places_in(term, common, shift) for shift, term in enumerate(terms)]
    starts = reduce(_in_both, sorted(places, key=len))
    if not len(starts):
        return None
    doc, position = postings.read_places(starts)
    in_title = (position < leaf.contents.documents.columns["title_lengths"][doc]).astype(np.int64)
    first = changes(doc)
    times = np.diff(np.append(first, len(doc)))
    weights = _weight(times, np.add.reduceat(in_title, first), field)
    having_it = np.flatnonzero(weights)
    return Weighed(doc[first][having_it], weights[having_it])


def _in_both(some: Integers, others: Integers) -> Integers:
    """The numbers that stand in both, each of which has none twice: sorting them together beats looking each one up."""
    together = np.sort(np.concatenate([some, others]))
    same: Integers = together[1:][together[1:] == together[:-1]]
    return same
