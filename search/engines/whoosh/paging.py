"""The page of an ordered answer that was asked for, found without ordering the whole answer."""

from collections.abc import Iterator, Sequence
from heapq import merge, nsmallest
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from search.engines import ordering
from search.engines.ordering import ArticlePlace, EventPlace
from search.engines.whoosh.grouping import Numbers, before, numbers
from search.engines.whoosh.matches import Matches
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.points import Points
from search.engines.whoosh.snapshot import Leaf, Mask, Snapshot
from search.engines.whoosh.strings import encoded
from search.engines.whoosh.tellings import Tellings, Told
from search.query import Request, Sort

_FEW = 2
"""How many times as many documents as wanted are put in order without picking out the best before."""
_LAST = 1 << 62
"""The rank of what has none: behind all others."""


def articles(
    snapshot: Snapshot, request: Request, matches: Matches, ranked: Points | None
) -> tuple[list[ArticlePlace], bool]:
    """The places of the page's articles, and whether more follow; `ranked` tells the points of those that may come."""
    limit = max(request.limit, 0)
    if not limit:
        return [], False
    after = ordering.read_article_cursor(request.sort, request.cursor)
    best = ranked.best(limit) if ranked is not None and not after else None
    if best is not None and len(best) >= limit:
        docs, rank, more = best.docs, -numbers(best.points), matches.total > limit
    else:
        docs = matches.docs
        rank = _rank(snapshot, request.sort, docs, ranked)
        if after:
            beyond = _beyond(snapshot, docs, rank, after)
            docs, rank = docs[beyond], rank[beyond]
        more = len(docs) > limit
    chosen = _smallest(snapshot, docs, rank, limit)
    at = np.searchsorted(docs, chosen)
    places = [
        (1, 0, snapshot.doc_id(doc)) if own == _LAST else (0, own, snapshot.doc_id(doc))
        for doc, own in zip(chosen.tolist(), rank[at].tolist(), strict=True)
    ]
    return nsmallest(limit, places), more


def _rank(snapshot: Snapshot, sort: Sort, docs: Numbers, ranked: Points | None) -> Numbers:
    """Smaller for what comes first."""
    if sort is Sort.RELEVANCE:
        return np.zeros(len(docs), np.int64) if ranked is None else -numbers(ranked.of(docs))
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
    if len(docs) <= _FEW * limit:
        return docs
    edge = np.partition(rank, limit - 1)[limit - 1]
    tied = docs[rank == edge]
    starts = np.searchsorted(tied, [leaf.first_doc for leaf in snapshot.leaves]).tolist()
    return np.sort(np.concatenate([docs[rank < edge], *(tied[a:b][:limit] for a, b in _stretches(starts, len(tied)))]))


def _stretches(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], end], strict=True))


def happenings(
    overlay: Overlay, tellings: Tellings, request: Request, told: Told
) -> tuple[list[tuple[EventPlace, int]], bool]:
    """The page's happenings by place and number, in order, and whether more follow; `told` are those to choose from."""
    limit = max(request.limit, 0)
    if not limit:
        return [], False
    after = ordering.read_event_cursor(request.sort, request.cursor)
    standing = told.alone.copy()
    standing[overlay.first_event[tellings.happenings[told.times > 0]]] = True
    choose = _weightiest if request.sort is Sort.WEIGHT else _next
    reverse = request.sort is Sort.NEWEST
    number, _ = overlay.id_number
    listed = (
        _placed(leaf, sorted(chosen, key=_in_segment, reverse=reverse), number)
        for leaf in overlay.snapshot.leaves
        if (chosen := choose(overlay, leaf, standing[leaf.events], after, limit + 1, last=reverse))
    )
    found = list(islice(merge(*listed, reverse=reverse), limit + 1))
    return found[:limit], len(found) > limit


def _placed(leaf: Leaf, chosen: list[tuple[int, float]], number: Numbers) -> Iterator[tuple[EventPlace, int]]:
    """The places of a segment's events, and the numbers of their happenings."""
    return ((_place(leaf, event, burden), int(number[leaf.first_event + event])) for event, burden in chosen)


def _in_segment(chosen: tuple[int, float]) -> tuple[float, int]:
    """The order of a segment's events, given with their burdens."""
    event, burden = chosen
    return burden, event


def _next(
    _: Overlay, leaf: Leaf, standing: Mask, after: EventPlace | None, limit: int, *, last: bool
) -> list[tuple[int, float]]:
    """The first events of a segment, or the last, beyond a place in time; a burden is nothing to them."""
    low, high = _cut(leaf, after) if after else (len(standing), 0)
    rest, first = (standing[:low], 0) if last else (standing[high:], high)
    size = 64 * limit
    while True:
        part = rest[-size:] if last else rest[:size]
        found = np.flatnonzero(part)
        if len(found) >= limit or len(part) == len(rest):
            found = found[-limit:] + (len(rest) - len(part)) if last else found[:limit]
            return [(first + event, 0.0) for event in found.tolist()]
        size *= 8


def _weightiest(
    overlay: Overlay, leaf: Leaf, standing: Mask, after: EventPlace | None, limit: int, *, last: bool
) -> list[tuple[int, float]]:
    """The weightiest events of a segment beyond a place, each with its burden: the weight, smaller first."""
    events = np.flatnonzero(standing)
    burden = -overlay.weights[overlay.id_number[0][leaf.first_event + events]]
    if after:
        _, high = _cut(leaf, after)
        kept = np.flatnonzero((burden > after[0]) | ((burden == after[0]) & (events >= high)))
        events, burden = events[kept], burden[kept]
    chosen = _lightest(burden, limit, last=last)
    return list(zip(events[chosen].tolist(), burden[chosen].tolist(), strict=True))


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
