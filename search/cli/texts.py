"""Texts for the commands that analyse without an archive: a plain text, or JSON lines."""

import json
import sys
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TextIO, cast

import click
from click.core import ParameterSource

from search.errors import ReadError
from search.extract.dates.published import parse_published
from search.model import Article, Published, PublishedSource
from search.read.published import published as settle

if TYPE_CHECKING:
    from io import BufferedIOBase

_AT_ONCE: Final = 200_000
"""Bytes taken from a file at once; enough for a language model to read many articles together."""


def _given(ctx: click.Context, parameter: click.Parameter, file: TextIO) -> TextIO:
    """The file named, or what comes through a pipe; who names none at a terminal is shown how it is done."""
    if ctx.get_parameter_source(parameter.name or "") is ParameterSource.DEFAULT and sys.stdin.isatty():
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
    return file


file = click.argument("file", type=click.File(encoding="utf-8", errors="replace"), default="-", callback=_given)
"""The text of a command: a file, `-` for what is typed, and without either what comes through a pipe."""


def batches_of(file: TextIO, failed: list[str], *, jsonl: bool, published: str = "") -> Iterator[list[Article]]:
    """The article that a text is, or one for each JSON line {"id", "text", "title"?, "published"?}, as lines come in.

    A pipe that stays open gives its lines as soon as they are written, a file many at once. A line that is no article
    is named on standard error, put into `failed`, and passed over.
    """
    place = getattr(file, "name", "standard input")
    if not jsonl:
        yield [_plain(place, file.read(), published)]
        return
    numbers = count(1)
    for lines in _lines(file):
        batch: list[Article] = []
        for line, number in zip(lines, numbers, strict=False):
            if line.strip():
                try:
                    batch.append(_article(line, f"{place}, line {number}"))
                except ReadError as error:
                    failed.append(str(error))
                    click.echo(f"dateline: {error}", err=True)
        if batch:
            yield batch


def _lines(file: TextIO) -> Iterator[list[str]]:
    """The whole lines that are there, as often as some come in: never waits for more than one."""
    stream = cast("BufferedIOBase", file.buffer)
    pieces: list[bytes] = []
    while read := stream.read1(_AT_ONCE):
        whole, newline, rest = read.rpartition(b"\n")
        if not newline:
            pieces.append(rest)
            continue
        yield b"".join([*pieces, whole]).decode("utf-8", "replace").split("\n")
        pieces = [rest]
    if last := b"".join(pieces):
        yield [last.decode("utf-8", "replace")]


def _article(line: str, place: str) -> Article:
    try:
        row: dict[str, Any] = json.loads(line)
        published = _published(row.get("published") or "", PublishedSource.FIELD)
        return Article(str(row["id"]), row["text"], title=row.get("title") or "", published=published)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f'{place} is no {{"id", "text", "published"?, "title"?}}: {error}') from error


def _plain(place: str, text: str, published: str) -> Article:
    """A text published as told; else as its file's name or its own dateline gives away."""
    told = _published(published, PublishedSource.TOLD)
    return Article(place, text, published=told or settle((), url="", file_name=place, body=text, day_first=None)[0])


def _published(written: str, source: PublishedSource) -> Published | None:
    period = parse_published(written) if written else None
    if written and period is None:
        raise ReadError(f"{written!r} is no day on which an article can have been published: write 2024-12-27.")
    return Published(period, source, written) if period else None
