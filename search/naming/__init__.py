"""One name across articles: which of the names that articles hold are one, and what users decided about them.

Within an article one name is made by `search.extract.entities`; here the articles are compared. When in doubt two
names stay apart, and every name of a group is justified against the group's head, never by way of a third.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from search.decisions import Decision
from search.model import EntityKind, Name
from search.naming.bodies import unite_bodies
from search.naming.choice import choose_name
from search.naming.groups import Group
from search.naming.kinds import settle_kinds
from search.naming.overrule import names_decided, overrule
from search.naming.people import unite_people
from search.naming.things import unite_things
from search.results import Naming

__all__ = ["decide", "join", "unify"]


def unify(namings: Iterable[Naming], decisions: Iterable[Decision] = ()) -> dict[Name, Name | None]:
    """The name under which each name that articles hold is shown, None where the user hides it.

    Names that are shown as they are held are left out. Depends on the set of namings alone, not on their order.
    """
    held = tuple(namings)
    return decide(join(held), held, decisions)


def join(namings: Iterable[Naming]) -> dict[Name, Name]:
    """The same before any decision: what the collection shows by itself."""
    return _join(sorted(namings, key=attrgetter("kind", "name")))


def decide(
    joined: Mapping[Name, Name], namings: Iterable[Naming], decisions: Iterable[Decision]
) -> dict[Name, Name | None]:
    """What the collection shows by itself, with every decision in force applied to it."""
    about_names = names_decided(decisions)
    if not about_names:
        return dict(joined)
    return overrule(joined, sorted(namings, key=attrgetter("kind", "name")), about_names)


def _join(held: Sequence[Naming]) -> dict[Name, Name]:
    """The name shown for each that is not shown as it is held."""
    by_kind: dict[EntityKind, list[Naming]] = {kind: [] for kind in EntityKind}
    for naming, kind in zip(held, settle_kinds(held), strict=True):
        by_kind[kind].append(naming)
    shown: dict[Name, Name] = {}
    for kind, own in by_kind.items():
        for group in _unite(kind, own):
            name = choose_name(kind, group.names)
            for naming in group.names:
                if naming.name != name or naming.kind is not kind:
                    shown[naming.kind, naming.name] = kind, name
    return shown


def _unite(kind: EntityKind, namings: list[Naming]) -> Iterable[Group]:
    """The groups of names that are one, all of this kind."""
    if kind is EntityKind.PERSON:
        return unite_people(namings)
    return unite_bodies(namings) if kind is EntityKind.ORG else unite_things(kind, namings)
