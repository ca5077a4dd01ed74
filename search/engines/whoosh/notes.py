"""The archive's notes in a file of their own, to which a commit adds what it changes and no more.

    record | record | ...      a record: the body's length (8 bytes) | digest of both | body (JSON: texts by key)

The table of contents says how many bytes count: what a writer that died left behind them is written over. When the file
holds more than twice what it began with, the notes in force are written to a new one.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from search.engines.whoosh.storage import DurableStorage
from search.errors import ArchiveError

EXTENSION = ".notes"
_DIGEST = 16
_HEAD = 8 + _DIGEST
_ROOM = 1 << 16
"""Bytes that a file may grow by, however few it began with."""


class Log(NamedTuple):
    """Where notes stand: a file, how many of its bytes count, and how many it began with."""

    file: str = ""
    length: int = 0
    begun: int = 0


def noted(storage: DurableStorage, log: Log) -> dict[str, str]:
    """The notes in force. Raises ArchiveError when the file is damaged."""
    notes: dict[str, str] = {}
    for changed in _records(storage, log):
        notes.update(changed)
    return {key: text for key, text in notes.items() if text}


def note(storage: DurableStorage, log: Log, changed: Mapping[str, str], fresh: str) -> Log:
    """Write the changed notes behind the others or, when it is time, all notes to the `fresh` file; durably."""
    if not changed:
        return log
    record = _record(changed)
    if log.length + len(record) <= 2 * log.begun + _ROOM and log.file:
        storage.extend_file(log.file, log.length, record)
        return log._replace(length=log.length + len(record))
    whole = {**noted(storage, log), **changed}
    record = _record({key: text for key, text in whole.items() if text})
    with storage.create_file(fresh) as file:
        file.write(record)
    return Log(fresh, len(record), len(record))


def _record(changed: Mapping[str, str]) -> bytes:
    body = json.dumps(dict(changed), separators=(",", ":")).encode("ascii")
    length = len(body).to_bytes(8, "little")
    return length + _digest(length, body) + body


def _digest(length: bytes, body: bytes) -> bytes:
    return blake2b(length + body, digest_size=_DIGEST).digest()


def _records(storage: DurableStorage, log: Log) -> Iterator[dict[str, str]]:
    if not log.file:
        return
    path = Path(storage.folder) / log.file
    with path.open("rb") as file:
        content = file.read(log.length)
    at = 0
    while at < log.length:
        length, digest = content[at : at + 8], content[at + 8 : at + _HEAD]
        end = at + _HEAD + int.from_bytes(length, "little")
        body = content[at + _HEAD : end]
        if end > len(content) or digest != _digest(length, body):
            raise ArchiveError(
                f"{path}, the archive's notes on files, is damaged. Put it back from a copy, or run "
                "`dateline rebuild`: articles are kept, files are compared anew when they are next indexed."
            )
        yield json.loads(body)
        at = end
