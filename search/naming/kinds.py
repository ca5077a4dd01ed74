"""One kind for one name: where articles disagree, what the collection as a whole shows decides, if it is plain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.extract.entities.kinds import LONGEST_PERSON
from search.extract.entities.places import STATES, find_country
from search.extract.entities.spelling import fold, split_words
from search.extract.entities.vocabulary import ARTICLES, BODIES, GROUNDS, KINDS_OF_BODY, WATERS
from search.extract.entities.wording import take_apart
from search.model import EntityKind
from search.naming.groups import Words, convinces
from search.naming.things import spelt_together
from search.results import Naming

OVERWHELMING = 0.75
"""Share of the articles that settles the kind of a single word: `Nature` may well be a journal too."""
CLEAR = 2 / 3
"""Share that settles the kind of several words, which hardly name two things."""
GOOD_PART = 0.25
"""Share that suffices where something else speaks for a kind: the name of a country, a last word such as `Court`."""
SOME = 0.2
"""Share of the articles that must take a name for a person before anything else speaks for one."""
DOUBT = 1
"""Articles added to the other side, so that two do not overwhelm one."""
HARDLY = 0.25
"""What an article counts that takes a single word for a person, if nobody in the collection bears it."""
HALF = 0.5
"""What an article counts against a person, body or place that takes it for something else, for want of better."""
SHORT = 4
"""Letters of a word in capitals that is an acronym rather than shouted: RAND is no Rand."""
NAMESAKES = 3
"""So many people who share a first name show that it is one."""
WITHOUT_FULL_NAME = 5
"""In so many articles somebody would have been named in full once: a single word that never is belongs to a thing."""
HINT = 0.05
"""Share of the articles that suffices to make a thing of such a word."""

_STATES = frozenset(map(fold, STATES.values()))
_BODIES = BODIES | KINDS_OF_BODY
_PLACES = GROUNDS | WATERS

Votes = Mapping[EntityKind, int]
"""How many articles take a name for each kind."""


def settle_kinds(namings: Sequence[Naming]) -> Iterator[EntityKind]:
    """The kind of each name: that which the same words have in most articles, where that is plain; else its own.

    A surname that somebody of the collection bears stays a person's, however often a town is called the same:
    `Washington` may well be a man.
    """
    borne = _borne(namings)
    keys = [_key(naming.name) for naming in namings]
    votes: dict[Words, dict[EntityKind, int]] = {}
    written: dict[Words, Naming] = {}
    for key, naming in zip(keys, namings, strict=True):
        kinds = votes.setdefault(key, {})
        kinds[naming.kind] = kinds.get(naming.kind, 0) + naming.articles
        if key not in written or naming.articles > written[key].articles:
            written[key] = naming
    decided = {
        key: kind
        for key, kinds in votes.items()
        if len(kinds) > 1 and (kind := _decide(fold(written[key].name), kinds, borne))
    }
    for key, naming in zip(keys, namings, strict=True):
        yield naming.kind if _stands_apart(key, naming, borne) else decided.get(key, naming.kind)


def _stands_apart(key: Words, naming: Naming, borne: "_Borne") -> bool:
    """Whether a name is surely another thing than what most articles call so: somebody's surname, an acronym."""
    if naming.kind is EntityKind.PERSON:
        return convinces(borne.surnames.get(key, 0), naming.articles)
    return naming.kind is EntityKind.ORG and len(naming.name) <= SHORT and naming.name.isupper()


def _key(name: str) -> Words:
    """What spellings of one name share: Exxon-Valdez is the Exxon Valdez, The Hill not the hill."""
    return spelt_together(split_words(name) or (fold(name),))


@dataclass(slots=True)
class _Borne:
    """The names that people of the collection bear who are named in full."""

    surnames: dict[Words, int] = field(default_factory=dict)
    """Those by which they are mentioned again, and in how many articles."""
    given: dict[str, set[str]] = field(default_factory=dict)
    """First names, and the surnames of those who have them."""

    def is_given(self, word: str) -> bool:
        """Whether enough people have it as their first name."""
        return len(self.given.get(word, ())) >= NAMESAKES and len(word) > 1 and word not in ARTICLES

    def is_given_alone(self, word: str) -> bool:
        """Whether it is nothing but a first name: Obama White House and Georgia Democrat are nobody's names."""
        return self.is_given(word) and (word,) not in self.surnames and not _is_place(word)

    def may_be_somebody(self, words: Words, articles: int) -> bool:
        """Whether what so many articles take for a person may be one: a first name, or a surname."""
        first = self.is_given(words[0]) if len(words) == 1 else self.is_given_alone(words[0])
        return first or convinces(self.surnames.get(spelt_together(words), 0), articles)


