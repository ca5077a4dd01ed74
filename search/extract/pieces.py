"""Long texts in pieces, many texts in chunks: so that memory stays bounded whatever is read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

LONGEST_PIECE = 50_000
"""Characters read at once; a longer text is read in pieces."""


def cut(text: str, longest: int = LONGEST_PIECE) -> list[tuple[int, int]]:
    """Where a text may be read in pieces: after a paragraph if possible, else a line, else a word."""
    spans: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > longest:
        for mark in ("\n\n", "\n", " "):
            found = text.rfind(mark, start + longest // 2, start + longest)
            if found >= 0:
                end = found + len(mark)
                break
        else:
            end = start + longest
        spans.append((start, end))
        start = end
    spans.append((start, len(text)))
    return spans


def chunks(items: Iterable[Item], size_of: Callable[[Item], int], most: int) -> Iterator[list[Item]]:
    """Items in their order, in groups that end with the one that brings their sizes up to `most`."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += size_of(item)
        if size >= most:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
