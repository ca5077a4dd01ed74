"""Dates that only say when something was posted, and where what readers wrote begins."""

import re

from search.model import DateMention

_CLOCK = r"\d{1,2}[:.]\d\d(?:\s*[AaPp]\.?[Mm]\.?)?"
_NAME = r"[^\s,:|]{1,40}(?:\s[^\s,:|]{1,40}){0,3}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8})\s\d{4}"
_COMMENT = re.compile(
    rf"\bAt\s{_CLOCK}\s(?:on\s)?{_DAY},\s{_NAME}\swrote:|\b{_DAY}\sat\s{_CLOCK}\s\||^Posted by:?\s{_NAME}\s\|",
    re.MULTILINE,
)
"""How pages head what a reader wrote: "At 18:05 4th Mar 2024, a reader wrote:", "March 4, 2024 at 6:05 pm | "."""
_FEWEST = 2
"""Comments that make a page one with comments."""
_BEFORE = re.compile(r"\(@\w+\)\s*$|\bat \d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?,? on\s+$|[^|]\|\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"[,;]?\s*(?:at\s+)?(?:{_CLOCK})?\s*(?:[A-Z]{{2,4}}\s*)?(?:\||,\s{_NAME}\swrote:)")
_LAST = re.compile(rf"[,;]?\s*(?:at\s+)?(?:{_CLOCK})?(?:\s*[A-Z]{{2,4}})?\s*")
_WHEN = re.compile(rf"\b\d{{4}}\b.*{_CLOCK}|{_CLOCK}.*\b\d{{4}}\b", re.DOTALL)
_LISTED = re.compile(r"\b(?:hrs?|mins?)\.? ago$")
_YEAR = 8
"""Characters that a year takes which stands before a clock, as a date of its own."""
_REACH = 120
"""Characters before and after a date in which it shows."""


def only_posted(text: str, start: int, end: int, date: DateMention) -> bool:
    """Whether a date in the sentence text[start:end] says when something was posted, as stamps and link lists do.

    A stamp stands beside a bar, before who "wrote:", or at the end, with the year and a clock and without a full stop.
    """
    if _LISTED.search(date.text) or _BEFORE.search(text, max(start, date.start - _REACH), date.start):
        return True
    if _AFTER.match(text, date.end, min(end, date.end + _REACH)):
        return True
    last = _LAST.fullmatch(text, date.end, end)
    return last is not None and _WHEN.search(text, max(start, date.start - _YEAR), end) is not None


def comments_begin(text: str) -> int:
    """The place from which on readers speak; the end of the text where none do."""
    comments = [found.start() for found, _ in zip(_COMMENT.finditer(text), range(_FEWEST), strict=False)]
    return comments[0] if len(comments) == _FEWEST else len(text)
