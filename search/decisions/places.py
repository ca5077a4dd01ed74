"""Phrases found again in texts that have changed since somebody pointed at them."""

import re

from search.decisions import Place

_REACH = 40
"""Characters around a phrase by which it is known again: what fits a line of a file for people."""
_ENOUGH = 12
"""So many of them must still stand there; fewer are chance."""

Span = tuple[int, int]
"""Half-open character offsets."""


def place_at(article: str, text: str, start: int, end: int) -> Place:
    """The place of a phrase in an article's text, with the words around it up to the ends of its line."""
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0]
    return Place(article, start, text[start:end], before, after)


def locate(text: str, place: Place) -> Span | None:
    """Where the phrase of a place stands in a text now; None when it, or what stood around it, is gone.

    Of several, the one whose surroundings are most alike, and of those the nearest to where it was.
    """
    if not place.phrase:
        return None
    enough = min(_ENOUGH, len(place.before) + len(place.after))
    found = (
        (_alike(text, start, place), -abs(start - place.start), start) for start in _occurrences(text, place.phrase)
    )
    likeness, _, start = max(found, default=(-1, 0, 0))
    return (start, start + len(place.phrase)) if likeness >= enough else None


def _occurrences(text: str, phrase: str) -> list[int]:
    """Where a phrase begins, never inside of a word."""
    opening = r"(?<!\w)" if phrase[0].isalnum() else ""
    closing = r"(?!\w)" if phrase[-1].isalnum() else ""
    return [found.start() for found in re.finditer(f"{opening}{re.escape(phrase)}{closing}", text)]


def _alike(text: str, start: int, place: Place) -> int:
    """How many characters around a phrase are as they were."""
    end = start + len(place.phrase)
    before = text[max(0, start - len(place.before)) : start]
    after = text[end : end + len(place.after)]
    return _shared(before[::-1], place.before[::-1]) + _shared(after, place.after)


def _shared(one: str, other: str) -> int:
    """The length of the beginning that two texts share."""
    length = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        length += 1
    return length
