"""One name across articles: which of the names that articles hold are one, and what users decided about them.

Within an article one name is made by `search.extract.entities`; here the articles are compared. When in doubt two
names stay apart, and every name of a group is justified against the group's head, never by way of a third.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter

from search.decisions import Decision
from search.model import EntityKind, Name
from search.naming.bodies import unite_bodies
from search.naming.choice import choose_name
from search.naming.groups import Group
from search.naming.kinds import settle_kinds
from search.naming.overrule import overrule
from search.naming.people import unite_people
from search.naming.things import unite_things
from search.results import Naming

__all__ = ["unify"]


def unify(namings: Iterable[Naming], decisions: Iterable[Decision] = ()) -> dict[Name, Name | None]:
    """The name under which each name that articles hold is shown, None where the user hides it.

    Names that are shown as they are held are left out. Depends on the set of namings alone, not on their order.
    """
    held = sorted(namings, key=attrgetter("kind", "name"))
    with _uncollected():
        return overrule(_show(held), held, decisions)


def _show(held: Sequence[Naming]) -> dict[Name, Name | None]:
    """The name shown for each that is not shown as it is held, before any decision."""
    by_kind: dict[EntityKind, list[Naming]] = {kind: [] for kind in EntityKind}
    for naming, kind in zip(held, settle_kinds(held), strict=True):
        by_kind[kind].append(naming)
    shown: dict[Name, Name | None] = {}
    for kind, own in by_kind.items():
        for group in _unite(kind, own):
            name = choose_name(kind, group.names)
            for naming in group.names:
                if naming.name != name or naming.kind is not kind:
                    shown[naming.kind, naming.name] = kind, name
    return shown


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles: there are none here, and looking through a million names takes half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _unite(kind: EntityKind, namings: list[Naming]) -> Iterable[Group]:
    """The groups of names that are one, all of this kind."""
    if kind is EntityKind.PERSON:
        return unite_people(namings)
    return unite_bodies(namings) if kind is EntityKind.ORG else unite_things(kind, namings)
