"""The happenings of an answer, with the tellings that are read from articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.reading import Reader
from search.engines.whoosh.snapshot import Mask
from search.engines.whoosh.tellings import Tellings
from search.results import Happening


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells happenings, which are given by their numbers in the overlay."""

    overlay: Overlay
    tellings: Tellings
    reader: Reader

    def happenings(self, wanted: Sequence[int], mask: Mask) -> tuple[Happening, ...]:
        """The happenings with those of their tellings that are under the mask."""
        overlay = self.overlay
        listed = []
        for number in wanted:
            events = self.tellings.events(number)
            if len(events) > 1:
                events.sort(key=self._order)
            stands = next((event for event in events if overlay.id_number[0][event] == number), None)
            if stands is not None:
                listed.append((number, stands, [event for event in events if mask[event]]))
        told = self.reader.told({event for _, stands, matching in listed for event in (stands, *matching)})
        return tuple(
            Happening(
                told[stands][0],
                tuple(told[event][0] for event in matching),
                tuple({heading.id: heading for _, heading in map(told.__getitem__, matching)}.values()),
                float(overlay.weights[number]),
                overlay.conflicts_of(number),
            )
            for number, stands, matching in listed
        )

    def _order(self, event: int) -> tuple[bool, int, str, int]:
        """The place of an event among tellings of the same: by publication, then by article and in its text."""
        snapshot = self.overlay.snapshot
        doc = int(snapshot.event_doc[event])
        leaf, number = snapshot.leaf_of(doc)
        dated = bool(snapshot.dated[doc])
        published = int(snapshot.published_start[doc]) if dated else 0
        index = int(leaf.contents.events.index[event - leaf.first_event])
        return not dated, published, leaf.contents.documents.ids[number], index
