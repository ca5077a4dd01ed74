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
    listed = (
        _placed(overlay, leaf, request.sort, chosen)
        for leaf in overlay.snapshot.leaves
        if len(chosen := _first(overlay, leaf, standing[leaf.events], request.sort, after, limit + 1))
    )
    found = list(islice(merge(*listed, reverse=request.sort is Sort.NEWEST), limit + 1))
    return found[:limit], len(found) > limit


def _placed(overlay: Overlay, leaf: Leaf, sort: Sort, chosen: Numbers) -> Iterator[tuple[EventPlace, int]]:
    """The places of a segment's events, and the numbers of their happenings."""
    events = leaf.contents.events
    columns = (chosen, events.start[chosen], events.end[chosen], *_weighed(overlay, leaf, chosen))
    for event, start, end, number, weight in zip(*(column.tolist() for column in columns), strict=True):
        yield ordering.event_place(sort, weight, (start, end), events.ids[event]), number


def _weighed(overlay: Overlay, leaf: Leaf, events: Numbers) -> tuple[Numbers, NDArray[np.float64]]:
    """The happenings for which a segment's events stand, and what they weigh."""
    happenings = numbers(overlay.id_number[0][leaf.first_event + events])
    return happenings, overlay.weights[happenings]


def _first(overlay: Overlay, leaf: Leaf, standing: Mask, sort: Sort, after: EventPlace | None, limit: int) -> Numbers:
    """The events of a segment that come first in an order, beyond a place in it."""
    if sort is Sort.WEIGHT:
        return _weightiest(overlay, leaf, standing, after, limit)
    return _in_time(overlay, leaf, standing, after, limit, last=sort is Sort.NEWEST)


def _in_time(
    overlay: Overlay, leaf: Leaf, standing: Mask, after: EventPlace | None, limit: int, *, last: bool
) -> Numbers:
    """The first events of a segment beyond a place in time, or the last; of one time the weightiest first."""
    edge = len(standing) if last else 0
    low, high = _of_time(leaf, after[1], -after[2]) if after else (edge, edge)
    if last:
        low = _reach_back(leaf, standing, low, limit)
    else:
        high = _reach(leaf, standing, high, limit)
    events = low + np.flatnonzero(standing[low:high])
    burden = _weighed(overlay, leaf, events)[1] * (1 if last else -1)
    order = np.lexsort((events, burden, _times(leaf, events)))
    if after:
        before_it = _upto(leaf, events[order], burden[order], after, itself=not last)
        order = order[:before_it] if last else order[before_it:]
    return events[order[::-1] if last else order][:limit]


def _reach(leaf: Leaf, standing: Mask, start: int, limit: int) -> int:
    """How far on from a start one has to look for so many events, with all of the time of the last."""
    size = 64 * limit
    while True:
        found = np.flatnonzero(standing[start : start + size])
        if len(found) >= limit:
            return _time_around(leaf, start + int(found[limit - 1]))[1]
        if start + size >= len(standing):
            return len(standing)
        size *= 8


def _reach_back(leaf: Leaf, standing: Mask, end: int, limit: int) -> int:
    """How far back from an end one has to."""
    size = 64 * limit
    while True:
        first = max(end - size, 0)
        found = np.flatnonzero(standing[first:end])
        if len(found) >= limit:
            return _time_around(leaf, first + int(found[-limit]))[0]
        if not first:
            return 0
        size *= 8


def _times(leaf: Leaf, events: Numbers) -> Numbers:
    """For events in the order of time, numbers that are the same for those of the same days."""
    start, end = leaf.contents.events.start[events], leaf.contents.events.end[events]
    changed = (np.diff(start) != 0) | (np.diff(end) != 0)
    return np.concatenate([np.zeros(min(len(events), 1), np.int64), np.cumsum(changed)])


def _upto(leaf: Leaf, events: Numbers, burden: NDArray[np.float64], place: EventPlace, *, itself: bool) -> int:
    """How many of these, in order, come before a place; or are `itself` there."""
    low, high = _of_time(leaf, place[1], -place[2])
    at = _cut(leaf, place)[1 if itself else 0]
    tied = (events >= low) & (events < high)
    sooner = (burden < place[3]) | ((burden == place[3]) & (events < at))
    return int(np.count_nonzero(np.where(tied, sooner, events < low)))


def _weightiest(overlay: Overlay, leaf: Leaf, standing: Mask, after: EventPlace | None, limit: int) -> Numbers:
    """The weightiest events of a segment beyond a place, of those that weigh the same the first in time."""
    events = np.flatnonzero(standing)
    burden = -_weighed(overlay, leaf, events)[1]
    if after:
        _, high = _cut(leaf, after)
        kept = np.flatnonzero((burden > after[0]) | ((burden == after[0]) & (events >= high)))
        events, burden = events[kept], burden[kept]
    if len(burden) > limit:
        lightest = _lightest(burden, limit)
        events, burden = events[lightest], burden[lightest]
    return events[np.lexsort((events, burden))]


def _lightest(burden: NDArray[np.float64], limit: int) -> Numbers:
    """Where the `limit` smallest burdens are; of those that are equal the first."""
    edge = np.partition(burden, limit - 1)[limit - 1]
    surely, tied = np.flatnonzero(burden < edge), np.flatnonzero(burden == edge)
    return np.concatenate([surely, tied[: limit - len(surely)]])


def _time_around(leaf: Leaf, event: int) -> tuple[int, int]:
    """The numbers [low, high) of the events of the same days as one."""
    events = leaf.contents.events
    return _of_time(leaf, int(events.start[event]), int(events.end[event]))


def _of_time(leaf: Leaf, start: int, end: int) -> tuple[int, int]:
    """The numbers [low, high) of a segment's events of the days [start, end)."""
    events = leaf.contents.events
    low, high = before(events.start, start), before(events.start, start + 1)
    first, past = (low + np.searchsorted(-numbers(events.end[low:high]), (-end, -end + 1))).tolist()
    return first, past


def _cut(leaf: Leaf, after: EventPlace) -> tuple[int, int]:
    """The numbers [low, high) of a segment's events of these days and that id."""
    ids, key = leaf.contents.events.ids, encoded(after[4])
    begin, end = _of_time(leaf, after[1], -after[2])
    return ids.place(key, begin, end), ids.place(key + b"\0", begin, end)
