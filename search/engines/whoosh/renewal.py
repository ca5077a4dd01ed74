"""A new index from the articles that the old one keeps, put in its place at once.

Whatever can still be read is kept: without its table of contents an index is read segment by segment, and in a damaged
segment article by article. Until the new index is whole the old one stays as it is.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from whoosh.index import TOC, EmptyIndexError

from search.engines.whoosh import manifest, stored
from search.engines.whoosh.collation import Collated
from search.engines.whoosh.commit import COLLATION, Index, collated, log_of
from search.engines.whoosh.notes import noted
from search.engines.whoosh.schema import SCHEMA
from search.engines.whoosh.sections import Sections
from search.engines.whoosh.segment import ArraySegment
from search.engines.whoosh.storage import DurableStorage
from search.engines.whoosh.strings import Blobs
from search.errors import ArchiveError
from search.model import Annotated

_BATCH = 1000
_INDEX_FILE = re.compile(r"_?(articles\d+)_.*")


Report = Callable[[str], object]
"""Takes a line about something lost."""


def renew(directory: Path, report: Report) -> int:
    """Make the new index, and count its articles; to be called by the holder of the archive's lock.

    Raises ArchiveError when the folder is no archive, or when nothing in it can be read; then it stays as it is.
    """
    storage = DurableStorage(directory)
    old = _old_index(directory)
    made = manifest.new(f"articles{int(old.removeprefix('articles')) + 1}")
    for name in storage.list():
        if (found := _INDEX_FILE.fullmatch(name)) and found[1] != old:
            storage.discard(name)
    losses = 0

    def lose(line: str) -> None:
        nonlocal losses
        losses += 1
        report(line)

    index = Index(storage, made.index)
    index.create()
    articles, notes, collation = _kept(storage, old, lose)
    while batch := list(islice(articles, _BATCH)):
        index.commit(batch, (), {})
    index.commit((), (), notes)
    if said := _collated(storage, collation, lose):
        index.collate(said)
    index.settle()
    count = index.count()
    if losses and not count:
        raise ArchiveError(f"Nothing in {directory} can be read any more. Put the folder back from a copy.")
    made.write(directory)
    storage.settle()
    index.sweep()
    return count


def _old_index(directory: Path) -> str:
    """The name of the index in a folder, by its manifest or, if that is lost, by its files."""
    try:
        return manifest.read(directory).index
    except ArchiveError:
        files = directory.iterdir() if directory.is_dir() else ()
        names = {found[1] for path in files if (found := _INDEX_FILE.fullmatch(path.name))}
        if not names:
            raise
        return min(names, key=lambda name: int(name.removeprefix("articles")))


def _kept(storage: DurableStorage, name: str, lose: Report) -> tuple[Iterator[Annotated], Mapping[str, str], str]:
    """The articles, the notes, and the name of the collation's file."""
    try:
        toc = TOC.read(storage, name, schema=SCHEMA)
    except (ArchiveError, EmptyIndexError):
        lose("The table of contents is lost: articles removed earlier may be back, notes are gone.")
        files = [file for file in storage.list() if file.startswith(f"{name}_") and file.endswith(COLLATION)]
        return _salvaged(storage, name, lose), {}, max(files, key=lambda file: (len(file), file), default="")
    articles = (article for segment in toc.segments for article in _of_segment(storage, segment, lose))
    return articles, _kept_notes(storage, toc.segments, lose), collated(toc.segments)


def _kept_notes(storage: DurableStorage, segments: Sequence[ArraySegment], lose: Report) -> Mapping[str, str]:
    if segments and isinstance(held := vars(segments[-1]).get("notes"), dict):
        return held  # format 1 kept them in the table of contents
    try:
        return noted(storage, log_of(segments))
    except (ArchiveError, FileNotFoundError) as error:
        lose(f"The notes on files are lost, so that files are compared anew when they are next indexed: {error}")
        return {}


def _collated(storage: DurableStorage, file: str, lose: Report) -> Collated | None:
    if not file:
        return None
    try:
        sections = Sections(storage, file)
        if not list(sections.damaged()):
            return Collated.read_from(sections)
    except (ArchiveError, FileNotFoundError):
        pass
    lose(f"{file} is damaged: which names are one and which events one happening must be found anew.")
    return None


def _of_segment(storage: DurableStorage, segment: ArraySegment, lose: Report) -> Iterator[Annotated]:
    deleted = set(segment.deleted_docs())
    for number, article in _articles(storage, segment.filename, lose):
        if number not in deleted:
            yield article


def _salvaged(storage: DurableStorage, name: str, lose: Report) -> Iterator[Annotated]:
    """The articles of every segment file, oldest first: of those that share an id, the last one put in stays."""
    found = []
    for file in storage.list():
        if file.startswith(f"{name}_") and file.endswith(ArraySegment.EXTENSION):
            try:
                found.append((Sections(storage, file).facts["generation"], file))
            except ArchiveError as error:
                lose(str(error))
    for _, file in sorted(found):
        yield from (article for _, article in _articles(storage, file, lose))


def _articles(storage: DurableStorage, file: str, lose: Report) -> Iterator[tuple[int, Annotated]]:
    try:
        sections = Sections(storage, file)
        packed = Blobs(sections["doc.articles.starts"], sections["doc.articles"])
    except (ArchiveError, FileNotFoundError) as error:
        lose(f"{file} cannot be read at all: {error}")
        return
    for number in range(len(packed)):
        try:
            yield number, stored.unpack(packed[number])
        except (zlib.error, ValueError, TypeError, IndexError, AssertionError):
            lose(f"Article {number + 1} in {file} is damaged and lost.")
