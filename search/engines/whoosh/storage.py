"""Whoosh's file storage made durable: what a table of contents names is on the disk before the table appears."""

import os
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC

from search.errors import ArchiveError

_DIGEST = 16


class DurableFile(StructFile):  # type: ignore[misc]  # Whoosh's classes have no types
    """A file that reaches the disk when it is closed."""

    def close(self) -> None:
        """Write through to the disk, then close."""
        try:
            self.file.flush()
            os.fsync(self.file.fileno())
        finally:
            super().close()


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh's classes have no types
    """A folder whose files are durable, and whose tables of contents carry a digest that is checked before use."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))

    def create_file(self, name: str, **_: object) -> Any:  # noqa: ANN401 - Whoosh's classes have no types
        """A new file; a table of contents is held back until it is closed, and then written with its digest."""
        if is_toc(name):
            return StructFile(BytesIO(), name=name, onclose=self._write_toc)
        return DurableFile(Path(self._fpath(name)).open("wb"), name=name)

    def open_file(self, name: str, **_: object) -> Any:  # noqa: ANN401 - Whoosh's classes have no types
        """A file to read. Raises ArchiveError for a table of contents that is not as it was written."""
        if is_toc(name):
            return StructFile(BytesIO(self._checked_toc(name)), name=name)
        return StructFile(Path(self._fpath(name)).open("rb"), name=name)

    def has_toc(self, index: str, generation: int) -> bool:
        """Whether the table of contents of a commit is there."""
        return os.path.exists(f"{self.folder}/{TOC._filename(index, generation)}")  # noqa: SLF001, PTH110 - Whoosh offers it nowhere else; asked at every reading

    def extend_file(self, name: str, length: int, content: bytes) -> None:
        """Write durably behind the first `length` bytes of a file, over whatever stands there."""
        with Path(self._fpath(name)).open("r+b") as file:
            file.truncate(length)
            file.seek(length)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002 - Whoosh's signature
        """Rename a file, everything written before being durable first."""
        self.settle()
        if safe and self.file_exists(newname):
            raise FileExistsError(newname)
        Path(self._fpath(oldname)).replace(self._fpath(newname))
        self.settle()

    def settle(self) -> None:
        """Make the folder's list of files durable, where the system can (Windows does so by itself)."""
        with suppress(PermissionError):
            folder = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def discard(self, name: str) -> None:
        """Delete a file unless somebody still holds it open (Windows); the next writer tries again."""
        with suppress(OSError):
            self.delete_file(name)

    def _write_toc(self, held: StructFile) -> None:
        content = held.file.getvalue()
        with DurableFile(Path(self._fpath(str(held))).open("wb")) as file:
            file.write(content + blake2b(content, digest_size=_DIGEST).digest())

    def _checked_toc(self, name: str) -> bytes:
        written = Path(self._fpath(name)).read_bytes()
        content, digest = written[:-_DIGEST], written[-_DIGEST:]
        if digest != blake2b(content, digest_size=_DIGEST).digest():
            raise ArchiveError(
                f"{self._fpath(name)}, the archive's table of contents, is damaged. "
                "Put it back from a copy, or run `dateline rebuild`, which finds the articles without it."
            )
        return content


def is_toc(name: str) -> bool:
    """Whether a file is a table of contents, under its final name or before it gets that."""
    return name.startswith("_") and ".toc" in name
