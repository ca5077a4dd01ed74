"""One kind for one name: where the model wavers within an article, what else the article says decides."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from search.extract.entities.mentions import Mention
from search.extract.entities.organisations import SHORTEST_ACRONYM, spell_initials
from search.extract.entities.organisations import take_apart as take_body_apart
from search.extract.entities.places import find_country
from search.extract.entities.spelling import REMEMBERED, fold, is_loud_word
from search.extract.entities.surroundings import is_led, read_lists, read_surroundings
from search.extract.entities.vocabulary import CRAFT, GIVEN, GODS, HOUSES, OF_PEOPLE, OF_RULERS, THE_ONE, TITLES
from search.extract.entities.wording import find_title, take_apart
from search.model import EntityKind

Seen = tuple[str, EntityKind]
"""A name and what it was taken for."""

SELDOM = 6
"""What tells a kind at fewer than one in so many mentions of a name tells nothing."""

LONGEST_PERSON = 4
"""Words; what is longer has a headline in it."""

HARDLY_EVER = 3
"""A name that is a thing's in more than one of so many places is never a person's: of people one does not write so."""
LONGEST_ACRONYM = 5
"""Letters of capitals that are hardly ever a person's name."""

NEAR = 40
"""Characters on either side that tell whether a text is set in capitals."""

BEFORE = 24
"""Characters before a name that may say what it is."""

MISTAKEN = frozenset({EntityKind.PERSON, EntityKind.PLACE})
"""What firms, papers and teams pass for."""

FEWEST = 2
"""Mentions by surname that show a name to be a person's."""

_WORD_BEFORE = re.compile(r"\b([A-Za-z]+)\s[\"'“‘]?$")
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he\s[\"'“‘]?$")
_NO_NOUN_AFTER = re.compile(
    r"[\"'”’]?(?:[.;:)]|,(?!\s[A-Z])|\s(?:is|was|were|are|has|had|have|will|would|could|in|on|at|to|from|by|for|which|"
    r"that|when|after|before|as|with)\b)"
)
_CRAFT_AFTER = re.compile(
    r"[\"'”’]?(?:[’']s)?\s(?:(?:oil|drilling|space)\s)?"
    r"(?:spill|sinking|grounding|wreck|spacecraft|orbiter|lander|rig|tanker|drillship)\b"
)
"""What befalls or is a ship: the Exxon Valdez oil spill. A probe may be into what somebody did."""

CALLED = GODS | GIVEN.keys() | frozenset(GIVEN.values())
"""Who is named by one word: gods, and friends in letters."""

PEOPLES = ("ns", "ts", "is", "crat", "can", "ists")
"""How names of peoples and parties end."""


