"""Dates that a sentence only compares with: nothing is told of December in "the first strike since December"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from search.model import DateMention, TimexType

_NOTE: Final = "only compared with"
_BEFORE: Final = 90
"""How much of the text before a date is looked at, in characters."""
_BESIDE: Final = re.compile(r"\b(?:since|than|with|to|versus|vs\.?)\s(?:\w+\s){0,2}$", re.IGNORECASE)
"""Which word leads a date, told cheaply: most dates end here."""
_NO_SUPERLATIVE: Final = (
    "arrest|attest|contest|digest|forest|harvest|honest|interest|invest|latest|manifest|modest|priest|protest|request"
    "|suggest|unrest|midwest|northwest|southwest"
)
_COMPARING: Final = re.compile(
    rf"\b(?:first|only|most|(?<!at )least|worst|best|not (?:been )?seen|unseen"
    rf"|(?!(?:{_NO_SUPERLATIVE})\b)\w{{3,}}est)\b"
    r"[^.;:!?\n]{0,70}?\bsince\s"
    r"(?:(?:at|least|early|late|mid|the|back|in|on)\s){0,2}$"
    r"|\bthan\s(?:(?:in|on|at|during|for|that|of|the|it|was)\s){0,2}$"
    r"|\b(?:compared|versus|vs\.?)\s(?:(?:with|to)\s)?(?:(?:in|on|during|the|that|of)\s){0,2}$",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(
    r"\b(?:more|less|fewer|later|earlier|other|rather|longer|sooner|greater)\sthan\s(?:the\s)?$", re.IGNORECASE
)
"""Before a date they bound it ("no later than Friday"), and compare nothing with it."""


def with_comparisons(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The same mentions, those that are only compared with marked in their note."""
    return tuple(_marked(mention) if _is_compared(text, mention) else mention for mention in mentions)


def only_compared(mention: DateMention) -> bool:
    """Whether a sentence only compares with that date, and tells no happening of it."""
    return mention.note.startswith(_NOTE)


def _is_compared(text: str, mention: DateMention) -> bool:
    return mention.period is not None and mention.type is TimexType.DATE and compares_with(text, mention.start)


def compares_with(text: str, start: int) -> bool:
    """Whether the words before a place compare something with the date that stands there."""
    low = max(0, start - _BEFORE)
    if not _BESIDE.search(text, max(0, start - 24), start) or _AMOUNT.search(text, low, start):
        return False
    return _COMPARING.search(text, low, start) is not None


def _marked(mention: DateMention) -> DateMention:
    return replace(mention, note=f"{_NOTE}; {mention.note}" if mention.note else _NOTE)