def _borne(namings: Sequence[Naming]) -> _Borne:
    found = _Borne()
    for naming in namings:
        words = take_apart(naming.name).words if naming.kind is EntityKind.PERSON and " " in naming.name else ()
        if 1 < len(words) <= LONGEST_PERSON:
            found.given.setdefault(words[0], set()).add(words[-1])
        for text, count in naming.wordings.items() if len(words) > 1 and len(naming.wordings) > 1 else ():
            called = split_words(text)
            if 0 < len(called) < len(words) and called == words[-len(called) :]:
                key = spelt_together(called)
                found.surnames[key] = found.surnames.get(key, 0) + count
    return found


def _is_place(name: str) -> bool:
    """Whether a folded name is that of a country or an American state."""
    return name in _STATES or bool(find_country(name))


def _decide(name: str, votes: Votes, borne: _Borne) -> EntityKind | None:
    """The kind of a folded name that articles take for several; None when in doubt."""
    words = split_words(name) or (name,)
    total = sum(votes.values())
    if votes.get(EntityKind.PLACE, 0) >= GOOD_PART * total and _is_place(name):
        return EntityKind.PLACE
    if EntityKind.PERSON in votes:
        if _is_somebody(words, votes, borne):
            return EntityKind.PERSON
        if not _is_double(name) and _is_thing(words, votes, borne):
            return EntityKind.OTHER
    most = _majority(words, votes, borne)
    told = _told_by_last(words) if most in {None, EntityKind.OTHER} else None
    return told if told and votes.get(told, 0) >= GOOD_PART * total else most


def _told_by_last(words: Words) -> EntityKind | None:
    """The kind that the last of several words tells: a court, a valley."""
    last = words[-1] if len(words) > 1 else ""
    return EntityKind.ORG if last in _BODIES else EntityKind.PLACE if last in _PLACES else None


def _is_somebody(words: Words, votes: Votes, borne: _Borne) -> bool:
    """Whether a name of two words begins as the names of people do, and some articles take it for one."""
    if len(words) != 2 or not borne.is_given_alone(words[0]):  # noqa: PLR2004 - of more, the last is often `Show`
        return False
    return votes[EntityKind.PERSON] >= SOME * (sum(votes.values()) + DOUBT)


def _is_thing(words: Words, votes: Votes, borne: _Borne) -> bool:
    """Whether a name is one of what models take for people, as they do of ships: a thing's as well as a person's."""
    if borne.may_be_somebody(words, 1):
        return False
    total = sum(votes.values())
    things = votes.get(EntityKind.OTHER, 0)
    people = votes[EntityKind.PERSON]
    enough = HINT if len(words) == 1 and people >= WITHOUT_FULL_NAME else GOOD_PART
    return things >= max(enough * total, 1 + DOUBT) and people >= SOME * total


def _is_double(name: str) -> bool:
    """Whether it may be a double surname."""
    return "-" in name and " " not in name


def _majority(words: Words, votes: Votes, borne: _Borne) -> EntityKind | None:
    """The kind on which nearly all articles agree."""
    weighed: dict[EntityKind, float] = dict(votes)
    people = votes.get(EntityKind.PERSON, 0)
    if people and len(words) == 1 and not borne.may_be_somebody(words, people):
        weighed[EntityKind.PERSON] = HARDLY * people
    most = max(weighed, key=lambda kind: (weighed[kind], kind))
    if most is not EntityKind.OTHER and EntityKind.OTHER in weighed:
        weighed[EntityKind.OTHER] *= HALF
    enough = CLEAR if len(words) > 1 else OVERWHELMING
    return most if weighed[most] >= enough * (sum(weighed.values()) + DOUBT) else None
