"""Organisations across articles: spellings, legal forms, and the acronyms and short names that articles introduce."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from search.extract.entities.organisations import SPELT_OUT, Parts, spell_initials, take_apart
from search.extract.entities.spelling import REMEMBERED, split_words
from search.extract.entities.vocabulary import GENERIC, KINDS_OF_BODY, SPELT
from search.naming.groups import Group, Words, convinces, dominating, living
from search.naming.things import spelt_together
from search.results import Naming

OFFICES = frozenset({"department", "ministry"})
"""`Department of Justice` is the `Justice Department`."""
PARTS = frozenset({"news", "foundation", "capital", "magazine", "network", "records", "studios"})
"""Last words of what belongs to a bigger house of the name before them."""
RARE = 10
"""How many times as common a full name must be for another of the same initials not to count."""
ROOT = 3
"""First words that two names of one body share."""
_COMMON = GENERIC | KINDS_OF_BODY | SPELT.keys() | set(SPELT.values())
"""Words that, standing alone, are no name that legal forms could be left out of."""


def unite_bodies(namings: Sequence[Naming]) -> Iterable[Group]:
    """The groups of names that are one."""
    groups: dict[Words, Group] = {}
    for naming in namings:
        key = _key(naming.name)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(take_apart(naming.name).words)
        group.add(naming)
        for text, count in naming.wordings.items():
            if text != naming.name and (worded := _key(text)) != key:
                group.worded[worded] = group.worded.get(worded, 0) + count
    _join_abbreviated_alike(list(groups.values()))
    _join_short_names(groups)
    return living(groups.values())


@lru_cache(REMEMBERED)
def _key(name: str) -> Words:
    """What spellings of one body share; legal forms, articles and the place of `Department` do not count."""
    words = take_apart(name).words
    if len(words) == 1 and words[0] in _COMMON:
        return tuple(word for word in split_words(name) if word != "the") or words
    for at, word in enumerate(words[:-2]):
        if word in OFFICES and words[at + 1] == "of":
            rest = words[at + 3 :] if words[at + 2] == "the" and len(words) > at + 3 else words[at + 2 :]
            words = (*words[:at], *rest, word)
            break
    return spelt_together(words)


def _join_abbreviated_alike(groups: Sequence[Group]) -> None:
    """Join full names of which one begins with the other, but for a country in front, if an acronym stands for both."""
    called: dict[tuple[Words, Words], list[Group]] = {}
    for group in groups:
        begins = _without_country(group.words)[:ROOT]
        for worded in group.worded if len(begins) == ROOT else ():
            if len(worded) == 1 and worded[0] in _initials(group.words):
                called.setdefault((begins, worded), []).append(group)
    for alike in called.values():
        head, *others = sorted(alike, key=lambda group: (-group.articles, group.words))
        whole = _without_country(head.words)
        for other in others:
            part = _without_country(other.words)
            if head.names and other.names and (part[: len(whole)] == whole or whole[: len(part)] == part):
                head.absorb(other)


def _join_short_names(groups: dict[Words, Group]) -> None:
    """Give each name that articles use for a fuller one to that, if nearly all of them mean the same body."""
    bearers: dict[Words, list[Group]] = {}
    for group in groups.values():
        for worded in group.worded:
            if worded in groups:
                bearers.setdefault(worded, []).append(group)
    owner: dict[int, Group] = {}
    for key in sorted(bearers, key=lambda key: (-len(groups[key].words), groups[key].words)):
        short = groups[key]
        evidence: dict[Group, int] = {}
        for bearer in bearers[key]:
            head = owner.get(id(bearer), bearer)
            if head is bearer or _may_be(head, short):
                evidence[head] = evidence.get(head, 0) + bearer.worded[key]
        full = dominating(_without_rare(evidence, short))
        if full and full is not short and id(short) not in owner and _convinces(full, short, evidence[full]):
            for known, head in owner.items():
                if head is short:
                    owner[known] = full
            owner[id(short)] = full
            full.absorb(_meant(short, full))


def _without_rare(evidence: dict[Group, int], short: Group) -> dict[Group, int]:
    """The evidence but for rare names of the same initials, which are mostly slips: Oceanographic for Oceanic."""
    most = max((group.articles for group in evidence), default=0)
    return {
        group: count
        for group, count in evidence.items()
        if group.articles * RARE > most or not _is_acronym(short, group)
    }


def _convinces(full: Group, short: Group, evidence: int) -> bool:
    """Whether the evidence suffices; of an acronym that fits the initials one article more is believed.

    What names a part of a bigger house is not what its short name means: Yahoo is more than Yahoo News.
    """
    if _is_acronym(short, full):
        return convinces(evidence + 1, short.articles)
    return full.words[-1] not in PARTS and convinces(evidence, short.articles)


def _meant(short: Group, full: Group) -> Group:
    """Of the spellings of a short name those that mean the full one: FIRE and not Fire, unless articles write it so."""
    if not _is_acronym(short, full):
        return short
    written = {text for naming in full.names for text in naming.wordings}
    meant = Group(short.words)
    for naming in short.names:
        if naming.name in written or naming.name.isupper() or not naming.name.istitle():
            meant.add(naming)
    short.names = [naming for naming in short.names if naming not in meant.names]
    short.articles -= meant.articles
    return meant


def _is_acronym(short: Group, full: Group) -> bool:
    """Whether a single word is made of the initials of a full name."""
    return len(short.words) == 1 and short.words[0] in _initials(full.words)


def _initials(words: Words) -> set[str]:
    """The acronyms that a full name would have."""
    return spell_initials(Parts(" ".join(words), words, legal=False, brackets=""))


def _without_country(words: Words) -> Words:
    """The words but for `U.S.` or `U.N.` in front."""
    return words[2:] if words[:2] in SPELT_OUT.values() else words


def _may_be(head: Group, short: Group) -> bool:
    """Whether the words or initials of a full name give the short one."""
    if _is_acronym(short, head):
        return True
    rest = iter(_without_country(head.words))
    return all(word in rest for word in short.words)
