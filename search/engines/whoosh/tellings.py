"""Which happenings the events of an answer tell.

Nearly all happenings are told once, and then the event is all there is to say of it; the others are kept in a list.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.engines.whoosh.grouping import Numbers, Rows, changes
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.snapshot import Mask


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer tells."""

    alone: Mask
    """Events of the answer whose happening nothing else tells."""
    times: Numbers
    """For each happening that is told more than once, how many of its tellings are in the answer."""

    def __len__(self) -> int:
        return int(np.count_nonzero(self.alone)) + int(np.count_nonzero(self.times))


class Tellings:
    """The events of one commit by the happening they tell; of deleted articles none."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay

    def of(self, mask: Mask) -> Told:
        """What these events tell."""
        met = np.flatnonzero(mask[self.together.values])
        times = np.bincount(self.together.row_of_value[met], minlength=len(self.together))
        return Told(mask & self.alone, times)

    def events(self, happening: int) -> list[int]:
        """The events that tell a happening."""
        row = int(np.searchsorted(self.happenings, happening))
        if row < len(self.happenings) and self.happenings[row] == happening:
            return [int(event) for event in self.together[row]]
        event = int(self._overlay.first_event[happening])
        return [event] if self.alone[event] else []

    @cached_property
    def living(self) -> Mask:
        """Whether the article that tells each event is not deleted."""
        snapshot = self._overlay.snapshot
        return np.ones(snapshot.events, np.bool_) if snapshot.living is None else snapshot.living[snapshot.event_doc]

    @cached_property
    def alone(self) -> Mask:
        """Whether each event is the only one that tells its happening."""
        return self._is_single & self.living

    @cached_property
    def happenings(self) -> Numbers:
        """The happenings told more than once, ascending."""
        return self._shared[0]

    @cached_property
    def together(self) -> Rows:
        """And for each the events that tell it."""
        return self._shared[1]

    @cached_property
    def in_all(self) -> Numbers:
        """And how many those are."""
        return np.diff(self.together.starts)

    @cached_property
    def _is_single(self) -> Mask:
        happening = self._overlay.happening
        return np.equal(np.bincount(happening, minlength=self._overlay.count), 1)[happening]

    @cached_property
    def _shared(self) -> tuple[Numbers, Rows]:
        events = np.flatnonzero(self.living & ~self._is_single)
        happening = self._overlay.happening[events]
        order = np.argsort(happening, kind="stable")
        first = changes(happening[order])
        return happening[order][first], Rows(np.append(first, len(events)), events[order])
