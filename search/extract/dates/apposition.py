"""Two names of one day side by side: "two days earlier, on 10 March" is 10 March, whatever counting gives."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from search.model import DateMention, TimexType
from search.period import Period, Precision

_GAP: Final = re.compile(r"(?:,|\s[\u2013\u2014(-])\s?(?:on\s)?|\s\(", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\b(?:days?|weeks?) (?:earlier|later|ago|before|after)$|\bday$", re.IGNORECASE)
"""Phrases that count from a day which the text may have named otherwise than we thought."""
_MONTH_OF_OWN: Final = re.compile(r"[A-Z][a-z]{2,8}\.? \d|\d [A-Z]|\d{4}")
_LONGEST_GAP: Final = 6


def in_agreement(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The same mentions, where a counted day takes the date that stands beside it in apposition."""
    found = list(mentions)
    for place in range(len(found) - 1):
        first, last = found[place], found[place + 1]
        if last.start - first.end > _LONGEST_GAP or not _GAP.fullmatch(text, first.end, last.start):
            continue
        if _counts(first) and _names(last):
            found[place] = _taken(first, last)
        elif _names(first) and _counts(last):
            found[place + 1] = _taken(last, first)
    return tuple(found)


def _counts(mention: DateMention) -> bool:
    return bool(mention.type is TimexType.DATE and mention.anchor and _COUNTED.search(mention.text))


def _names(mention: DateMention) -> bool:
    day = mention.period is not None and mention.period.precision is Precision.DAY
    return day and mention.type is TimexType.DATE and _MONTH_OF_OWN.search(mention.text) is not None


def _taken(counted: DateMention, named: DateMention) -> DateMention:
    """The counted day, or the week it counts to, as the date beside it names it."""
    day = named.period
    if day is None or counted.period is None or counted.period.contains(day):
        return counted
    period = Period.week_of(day.start) if counted.period.precision is Precision.WEEK else day
    if period.precision is not counted.period.precision:
        return counted
    return replace(
        counted,
        period=period,
        value=period.edtf,
        anchor=day.edtf,
        anchor_source=f"date beside it: \u201c{named.text}\u201d",
    )
