"""Ranges: two dates with "to", "until" or a dash between them are the ends of one stretch of days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from search.model import DateMention, TimexType
from search.period import Period, Precision

_BETWEEN: Final = re.compile(r"\s*(?:[-\u2010-\u2015]|to|until|till|through|thru)\s*(?:the\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s*and\s*", re.IGNORECASE)
_LED_BY_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_SEASON: Final = re.compile(r" (?:(?:school|academic) year|(?:[\w-]+ ){0,2}season)\b")
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
        whole = _school_year(text, first.period, last) or Period.between(first.period, last.period)
        phrase = text[first.start : last.end]
        found[place] = replace(first, period=whole, note=_note(first, f"first end of \u201c{phrase}\u201d"))
        found[place + 1] = replace(last, period=whole, note=_note(last, f"last end of \u201c{phrase}\u201d"))
    return tuple(found)


def _school_year(text: str, first: Period, last: DateMention) -> Period | None:
    """A school year or a season of sport, from the middle of one year to that of the next: "the 2011-12 season"."""
    end = last.period
    if end is None or not first.precision is end.precision is Precision.YEAR or first.end != end.start:
        return None
    if not _SEASON.match(text, last.end):
        return None
    middle = (first.start + first.end) // 2
    return Period(middle, (end.start + end.end) // 2, Precision.RANGE, approximate=True)


def _linked(text: str, first: DateMention, last: DateMention) -> bool:
    if first.type is not TimexType.DATE or last.type is not TimexType.DATE or last.start - first.end > _LONGEST_LINK:
        return False
    gap = text[first.end : last.start]
    if _BETWEEN.fullmatch(gap):
        return True
    return bool(_AND.fullmatch(gap) and _LED_BY_BETWEEN.search(text, max(0, first.start - 20), first.start))


def _note(mention: DateMention, note: str) -> str:
    return f"{mention.note}; {note}" if mention.note else note
