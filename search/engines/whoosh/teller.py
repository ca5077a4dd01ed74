"""The happenings of an answer, with the tellings that are read from articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.snapshot import Mask
from search.engines.whoosh.tellings import Tellings
from search.model import Annotated, Event
from search.results import Happening


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells happenings, which are given by their numbers in the overlay."""

    overlay: Overlay
    tellings: Tellings
    article: Callable[[int], Annotated]
    """The article of a document, under the names shown."""

    def happenings(self, wanted: Sequence[int], mask: Mask) -> tuple[Happening, ...]:
        """The happenings with those of their tellings that are under the mask; every article is unpacked once."""
        overlay = self.overlay
        listed = []
        for number in wanted:
            events = sorted(self.tellings.events(number), key=self._order)
            stands = next((event for event in events if overlay.id_number[0][event] == number), None)
            if stands is not None:
                listed.append((number, stands, [event for event in events if mask[event]]))
        told = self._told({event for _, stands, matching in listed for event in (stands, *matching)})
        return tuple(
            Happening(
                told[stands],
                tuple(told[event] for event in matching),
                float(overlay.weights[number]),
                overlay.merged.conflicts_of(told[stands].id) if len(overlay.merged.disputed) else (),
            )
            for number, stands, matching in listed
        )

    def _told(self, events: set[int]) -> dict[int, Event]:
        docs = self.overlay.snapshot.event_doc
        return {event: self._event(event) for event in sorted(events, key=docs.__getitem__)}

    def _event(self, event: int) -> Event:
        snapshot = self.overlay.snapshot
        doc = int(snapshot.event_doc[event])
        leaf, _ = snapshot.leaf_of(doc)
        return self.article(doc).events[int(leaf.contents.events.index[event - leaf.first_event])]

    def _order(self, event: int) -> tuple[bool, int, str, int]:
        """The place of an event among tellings of the same: by publication, then by article and in its text."""
        snapshot = self.overlay.snapshot
        doc = int(snapshot.event_doc[event])
        leaf, number = snapshot.leaf_of(doc)
        dated = bool(snapshot.dated[doc])
        published = int(snapshot.published_start[doc]) if dated else 0
        index = int(leaf.contents.events.index[event - leaf.first_event])
        return not dated, published, leaf.contents.documents.ids[number], index
