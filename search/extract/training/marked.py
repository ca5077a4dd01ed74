"""The texts the pipeline learns from, read from the shared data folder."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HELD_OUT_EVERY = 10
"""Every tenth world newswire article is kept for measuring."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with names marked by hand: (start, end, label), half-open characters."""

    id: str
    text: str
    names: tuple[tuple[int, int, str], ...]


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_marked(path: Path) -> list[Marked]:
    """The hand-marked articles of one file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Marked(row["id"], row["text"], tuple((e["start"], e["end"], e["label"]) for e in row["entities"]))
        for row in rows
    ]


def split_world(data: Path) -> tuple[list[Marked], list[Marked]]:
    """World newswire for training and for measuring, whole articles apart."""
    articles = read_marked(data / "entities" / "worldwide-train.jsonl.gz")
    kept = articles[::HELD_OUT_EVERY]
    return [article for number, article in enumerate(articles) if number % HELD_OUT_EVERY], kept


def read_unmarked(data: Path) -> Iterator[str]:
    """Every news text without marks: title and body as they are."""
    for path in sorted((data / "articles").glob("*.jsonl.gz")):
        for row in read_lines(path):
            yield str(row["text"])
