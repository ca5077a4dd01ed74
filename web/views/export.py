"""What the timeline or the results show, whole, as a file: first what it will hold, then the file."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from flask import Response, abort, render_template, request

from search import ARTICLE_FORMATS, FORMATS, View, export_articles, export_events, whole
from web.arguments import count_in
from web.context import archive, asked

_HELD = 4_000_000
"""Bytes of a file kept in memory; a longer one waits on the disk."""
_BLOCK = 65_536
_MOST = 1_000_000_000
"""More events than any archive tells."""
_FORMATS = {format_.ending: format_ for format_ in FORMATS.values()}


def page() -> str:
    """How many events each kind of file would hold, and what it leaves out."""
    wanted = asked()
    found = {days: whole(archive(), wanted.view(), days) for days in {format_.days for format_ in FORMATS.values()}}
    rows = [(format_, found[format_.days]) for format_ in FORMATS.values()]
    articles = archive().search(wanted.words, wanted.of_articles.filters, limit=0, facet_size=0, any_of=wanted.any_of)
    return render_template(
        "export.html",
        asked=wanted,
        here="timeline",
        rows=rows,
        all=found[None],
        articles=articles.total,
        article_formats=ARTICLE_FORMATS.values(),
    )


def events(ending: str) -> Response:
    """Every event in view, or the weightiest of them, in one of the formats."""
    format_ = _FORMATS.get(ending) or abort(404)
    _, pieces = export_events(format_.name, archive(), _view())
    return _file(pieces, format_.mimetype, f"timeline.{ending}")


def articles(ending: str) -> Response:
    """Every article that matches, in one of the formats."""
    format_ = ARTICLE_FORMATS.get(ending) or abort(404)
    return _file(export_articles(ending, archive(), _view()), format_.mimetype, f"articles.{ending}")


def _view() -> View:
    return asked().view(count_in(request.args.get("top", ""), _MOST))


def _file(pieces: Iterable[str], mimetype: str, name: str) -> Response:
    """A file sent when it is whole: what fails on the way is an error page, never half a file.

    What UTF-8 cannot write is replaced.
    """
    made = SpooledTemporaryFile(max_size=_HELD)  # noqa: SIM115 - closed when it is sent
    try:
        length = sum(made.write(piece.encode(errors="replace")) for piece in pieces)
    except BaseException:
        made.close()
        raise
    made.seek(0)
    headers = {"Content-Disposition": f"attachment; filename={name}", "Content-Length": str(length)}
    return Response(_blocks(made), mimetype=mimetype, headers=headers)


def _blocks(made: "SpooledTemporaryFile[bytes]") -> Iterator[bytes]:
    with made:
        while block := made.read(_BLOCK):
            yield block
