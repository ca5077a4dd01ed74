"""Mentions as they stand in the text, freed of what is not part of the name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.extract.entities.places import STATES
from search.extract.entities.spelling import REMEMBERED
from search.extract.entities.vocabulary import (
    ALONE,
    ALWAYS_BODIES,
    BODIES,
    CALENDAR,
    CHATTER,
    DROPPED_TITLES,
    ENDING_IN_STOP,
    EVENTS,
    GROUNDS,
    LANDS,
    LAWS,
    LEGAL,
    NAMES_AND_MONTHS,
    OFFICES,
    PRONOUNS,
    STORMS,
    SUFFIXES,
    ZONES,
)
from search.extract.tagged import Name
from search.model import EntityKind

LONGEST = 80
"""Characters; what is longer is a slip of the model."""

LONGEST_CURRENCY = 3
"""Letters."""

NEAR = 16
"""Characters before a surname that may hold initials."""

OPENING = "\"'“”‘’«»„‟`.,;:!?-–—_*•·|/\\<>= \t\n\r\f\v\u00a0\u2009\u200b\ufeff"
CLOSING = OPENING.replace(".", "").replace("!", "")
"""Signs that no name begins or ends with. A full stop at the end needs thought, an exclamation mark is kept."""

STOPLESS = frozenset(state.rstrip(".") for state in STATES if "." in state)
"""American states written short, as they stand when the full stop after them was taken for the sentence's."""

BRACKETS = {"(": ")", "[": "]", "{": "}"}

_TITLE = re.compile(r"(?:(?:Vice[- ]|Prime |Rear )?([A-Za-z]+))\.?\s+(?=\S)")
_ZONE = re.compile(r"(?:[ECMPJB][SD]T|GMT|UTC)\s+(?=\S)")
"""A time zone between the hour and the town in the head of an agency report."""

_PERSON_ENDS = re.compile(r"\s[-–—]+\s|\s*[\\/]|,|[\"”]?\s?<|-(?:era|led|backed|style|appointed|like)\b")
_LOOSE_END = re.compile(r"(?:\s(?:a|an|and|as|at|by|for|from|in|of|on|or|[Tt]he|to|with))+$")
"""Little words that lead on to what is no longer the name."""

_SIDE = re.compile(r"(?:(?:north|south|east|west|central|mid)(?:ern|east|west|eastern|western)?[ -])+(?=[A-Z])")
"""A direction in small letters: `southern California` is called California."""

_BETWEEN_PLACES = re.compile(r",\s+(?=[^\W\d_])|(?<=\bU\.S\.)-(?=[A-Z])|(?<=\bUS)-(?=[A-Z])")
_LEGAL_AFTER = re.compile(r",? (?:Inc|Corp|Ltd|LLC|[Pp][Ll][Cc]|Co)\b\.?(?! [A-Z])")
_AMOUNT = re.compile(r"\s?(?:[$€£¥]|\d{1,3}(?:,\d{3})+\b|\d+\.\d)")
_SENTENCE_ENDS = re.compile(r"[\"”’]|\s*$|\s*\n")
_INITIALS = re.compile(r"(?:^|[\s(\"“‘'])(?!U\.[KNS]\.)((?:[A-Z]\.[ -]?){1,4})$")
_COMPOUND_END = re.compile(r"(?<=\w)-(?:based|backed|led|born|controlled|owned|funded)\b.*$")
_ACRONYM_END = re.compile(r"([a-z]\S* [A-Z]\w*[a-z]) ([A-Z]{3,5})$")
"""A body or a rank after a person's name: `Guy Ryder ILO`."""

_VERSUS = re.compile(r"\w\sv\.?\s[A-Z]")
"""Two sides of a case: `Roe v. Wade`."""

_PARTY = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")
"""A member of Congress: party and state, no name."""

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S*|\S+\.(?:com|org|net|gov|edu|html?)/\S*|\S+\.(?:pdf|docx?|xlsx?|jpe?g|png|gif|txt|html?)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S@\S+\.\w")
_DRAWN_OUT = re.compile(r"(?![A-Z]{1,5}$)\w*(?i:([a-hj-z])\1\1)\w*")
"""A word cried out, `Sooo`, but no acronym."""

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
        for part in _take_apart(text, name):
            kept = trim(text[part.start : part.end], part.kind)
            if kept is not None:
                start, end, kind = part.start + kept[0], part.start + kept[1], kept[2]
                start, end, kind = _complete(text, start, end, kind, reached)
                if start >= reached and not (kind is EntityKind.PLACE and _is_currency(text, start, end)):
                    reached = end
                    yield Mention(start, end, text[start:end], kind)


def _take_apart(text: str, name: Name) -> Iterator[Name]:
    """`Lima, Peru` is two places."""
    start = name.start
    if name.kind is EntityKind.PLACE:
        for comma in _BETWEEN_PLACES.finditer(text, name.start, name.end):
            if text[comma.end() : name.end] not in STATES:
                yield Name(start, comma.start(), name.kind)
                start = comma.end()
    yield Name(start, name.end, name.kind)


def _is_currency(text: str, start: int, end: int) -> bool:
    """Whether a short name is that of the money whose amount follows: `US $5 billion`, `Dh 1,500`."""
    return end - start <= LONGEST_CURRENCY and _AMOUNT.match(text, end) is not None


