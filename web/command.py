"""`dateline serve`: the archive in a browser; where that is, is an option that the command line gives to all."""

from pathlib import Path

import click

from search import DatelineError
from web.safety import LOOPBACK
from web.server import serve as serve_archive


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--expose", is_flag=True, help="Allow an address that other machines can reach.")
@click.option(
    "--read-only/--writable",
    default=None,
    help="Whether pages take no corrections. [default: read-only where other machines can reach them]",
)
def serve(directory: Path, host: str, port: int, *, expose: bool, read_only: bool | None) -> None:
    """Open the archive in a browser, on this machine alone."""
    if host not in LOOPBACK and not expose:
        raise DatelineError(f"{host} can be reached from other machines; add --expose if that is meant.")
    reading = host not in LOOPBACK if read_only is None else read_only
    ending = f"  ({'read-only; ' if reading else ''}Ctrl-C ends)"
    try:
        serve_archive(
            directory,
            host,
            port,
            lambda address: click.echo(f"The archive is open at {address}{ending}"),
            read_only=reading,
        )
    except OSError as error:
        raise DatelineError(
            f"Port {port} at {host} cannot be used ({error.strerror}); choose another with --port."
        ) from error
