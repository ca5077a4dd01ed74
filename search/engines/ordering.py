"""The orders that answers come in, and the cursors that mark a place in them.

Articles stand by score or by publication, the undated last, then by id. Events stand in the order of time: start,
widest first, id; or in exactly the reverse. A cursor is a text that means nothing to those who carry it.
"""

import base64
import json

from search.model import Event
from search.query import Sort

ArticlePlace = tuple[int, int, str]
"""Where an article stands: two numbers, smaller first, and its id."""

EventPlace = tuple[int, int, str]
"""Where an event stands: its start, its negative end and its id."""


def article_place(sort: Sort, points: int, published: int | None, article_id: str) -> ArticlePlace:
    """The place of an article with these points, published on that day."""
    if sort is Sort.RELEVANCE:
        return 0, -points, article_id
    if published is None:
        return 1, 0, article_id
    return 0, published if sort is Sort.OLDEST else -published, article_id


def event_place(event: Event) -> EventPlace:
    """The place of an event in the order of time; all tellings that belong together share it."""
    return event.period.start, -event.period.end, event.id


def cursor(order: str, place: tuple[int, int, str]) -> str:
    """The place in that order as a text."""
    packed = json.dumps([order, *place], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(order: str, text: str) -> tuple[int, int, str] | None:
    """The place that a cursor marks in that order; None when it is none or of another order."""
    try:
        found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError):
        return None
    match found:
        case [str(of), int(first), int(second), str(id_)] if of == order and max(abs(first), abs(second)) < 2**62:
            return first, second, id_
        case _:
            return None


def article_order(sort: Sort) -> str:
    """The name of an order of articles."""
    return f"articles by {sort.value}"


def event_order(sort: Sort) -> str:
    """The name of an order of events."""
    return "events reversed" if sort is Sort.NEWEST else "events"
