"""The page of an ordered answer that was asked for, found without ordering the whole answer."""

from collections.abc import Sequence
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from search.engines import ordering
from search.engines.ordering import ArticlePlace, EventPlace
from search.engines.whoosh.grouping import Numbers, before, changes, numbers
from search.engines.whoosh.snapshot import Leaf, Snapshot
from search.engines.whoosh.strings import encoded
from search.query import Request, Sort

_LAST = 1 << 62
"""The rank of what has none: behind all others."""


def articles(
    snapshot: Snapshot, request: Request, docs: Numbers, points: NDArray[np.int64] | None
) -> tuple[list[ArticlePlace], bool]:
    """The places of the page's articles, and whether more follow; `docs` ascending, `points` of all documents."""
    rank = _rank(snapshot, request.sort, docs, points)
    after = ordering.read_cursor(ordering.article_order(request.sort), request.cursor)
    if after:
        beyond = _beyond(snapshot, docs, rank, after)
        docs, rank = docs[beyond], rank[beyond]
    limit = max(request.limit, 0)
    chosen = _smallest(snapshot, docs, rank, limit) if limit else docs[:0]
    at = np.searchsorted(docs, chosen)
    places = [
        (1, 0, snapshot.doc_id(doc)) if own == _LAST else (0, own, snapshot.doc_id(doc))
        for doc, own in zip(chosen.tolist(), rank[at].tolist(), strict=True)
    ]
    return nsmallest(limit, places), len(docs) > limit > 0


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


Telling = tuple[EventPlace, int]
"""A place in the order of time, and the number of an event that stands there."""


def tellings(snapshot: Snapshot, request: Request, mask: NDArray[np.bool_]) -> tuple[list[list[Telling]], bool]:
    """The page's groups of events that share a place, in order, and whether more follow."""
    reverse = request.sort is Sort.NEWEST
    after = ordering.read_cursor(ordering.event_order(request.sort), request.cursor)
    limit = max(request.limit, 0)
    found: list[Telling] = []
    for leaf in snapshot.leaves:
        events = np.flatnonzero(mask[leaf.events])
        if after:
            low, high = _cut(leaf, after)
            events = events[events < low] if reverse else events[events >= high]
        happening = snapshot.event_group[0][leaf.first_event + events]
        found.extend(
            (_place(leaf, each), leaf.first_event + each) for each in _first(events, happening, limit + 1, reverse)
        )
    found.sort(reverse=reverse)
    groups: list[list[Telling]] = []
    for telling in found:
        if groups and groups[-1][0][0] == telling[0]:
            groups[-1].append(telling)
        elif len(groups) > limit:
            break
        else:
            groups.append([telling])
    return groups[:limit], len(groups) > limit > 0


def _first(events: Numbers, happening: Numbers, limit: int, reverse: bool) -> list[int]:  # noqa: FBT001 - the direction
    """The events of the first `limit` happenings, or of the last."""
    begins = changes(happening)
    if len(begins) > limit:
        events = events[begins[-limit] :] if reverse else events[: begins[limit]]
    return [int(event) for event in events]


def _place(leaf: Leaf, event: int) -> EventPlace:
    events = leaf.contents.events
    return int(events.start[event]), -int(events.end[event]), events.ids[event]


def _cut(leaf: Leaf, after: EventPlace) -> tuple[int, int]:
    """The numbers [low, high) of a segment's events that stand in that very place."""
    events = leaf.contents.events
    start, negative_end, id_ = after
    low, high = before(events.start, start), before(events.start, start + 1)
    ends = -numbers(events.end[low:high])
    begin, end = (low + np.searchsorted(ends, (negative_end, negative_end + 1))).tolist()
    key = encoded(id_)
    return events.ids.place(key, begin, end), events.ids.place(key + b"\0", begin, end)
