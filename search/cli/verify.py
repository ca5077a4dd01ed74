"""`dateline verify`: is the archive whole?"""

from pathlib import Path

import click

from search.archive import Archive
from search.cli import options


@click.command()
@options.archive
@click.pass_context
def verify(ctx: click.Context, directory: Path) -> None:
    """Check every file of the archive for damage."""
    with Archive.open(directory) as archive:
        damage = archive.engine.verify()
    for line in damage:
        click.echo(line)
    if damage:
        ctx.exit(2)
    click.echo("The archive is whole.")
