"""Whether a sentence speaks of the past or of what is to come, at a given word."""

import re
from bisect import bisect_left, bisect_right
from enum import StrEnum
from typing import Final

from search.extract.tagged import Tagged


class Tense(StrEnum):
    """What the verb nearest to a phrase says about its time."""

    PAST = "past tense"
    PRESENT = "present tense"
    FUTURE = "future tense"
    UNKNOWN = "no verb"


_FUTURE_WORDS: Final = frozenset(
    [
        "will",
        "shall",
        "'ll",
        "’ll",
        "wo",
        "going",
        "expected",
        "scheduled",
        "due",
        "set",
        "plan",
        "plans",
        "planned",
        "planning",
        "hopes",
        "hope",
        "expects",
        "expect",
        "intends",
        "intend",
        "slated",
        "poised",
        "likely",
        "may",
        "might",
        "could",
        "must",
        "should",
        "would",
        "ahead",
        "upcoming",
        "begins",
        "starts",
        "opens",
    ]
)
_FUTURE_TAGS: Final = frozenset({"MD"})
_TO_COME: Final = frozenset(
    [
        "expected",
        "scheduled",
        "due",
        "set",
        "plan",
        "plans",
        "planning",
        "planned",
        "hopes",
        "hope",
        "hoping",
        "expects",
        "expect",
        "expecting",
        "intends",
        "intend",
        "slated",
        "poised",
        "likely",
        "going",
        "wants",
        "want",
        "ready",
        "about",
        "agreed",
        "vowed",
        "pledged",
        "promised",
    ]
)
_SCHEDULED: Final = frozenset({"scheduled", "planned", "slated"})
_PAST_TAGS: Final = frozenset({"VBD", "VBN"})
_PRESENT_TAGS: Final = frozenset({"VBZ", "VBP"})

_VERB = re.compile(
    r"\b(?:(?P<future>will|shall|won['\u2019]t|wo)|['\u2019]ll|(?P<plan>(?:expected|scheduled|due|set|plans?|planned|planning|hopes?|hoping"
    r"|expects?|intends?|slated|poised|likely|going|wants?|agreed|vowed|pledged|promised|ready)\s+(?:to|for|on))\b"
    r"|(?P<past>was|were|had|did|said|told|went|came|took|made|became|began|left|met|won|lost|fell|rose|gave|got|held|sent|saw"
    r"|led|ran|kept|wrote|struck|hit|shot|broke|spoke|found|brought|fought|quit|sold|bought|paid|grew|died|[a-z]{2,}ed)"
    r"|(?P<present>is|are|has|have|says|does|remains))\b",
    re.IGNORECASE,
)

_REACH: Final = 300
"""Without the model's sentences, a sentence is looked for this far, in characters."""


def tense_at(text: str, start: int, end: int, tagged: Tagged | None) -> Tense:
    """The tense around the phrase text[start:end]: of the last verb before it in its sentence, or the first after."""
    if tagged is None or not any(tagged.tags[:50]):
        return _without_tags(text, start, end)
    sentence = _sentence(tagged, start)
    low = bisect_left(tagged.starts, sentence[0])
    at = bisect_left(tagged.starts, start)
    behind = bisect_left(tagged.starts, end)
    high = bisect_right(tagged.starts, sentence[1])
    for place in range(at - 1, low - 1, -1):
        if tense := _tagged_verb(text, tagged, place, low):
            return tense
    for place in range(behind, high):
        if tense := _tagged_verb(text, tagged, place, low):
            return tense
    return Tense.UNKNOWN


def _sentence(tagged: Tagged, start: int) -> tuple[int, int]:
    place = bisect_right(tagged.sentences, (start, len(tagged.starts) << 40)) - 1
    return tagged.sentences[place] if place >= 0 else (0, start)


def _tagged_verb(text: str, tagged: Tagged, place: int, low: int) -> Tense | None:
    """What one word says of the tense; None for a word that says nothing."""
    tag = tagged.tags[place]
    if tag == "MD":
        word = text[tagged.starts[place] : tagged.ends[place]].lower()
        return Tense.PAST if word == "could" else Tense.FUTURE
    if tag == "VB":
        return _before_bare_verb(text, tagged, place, low)
    if tag in _PAST_TAGS:
        word = text[tagged.starts[place] : tagged.ends[place]].lower()
        follower = text[tagged.ends[place] : tagged.ends[place] + 4].split()
        if word in _SCHEDULED or (word in _TO_COME and follower and follower[0] in {"to", "for", "on"}):
            return Tense.PAST if _led_by(text, tagged, place, low, {"had"}) else Tense.FUTURE
        if tag == "VBN" and _led_by(text, tagged, place, low, {"be"}):
            return _before_bare_verb(text, tagged, place, low)
        return Tense.PAST
    if tag in _PRESENT_TAGS:
        return Tense.PRESENT
    return None


def _led_by(text: str, tagged: Tagged, place: int, low: int, words: set[str]) -> bool:
    return any(text[tagged.starts[i] : tagged.ends[i]].lower() in words for i in range(max(low, place - 3), place))


def _before_bare_verb(text: str, tagged: Tagged, place: int, low: int) -> Tense | None:
    """The tense of an infinitive: future after a modal or a word of planning, otherwise that of the verb before."""
    for i in range(place - 1, max(low, place - 6) - 1, -1):
        word = text[tagged.starts[i] : tagged.ends[i]].lower()
        if tagged.tags[i] == "MD":
            return Tense.PAST if word == "could" else Tense.FUTURE
        if word in _TO_COME:
            return Tense.FUTURE
        if word in {"did", "didn't", "had"}:
            return Tense.PAST
    return None


_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019]?\s+(?=[\"'\u201c\u2018]?[A-Z])|\n\s*\n")


def _without_tags(text: str, start: int, end: int) -> Tense:
    """The same from the words alone: coarser, and enough where no model is at hand."""
    head = text[max(0, start - _REACH) : start]
    for stop in _SENTENCE_END.finditer(head):
        head_from = stop.end()
        cut = head_from
    cut = max((stop.end() for stop in _SENTENCE_END.finditer(head)), default=0)
    tense = Tense.UNKNOWN
    for found in _VERB.finditer(head, cut):
        tense = _of_word(found)
    if tense is not Tense.UNKNOWN:
        return tense
    tail = text[end : end + _REACH]
    stop_after = _SENTENCE_END.search(tail)
    first = _VERB.search(tail, 0, stop_after.start() if stop_after else len(tail))
    return _of_word(first) if first else Tense.UNKNOWN


def _of_word(found: re.Match[str]) -> Tense:
    kind = found.lastgroup
    if kind == "past":
        return Tense.PAST
    return Tense.PRESENT if kind == "present" else Tense.FUTURE
