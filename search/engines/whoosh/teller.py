"""The happenings of an answer, with the tellings that are read from articles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.chronicles import Chronicle
from search.engines.whoosh.documents import PRECISION_NUMBER
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.reading import Reader
from search.engines.whoosh.snapshot import Mask
from search.engines.whoosh.tellings import Tellings
from search.period import Precision
from search.results import Happening

_DAY = PRECISION_NUMBER[Precision.DAY]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells happenings, which are given by their numbers in the overlay."""

    overlay: Overlay
    tellings: Tellings
    reader: Reader

    def happenings(self, wanted: Sequence[int], mask: Mask) -> tuple[Happening, ...]:
        """The happenings with those of their tellings that are under the mask."""
        overlay = self.overlay
        listed = list(self._listed(wanted, mask))
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

    def chronicles(self, wanted: Sequence[int], mask: Mask) -> Iterator[Chronicle]:
        """The articles that tell these under the mask, with their tellings of those known to the day."""
        snapshot, number_of = self.overlay.snapshot, self.overlay.id_number[0]
        told: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, stands, matching in self._listed(wanted, mask):
            is_day = snapshot.event_precision[stands] == _DAY
            nearest: dict[int, int] = {}
            for event in sorted(matching, key=lambda event: bool(number_of[event] != number)):
                nearest.setdefault(int(snapshot.event_doc[event]), event)
            for doc, event in nearest.items():
                of_doc = told[doc]  # begun even where nothing is known to the day
                if is_day:
                    of_doc.append((event, stands))
        for doc in sorted(told):
            yield self.reader.chronicle(doc, told[doc])

    def _listed(self, wanted: Sequence[int], mask: Mask) -> Iterator[tuple[int, int, list[int]]]:
        """Happenings by number, the event that stands for each, and in order those under the mask; else left out."""
        number_of = self.overlay.id_number[0]
        for number in wanted:
            events = self.tellings.events(number)
            if len(events) > 1:
                events.sort(key=self._order)
            stands = next((event for event in events if number_of[event] == number), None)
            if stands is not None:
                yield number, stands, [event for event in events if mask[event]]

    def _order(self, event: int) -> tuple[bool, int, str, int]:
        """The place of an event among tellings of the same: by publication, then by article and in its text."""
        snapshot = self.overlay.snapshot
        doc = int(snapshot.event_doc[event])
        leaf, number = snapshot.leaf_of(doc)
        dated = bool(snapshot.dated[doc])
        published = int(snapshot.published_start[doc]) if dated else 0
        index = int(leaf.contents.events.index[event - leaf.first_event])
        return not dated, published, leaf.contents.documents.ids[number], index
