"""Who tells an event: independent articles with their copies beneath, and the numbered sources of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search import TimelineEvent, Witness, phrasing

SHOWN = 4
"""Tellers that unfold in a list; the event's own page has all."""

_COPIES = 4
"""Near-identical articles named beneath their original; further ones are counted."""


@dataclass(frozen=True, slots=True)
class Teller:
    """An article that tells an event by itself, and those that are near-identical to it."""

    witness: Witness
    copies: tuple[Witness, ...] = ()
    uncounted: int = 0
    """Further copies, which are only counted."""


def tellers(witnesses: Iterable[Witness]) -> tuple[Teller, ...]:
    """Every witness once, copies under their original, or under the first of them where that tells nothing."""
    groups: dict[str, list[Witness]] = {}
    for witness in witnesses:
        group = groups.setdefault(witness.original or witness.id, [])
        group.insert(0 if not witness.original else len(group), witness)
    return tuple(Teller(first, tuple(copies[:_COPIES]), len(copies[_COPIES:])) for first, *copies in groups.values())


def told_by(told: TimelineEvent) -> str:
    """How many tell it, in words: `told by 9 articles of 5 outlets, 4 independent`."""
    told_in = phrasing.count(len(told.witnesses), "article")
    outlets = f" of {phrasing.count(len(told.sources), 'outlet')}" if len(told.sources) > 1 else ""
    own = f", {told.independent} independent" if told.independent < len(told.witnesses) else ""
    return f"told by {told_in}{outlets}{own}"


@dataclass(slots=True)
class Sources:
    """The articles behind a page, numbered in the order in which it shows them."""

    numbered: dict[str, int] = field(default_factory=dict)
    listed: list[Witness] = field(default_factory=list)

    def cite(self, shown: Sequence[Teller]) -> tuple[int, ...]:
        """The numbers of those who tell an event; new ones are given."""
        for witness in (teller.witness for teller in shown):
            if witness.id not in self.numbered:
                self.listed.append(witness)
                self.numbered[witness.id] = len(self.listed)
        return tuple(self.numbered[teller.witness.id] for teller in shown)
