"""What is damaged in an archive's folder, file by file."""

from collections.abc import Sequence
from pathlib import Path

from whoosh.index import TOC, EmptyIndexError

from search.engines.whoosh import manifest
from search.engines.whoosh.commit import collated, log_of
from search.engines.whoosh.notes import noted
from search.engines.whoosh.schema import SCHEMA
from search.engines.whoosh.sections import Sections
from search.engines.whoosh.segment import ArraySegment
from search.engines.whoosh.storage import DurableStorage
from search.errors import ArchiveError

_CURE = "Put it back from a copy, or run `dateline rebuild`, which keeps every article that can still be read."


def damage(directory: Path) -> list[str]:
    """A line for every damaged or missing file, with the cure; none when every byte is as it was written."""
    storage = DurableStorage(directory)
    try:
        index = manifest.check(directory).index
        toc = TOC.read(storage, index, schema=SCHEMA)
    except ArchiveError as error:
        return [str(error)]
    except EmptyIndexError:
        return [f"{directory} lacks its table of contents. {_CURE}"]
    files = [segment.filename for segment in toc.segments] + [collated(toc.segments)]
    lines = [line for file in files if file for line in _file_damage(storage, file)]
    return _notes_damage(storage, toc.segments) + lines


def _notes_damage(storage: DurableStorage, segments: Sequence[ArraySegment]) -> list[str]:
    log = log_of(segments)
    try:
        noted(storage, log)
    except FileNotFoundError:
        return [f"{Path(storage.folder) / log.file} is missing. {_CURE}"]
    except ArchiveError as error:
        return [str(error)]
    return []


def _file_damage(storage: DurableStorage, file: str) -> list[str]:
    path = Path(storage.folder) / file
    try:
        damaged = ", ".join(Sections(storage, file).damaged())
    except FileNotFoundError:
        return [f"{path} is missing. {_CURE}"]
    except ArchiveError:
        return [f"{path} is damaged or cut off. {_CURE}"]
    return [f"{path} is damaged ({damaged}). {_CURE}"] if damaged else []
