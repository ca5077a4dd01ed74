"""Whether a file has changed since it was last read, with everything that has a say in how it is read."""

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from search.read.columns import Columns
from search.read.outcome import FileStamp
from search.read.sidecar import Sidecars

_WRAP: Final = 1 << 62
"""Sums of times stay below this, so that they fit into any store's integers."""


@dataclass(frozen=True, slots=True)
class Stamping:
    """A file with its sidecars, as they were when reading began."""

    files: tuple[Path, ...]
    salt: str
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, path: Path, sidecars: Sidecars, columns: Columns) -> "Stamping":
        """How things stand now; OSError when the file is gone."""
        own, folders = sidecars.beside(path)
        files = (path, *own, *folders)
        salt = repr(sorted(columns.given.items())) if columns.given else ""
        return cls(files, salt, *_sums(files, salt))

    def unless_changed(self, known: FileStamp | None) -> FileStamp | None:
        """The stamp of what is there now; None when it is what is known already."""
        if known and (known.size, known.mtime_ns) == (self.size, self.mtime_ns):
            return None
        stamp = FileStamp(self.size, self.mtime_ns, self._digest())
        return None if known and known.sha == stamp.sha else stamp

    def still_holds(self) -> bool:
        """Whether nothing has changed since reading began."""
        return _sums(self.files, self.salt) == (self.size, self.mtime_ns)

    def _digest(self) -> str:
        digest = blake2b(self.salt.encode(errors="surrogatepass"), digest_size=20)
        for path in self.files:
            digest.update(f"\0{path.name}\0".encode(errors="surrogateescape"))
            with path.open("rb") as stream:
                while piece := stream.read(1 << 20):
                    digest.update(piece)
        return digest.hexdigest()


def _sums(files: tuple[Path, ...], salt: str) -> tuple[int, int]:
    """Sizes and times added up. The names given to columns count as one more small file."""
    known = [os.stat(path) for path in files]  # noqa: PTH116 - twice as quick, and there may be millions
    salted = int.from_bytes(blake2b(salt.encode(errors="surrogatepass"), digest_size=6).digest()) if salt else 0
    return sum(status.st_size for status in known), (sum(status.st_mtime_ns for status in known) + salted) % _WRAP
