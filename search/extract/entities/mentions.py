"""Mentions as they stand in the text, freed of what is not part of the name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.extract.entities.spelling import REMEMBERED
from search.extract.entities.vocabulary import CALENDAR, ENDING_IN_STOP, NAMES_AND_MONTHS, PRONOUNS
from search.extract.tagged import Name
from search.model import EntityKind

LONGEST = 80
"""Characters; what is longer is a slip of the model."""

OPENING = "\"'“”‘’«»„‟`.,;:!?-–—_*•·|/\\<>= \t\n\r\f\v\u00a0\u2009\u200b\ufeff"
CLOSING = OPENING.replace(".", "").replace("!", "")
"""Signs that no name begins or ends with. A full stop at the end needs thought, an exclamation mark is kept."""

BRACKETS = {"(": ")", "[": "]", "{": "}"}


HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|MR|MRS|MS|DR)\b\.?|"
    r"(?:Vice[- ])?(?:President|Prime Minister|Chancellor|Professor|Senator|Governor|General|Minister)\b)\s+(?=\S)"
)
"""Titles that are no part of a person's name, at its beginning."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S+@\S+\.\w+|\S+\.(?:com|org|net|gov|edu|html?)/\S*", re.IGNORECASE)
_SAYABLE = re.compile(r"[^\W\d_].*[^\W_]|[^\W_].*[^\W\d_]", re.DOTALL)
"""A letter, and another letter or a digit."""

_LAST_WORD = re.compile(r"[^\s.\-(]*\.$")
_BREAK = re.compile(r"[ \t]*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A cleaned span of the text and what it names; `text` is the text of the span."""

    start: int
    end: int
    text: str
    kind: EntityKind


def clean_mentions(text: str, names: Iterable[Name]) -> Iterator[Mention]:
    """What is left of the model's names, in the order of the text; where two overlap the first, longest stays."""
    reached = 0
    length = len(text)
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not 0 <= name.start < name.end <= length or name.start < reached:
            continue
        kept = trim(text[name.start : name.end], name.kind)
        if kept is not None:
            start, end = name.start + kept[0], name.start + kept[1]
            reached = end
            yield Mention(start, end, text[start:end], name.kind)


@lru_cache(REMEMBERED)
def trim(written: str, kind: EntityKind) -> tuple[int, int] | None:
    """Which part of a mention is the name; None when there is none in it."""
    start, end = _strip_signs(written, 0, len(written))
    if gap := _BREAK.search(written, start, end):
        start, end = _strip_signs(written, start, gap.start())
    if kind is EntityKind.PERSON and (title := HONORIFIC.match(written, start, end)):
        start = title.end()
    if written.startswith("the ", start, end):
        start, end = _strip_signs(written, start + 4, end)
    if written.endswith(("'s", "’s", "'S", "’S"), start, end):
        start, end = _strip_signs(written, start, end - 2)
    return (start, end) if start < end and is_name(written[start:end], kind) else None


def is_name(written: str, kind: EntityKind) -> bool:
    """Whether a phrase can name anything: not a number, a lone letter, a pronoun, a month or an address."""
    if len(written) > LONGEST or not _SAYABLE.search(written) or _ADDRESS.fullmatch(written):
        return False
    small = written.lower().rstrip(".")
    if small in PRONOUNS:
        return written.isupper() and small in {"it", "us", "me", "who"}
    if small in CALENDAR:
        return small in NAMES_AND_MONTHS and kind in {EntityKind.PERSON, EntityKind.ORG}
    return True


def _strip_signs(written: str, start: int, end: int) -> tuple[int, int]:
    """Leave out quotes, punctuation and brackets without a partner at both ends."""
    before = None
    while before != (start, end) and start < end:
        before = (start, end)
        if written[start] in OPENING:
            start += 1
        elif written[end - 1] in CLOSING or (written[end - 1] == "." and not _keeps_stop(written[start:end])):
            end -= 1
        elif written[start] in BRACKETS:
            closes = written.find(BRACKETS[written[start]], start, end)
            if closes < 0 or closes == end - 1:
                start, end = start + 1, end - (closes >= 0)
        elif written[end - 1] in BRACKETS or (
            written[end - 1] in ")]}" and BRACKETS.keys().isdisjoint(written[start:end])
        ):
            end -= 1
    return start, max(start, end)


def _keeps_stop(written: str) -> bool:
    """Whether the full stop at the end belongs to an abbreviation."""
    last = _LAST_WORD.search(written)
    word = last[0][:-1] if last else ""
    return len(word) < 2 or word.lower() in ENDING_IN_STOP  # noqa: PLR2004, an initial has one letter
