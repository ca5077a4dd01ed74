"""A file's bytes, unpacked, and what kind of content they are."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO, TypeAlias, cast

from search.read.columns import Columns
from search.read.decode import UNENCODABLE, decode, is_noise
from search.read.draft import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST: Final = 200_000_000
"""The most bytes, unpacked, that one article may have; collections of rows have no limit."""
LONGEST_LINE: Final = 64_000_000
"""The most characters that one row may have."""
HEAD: Final = 64_000
"""How many bytes decide what a file is."""

Watch: TypeAlias = Callable[[int], None]
"""Told how many more bytes have been read."""


def unwatched(_: int) -> None:
    """Nobody wants to know."""


READS: Final = "plain text, Markdown, web pages, PDF with a text layer, JSON, JSON Lines, CSV and TSV, also gzipped"
"""What kinds of file are read, in words."""


class Kind(Enum):
    """What a file's content is, whatever its name says."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    PAGE = "web page"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    TABLE = "table"
    PDF = "PDF"


@dataclass(frozen=True, slots=True)
class Content:
    """One file opened for the reader of its format."""

    path: Path
    kind: Kind
    encoding: str
    columns: Columns
    watch: Watch = unwatched

    def whole(self) -> bytes:
        """All of it; UnreadableError when it is more than one article can be."""
        with opened(self.path, self.watch) as stream:
            raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise UnreadableError(
                f"more than {LARGEST // 1_000_000} MB as a single article", "split it, or make it JSON Lines"
            )
        return raw

    def text(self, declared: str = "") -> str:
        """All of it as characters; UnreadableError when these are not words."""
        text = decode(self.whole(), declared)
        if is_noise(text):
            raise NOT_TEXT
        return text

    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines with their numbers, line ends kept; one longer than `LONGEST_LINE` is cut off there."""
        with self.characters() as stream:
            number = 0
            while line := stream.readline(LONGEST_LINE):
                number += 1
                rest = line
                while len(rest) == LONGEST_LINE and not rest.endswith("\n"):
                    rest = stream.readline(LONGEST_LINE)
                yield number, line

    def characters(self) -> TextIO:
        """It as a stream of characters, to be closed; line ends are kept as they are."""
        errors = UNENCODABLE if self.encoding.startswith("utf-8") else "replace"
        return io.TextIOWrapper(opened(self.path, self.watch), encoding=self.encoding, errors=errors, newline="")


NOT_TEXT: Final = UnreadableError(
    "not a kind of file Dateline reads", "give it plain text, Markdown, HTML, JSON, JSON Lines, CSV or PDF"
)


def opened(path: Path, watch: Watch = unwatched) -> BinaryIO:
    """A file's bytes, unpacked when they are packed with gzip; `watch` is told of every byte taken from the disk."""
    packed = is_packed(path)
    raw: BinaryIO = io.BufferedReader(_Watched(path, watch))
    return cast("BinaryIO", _Unpacked(raw)) if packed else raw


class _Watched(io.FileIO):
    """A file that tells how many bytes have been read from it."""

    def __init__(self, path: Path, watch: Watch) -> None:
        super().__init__(path)
        self._watch = watch

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        """Fill the buffer and tell by how much."""
        count = super().readinto(buffer)
        self._watch(count or 0)
        return count


class _Unpacked(gzip.GzipFile):
    """A packed file, closed together with the file it comes from."""

    def __init__(self, raw: BinaryIO) -> None:
        super().__init__(fileobj=raw, mode="rb")
        self._raw = raw

    def close(self) -> None:
        """Close both."""
        super().close()
        self._raw.close()


def is_packed(path: Path) -> bool:
    """Whether the file is packed with gzip."""
    with path.open("rb") as stream:
        return stream.read(2) == b"\x1f\x8b"


def head_of(path: Path) -> bytes:
    """The first bytes of a file, unpacked; as many as come out when a packed file is damaged further on."""
    with opened(path) as stream:
        head = b""
        try:
            while len(head) < HEAD and (piece := stream.read(min(8192, HEAD - len(head)))):
                head += piece
        except (EOFError, zlib.error, gzip.BadGzipFile):
            if not head:
                raise
        return head
