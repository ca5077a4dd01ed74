"""Texts for the commands that analyse without an archive: a plain text, or JSON lines."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

import click

from search.errors import ReadError
from search.extract.dates.published import parse_published
from search.model import Article, Published, PublishedSource


def articles_of(file: TextIO, failed: list[str], *, jsonl: bool, published: str = "") -> Iterator[Article]:
    """The article that a text is, or one for each JSON line {"id", "text", "title"?, "published"?}.

    A line that is none of these is named on standard error, put into `failed`, and passed over.
    """
    place = getattr(file, "name", "standard input")
    if not jsonl:
        yield Article(place, file.read(), published=_published(published, PublishedSource.TOLD))
        return
    for number, line in enumerate(file, 1):
        if line.strip():
            try:
                yield _article(line, f"{place}, line {number}")
            except ReadError as error:
                failed.append(str(error))
                click.echo(f"dateline: {error}", err=True)


def _article(line: str, place: str) -> Article:
    try:
        row: dict[str, Any] = json.loads(line)
        published = _published(row.get("published") or "", PublishedSource.FIELD)
        return Article(str(row["id"]), row["text"], title=row.get("title") or "", published=published)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f'{place} is no {{"id", "text", "published"?, "title"?}}: {error}') from error


def _published(written: str, source: PublishedSource) -> Published | None:
    period = parse_published(written) if written else None
    if written and period is None:
        raise ReadError(f"{written!r} is no day on which an article can have been published: write 2024-12-27.")
    return Published(period, source, written) if period else None
