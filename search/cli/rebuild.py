"""`dateline rebuild`: the index made anew from the articles kept in it."""

from pathlib import Path

import click

from search.cli import options
from search.engines.whoosh import rebuild as rebuild_index


@click.command()
@options.archive
def rebuild(directory: Path) -> None:
    """Make the index anew from the articles kept in it; the language model is not needed."""
    count = rebuild_index(directory, report=lambda line: click.echo(line, err=True))
    click.echo(f"Rebuilt {directory} from {count} articles.")
