"""What reading brings, item by item: a closed set, so that nothing can be lost between a file and the archive."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from search.model import Article


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells whether a file has to be read again.

    It covers the file, the sidecars that speak of it and the names given to its columns: `size` (bytes) and `mtime_ns`
    add up over all of them, `sha` is a digest of all their bytes. Equal size and time are taken for unchanged; when
    only the time differs, the digest decides.
    """

    size: int
    mtime_ns: int
    sha: str


Known: TypeAlias = Mapping[str, FileStamp]
"""The stamps of files read before, by origin."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How much there is to read."""

    files: int
    size: int
    """In bytes, as they lie on the disk."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one article in it, that could not be read: why, and what to do about it."""

    origin: str
    reason: str
    cure: str = ""
    line: int = 0
    """The line in the file, counted from 1; 0 when it concerns the whole file."""

    def __str__(self) -> str:
        return _sentence(self.origin, self.line, self.reason, self.cure)


@dataclass(frozen=True, slots=True)
class Warned:
    """Something about a file or an article that was read all the same, but not as it may have been meant."""

    origin: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        return _sentence(self.origin, self.line, self.reason, "")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that holds no article, passed over on purpose."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnchangedFile:
    """A file that is as it was when it was last read."""

    origin: str


@dataclass(frozen=True, slots=True)
class FileDone:
    """The end of a file that was read: all its articles have come before.

    Keep the stamp only when nothing failed, so that the next run reads the file, and says what failed, again.
    """

    origin: str
    stamp: FileStamp
    articles: int = 0
    failures: int = 0


Reading: TypeAlias = Article | Failure | Warned | Skipped | UnchangedFile | FileDone


def _sentence(origin: str, line: int, reason: str, cure: str) -> str:
    place = f"{origin}, line {line}" if line else origin
    return f"{place}: {reason}" + (f"; {cure}" if cure else "")
