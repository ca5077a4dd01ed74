"""One kind for one name, where nearly all articles agree on it."""

from collections.abc import Iterator, Sequence

from search.extract.entities.places import STATES, find_country
from search.extract.entities.spelling import fold, split_words
from search.extract.entities.wording import take_apart
from search.model import EntityKind
from search.naming.groups import convinces
from search.results import Naming

OVERWHELMING = 0.8
"""Share of the articles that settles the kind of a single word: `Nature` may well be a journal too."""
CLEAR = 2 / 3
"""Share that settles the kind of several words, which hardly name two things."""
GOOD_PART = 0.25
"""Share that suffices to take the name of a country or an American state for the place, and not for its team."""
DOUBT = 1
"""Articles added to the other side, so that two do not overwhelm one."""
HARDLY = 0.5
"""What an article counts that takes a single word for a person, if nobody in the collection has that surname."""

_STATES = frozenset(map(fold, STATES.values()))


def settle_kinds(namings: Sequence[Naming]) -> Iterator[EntityKind]:
    """The kind of each name: that which the same words have in most articles, where that is plain; else its own.

    A surname that somebody of the collection bears stays a person's, however often a town is called the same:
    `Washington` may well be a man.
    """
    keys = [_key(naming.name) for naming in namings]
    surnames = _surnames(namings)
    votes: dict[str, dict[EntityKind, float]] = {}
    for key, naming in zip(keys, namings, strict=True):
        kinds = votes.setdefault(key, {})
        nobody = naming.kind is EntityKind.PERSON and " " not in key and key not in surnames
        kinds[naming.kind] = kinds.get(naming.kind, 0) + naming.articles * (HARDLY if nobody else 1)
    decided = {key: kind for key, kinds in votes.items() if len(kinds) > 1 and (kind := _majority(key, kinds))}
    for key, naming in zip(keys, namings, strict=True):
        person = naming.kind is EntityKind.PERSON and convinces(surnames.get(key, 0), naming.articles)
        yield naming.kind if person else decided.get(key, naming.kind)


def _key(name: str) -> str:
    """A folded name, without the article before several words: The Hill is not the hill."""
    bare = fold(name).removeprefix("the ")
    return bare if " " in bare else fold(name)


def _majority(key: str, kinds: dict[EntityKind, float]) -> EntityKind | None:
    """The kind that nearly all articles agree on; for countries and states a good part is enough."""
    if kinds.get(EntityKind.PLACE, 0) >= GOOD_PART * sum(kinds.values()) and (find_country(key) or key in _STATES):
        return EntityKind.PLACE
    most = max(kinds, key=lambda kind: (kinds[kind], kind))
    enough = CLEAR if len(split_words(key)) > 1 else OVERWHELMING
    return most if kinds[most] >= enough * (sum(kinds.values()) + DOUBT) else None


def _surnames(namings: Sequence[Naming]) -> dict[str, int]:
    """The surnames by which people named in full are mentioned again, and in how many articles."""
    found: dict[str, int] = {}
    for naming in namings:
        if naming.kind is EntityKind.PERSON and len(naming.wordings) > 1:
            words = take_apart(naming.name).words
            for text, count in naming.wordings.items() if len(words) > 1 else ():
                if (key := fold(text)) == words[-1]:
                    found[key] = found.get(key, 0) + count
    return found
