"""Sentences with Penn tags from the Universal Dependencies English Web Treebank, and the names marked in them."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from search.extract.training.marked import Marked, read_marked

Span = tuple[int, int, str]

COLUMNS = 10
"""Of a CoNLL-U word line; comments have fewer."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A stretch of text with everything known of it.

    `words` are (start, end, tag), `names` (start, end, label), `sentences` the characters where one begins. None
    stands for "nobody marked this", which teaches nothing, unlike "there is none".
    """

    text: str
    words: tuple[Span, ...] | None
    sentences: tuple[int, ...] | None
    names: tuple[Span, ...] | None


def read_sentences(path: Path) -> Iterator[tuple[bool, Parsed]]:
    """Every sentence of a CoNLL-U file, and whether a paragraph begins with it."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().strip().split("\n\n"):
            lines = block.split("\n")
            opens = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
            yield opens, _parse_sentence(lines)


def _parse_sentence(lines: list[str]) -> Parsed:
    text, words, inside = "", [], 0
    for line in lines:
        columns = line.split("\t")
        if len(columns) < COLUMNS or "." in columns[0]:
            continue
        space = "" if "SpaceAfter=No" in columns[9] else " "
        if "-" in columns[0]:
            inside = int(columns[0].split("-")[1])
            after = space
            continue
        start = len(text)
        text += columns[1]
        words.append((start, len(text), columns[4]))
        number = int(columns[0])
        text += space if number > inside else after if number == inside else ""
    return Parsed(text.rstrip(), tuple(words), (0,), None)


def move_names(names: tuple[Span, ...], spaced: str, text: str) -> tuple[Span, ...] | None:
    """Spans of one spelling of a sentence in another that differs in white space only; None if it differs more."""
    here = [place for place, letter in enumerate(text) if not letter.isspace()]
    there = [place for place, letter in enumerate(spaced) if not letter.isspace()]
    if [text[place] for place in here] != [spaced[place] for place in there]:
        return None
    rank = {place: number for number, place in enumerate(there)}
    return tuple((here[rank[start]], here[rank[end - 1]] + 1, label) for start, end, label in names)


def join_names(sentences: list[tuple[bool, Parsed]], marked: list[Marked]) -> list[tuple[bool, Parsed]]:
    """Give the treebank's sentences the names that were marked in the same sentences elsewhere."""
    known: dict[str, list[Marked]] = {}
    for row in marked:
        known.setdefault("".join(row.text.split()), []).append(row)
    joined = []
    for opens, sentence in sentences:
        rows = known.get("".join(sentence.text.split()), [])
        names = None
        if rows:
            row = rows.pop(0)
            names = move_names(row.names, row.text, sentence.text)
        joined.append((opens, replace(sentence, names=names)))
    return joined


def join_paragraphs(sentences: list[tuple[bool, Parsed]], longest: int = 1200) -> Iterator[Parsed]:
    """Sentences put back together as paragraphs, a space between two; a paragraph with a gap stays unmarked."""
    paragraph: list[Parsed] = []
    for opens, sentence in sentences:
        if paragraph and (opens or sum(len(part.text) for part in paragraph) > longest):
            yield _join(paragraph)
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield _join(paragraph)


def _join(parts: list[Parsed]) -> Parsed:
    text, words, starts, names = "", [], [], []
    for part in parts:
        text += " " if text else ""
        base = len(text)
        text += part.text
        starts.append(base)
        words += [(base + start, base + end, tag) for start, end, tag in part.words or ()]
        names += [(base + start, base + end, label) for start, end, label in part.names or ()]
    complete = all(part.names is not None for part in parts)
    return Parsed(text, tuple(words), tuple(starts), tuple(names) if complete else None)


def read_treebank(data: Path, part: str) -> list[tuple[bool, Parsed]]:
    """One part (`train`, `dev`) by the sentence, with tags and, where known, names; and where paragraphs begin."""
    sentences = list(read_sentences(data / "syntax" / f"ewt-{part}.conllu.gz"))
    return join_names(sentences, read_marked(data / "entities" / f"uner-ewt-{part}.jsonl.gz"))
