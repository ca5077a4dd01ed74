"""Articles and events read from what segments keep, under the names shown; what was read last is remembered."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TypeVar

from search.chronicles import Chronicle
from search.engines import values
from search.engines.whoosh import stored
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.remembering import Memory
from search.errors import ArchiveError
from search.model import Annotated, Event, Heading
from search.period import Period

Read = TypeVar("Read")
Told = tuple[Event, Heading]
"""An event, and the article that tells it."""

_ARTICLES = 2_000_000
"""Characters of text of the articles remembered."""
_TOLD = 4_000_000
"""Characters of the sentences remembered, each counting for its event as well:"""
_FINDINGS = 500


class Reader:
    """Reads one snapshot; documents and events are given by number. Raises ArchiveError where it is damaged."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay
        self._articles = Memory[int, Annotated](_ARTICLES)
        self._told = Memory[int, Told](_TOLD)

    def article(self, doc: int) -> Annotated:
        """The article of a document, under the names shown."""
        if known := self._articles.get(doc):
            return known
        annotated = self.article_as_read(doc)
        if len(self._overlay.names):
            annotated = values.as_shown(annotated, self._overlay.names.shown_for(values.names_read(annotated)))
        self._articles.put(doc, annotated, len(annotated.article.text))
        return annotated

    def article_as_read(self, doc: int) -> Annotated:
        """The article of a document as it was put in."""
        return self._read(doc, stored.unpack)

    def passages(self, doc: int, wanted: Callable[[Period], bool]) -> Annotated | None:
        """The same with no more than the sentences that tell of a time wanted; None where none does."""
        return self._read(doc, partial(stored.unpack_passages, wanted=wanted))

    def chronicle(self, doc: int, told: Iterable[tuple[int, int]]) -> Chronicle:
        """The article of a document with some of its events, each beside the one that stands for its happening."""
        snapshot = self._overlay.snapshot
        leaf, _ = snapshot.leaf_of(doc)
        places = leaf.contents.events.index
        said = [
            (int(places[event - leaf.first_event]), int(snapshot.event_start[stands]), snapshot.event_id(stands))
            for event, stands in told
        ]
        return self._read(doc, partial(stored.unpack_chronicle, told=said))

    def told(self, events: Iterable[int]) -> dict[int, Told]:
        """Events with their articles, of which each is opened once and nothing else is made."""
        told: dict[int, Told] = {}
        missing: list[int] = []
        for event in events:
            if known := self._told.get(event):
                told[event] = known
            else:
                missing.append(event)
        for event, (own, heading) in self._as_shown(dict(self._found(missing))).items():
            told[event] = own, heading
            self._told.put(event, (own, heading), len(own.sentence) + _FINDINGS)
        return told

    def _found(self, events: Iterable[int]) -> Iterator[tuple[int, Told]]:
        docs = self._overlay.snapshot.event_doc
        for doc, group in groupby(sorted(events, key=docs.__getitem__), key=docs.__getitem__):
            of_doc = list(group)
            leaf, _ = self._overlay.snapshot.leaf_of(int(doc))
            places = [int(leaf.contents.events.index[event - leaf.first_event]) for event in of_doc]
            heading, found = self._read(int(doc), partial(stored.unpack_events, numbers=places))
            yield from ((event, (own, heading)) for event, own in zip(of_doc, found, strict=True))

    def _as_shown(self, told: dict[int, Told]) -> dict[int, Told]:
        if not len(self._overlay.names):
            return told
        read = {(entity.kind, entity.name) for event, _ in told.values() for entity in event.entities}
        shown = self._overlay.names.shown_for(read)
        return {number: (values.event_as_shown(event, shown), heading) for number, (event, heading) in told.items()}

    def _read(self, doc: int, unpack: Callable[[bytes], Read]) -> Read:
        leaf, number = self._overlay.snapshot.leaf_of(doc)
        try:
            return unpack(leaf.contents.documents.articles[number])
        except (zlib.error, ValueError) as error:
            raise ArchiveError(
                f"The article {leaf.contents.documents.ids[number]!r} in {leaf.segment.filename} is damaged. "
                "Run `dateline verify` to see all damage, and `dateline rebuild` to keep what is whole."
            ) from error
