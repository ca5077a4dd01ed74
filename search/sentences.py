"""What a sentence is by its form: where it ends, whole or a fragment, plain or quoted, with or without a dateline."""

import re
from collections.abc import Iterator

from search.model import Event

_CLOSED = r"[.!?][\"”’')\]]*(?: [\"”](?=\s))?\s+(?=[\"“‘'(\[]?\s?[A-Z0-9])"
_AT_LINES = re.compile(rf"{_CLOSED}|\n\s*")
_AT_PARAGRAPHS = re.compile(rf"{_CLOSED}|\n\s*\n\s*")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Lt|Col|Capt|Sgt|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|No|vs))\.$"
)
"""What ends with a full stop and no sentence with it."""


def sentence_ends(text: str, start: int, limit: int, *, lines: bool) -> Iterator[tuple[int, int]]:
    """Where a sentence ends in text[start:limit] by its punctuation, and where the next one begins.

    A paragraph ends a sentence too; with `lines`, so does each line.
    """
    for found in (_AT_LINES if lines else _AT_PARAGRAPHS).finditer(text, start, limit):
        breaks = found[0][0] == "\n" or (lines and "\n" in found[0])
        if breaks or not _ABBREVIATED.search(text, max(0, found.start() - 5), found.start() + 1):
            yield found.start() + len(found[0].rstrip()), found.end()


_MONTH = r"[A-Z][A-Za-z]{2,8}\.?"
_DAY = (
    rf"(?:(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+)?"
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})|(?P<day_before>\d{{1,2}})\s+(?P<month_behind>{_MONTH}))"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
_CAPITALS = r"[A-Z][A-Z.'’\-]*[A-Z](?:[ /][A-Z][A-Z.'’\-]*)*(?:,\s+[A-Z][A-Za-z.'’ \-]{1,40}){0,2}"
_AGENCY = r"(?:\([^()\n]{1,60}\)|/[A-Z][A-Za-z ]{1,30}/)"
_DASH = r"(?:--?|–|—|_)"
DATELINE = re.compile(
    rf"[ \t]*(?:{_CAPITALS}|[A-Z][^\n()]{{2,80}}?(?=\s*\([A-Z][A-Za-z /.]{{1,24}}\)\s*{_DASH}\s))"
    rf",?\s*(?:{_AGENCY}\s*{_DASH}?\s*)?(?:{_DAY},?\s*)?"
    rf"(?:{_AGENCY}\s*)?(?:(?P<dash>{_DASH})(?:\s+|$)|(?P<other>(?<=[)/])|:))"
)
"""The place, day and agency before a report: KYIV, Dec. 27 (Agency) -, or Kyiv, Ukraine (Agency) -.

`month` and `day`, or `month_behind` and `day_before`, and `year` are the day where it gives one; `dash` says that the
report follows on the same line.
"""

_CLOCK = r"\d{1,2}[:.]\d\d(?:\s*[AaPp]\.?[Mm]\.?)?,?(?:\s*(?:[A-Z]{2,4}|UK)(?: time)?\b,?)?\s*"
_WRITTEN_DAY = rf"(?:[A-Z][a-z]{{2,8}},?\s+)?(?:{_MONTH}\s+\d{{1,2}},?|\d{{1,2}}\s+{_MONTH})\s+\d{{4}}"
STAMP = re.compile(
    rf"(?:[^|\n]{{1,60}}\|\s*(?:{_CLOCK})?{_WRITTEN_DAY},?(?:\s+{_CLOCK})?|{_WRITTEN_DAY},?\s+{_CLOCK})"
    rf"\s*(?:{_AGENCY}\s*{_DASH}\s+)?"
)
"""Who wrote at which minute, as some outlets put it before a report: LONDON | Mon Mar 4, 2024 6:05 pm GMT."""
_REACH = 160
"""Characters in which a dateline ends..."""
_LONG_REACH = 320
"""...and in which what a page ran together before a report does."""
_WIRE = r"(?:AP|AFP|EPA|PA|(?i:reuters)|Getty(?: Images)?|Corbis|Rex(?: Features)?)"
_CREDIT = re.compile(
    rf"(?:(?:[^\n.|]{{10,200}}\s)?(?:Photograph|Photo|Picture|Image)s?(?::| by)"
    rf"\s+(?:[^\n/\\]{{2,50}}\\?/)?{_WIRE}(?:\\?/{_WIRE})?"
    rf"|[A-Z][^\n.]{{1,40}}?\bvia {_WIRE}|\({_WIRE}\))\s+(?=[A-Z])"
)
"""What a picture above a report shows and who took it, where a page runs that together with the first sentence."""
_WIRED = re.compile(
    rf"{_CAPITALS},?\s*(?:{_DAY},?\s*)?\([A-Z][A-Za-z /.]{{1,24}}\)\s*{_DASH}\s+(?=[\"“'‘]?\s?[A-Z0-9])"
)
"""A dateline with its agency, which begins a report whatever headline stands on the same line before it."""
_BYLINE = re.compile(rf"{_WRITTEN_DAY}\s*{_DASH}\s*{_CLOCK}\|\s*[Bb]y:?\s+(?:[A-Z][\w.'’-]+\s+){{2}}(?=[A-Z0-9])")
"""Who wrote at which minute, the other way round: March 4, 2024 - 6:05 PM | by: Ada Reyes."""
_HEADING = re.compile(r"(?:[A-Z][A-Z'’\-]+\s+){4,12}(?=[A-Z][a-z]*\s+[A-Za-z][a-z])")
"""A heading in capitals, run together with the sentence below it."""


