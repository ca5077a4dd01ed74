"""Many texts as two arrays: where each begins, and their bytes one after the other."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import overload

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.sections import Integers, narrow


def encoded(text: str) -> bytes:
    """UTF-8, whatever the text holds; the order of the bytes is the order of the texts."""
    return text.encode("utf-8", "surrogatepass")


def packed(texts: Iterable[bytes]) -> tuple[Integers, NDArray[np.uint8]]:
    """The starts, one more than there are texts, and the bytes."""
    parts = list(texts)
    starts = np.fromiter(accumulate(map(len, parts), initial=0), np.int64, len(parts) + 1)
    return narrow(starts), np.frombuffer(b"".join(parts), np.uint8)


class Blobs:
    """Byte strings by number, each copied out when it is asked for."""

    def __init__(self, starts: Integers, content: NDArray[np.uint8]) -> None:
        self.starts = starts
        self.content = content
        self._starts = starts.data  # gives plain integers, and faster than the array
        self._content = content.data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._content[self._starts[number] : self._starts[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        starts = self.starts.tolist()
        content = self._content
        return (bytes(content[start:end]) for start, end in pairwise(starts))


class Strings(Sequence[str]):
    """Texts by number; where they are sorted, numbers by text."""

    def __init__(self, starts: Integers, content: NDArray[np.uint8]) -> None:
        self.blobs = Blobs(starts, content)

    @property
    def starts(self) -> Integers:
        """Where each text begins, and the end of the last."""
        return self.blobs.starts

    @property
    def content(self) -> NDArray[np.uint8]:
        """Their bytes."""
        return self.blobs.content

    def __len__(self) -> int:
        return len(self.blobs)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return self.blobs[number].decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return (text.decode("utf-8", "surrogatepass") for text in self.blobs)

    def number(self, text: str, low: int = 0, high: int | None = None) -> int | None:
        """The number of a text among the sorted [low, high); None when it is not there."""
        key = encoded(text)
        high = len(self) if high is None else high
        place = bisect_left(self.blobs, key, low, high)
        return place if place < high and self.blobs[place] == key else None

    def place(self, text: bytes, low: int = 0, high: int | None = None) -> int:
        """How many of the sorted [low, high) come before these bytes, counted from the first of all."""
        high = len(self) if high is None else high
        return bisect_left(self.blobs, text, low, high)

    def beginning(self, prefix: str, low: int = 0, high: int | None = None) -> tuple[int, int]:
        """The range of the sorted texts that begin so."""
        start = encoded(prefix)
        return self.place(start, low, high), self.place(start + b"\xff", low, high)
