"""Which documents have a term, how often, and where: a segment's postings as arrays.

The postings of all terms stand one after the other, term by term, documents ascending. Where a term stands in the title
is said apart, for the few postings that need it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.grouping import Numbers, before, bits, changes, numbers, spread
from search.engines.whoosh.sections import Integers, Sections, narrow
from search.engines.whoosh.strings import Strings, packed


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of one field of a segment."""

    terms: Strings
    """Sorted."""
    starts: Integers
    """Where each term's postings begin, and the end."""
    docs: Integers
    times: Integers
    """How often the term stands in title and text together."""
    titled: Integers
    """The postings, by number, whose term stands in the title,"""
    titled_times: Integers
    """and how often."""
    places: Integers
    """Where each term's positions begin, and the end; empty when the field keeps none."""
    positions: Integers
    """Ascending within a posting: title first, one number left out between title and text."""

    @classmethod
    def read(cls, sections: Sections, field: str) -> "Postings":
        """The postings of a field as a segment keeps them."""
        names = ("starts", "docs", "times", "titled", "titled_times", "places", "positions")
        terms = Strings(sections[f"{field}.terms.starts"], sections[f"{field}.terms"])
        return cls(terms, *(sections[f"{field}.{name}"] for name in names))

    def sections(self, field: str) -> Iterator[tuple[str, NDArray[Any]]]:
        """What a segment keeps of them."""
        yield f"{field}.terms.starts", self.terms.starts
        yield f"{field}.terms", self.terms.content
        for name in ("starts", "docs", "times", "titled", "titled_times", "places", "positions"):
            yield f"{field}.{name}", getattr(self, name)

    def stretch(self, term: int) -> slice:
        """The numbers of a term's postings."""
        return slice(int(self.starts[term]), int(self.starts[term + 1]))

    def positions_of(self, term: int) -> Integers:
        """All positions of a term, posting by posting."""
        return self.positions[int(self.places[term]) : int(self.places[term + 1])]

    def title_times(self, stretch: slice) -> tuple[Numbers, Numbers]:
        """The postings of a stretch, counted from its first, that stand in the title, and how often."""
        low, high = before(self.titled, stretch.start), before(self.titled, stretch.stop)
        return numbers(self.titled[low:high]) - stretch.start, numbers(self.titled_times[low:high])


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Single tokens: which term, in which document, at which position."""

    term: Numbers
    doc: Numbers
    position: Numbers


def post(terms: Sequence[bytes], found: Occurrences, title_lengths: Numbers, *, positions: bool) -> Postings:
    """The postings of tokens in any order; `terms` sorted, a token that stands twice in one place counted once."""
    place_bits = bits(int(found.position.max(initial=0)))
    doc_bits = bits(len(title_lengths))
    assert bits(len(terms)) + doc_bits + place_bits <= 63, "a segment is never that large"  # noqa: PLR2004 - bits of an int64
    keys = np.sort((((found.term << doc_bits) | found.doc) << place_bits) | found.position)
    keys = keys[changes(keys)]
    where = keys & ((1 << place_bits) - 1)
    posting = keys >> place_bits
    first = changes(posting)
    doc = posting[first] & ((1 << doc_bits) - 1)
    times = np.diff(np.append(first, len(keys)))
    in_title = (where < np.repeat(title_lengths[doc], times)).astype(np.int64)
    title_times = np.add.reduceat(in_title, first) if len(first) else in_title
    titled = np.flatnonzero(title_times)
    of_term = np.arange(len(terms) + 1) << doc_bits
    starts = np.searchsorted(posting[first], of_term)
    term_starts, content = packed(terms)
    return Postings(
        Strings(term_starts, content),
        narrow(starts),
        narrow(doc),
        narrow(times),
        narrow(titled),
        narrow(title_times[titled]),
        narrow(np.append(first, len(keys))[starts]) if positions else narrow(keys[:0]),
        narrow(where) if positions else narrow(keys[:0]),
    )


def merge(parts: Sequence[Postings], new_docs: Sequence[Numbers], *, chunk: int = 1 << 18) -> Postings:
    """The postings of several segments as one; `new_docs` gives each old document its new number, -1 to leave it out.

    Terms are taken in stretches of about `chunk` postings, which bounds the memory beside the result.
    """
    terms, mapped = united([part.terms for part in parts])
    counts = np.zeros(len(terms), np.int64)
    for part, of_old in zip(parts, mapped, strict=True):
        counts[of_old] += np.diff(numbers(part.starts))
    edges = _edges(np.cumsum(counts), chunk)
    return _joined(terms, (_merged_stretch(parts, new_docs, mapped, low, high) for low, high in edges))


def united(vocabularies: Sequence[Strings]) -> tuple[list[bytes], list[Numbers]]:
    """The terms of several vocabularies in order, and for each vocabulary the new number of each of its terms."""
    listed = [list(vocabulary.blobs) for vocabulary in vocabularies]
    terms = sorted(set().union(*listed))
    number = {term: place for place, term in enumerate(terms)}
    return terms, [np.fromiter(map(number.__getitem__, own), np.int64, len(own)) for own in listed]


def _edges(ends: Numbers, chunk: int) -> list[tuple[int, int]]:
    if not len(ends):
        return []
    targets = np.arange(chunk, int(ends[-1]) + chunk, chunk)
    cuts = np.unique(np.minimum(np.searchsorted(ends, targets) + 1, len(ends))).tolist()
    return list(zip([0, *cuts[:-1]], cuts, strict=True))


@dataclass(frozen=True, slots=True)
class _Piece:
    """The postings of some terms in a row, as in `Postings`, but with counts instead of starts."""

    counts: Numbers
    docs: Integers
    times: Integers
    title_times: Integers
    place_counts: Numbers
    positions: Integers


def _merged_stretch(
    parts: Sequence[Postings], new_docs: Sequence[Numbers], mapped: Sequence[Numbers], low: int, high: int
) -> _Piece:
    keys, times, titles, place_starts, positions = [], [], [], [], []
    base = 0
    for part, docs, of_old in zip(parts, new_docs, mapped, strict=True):
        first, last = np.searchsorted(of_old, (low, high)).tolist()
        begin, end = int(part.starts[first]), int(part.starts[last])
        term = np.repeat(of_old[first:last] - low, np.diff(numbers(part.starts[first : last + 1])))
        own_times = numbers(part.times[begin:end])
        doc = docs[part.docs[begin:end]]
        title = np.zeros(end - begin, np.int64)
        at, often = part.title_times(slice(begin, end))
        title[at] = often
        kept = doc >= 0
        keys.append(((term << 32) | doc)[kept])
        times.append(own_times[kept])
        titles.append(title[kept])
        if len(part.places):
            place_starts.append((np.cumsum(own_times) - own_times)[kept] + base)
            own = part.positions[int(part.places[first]) : int(part.places[last])]
            positions.append(own)
            base += len(own)
    key = np.concatenate(keys)
    order = np.argsort(key)
    key, often, title = key[order], np.concatenate(times)[order], np.concatenate(titles)[order]
    starts = np.searchsorted(key, np.arange(high - low + 1, dtype=np.int64) << 32)
    places = np.append(0, np.cumsum(often))[starts]
    where = np.concatenate(positions)[spread(np.concatenate(place_starts)[order], often)] if positions else key[:0]
    return _Piece(
        np.diff(starts), narrow(key & 0xFFFFFFFF), narrow(often), narrow(title), np.diff(places), narrow(where)
    )


def _joined(terms: Sequence[bytes], pieces: Iterable[_Piece]) -> Postings:
    columns: defaultdict[str, list[Integers]] = defaultdict(list)
    for piece in pieces:
        for each in fields(piece):
            columns[each.name].append(getattr(piece, each.name))

    def join(name: str) -> Integers:
        parts = columns.pop(name, [])  # once joined, they are not kept beside the whole
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    counts, place_counts, titles = join("counts"), join("place_counts"), join("title_times")
    used = np.flatnonzero(counts)
    titled = np.flatnonzero(titles)
    positions = join("positions")
    term_starts, content = packed(terms[each] for each in used.tolist())
    return Postings(
        Strings(term_starts, content),
        narrow(np.append(0, np.cumsum(counts[used]))),
        narrow(join("docs")),
        narrow(join("times")),
        narrow(titled),
        narrow(titles[titled]),
        narrow(np.append(0, np.cumsum(place_counts[used]))) if len(positions) else narrow(np.empty(0, np.int64)),
        narrow(positions),
    )
