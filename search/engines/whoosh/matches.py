"""The documents that match, listed while they are few."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.engines.whoosh.grouping import Numbers
from search.engines.whoosh.points import Listed, Points
from search.engines.whoosh.snapshot import Mask


@dataclass(frozen=True)
class Matches:
    """The documents of `count` that match: those that are `marked` or, where none are, those that get points."""

    count: int
    points: Points | None = None
    marked: Mask | None = None

    @cached_property
    def mask(self) -> Mask:
        """Whether each document matches."""
        if self.marked is not None:
            return self.marked
        return np.zeros(self.count, np.bool_) if self.points is None else self.points.mask(self.count)

    @cached_property
    def docs(self) -> Numbers:
        """Those that match, ascending."""
        listed = self._listed
        return np.flatnonzero(self.mask) if listed is None else listed.docs

    @cached_property
    def total(self) -> int:
        """How many match."""
        return int(np.count_nonzero(self.mask)) if self._listed is None else len(self._listed)

    def number_in(self, mask: Mask) -> int:
        """How many of them are under a mask."""
        return int(np.count_nonzero(self.mask & mask if self._listed is None else mask[self._listed.docs]))

    def within(self, mask: Mask) -> "Matches":
        """Those under a mask."""
        return Matches(
            self.count,
            None if self.points is None else self.points.within(mask),
            None if self.marked is None else self.marked & mask,
        )

    @property
    def _listed(self) -> Listed | None:
        return self.points if self.marked is None and isinstance(self.points, Listed) else None
