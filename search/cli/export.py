"""`dateline export`: the timeline or the articles as a file that other programs read."""

from pathlib import Path
from typing import TextIO

import click

from search.archive import Archive
from search.cli import options
from search.exports import FORMATS, articles_as_jsonl, events_as


@click.command(cls=options.QueryCommand)
@options.words
@options.archive
@click.option("--what", type=click.Choice(["events", "articles"]), default="events", show_default=True)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="csv", show_default=True)
@click.option("--output", type=click.File("w", encoding="utf-8", lazy=False), default="-", help="The file to write.")
def export(words: tuple[str, ...], directory: Path, what: str, form: str, output: TextIO) -> None:
    """Write what the timeline shows for WORDS (csv, jsonl), or the articles that match (always jsonl)."""
    query = options.typed(words)
    with Archive.open(directory) as archive:
        lines = articles_as_jsonl(archive, query) if what == "articles" else events_as(form, archive, query)
        count = sum(output.write(line) > 0 for line in lines)
    rows = count - (what == "events" and form == "csv")
    click.echo(f"{options.count(rows, what.removesuffix('s'))} written.", err=True)
