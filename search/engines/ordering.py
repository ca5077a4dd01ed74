"""The orders that answers come in, and the cursors that mark a place in them.

Articles stand by score or by publication, the undated last, then by id. Events stand in the order of time: start,
widest first, of one time the weightiest first, id; or in the reverse, of one time again the weightiest first; or by
weight, and then in the order of time. A cursor is a text that means nothing to those who carry it.
"""

import base64
import json

from search.query import Sort

ArticlePlace = tuple[int, int, str]
"""Where an article stands: two numbers, smaller first, and its id."""

EventPlace = tuple[float, int, int, float, str]
"""Where an event stands: its burden where that counts most; its start, its negative end, its burden and its id.

A burden is a weight turned so that the weightier comes first.
"""


_COMPACT = json.JSONEncoder(separators=(",", ":"))


def article_place(sort: Sort, points: int, published: int | None, article_id: str) -> ArticlePlace:
    """The place of an article with these points, published on that day."""
    if sort is Sort.RELEVANCE:
        return 0, -points, article_id
    if published is None:
        return 1, 0, article_id
    return 0, published if sort is Sort.OLDEST else -published, article_id


def event_place(sort: Sort, weight: float, days: tuple[int, int], event_id: str) -> EventPlace:
    """The place of a happening of that weight, on the days [start, end), for which this event stands."""
    start, end = days
    if sort is Sort.WEIGHT:
        return -weight, start, -end, 0.0, event_id
    return 0.0, start, -end, weight if sort is Sort.NEWEST else -weight, event_id


def cursor(order: str, place: ArticlePlace | EventPlace) -> str:
    """The place in that order as a text."""
    packed = _COMPACT.encode([order, *place]).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_article_cursor(sort: Sort, text: str) -> ArticlePlace | None:
    """The place that a cursor marks among articles; None when it is none or of another order."""
    match _unpacked(text):
        case [str(of), int(first), int(second), str(id_)] if of == article_order(sort) and _is_small(first, second):
            return first, second, id_
        case _:
            return None


def read_event_cursor(sort: Sort, text: str) -> EventPlace | None:
    """The place that a cursor marks among events; None when it is none or of another order."""
    match _unpacked(text):
        case [str(of), int(first) | float(first), int(start), int(end), int(then) | float(then), str(id_)] if (
            of == event_order(sort) and _is_small(start, end)
        ):
            return float(first), start, end, float(then), id_
        case _:
            return None


def _unpacked(text: str) -> object:
    try:
        return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError):
        return None


def _is_small(*numbers: int) -> bool:
    return all(abs(number) < 2**62 for number in numbers)


def article_order(sort: Sort) -> str:
    """The name of an order of articles."""
    return f"articles by {sort.value}"


def event_order(sort: Sort) -> str:
    """The name of an order of events."""
    return {Sort.NEWEST: "events reversed", Sort.WEIGHT: "events by weight"}.get(sort, "events")
