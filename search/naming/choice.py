"""The name under which a group of names is shown."""

from collections.abc import Sequence

from search.extract.entities.organisations import take_apart as take_body_apart
from search.extract.entities.spelling import fold, is_shouted
from search.extract.entities.vocabulary import REGNAL
from search.extract.entities.wording import take_apart
from search.model import EntityKind
from search.results import Naming

KNOWN_IN_FULL = 0.2
"""A full name is shown if at least this share of articles use it; else the short one is what everybody says: FBI."""


def choose_name(kind: EntityKind, names: Sequence[Naming]) -> str:
    """The commonest of the full names, well written if that can be helped; ties go to the longer, then by alphabet.

    Accents are shown where enough articles have them: agencies leave them out, nobody makes them up.
    """
    if len(names) == 1:
        return names[0].name
    full = [naming for naming in names if _is_full(kind, naming.name)]
    if kind is not EntityKind.PERSON and _articles(full) < KNOWN_IN_FULL * _articles(names):
        full = []
    written = full or names
    well = [naming for naming in written if _is_well_written(naming.name)] or written
    spelt: dict[str, int] = {}
    for naming in well:
        spelt[naming.name] = spelt.get(naming.name, 0) + naming.articles
    best = max(spelt, key=lambda name: (spelt[name], len(name), name))
    if best.isascii():
        marked = [name for name in spelt if fold(name) == fold(best) and spelt[name] >= KNOWN_IN_FULL * spelt[best]]
        best = max(marked, key=lambda name: (not name.isascii(), spelt[name], name))
    return best


def _is_full(kind: EntityKind, name: str) -> bool:
    """Whether a name is more than a surname or an acronym."""
    if kind is EntityKind.PERSON:
        parts = take_apart(name)
        return len(parts.words) > 1 or parts.title in REGNAL
    return len(take_body_apart(name).words) > 1


def _is_well_written(name: str) -> bool:
    """Whether it is neither shouted nor whispered; a single word in capitals may be an acronym."""
    return not name.islower() and not (" " in name and is_shouted(name))


def _articles(names: Sequence[Naming]) -> int:
    return sum(naming.articles for naming in names)
