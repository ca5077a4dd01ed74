"""Runs the pages with waitress: pure Python, threads, all three systems."""

import logging
import socket
from collections.abc import Callable
from pathlib import Path
from shlex import quote

import waitress

from search import Archive
from web.safety import MOST_SENT

_THREADS = 8
_EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 - recognised here, not bound to


def serve(
    directory: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None] = lambda _: None,
    *,
    read_only: bool = False,
) -> None:
    """Serve the archive in a folder until interrupted; `ready` hears the address once it can be opened.

    Raises ArchiveError when there is no archive, OSError when the port is taken.
    """
    from web import create_app  # noqa: PLC0415 - the package's face offers this function too

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a page that waits a moment is no news
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with Archive.open(directory) as archive, socket.create_server((host, port), family=family) as listening:
        command = f"dateline index --archive {quote(str(directory))} FOLDER"
        app = create_app(archive, hosts=_names(host), index_command=command, read_only=read_only)
        server = waitress.create_server(
            app, sockets=[listening], threads=_THREADS, ident="Dateline", max_request_body_size=2 * MOST_SENT
        )
        try:
            ready(f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/")
            server.run()
        finally:
            server.close()


def _names(host: str) -> tuple[str, ...]:
    """The names under which a server at this address is reached; at every address, all names this machine knows."""
    if host not in _EVERYWHERE:
        return (host,)
    name = socket.gethostname()
    try:
        return (host, name, *socket.gethostbyname_ex(name)[2])
    except OSError:  # the name is in no directory
        return (host, name)