@lru_cache(REMEMBERED)
def trim(written: str, kind: EntityKind) -> tuple[int, int, EntityKind] | None:
    """Which part of a mention is the name, and of what; None when there is no name in it."""
    start, end = _strip_signs(written, 0, len(written))
    if gap := _BREAK.search(written, start, end):
        start, end = _strip_signs(written, start, gap.start())
    if zone := _ZONE.match(written, start, end):
        start = zone.end()
        kind = EntityKind.PLACE if kind is EntityKind.PERSON else kind
    if kind is EntityKind.PERSON:
        start, end = _trim_person(written, start, end)
    elif compound := _COMPOUND_END.search(written, start, end):
        start, end = _strip_signs(written, start, compound.start())
        kind = EntityKind.PLACE if kind is EntityKind.OTHER else kind
    if loose := _LOOSE_END.search(written, start, end):
        start, end = _strip_signs(written, start, loose.start())
    if kind is EntityKind.PLACE and (side := _SIDE.match(written, start, end)):
        start = side.end()
    if written.startswith("the ", start, end):
        start, end = _strip_signs(written, start + 4, end)
    if written.endswith(("'s", "’s", "'S", "’S"), start, end):
        start, end = _strip_signs(written, start, end - 2)
    named = written[start:end]
    return (start, end, _see_kind(named, kind)) if start < end and is_name(named, kind) else None


def _complete(text: str, start: int, end: int, kind: EntityKind, reached: int) -> tuple[int, int, EntityKind]:
    """Where a name really begins and ends.

    With the initials before a surname, the stop of `Venice, La.`, which is a place, and the bracket of `CPI(M)`.
    """
    if text[max(0, start - 2) : start] == ", " and text[start:end].rstrip(".") in STOPLESS:
        return start, end + text.startswith(".", end), EntityKind.PLACE
    if kind is EntityKind.PERSON and (initials := _INITIALS.search(text, max(reached, start - NEAR), start)):
        start = initials.start(1)
    if text[end : end + 1] in {" ", ","} and (legal := _LEGAL_AFTER.match(text, end)):
        end, kind = legal.end(), EntityKind.ORG
    if kind is EntityKind.ORG and text.startswith(".", end - 1) and _SENTENCE_ENDS.match(text, end):
        end -= text[start:end].rpartition(" ")[2].rstrip(".").lower() in LEGAL
    opened = text.startswith(")", end) and text.rfind("(", start, end) > text.rfind(")", start, end)
    return start, end + opened, kind


def _see_kind(written: str, kind: EntityKind) -> EntityKind:
    """What the form of a name says against the model: ministries are no people, storms and laws no places."""
    words = written.lower().split()
    if kind is EntityKind.PLACE and len(words) == 1 and any(map(str.isdigit, written)):
        return EntityKind.OTHER
    if len(words) > 1 and (words[0] in STORMS or written.startswith("Tropical Storm ")):
        return EntityKind.OTHER
    if kind is EntityKind.OTHER:
        return EntityKind.ORG if len(words) > 1 and words[-1] in ALWAYS_BODIES else kind
    if len(words) == 1:
        return kind
    if words[-1] in LAWS or words[-1] in EVENTS or _VERSUS.search(written):
        return EntityKind.OTHER
    if kind is EntityKind.PERSON:
        return EntityKind.ORG if words[-1] in BODIES else EntityKind.PLACE if words[-1] in GROUNDS else kind
    if kind is EntityKind.ORG:
        return EntityKind.PLACE if words[-1] in LANDS else kind
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return EntityKind.ORG if words[-1] in OFFICES or head in ALWAYS_BODIES else kind


def _trim_person(written: str, start: int, end: int) -> tuple[int, int]:
    """Leave out titles before a person's name, and what follows a dash, a slash or a comma."""
    if ends := _PERSON_ENDS.search(written, start + 1, end):
        start, end = _strip_signs(written, start, ends.start())
    if written.startswith("The ", start, end):
        start += 4
    if (acronym := _ACRONYM_END.search(written, start, end)) and acronym[2].lower() not in SUFFIXES:
        end = acronym.start(2) - 1
    while (title := _TITLE.match(written, start, end)) and title[1].lower() in DROPPED_TITLES and title.end() < end:
        start = title.end()
    return start, end


def is_name(written: str, kind: EntityKind) -> bool:
    """Whether a phrase can name anything: not a number, a letter, a title, a pronoun, a month, a zone, an address."""
    if len(written) > LONGEST or not _SAYABLE.search(written):
        return False
    if _ADDRESS.fullmatch(written) or _MAIL.search(written) or _DRAWN_OUT.fullmatch(written):
        return False
    if kind is EntityKind.PERSON and (_PARTY.fullmatch(written) or any(map(str.isdigit, written))):
        return False
    if kind in {EntityKind.PERSON, EntityKind.ORG} and written.islower():
        return False
    small = written.lower().rstrip(".")
    if small in ZONES or small in CHATTER or (kind is EntityKind.PERSON and small in ALONE):
        return False
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
    return len(word) < 2 or word.lower() in ENDING_IN_STOP  # noqa: PLR2004 - an initial has one letter
