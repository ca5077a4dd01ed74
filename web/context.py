"""What a view reaches for: the archive it asks, and what the reader asked."""

from dataclasses import dataclass, field
from typing import cast

from flask import abort, current_app, g, redirect, request
from werkzeug.datastructures import MultiDict

from search import Archive, NotFoundError
from web.keydays import Day
from web.params import Asked
from web.remembered import KeyDays
from web.shorthand import Frame, Shorthand

_KEY = "dateline"
_BESIDE = ("top",)
"""What an address may say beside what is asked."""


@dataclass(frozen=True, slots=True)
class Served:
    """What an application serves."""

    archive: Archive
    index_command: str
    """What to type to put a folder of articles into this archive."""
    shorthand: Shorthand = field(default_factory=Shorthand)
    key_days: KeyDays = field(default_factory=KeyDays)

    def install(self, extensions: dict[str, object]) -> None:
        """Where the functions below find it."""
        extensions[_KEY] = self


def _served() -> Served:
    return cast("Served", current_app.extensions[_KEY])


def archive() -> Archive:
    """The archive that this application serves."""
    return _served().archive


def key_days(count: int, wanted: Asked) -> tuple[Day, ...]:
    """The days that mattered most of what is asked."""
    served = _served()
    return served.key_days.of(served.archive, count, (wanted.words, wanted.filters, wanted.any_of))


def knows_key_days(count: int, wanted: Asked) -> bool:
    """Whether they are at hand; else to choose them takes up to some seconds."""
    served = _served()
    return served.key_days.knows(served.archive, count, (wanted.words, wanted.filters, wanted.any_of))


def index_command() -> str:
    """What to type to put a folder of articles into the archive."""
    return _served().index_command


def asked() -> Asked:
    """What the request asks; what is not its tidy address leads there, for that is the permanent one.

    A form's empty or split inputs are not tidy, nor are the short links of a page about a long question.
    """
    args = request.args
    if "as" in args:
        _go(Asked.read(_unfolded(args)))
    found = Asked.read(args)
    split = {name for name, value in args.items(multi=True) if not value or name.endswith(("_from", "_to"))}
    if split and not found.problems:
        _go(found)
    g.frame = _served().shorthand.frame(found.lasting)
    return found


def frame() -> Frame | None:
    """The short name of what this page was asked, where that is long."""
    return cast("Frame | None", g.get("frame"))


def _go(found: Asked) -> None:
    beside = [(name, request.args[name]) for name in _BESIDE if name in request.args]
    ending = (request.view_args or {}).get("ending")
    abort(redirect(found.url(request.endpoint or "home", *beside, ending=ending)))


def _unfolded(args: MultiDict[str, str]) -> MultiDict[str, str]:
    """The arguments of a short link, whole again."""
    pairs = _served().shorthand.whole(args["as"], args.getlist("drop"))
    if pairs is None:
        raise NotFoundError("This link is no longer known. Go back, load that page again, and follow it from there.")
    rest = [(name, value) for name, value in args.items(multi=True) if name not in {"as", "drop"}]
    return MultiDict([*pairs, *rest])
