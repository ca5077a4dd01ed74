"""What a view reaches for: the archive it asks, and what the reader asked."""

from dataclasses import dataclass
from typing import cast

from flask import abort, current_app, redirect, request

from search import Archive
from web.params import Asked

_KEY = "dateline"


@dataclass(frozen=True, slots=True)
class Served:
    """What an application serves."""

    archive: Archive
    index_command: str
    """What to type to put a folder of articles into this archive."""

    def install(self, extensions: dict[str, object]) -> None:
        """Where `archive` and `index_command` find it."""
        extensions[_KEY] = self


def archive() -> Archive:
    """The archive that this application serves."""
    return cast("Served", current_app.extensions[_KEY]).archive


def index_command() -> str:
    """What to type to put a folder of articles into the archive."""
    return cast("Served", current_app.extensions[_KEY]).index_command


def asked() -> Asked:
    """What the request asks; a form's empty or split inputs lead to the tidy address, which is the permanent one."""
    found = Asked.read(request.args)
    split = {name for name, value in request.args.items(multi=True) if not value or name.endswith(("_from", "_to"))}
    if split and not found.problems:
        abort(redirect(found.url(request.endpoint or "home")))
    return found
