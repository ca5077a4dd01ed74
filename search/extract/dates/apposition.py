"""Two names of one time side by side: "two days earlier, on 10 March" is 10 March, whatever counting gives."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from search.extract.dates.values import timex, unit_around
from search.model import DateMention, TimexType
from search.period import Precision

_GAP: Final = re.compile(r"(?:,|\s[\u2013\u2014(-])\s?(?:(?:on|in)\s)?|\s\(", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:days?|weeks?|months?|years?|decades?) (?:earlier|later|ago|before|after)$|\bday$", re.IGNORECASE
)
"""Phrases that count from a date which the text may have named otherwise than we thought."""
_MONTH_OF_OWN: Final = re.compile(r"[A-Z][a-z]{2,8}\.? \d|\d [A-Z]|\d{4}")
_YEAR_OF_OWN: Final = re.compile(r"\b\d{4}\b")
_DAYS: Final = frozenset({Precision.DAY, Precision.WEEK})
_UNITS: Final = {
    Precision.DAY: "D",
    Precision.WEEK: "W",
    Precision.MONTH: "M",
    Precision.YEAR: "Y",
    Precision.DECADE: "DE",
}
_LONGEST_GAP: Final = 6


def in_agreement(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The same mentions, where a counted time takes the date that stands beside it in apposition."""
    found = list(mentions)
    for place in range(len(found) - 1):
        first, last = found[place], found[place + 1]
        if last.start - first.end > _LONGEST_GAP or not _GAP.fullmatch(text, first.end, last.start):
            continue
        if _counts(first) and _names(last, first):
            found[place] = _taken(first, last)
        elif _counts(last) and _names(first, last):
            found[place + 1] = _taken(last, first)
    return tuple(found)


def _counts(mention: DateMention) -> bool:
    return bool(mention.type is TimexType.DATE and mention.anchor and _COUNTED.search(mention.text))


def _names(mention: DateMention, counted: DateMention) -> bool:
    """Whether it says by itself when what was counted lies: a day with its month, or any date with its year."""
    if mention.period is None or counted.period is None or mention.type is not TimexType.DATE:
        return False
    if mention.period.precision is Precision.DAY and counted.period.precision in _DAYS:
        return _MONTH_OF_OWN.search(mention.text) is not None
    return mention.period.days <= counted.period.days and _YEAR_OF_OWN.search(mention.text) is not None


def _taken(counted: DateMention, named: DateMention) -> DateMention:
    """The unit that was counted to, as the date beside it names it."""
    if named.period is None or counted.period is None or counted.period.contains(named.period):
        return counted
    unit = _UNITS.get(counted.period.precision)
    if unit is None:
        return counted
    period = unit_around(named.period.start, unit)
    return replace(
        counted,
        period=period,
        value=timex(period),
        anchor=named.period.edtf,
        anchor_source=f"date beside it: \u201c{named.text}\u201d",
    )
