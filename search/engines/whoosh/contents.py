"""All that one segment holds, and several segments made one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh import documents, happenings, labels, postings
from search.engines.whoosh.documents import Documents
from search.engines.whoosh.grouping import Numbers
from search.engines.whoosh.happenings import Events, Mentions
from search.engines.whoosh.labels import Names, Wordings
from search.engines.whoosh.postings import Postings
from search.engines.whoosh.sections import Sections, Streamed, let_go


@dataclass(frozen=True, slots=True)
class Contents:
    """A segment's documents and everything they are found by."""

    documents: Documents
    text: Postings
    """Stems with their positions."""
    word: Postings
    """Folded words, for prefixes and suggestions."""
    names: Names
    wordings: Wordings
    events: Events
    mentions: Mentions

    @classmethod
    def read(cls, sections: Sections) -> "Contents":
        """The contents of a segment's file, none of it read before it is used."""
        return cls(
            Documents.read(sections),
            Postings.read(sections, "text"),
            Postings.read(sections, "word"),
            Names.read(sections),
            Wordings.read(sections),
            Events.read(sections),
            Mentions.read(sections),
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any] | Streamed]]:
        """What a segment's file keeps."""
        return chain(
            self.documents.sections(),
            self.text.sections("text"),
            self.word.sections("word"),
            self.names.sections(),
            self.wordings.sections(),
            self.events.sections(),
            self.mentions.sections(),
        )


def merge(parts: Sequence[Contents], kept: Sequence[Numbers]) -> Contents:
    """The kept documents of several segments, given by number, with all that belongs to them, as one segment."""
    merged, new_docs = documents.merge([part.documents for part in parts], kept)
    count = len(merged)
    events, new_events = happenings.merge_events([part.events for part in parts], new_docs, count)
    names, new_names = labels.merge_names([part.names for part in parts], new_docs, new_events, count, len(events))
    wordings = labels.merge_wordings(
        [part.wordings for part in parts], new_names, len(names.labels), new_docs, new_events
    )
    mentions = happenings.merge_mentions([part.mentions for part in parts], new_docs)
    text = postings.merge([part.text for part in parts], new_docs)
    _let_go(parts)
    word = postings.merge([part.word for part in parts], new_docs)
    _let_go(parts)
    return Contents(merged, text, word, names, wordings, events, mentions)


def _let_go(parts: Sequence[Contents]) -> None:
    """Let the system have back the memory that holds what was read of these segments."""
    for part in parts:
        let_go(part.text.docs)


def living(count: int, deleted: NDArray[np.bool_] | None) -> Numbers:
    """The numbers of the documents that are not deleted."""
    return np.arange(count) if deleted is None else np.flatnonzero(~deleted)
