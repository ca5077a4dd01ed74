"""What the words around a name say it is: for the most part of what the model took for a person.

`according to Gallup`, `a Gallup poll`, `in Garissa`, `Perth, Albany and Esperance`: so one hardly writes of people,
and if so by a surname whose full name the article gives.
"""

import re
from collections.abc import Iterator, Sequence

from search.extract.entities.mentions import Mention
from search.extract.entities.places import find_country
from search.model import EntityKind

BEFORE = 40
"""Characters before a name that may say what it is."""

GAP = 7
"""Characters between two names of a list."""

LIST = 3
"""Names that make a list without an `and`."""

TOLD = frozenset({EntityKind.PLACE, EntityKind.ORG})
"""Kinds that a list tells: people are named beside anything."""

_LANDS = (
    "capital|city|county|district|island|municipality|neighbou?rhood|port|prefecture|province|region|suburb|"
    "sub-county|town|township|village"
)
_STAFF = (
    "analyst|boss|captain|CEO|chairman|chairperson|chairwoman|chief|coach|co-founder|defender|director|employees|"
    "executives|fans|founder|goalkeeper|midfielder|players|president|striker"
)
_HEADS = (
    "chairmen|economist|editor|engineer|executive|head|headquarters|manager|members?|offices?|owner|professor|shares"
)
_BODIES = "agency|bank|brand|chain|club|company|firm|group|magazine|network|newspaper|organi[sz]ation|party|platform"
_WORKS = "analysis|app|branch|factory|headquarters|phones|plant|poll|report|smartphones?|stores?|study|survey"

_LAND_BEFORE = re.compile(
    rf"\b(?:{_LANDS}|people|residents|citizens|outskirts|parts?|north|south|east|west) of\s$"
    r"|\b(?:people|residents|citizens) from\s$"
)
_IN_BEFORE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nside)\s$")
_PHRASE_ENDS = re.compile(r"[,.;)]|\s[a-z]")
_LAND_AROUND = re.compile(rf"\b(?:{_LANDS}|northern|southern|eastern|western|central)\s$")
_LAND_AFTER = re.compile(rf"-based\b|\s(?:{_LANDS})\b")
_BODY_BEFORE = re.compile(
    r"\b[Aa]ccording to (?:the )?[\"“‘]?$|\b(?:acquired|made|manufactured|owned|produced|published) by [\"“‘]?$"
    rf"|\b(?:{_STAFF}|{_HEADS}|researcher|secretary) (?:at|for|of)\s$"
)
_LED_BEFORE = re.compile(
    r"\b(?:CEO|chairman|chairwoman|co-founder|director|editor(?:-in-chief)?|founder|head|members?|president) of\s$"
)
_NO_NOUN_AFTER = re.compile(r"[\"'”’]?(?:[.,;:)\n]|$|\s(?:and|in|said|says|told|which|who)\b)")
_BODY_AFTER = re.compile(rf"\s(?:{_STAFF}|{_BODIES}|{_WORKS})\b")
_BETWEEN = re.compile(r",?\s(?:and|or)\s|[,;]\s")
_LAST = re.compile(r"\s(?:and|or)\s")


def read_surroundings(text: str, mention: Mention) -> EntityKind | None:
    """The kind that the words right before or after a name tell, if they tell one.

    Names of several words are places where a place's name must follow: in the town of Pedro Juan Caballero.
    """
    before = text[max(0, mention.start - BEFORE) : mention.start]
    if _LAND_BEFORE.search(before) or (_IN_BEFORE.search(before) and _PHRASE_ENDS.match(text, mention.end)):
        return EntityKind.PLACE
    if " " in mention.text:
        return None
    if _LAND_AROUND.search(before) or _LAND_AFTER.match(text, mention.end):
        return EntityKind.PLACE
    if _BODY_BEFORE.search(before) or _BODY_AFTER.match(text, mention.end):
        return EntityKind.ORG
    return None


def is_led(text: str, mention: Mention) -> bool:
    """Whether somebody heads what is named, or is a member of it."""
    before = text[max(0, mention.start - BEFORE) : mention.start]
    return bool(_LED_BEFORE.search(before) and _NO_NOUN_AFTER.match(text, mention.end))


def read_lists(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, EntityKind]]:
    """Single words in an enumeration, each with the kind of all its fellows, when these are places or bodies."""
    for fellows in _find_lists(text, mentions):
        for mention in fellows:
            kinds = {fellow.kind for fellow in fellows if fellow is not mention}
            if len(kinds) == 1 and kinds <= TOLD and " " not in mention.text and not find_country(mention.text):
                yield mention, kinds.pop()


def _find_lists(text: str, mentions: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """The names of each enumeration: two joined by a word, or three and more."""
    run: list[Mention] = []
    for mention in (*mentions, None):
        joined = mention and run and mention.start - run[-1].end <= GAP
        if mention and joined and _BETWEEN.fullmatch(text, run[-1].end, mention.start):
            run.append(mention)
            continue
        if len(run) >= LIST or (len(run) > 1 and _LAST.search(text, run[-2].end, run[-1].start)):
            yield run
        run = [mention] if mention else []