def report_start(text: str, start: int, end: int) -> int:
    """Where the report begins in text[start:end]: after headline, picture, stamp and dateline before it."""
    if (wired := _WIRED.search(text, start, min(end, start + _LONG_REACH))) and wired.end() < end:
        return wired.end()
    for before in (_CREDIT, _HEADING, _BYLINE):
        if (found := before.match(text, start, min(end, start + _LONG_REACH))) and found.end() < end:
            start = found.end()
    for _ in range(2):
        if stamp := STAMP.match(text, start, min(end, start + _REACH)):
            start = stamp.end()
    dateline = DATELINE.match(text, start, min(end, start + _REACH))
    return dateline.end() if dateline and dateline["dash"] and dateline.end() < end else start


_WHOLE = re.compile(
    r"(?!(?:And|But|Or|So|Yet|He|She|They|It|This|That|These|Those|His|Her|Their|Its)\b)"  # leans on the one before
    r"(?![A-Z][A-Z .,'’-]+:)"  # the speaker's name in a transcript
    r"[\"“‘'(]?\s?[A-Z0-9].*[.!][\"”’')\]]*",
    re.DOTALL,
)
_QUOTED = re.compile(r"[\"“][^\"”“]*(?:[\"”]|$)")
_BESIDE = re.compile(
    r"\b(?:since|after|before|following|until|till|prior to|ahead of)\s+(?:(?:the|its|his|her|their|an?|of|on)\s+)*$",
    re.IGNORECASE,
)
_ASTRAY = re.compile(
    r"(?<=[a-z])(?<!\b[A-Z][a-z])(?<!\bMac)(?=[A-Z][A-Za-z'’]*[\s,:]|\d+\s[a-z])[^\n]{10,600}?\bMORE\b"
    r"|(?P<name>\b(?P<first>[A-Z][\w'’-]+)\s(?P<last>[A-Z][\w'’-]+))\s+"
    r"(?P=first)\s(?:[A-Z(][\w.'’()-]*\s){0,3}(?P=last)[^\n]{10,600}?\bMORE\b"
    r"|^\(Updated?\s[^()]{4,80}(?:\([^()]{2,40}\))?\)"
)
_LEFT_OUT = " …"
_FEWEST, _MOST = 8, 45
"""Words of a sentence that tells enough and not too much."""


def astray(sentence: str) -> Iterator[tuple[int, int]]:
    """What is no part of a sentence that holds it, as characters [start, end).

    Such are headlines of other reports that a page's links left in the middle ("the mayorCouncil votes again MORE", or
    with a name in full before them, "Ada Reyes Ada Maria Reyes Council votes again MORE"), and when a live report was
    brought up to date ("(Updated 6:05 p.m.)").
    """
    for found in _ASTRAY.finditer(sentence):
        yield (found.end("name") if found["name"] else found.start()), found.end()


def spared(sentence: str, phrase: int) -> tuple[str, int]:
    """The sentence with dots for what is no part of it, and where the phrase at a place in it then begins."""
    kept: list[str] = []
    last, place = 0, phrase
    for start, end in astray(sentence):
        if not start <= phrase < end:
            kept += (sentence[last:start], _LEFT_OUT)
            place -= end - start - len(_LEFT_OUT) if end <= phrase else 0
            last = end
    return "".join((*kept, sentence[last:])), place


def readable(event: Event) -> str:
    """The sentence of an event as people read it; programs get it as it stands in the text."""
    return spared(event.sentence, event.date.start - event.start)[0]


def quoted(sentence: str) -> float:
    """The share of its characters that stand between quotation marks."""
    return sum(len(found[0]) for found in _QUOTED.finditer(sentence)) / len(sentence) if sentence else 0.0


def is_whole(sentence: str) -> bool:
    """Whether it begins and ends as a statement that stands for itself."""
    return bool(_WHOLE.fullmatch(sentence))


def counts_from(sentence: str, phrase: int) -> bool:
    """Whether the date whose phrase begins at a place only says since, until or after when something else is told."""
    return bool(_BESIDE.search(sentence, max(0, phrase - 40), phrase))


def plainness(sentence: str, phrase: int) -> float:
    """How well a sentence tells what happened at the date whose phrase begins at a place in it: 1 well, 0 badly.

    It does so where it is a whole statement of moderate length, mostly not quoted, that is about the date itself and
    not about something since or before.
    """
    worth = 1.0
    if not is_whole(sentence):
        worth -= 0.35
    if not _FEWEST <= len(sentence.split()) <= _MOST:
        worth -= 0.2
    if counts_from(sentence, phrase):
        worth -= 0.25
    return max(0.0, worth - 0.5 * quoted(sentence))
