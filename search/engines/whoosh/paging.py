"""The page of an ordered answer that was asked for, found without ordering the whole answer."""

from collections.abc import Sequence
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from search.engines import ordering
from search.engines.ordering import ArticlePlace, EventPlace
from search.engines.whoosh.grouping import Numbers, before, nth_largest, numbers
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.snapshot import Leaf, Mask, Snapshot
from search.engines.whoosh.strings import encoded
from search.query import Request, Sort

_LAST = 1 << 62
"""The rank of what has none: behind all others."""


def articles(
    snapshot: Snapshot, request: Request, mask: Mask, points: NDArray[np.int64] | None
) -> tuple[list[ArticlePlace], bool]:
    """The places of the page's articles, and whether more follow; `mask` and `points` are of all documents."""
    limit = max(request.limit, 0)
    if not limit:
        return [], False
    after = ordering.read_article_cursor(request.sort, request.cursor)
    if points is not None and request.sort is Sort.RELEVANCE and not after:
        mask = mask & (points >= nth_largest(points, limit + 1))  # one more than the page holds: do others follow?
    docs = np.flatnonzero(mask)
    rank = _rank(snapshot, request.sort, docs, points)
    if after:
        beyond = _beyond(snapshot, docs, rank, after)
        docs, rank = docs[beyond], rank[beyond]
    chosen = _smallest(snapshot, docs, rank, limit)
    at = np.searchsorted(docs, chosen)
    places = [
        (1, 0, snapshot.doc_id(doc)) if own == _LAST else (0, own, snapshot.doc_id(doc))
        for doc, own in zip(chosen.tolist(), rank[at].tolist(), strict=True)
    ]
    return nsmallest(limit, places), len(docs) > limit


def _rank(snapshot: Snapshot, sort: Sort, docs: Numbers, points: NDArray[np.int64] | None) -> Numbers:
    """Smaller for what comes first."""
    if sort is Sort.RELEVANCE:
        return np.zeros(len(docs), np.int64) if points is None else -points[docs]
    start = numbers(snapshot.published_start[docs])
    return np.where(snapshot.dated[docs], start if sort is Sort.OLDEST else -start, _LAST)


def _beyond(snapshot: Snapshot, docs: Numbers, rank: Numbers, after: ArticlePlace) -> NDArray[np.bool_]:
    """Whether each document comes after that place."""
    own = after[1] if after[0] == 0 else _LAST
    beyond = rank > own
    for leaf in snapshot.leaves:
        low, high = np.searchsorted(docs, (leaf.docs.start, leaf.docs.stop)).tolist()
        ids = leaf.contents.documents.ids
        first = leaf.first_doc + ids.place(encoded(after[2]) + b"\0")
        beyond[low:high] |= (rank[low:high] == own) & (docs[low:high] >= first)
    return beyond


def _smallest(snapshot: Snapshot, docs: Numbers, rank: Numbers, limit: int) -> Numbers:
    """Documents among which the `limit` first surely are: of those that tie, the first of each segment."""
    if len(docs) <= limit:
        return docs
    edge = np.partition(rank, limit - 1)[limit - 1]
    tied = docs[rank == edge]
    starts = np.searchsorted(tied, [leaf.first_doc for leaf in snapshot.leaves]).tolist()
    return np.sort(np.concatenate([docs[rank < edge], *(tied[a:b][:limit] for a, b in _stretches(starts, len(tied)))]))


def _stretches(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], end], strict=True))


def happenings(overlay: Overlay, request: Request, told: Numbers) -> tuple[list[tuple[EventPlace, int]], bool]:
    """The page's happenings by place and number, in order, and whether more follow; `told` are those to choose from."""
    reverse = request.sort is Sort.NEWEST
    after = ordering.read_event_cursor(request.sort, request.cursor)
    limit = max(request.limit, 0)
    standing = np.zeros(overlay.snapshot.events, np.bool_)
    standing[overlay.first_event[told]] = True
    found: list[tuple[EventPlace, int]] = []
    for leaf in overlay.snapshot.leaves:
        events = np.flatnonzero(standing[leaf.events])
        number = overlay.id_number[0][leaf.first_event + events]
        burden = -overlay.weights[number] if request.sort is Sort.WEIGHT else np.zeros(len(events))
        if after:
            low, high = _cut(leaf, after)
            ahead = events < low if reverse else events >= high
            kept = np.flatnonzero((burden > after[0]) | ((burden == after[0]) & ahead))
            events, number, burden = events[kept], number[kept], burden[kept]
        chosen = _lightest(burden, limit + 1, last=reverse)
        found.extend(
            (_place(leaf, event, weight), own)
            for event, own, weight in zip(*(each[chosen].tolist() for each in (events, number, burden)), strict=True)
        )
    found.sort(reverse=reverse)
    return found[:limit], len(found) > limit > 0


def _lightest(burden: NDArray[np.float64], limit: int, *, last: bool) -> Numbers:
    """Where the `limit` smallest burdens are; of those that are equal the first, or the last."""
    if len(burden) <= limit:
        return np.arange(len(burden))
    edge = np.partition(burden, limit - 1)[limit - 1]
    surely, tied = np.flatnonzero(burden < edge), np.flatnonzero(burden == edge)
    wanted = limit - len(surely)
    return np.concatenate([surely, tied[-wanted:] if last else tied[:wanted]])


def _place(leaf: Leaf, event: int, burden: float) -> EventPlace:
    events = leaf.contents.events
    return burden, int(events.start[event]), -int(events.end[event]), events.ids[event]


def _cut(leaf: Leaf, after: EventPlace) -> tuple[int, int]:
    """The numbers [low, high) of a segment's events that stand in that very place."""
    events = leaf.contents.events
    _, start, negative_end, id_ = after
    low, high = before(events.start, start), before(events.start, start + 1)
    ends = -numbers(events.end[low:high])
    begin, end = (low + np.searchsorted(ends, (negative_end, negative_end + 1))).tolist()
    key = encoded(id_)
    return events.ids.place(key, begin, end), events.ids.place(key + b"\0", begin, end)
