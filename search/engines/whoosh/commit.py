"""Commits: a batch of articles in, others out, and the segments kept few; all of it visible at once or not at all."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from whoosh.index import TOC

from search.engines.whoosh import contents
from search.engines.whoosh.collation import Collated
from search.engines.whoosh.contents import Contents, living
from search.engines.whoosh.documents import Documents, fingerprint
from search.engines.whoosh.draft import draft
from search.engines.whoosh.notes import EXTENSION, Log, note
from search.engines.whoosh.schema import SCHEMA
from search.engines.whoosh.sections import write_sections
from search.engines.whoosh.segment import ArraySegment
from search.engines.whoosh.storage import DurableStorage
from search.engines.whoosh.strings import encoded
from search.engines.whoosh.tiers import merges
from search.model import Annotated

_ARTICLES = 2000
_CHARACTERS = 30_000_000
"""How many articles, and how much text, become one segment at most, which bounds the memory a large batch takes."""

COLLATION = ".collation"
"""What the name of a collation's file ends in."""

_OURS = re.compile(r"_?articles\d+_.*")
"""Files of an index, whichever its name."""


@dataclass(frozen=True, slots=True)
class Index:
    """The index of that name in a storage, as a writer sees it: to be used by the holder of the archive's lock."""

    storage: DurableStorage
    name: str

    def create(self) -> None:
        """Begin it, empty."""
        TOC.create(self.storage, SCHEMA, self.name)

    def commit(self, add: Sequence[Annotated], remove: Iterable[str], notes: Mapping[str, str]) -> None:
        """Put articles in, take articles out by id, change notes, durably and at once."""
        toc = TOC.read(self.storage, self.name, schema=SCHEMA)
        segments: list[ArraySegment] = list(toc.segments)
        generation = toc.generation + 1
        log, collation = log_of(segments), collated(segments)
        batch = {annotated.article.id: annotated for annotated in add}
        self._delete(segments, {*batch, *remove})
        segments.extend(self._written(draft(part), generation) for part in _parts(batch.values()))
        segments = self._merged([each for each in segments if each.doc_count()], generation)
        log = note(self.storage, log, notes, f"{self.name}_{generation}{EXTENSION}")
        self._publish(segments, generation, log, collation)

    def collate(self, said: Collated) -> None:
        """Keep this collation instead of the one kept, durably and at once."""
        toc = TOC.read(self.storage, self.name, schema=SCHEMA)
        generation = toc.generation + 1
        file = f"{self.name}_{generation}{COLLATION}"
        write_sections(self.storage, file, said.sections(), {"generation": generation})
        self._publish(list(toc.segments), generation, log_of(toc.segments), file)

    def settle(self) -> None:
        """Bring what a run of commits left into few segments, durably and at once: each costs every query."""
        toc = TOC.read(self.storage, self.name, schema=SCHEMA)
        log, collation = log_of(toc.segments), collated(toc.segments)
        segments = self._merged(toc.segments, toc.generation + 1, least=2)
        if len(segments) < len(toc.segments):
            self._publish(segments, toc.generation + 1, log, collation)

    def _publish(self, segments: list[ArraySegment], generation: int, log: Log, collation: str) -> None:
        """The new table of contents; notes and collation go with the segments, an empty one where there is none."""
        if not segments and (log.file or collation):
            segments = [self._written(draft(()), generation)]
        for segment in segments:
            segment.log, segment.collation = log, collation
        TOC(SCHEMA, segments, generation).write(self.storage, self.name)
        self._discard(re.compile(rf"_?{self.name}_.*"))

    def sweep(self) -> None:
        """Delete files of this and other indexes that this one does not need: a writer that died has left them."""
        self._discard(_OURS)

    def _discard(self, ours: re.Pattern[str]) -> None:
        generation = TOC._latest_generation(self.storage, self.name)  # noqa: SLF001 - Whoosh offers it nowhere else
        toc = TOC.read(self.storage, self.name, schema=SCHEMA)
        current = TOC._filename(self.name, generation)  # noqa: SLF001 - as above
        wanted = {segment.filename for segment in toc.segments}
        wanted |= {current, log_of(toc.segments).file, collated(toc.segments)}
        for name in self.storage.list():
            if ours.fullmatch(name) and name not in wanted:
                self.storage.discard(name)

    def count(self) -> int:
        """How many articles it holds."""
        return sum(int(segment.doc_count()) for segment in TOC.read(self.storage, self.name, schema=SCHEMA).segments)

    def _written(self, made: Contents, generation: int) -> ArraySegment:
        segment = ArraySegment(self.name)
        segment.write(self.storage, made, generation)
        return segment

    def _delete(self, segments: Sequence[ArraySegment], ids: set[str]) -> None:
        hashes = np.fromiter((fingerprint(encoded(id_)) for id_ in ids), np.uint64, len(ids))
        for segment in segments if ids else ():
            documents = Documents.read(segment.open(self.storage))
            found = np.flatnonzero(np.isin(documents.id_hashes, hashes))
            gone = [number for number in found.tolist() if documents.ids[number] in ids]
            if gone:
                segment.delete(np.array(gone))

    def _merged(
        self, segments: Sequence[ArraySegment], generation: int, least: int | None = None
    ) -> list[ArraySegment]:
        sizes = [(segment.doc_count(), segment.doc_count_all()) for segment in segments]
        groups = merges(sizes, least)
        if not groups:
            return list(segments)
        replaced = {number for group in groups for number in group}
        kept = [segment for number, segment in enumerate(segments) if number not in replaced]
        made = [self._written(self._union([segments[each] for each in group]), generation) for group in groups]
        return self._merged([*kept, *made], generation, least)

    def _union(self, segments: Sequence[ArraySegment]) -> Contents:
        parts = [Contents.read(segment.open(self.storage)) for segment in segments]
        return contents.merge(parts, [living(each.doc_count_all(), each.deleted) for each in segments])


def _parts(batch: Iterable[Annotated]) -> Iterator[list[Annotated]]:
    part: list[Annotated] = []
    size = 0
    for annotated in batch:
        if part and (len(part) == _ARTICLES or size + len(annotated.article.text) > _CHARACTERS):
            yield part
            part, size = [], 0
        part.append(annotated)
        size += len(annotated.article.text)
    if part:
        yield part


def log_of(segments: Sequence[ArraySegment]) -> Log:
    """Where the notes of an index with these segments stand."""
    return segments[-1].log if segments else Log()


def collated(segments: Sequence[ArraySegment]) -> str:
    """The name of the collation file of an index with these segments; empty where there is none."""
    return segments[-1].collation if segments else ""
