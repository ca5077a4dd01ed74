"""A file of named arrays, each with its checksum: read by mapping it, without copying.

    magic | section | section | ... | directory (JSON) | directory's length (8 bytes) | directory's digest | magic

Sections begin at multiples of 64 bytes; a section's digest covers the padding behind it, so that every byte of the file
is covered by one. Integers are written in the narrowest type that holds them, little-endian.
"""

import json
import mmap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import Storage

from search.errors import ArchiveError

Integers = NDArray[np.integer[Any]]
"""An array of integers of whatever width."""

_MAGIC = b"DATELINE SECTION FILE 1\n".ljust(64, b"\n")
_DIGEST = 16
_UNSIGNED = (np.uint8, np.uint16, np.uint32, np.int64)
_SIGNED = (np.int8, np.int16, np.int32, np.int64)
_TRAILER = 8 + _DIGEST + len(_MAGIC)


def narrow(values: Integers) -> Integers:
    """The same integers in the narrowest type that holds them all."""
    if not values.size:
        return np.empty(0, np.uint8)
    low, high = int(values.min()), int(values.max())
    for kind in _UNSIGNED if low >= 0 else _SIGNED:
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return values.astype(kind, copy=False)
    raise OverflowError("an integer beyond 64 bits")


def _digest(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()


@dataclass(frozen=True, slots=True)
class Streamed:
    """The bytes of an array that is too large to be held: `count` of them, part by part."""

    count: int
    parts: Iterable[bytes]


def write_sections(
    storage: Storage, name: str, arrays: Iterable[tuple[str, NDArray[Any] | Streamed]], facts: Mapping[str, int]
) -> None:
    """Write the arrays, and a few numbers about them, as a file of the storage."""
    directory: dict[str, Any] = {"facts": dict(facts), "sections": {}}
    with storage.create_file(name) as file:
        file.write(_MAGIC)
        offset = len(_MAGIC)
        for key, array in arrays:
            digest = blake2b(digest_size=_DIGEST)
            size = 0
            for part in _bytes(array):
                file.write(part)
                digest.update(part)
                size += len(part)
            count, kind = (array.count, "|u1") if isinstance(array, Streamed) else (array.size, _little(array).str)
            directory["sections"][key] = [kind, offset, count, digest.hexdigest()]
            offset += size
        listing = json.dumps(directory, separators=(",", ":")).encode()
        file.write(listing)
        file.write(len(listing).to_bytes(8, "little") + _digest(listing) + _MAGIC)


def _bytes(array: NDArray[Any] | Streamed) -> Iterator[bytes | memoryview]:
    """The bytes of a section with the padding behind them."""
    size = 0
    if isinstance(array, Streamed):
        for part in array.parts:
            size += len(part)
            yield part
    elif array.size:
        size = array.nbytes
        yield np.ascontiguousarray(array, _little(array)).data.cast("B")
    yield bytes(-size % 64)


def _little(array: NDArray[Any]) -> np.dtype[Any]:
    return array.dtype.newbyteorder("<")


def let_go(array: NDArray[Any]) -> None:
    """Let the system have back the memory of the file that an array was read from; what is needed is read again.

    Whoever goes through a large file would seem to fill the memory with it.
    """
    held = array.base.obj if isinstance(array.base, memoryview) else None
    if isinstance(held, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        held.madvise(mmap.MADV_DONTNEED)


class Sections:
    """The arrays of such a file. Raises ArchiveError when the file is no such file, or cut off."""

    def __init__(self, storage: Storage, name: str) -> None:
        with storage.open_file(name) as file:
            length = storage.file_length(name)
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if length else b""
        self._path = Path(storage.folder) / name
        self._directory: dict[str, list[Any]] = {}
        self.facts: dict[str, int] = {}
        self._read_directory(self._path)

    def _read_directory(self, path: Path) -> None:
        tail = bytes(self._map[-_TRAILER:])
        size = int.from_bytes(tail[:8], "little")
        listing = bytes(self._map[-_TRAILER - size : -_TRAILER]) if size < len(self._map) else b""
        if self._map[: len(_MAGIC)] != _MAGIC or tail[8:] != _digest(listing) + _MAGIC:
            raise ArchiveError(
                f"{path} is damaged or cut off. Put the file back from a copy, or run `dateline rebuild`, "
                "which keeps every article that can still be read."
            )
        found = json.loads(listing)
        self._directory, self.facts = found["sections"], found["facts"]

    def __getitem__(self, key: str) -> NDArray[Any]:
        """The array of that name. Raises ArchiveError when the file was written by a version that had none."""
        if key not in self._directory:
            raise ArchiveError(
                f"{self._path} has no section {key}: another version of Dateline wrote it. Run `dateline rebuild`, "
                "which writes the archive anew from its stored articles."
            )
        kind, offset, count, _ = self._directory[key]
        return np.frombuffer(self._map, np.dtype(kind), count, offset)

    def __contains__(self, key: str) -> bool:
        return key in self._directory

    def damaged(self) -> Iterator[str]:
        """The names of the sections whose bytes are not those that were written."""
        ends = [*(entry[1] for entry in self._directory.values()), self._listing_start()][1:]
        with memoryview(self._map) as content:
            for (key, (_, offset, _, digest)), end in zip(self._directory.items(), ends, strict=True):
                with content[offset:end] as part:
                    if _digest(part).hex() != digest:
                        yield key

    def _listing_start(self) -> int:
        size = int.from_bytes(self._map[-_TRAILER : -_TRAILER + 8], "little")
        return len(self._map) - _TRAILER - size
