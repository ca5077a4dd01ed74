"""Places and other things across articles: one name in several spellings, and no more than that.

A town is not joined with the town whose state another article tells: there are too many Springfields.
"""

from collections.abc import Iterable, Sequence

from search.extract.entities.places import find_country, find_place
from search.extract.entities.spelling import fold, split_words, tidy
from search.model import EntityKind
from search.naming.groups import Group, Words
from search.results import Naming

_WRITTEN_OUT = {"st": "saint", "mt": "mount", "ft": "fort"}
LONG = 8
"""From so many letters on it does not matter whether words are written together: Sub-Sea, Subsea."""


def unite_things(kind: EntityKind, namings: Sequence[Naming]) -> Iterable[Group]:
    """The groups of names that are one."""
    groups: dict[Words, Group] = {}
    for naming in namings:
        key = _place_key(naming.name) if kind is EntityKind.PLACE else spelt_together(split_words(naming.name))
        key = key or (fold(naming.name),)
        groups.setdefault(key, Group(key)).add(naming)
    return groups.values()


def spelt_together(words: Words) -> Words:
    """A key that does not see where words are divided, if they are long enough.

    A leading article is left out before several words: The Hill is not Capitol Hill, The Atlantic no ocean.
    """
    if len(words) > 2 and words[0] == "the":  # noqa: PLR2004 - the article and several words
        words = words[1:]
    together = "".join(words)
    return (together,) if len(together) >= LONG else words


def _place_key(name: str) -> Words:
    place = find_country(name) or find_place(tidy(name))
    return spelt_together(tuple(_WRITTEN_OUT.get(word, word) for word in split_words(place)))
