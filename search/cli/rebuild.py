"""`dateline rebuild`: the index made anew from the articles kept in it."""

from pathlib import Path

import click

from search.archive import Archive
from search.cli import options
from search.collation import collate
from search.editing import Editor
from search.engines.whoosh import rebuild as rebuild_index


@click.command()
@options.archive
def rebuild(directory: Path) -> None:
    """Make the index anew from the articles kept in it; the language model is not needed."""
    count = rebuild_index(directory, report=lambda line: click.echo(line, err=True))
    with Archive.open(directory) as archive:
        collate(archive.engine, Editor(archive).catch_up().in_force)
    click.echo(f"Rebuilt {directory} from {count} articles.")
