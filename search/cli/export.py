"""`dateline export`: the timeline or the articles as a file that other programs read."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from search import phrasing
from search.archive import Archive
from search.cli import options
from search.exports import ARTICLE_FORMATS, FORMATS, View, Whole, export_articles, export_events


@click.command(cls=options.QueryCommand)
@options.words
@options.archive
@click.option("--what", type=click.Choice(["events", "articles"]), default="events", show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="By default csv, and jsonl for articles, which are written as one of these two.",
)
@click.option("--any", "any_of", is_flag=True, help="One of the words is enough.")
@click.option("--top", type=click.IntRange(1), help="Only so many events, the weightiest.")
@click.option("--output", type=click.File("wb", lazy=True), default="-", help="The file to write.")
def export(
    words: tuple[str, ...],
    directory: Path,
    what: str,
    form: str | None,
    top: int | None,
    output: BinaryIO,
    *,
    any_of: bool,
) -> None:
    """Write what the timeline shows for WORDS, or the articles that match: as a table, or with their texts."""
    view = View(options.typed(words), any_of=any_of, top=top)
    if what == "articles" and (form or "jsonl") not in ARTICLE_FORMATS:
        raise click.UsageError(f"Articles are written as {' or '.join(ARTICLE_FORMATS)}, not as {form}.")
    with Archive.open(directory) as archive:
        if what == "articles":
            form = form or "jsonl"
            count = _written(export_articles(form, archive, view), output) - (form == "csv")
            click.echo(f"{phrasing.count(count, 'article')} written.", err=True)
            return
        form = form or "csv"
        whole, pieces = export_events(form, archive, view)
        _written(pieces, output)
    click.echo(_said(whole, form), err=True)


def _written(pieces: Iterator[str], output: BinaryIO) -> int:
    return sum(output.write(piece.encode(errors="replace")) > 0 for piece in pieces)


def _said(whole: Whole, form: str) -> str:
    """How much was written, and what was not, and why."""
    said = f"{phrasing.count(whole.kept, 'event')} written"
    if whole.unfit:
        said += f"; {phrasing.number(whole.unfit)} left out, which {FORMATS[form].label} cannot hold"
    if lighter := whole.unshown - whole.unfit:
        said += f"; {phrasing.number(lighter)} left out, which weigh less"
    suits = FORMATS[form].suits
    if suits and whole.kept > suits:
        said += f"; {FORMATS[form].label} is made for {suits} at most: add --top {suits}"
    return f"{said}."