def agree_on_kinds(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, each with the kind that its name has in the whole article.

    The surname of somebody named in full is a person, the acronym of a body named in full is one, a country is a
    place, else most mentions decide; as many against as many change nothing. Tables set in capitals have towns and
    their teams side by side: there it takes twice as many. Who has a title is a person. What is called a ship, or
    has an article like one, is a thing; what is called a company, a paper or a team is an organisation.
    """
    mentions = _look_around(text, list(_introduce(text, mentions)))
    votes: dict[str, dict[EntityKind, int]] = {}
    for mention in mentions:
        kinds = votes.setdefault(_key(mention.text), {})
        kinds[mention.kind] = kinds.get(mention.kind, 0) + 1
    surnames = _surnames(mentions)
    decided = dict(_decide(votes, surnames, _acronyms(mentions)))
    decided.update(_called(text, mentions, surnames))
    return [_settle(text, mention, decided) for mention in mentions] if decided else mentions


def _introduce(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Who is called Mr is a person; capitals in brackets are those of the name before; others are seldom a person's."""
    last = None
    people: set[str] = set()
    for mention in mentions:
        kind = mention.kind
        if _has_title(text, mention.start):
            kind = EntityKind.PERSON
        elif last is not None and _is_short_for(text, mention, last):
            kind = EntityKind.ORG if last.kind is EntityKind.ORG else kind
            if last.kind is EntityKind.PERSON:
                people.add(mention.text)
        elif kind is EntityKind.PERSON and mention.text not in people and _is_acronym(text, mention):
            kind = EntityKind.ORG
        last = mention if kind is mention.kind else Mention(mention.start, mention.end, mention.text, kind)
        yield last


def _look_around(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, with other kinds where the words around them say so.

    Whom the article neither names in full nor gives a title may be no person; what has a director is a body.
    """
    lone = _lone(text, mentions)
    told: dict[Seen, list[EntityKind]] = {}
    for mention in mentions:
        if mention.kind is EntityKind.OTHER and is_led(text, mention):
            told.setdefault((mention.text, mention.kind), []).append(EntityKind.ORG)
        elif (mention.text, mention.kind) in lone and (kind := read_surroundings(text, mention)):
            told.setdefault((mention.text, mention.kind), []).append(kind)
    for mention, kind in read_lists(text, mentions) if lone else ():
        if (mention.text, mention.kind) in lone:
            told.setdefault((mention.text, mention.kind), []).append(kind)
    if not told:
        return mentions
    times = Counter((one.text, one.kind) for one in mentions)
    decided = {seen: max(kinds, key=kinds.count) for seen, kinds in told.items() if SELDOM * len(kinds) >= times[seen]}
    return [Mention(one.start, one.end, one.text, decided.get((one.text, one.kind), one.kind)) for one in mentions]


def _lone(text: str, mentions: Sequence[Mention]) -> set[Seen]:
    """People without a title whose name is part of no longer one's."""
    people = [mention for mention in mentions if mention.kind is EntityKind.PERSON]
    names = {one.text for one in people}
    parts = {word for name in names if " " in name for word in fold(name).split()} | CALLED
    lone = {name for name in names if " " in name or fold(name) not in parts}
    lone -= {one.text for one in people if one.text in lone and find_title(text, one.start)}
    return {(name, EntityKind.PERSON) for name in lone}


def _has_title(text: str, start: int) -> bool:
    """Whether a title of people alone stands right before a name."""
    before = text[max(0, start - BEFORE) : start]
    if not before[-1:].isspace():
        return False
    words = before.split()
    title = words[-1].lstrip("(\"'“‘[") if words else ""
    return title.rstrip(".") in OF_PEOPLE or (before[-1] == " " and title in OF_RULERS)


def _is_short_for(text: str, mention: Mention, last: Mention) -> bool:
    """Whether a mention stands in brackets right after another, in one word with two capitals or more."""
    return (
        text[last.end : mention.start] == " ("
        and text.startswith(")", mention.end)
        and " " not in mention.text
        and sum(map(str.isupper, mention.text)) > 1
    )


def _is_acronym(text: str, mention: Mention) -> bool:
    """Whether a mention is a few capitals among small letters."""
    written = mention.text
    if not (SHORTEST_ACRONYM <= len(written) <= LONGEST_ACRONYM and written.isupper() and written.isalpha()):
        return False
    around = text[max(0, mention.start - NEAR) : mention.start] + text[mention.end : mention.end + NEAR]
    return 2 * sum(map(str.islower, around)) > len(around)


def _called(text: str, mentions: Sequence[Mention], surnames: set[str]) -> Iterator[tuple[str, EntityKind]]:
    """The keys of what is called something, and what it is: `the tanker Exxon Valdez`, `the retailer Asda`.

    A thing is a person that mostly has an article, too: `the Exxon Valdez`.
    """
    people: dict[str, list[bool]] = {}
    for mention in mentions:
        key = _key(mention.text)
        before = text[max(0, mention.start - BEFORE) : mention.start]
        word = _WORD_BEFORE.search(before)
        if word and word[1].lower() in CRAFT:
            yield key, EntityKind.OTHER
        elif word and word[1] in HOUSES and mention.kind in MISTAKEN and not _is_known(key, surnames):
            yield key, EntityKind.ORG
        elif mention.kind is EntityKind.PERSON and fold(key) not in surnames:
            article = _ARTICLE_BEFORE.search(before) and _NO_NOUN_AFTER.match(text, mention.end)
            thing = (article and _may_be_thing(mention.text)) or _CRAFT_AFTER.match(text, mention.end)
            people.setdefault(key, []).append(bool(thing))
    for key, things in people.items():
        if HARDLY_EVER * sum(things) > len(things):
            yield key, EntityKind.OTHER


def _is_known(key: str, surnames: set[str]) -> bool:
    """Whether a name is surely somebody's or a country's."""
    return fold(key) in surnames or bool(find_country(key))


def _may_be_thing(written: str) -> bool:
    """Whether a person's name with an article may be a ship's: no family (the Obamas), not the Dalai Lama."""
    return not written.endswith("s") and written.split(maxsplit=1)[0].lower() not in THE_ONE | TITLES


def _acronyms(mentions: Sequence[Mention]) -> set[str]:
    """The keys of acronyms that stand for organisations named in full."""
    full = {mention.text for mention in mentions if mention.kind is EntityKind.ORG and " " in mention.text}
    short = {
        word for body in map(take_body_apart, full) for word in spell_initials(body) if len(word) >= SHORTEST_ACRONYM
    }
    return {_key(mention.text) for mention in mentions if mention.text.isupper() and fold(mention.text) in short}


def _surnames(mentions: Sequence[Mention]) -> set[str]:
    """The last names, folded, of people named in full.

    A surname first (`Lebed Chechnya`) and an acronym last (`Guy Ryder ILO`) are slips of the model.
    """
    full = {mention.text for mention in mentions if mention.kind is EntityKind.PERSON and " " in mention.text}
    plain = (written for written in full if written.isupper() or not written.split()[-1].isupper())
    words = [parts.words for parts in map(take_apart, plain) if 1 < len(parts.words) <= LONGEST_PERSON]
    last = {name[-1] for name in words}
    return {name[-1] for name in words if name[0] not in last}


def _decide(
    votes: Mapping[str, Mapping[EntityKind, int]], surnames: set[str], acronyms: set[str]
) -> Iterator[tuple[str, EntityKind]]:
    """The names that need a decision, each with the kind decided on."""
    for key, kinds in votes.items():
        person = EntityKind.PERSON in kinds
        if not kinds.keys().isdisjoint({EntityKind.ORG, EntityKind.PLACE}) and _has_surname(key, votes):
            yield key, EntityKind.PERSON
            continue
        if person and len(kinds) == 1:
            continue
        if fold(key) in surnames and (person or _may_be_surname(key, kinds)):
            yield key, EntityKind.PERSON
        elif key in acronyms and kinds.keys() != {EntityKind.ORG}:
            yield key, EntityKind.ORG
        elif len(kinds) > 1:
            most, next_most = sorted(kinds, key=kinds.__getitem__, reverse=True)[:2]
            if EntityKind.PLACE in kinds and find_country(key):
                yield key, EntityKind.PLACE
            elif kinds[most] > kinds[next_most] * (2 if is_loud_word(key) else 1):
                yield key, most


def _has_surname(key: str, votes: Mapping[str, Mapping[EntityKind, int]]) -> bool:
    """Whether a name of two words ends in one that stands alone for a person: `Ada Orbit`, and then `Orbit` smiled."""
    first, _, last = key.partition(" ")
    kinds = votes.get(last, {}) if first and " " not in last else {}
    return FEWEST <= kinds.get(EntityKind.PERSON, 0) == max(kinds.values()) and not find_country(key)


def _may_be_surname(key: str, kinds: Mapping[EntityKind, int]) -> bool:
    """Whether a name never seen as a person's may be one after all: no country, and no people (`Young Americans`)."""
    return not find_country(key) and not (EntityKind.OTHER in kinds and key.endswith(PEOPLES))


def _settle(text: str, mention: Mention, decided: Mapping[str, EntityKind]) -> Mention:
    kind = decided.get(_key(mention.text), mention.kind)
    if kind is mention.kind or (mention.kind is EntityKind.PERSON and find_title(text, mention.start)):
        return mention
    return Mention(mention.start, mention.end, mention.text, kind)


@lru_cache(REMEMBERED)
def _key(written: str) -> str:
    """What mentions of one name share; a word in capitals votes apart from the same word in small letters."""
    return written if is_loud_word(written) else fold(written).replace(".", "")
