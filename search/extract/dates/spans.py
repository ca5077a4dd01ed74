"""Ranges: two dates with "to", "until" or a dash between them are the ends of one stretch of days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from search.model import DateMention, TimexType
from search.period import Period

_BETWEEN: Final = re.compile(r"\s*(?:[-\u2010-\u2015]|to|until|till|through|thru)\s*(?:the\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s*and\s*", re.IGNORECASE)
_LED_BY_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_LONGEST_LINK: Final = 12


def with_ranges(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The same mentions, where both ends of a range have the range's days; their values stay their own."""
    found = list(mentions)
    for place in range(len(found) - 1):
        first, last = found[place], found[place + 1]
        if not _linked(text, first, last) or first.period is None or last.period is None:
            continue
        if first.period.start >= last.period.end or first.period == last.period:
            continue
        whole = Period.between(first.period, last.period)
        phrase = text[first.start : last.end]
        found[place] = replace(first, period=whole, note=_note(first, f"first end of \u201c{phrase}\u201d"))
        found[place + 1] = replace(last, period=whole, note=_note(last, f"last end of \u201c{phrase}\u201d"))
    return tuple(found)


def _linked(text: str, first: DateMention, last: DateMention) -> bool:
    if first.type is not TimexType.DATE or last.type is not TimexType.DATE or last.start - first.end > _LONGEST_LINK:
        return False
    gap = text[first.end : last.start]
    if _BETWEEN.fullmatch(gap):
        return True
    return bool(_AND.fullmatch(gap) and _LED_BY_BETWEEN.search(text, max(0, first.start - 20), first.start))


def _note(mention: DateMention, note: str) -> str:
    return f"{mention.note}; {note}" if mention.note else note
