"""`dateline info`: what the archive holds."""

from pathlib import Path

import click

from search.archive import Archive
from search.cli import options
from search.forms import totals_form


@click.command()
@options.archive
@options.as_json
def info(directory: Path, *, as_json: bool) -> None:
    """Say what the archive holds, and how well its dates are known."""
    with Archive.open(directory) as archive:
        totals = archive.totals()
    if as_json:
        options.print_json(totals_form(totals))
        return
    span = f"{totals.first.edtf} to {totals.last.edtf}" if totals.first and totals.last else "none is dated"
    for label, value in (
        ("Articles", f"{totals.articles} ({span})"),
        ("Events", totals.events),
        ("Names", totals.entities),
        ("Date phrases", f"{totals.dates}, of which {totals.unresolved} unresolved"),
        ("Undated articles", totals.undated),
        ("Language model", ", ".join(totals.models)),
    ):
        click.echo(f"{label + ':':18}{value}")
    for source, count in sorted(totals.publication.items(), key=lambda item: -item[1]):
        click.echo(f"  publication date from {source}: {count}")
