"""What the timeline or the results show, whole, as a file."""

from collections.abc import Iterable

from flask import Response

from search import articles_as_jsonl, events_as
from web.context import archive, asked

_JSON_LINES = "application/x-ndjson"


def timeline_csv() -> Response:
    """Every event in view, a row each."""
    wanted = asked()
    return _file(events_as("csv", archive(), wanted.words, wanted.filters), "text/csv", "timeline.csv")


def timeline_jsonl() -> Response:
    """Every event in view, a JSON line each."""
    wanted = asked()
    return _file(events_as("jsonl", archive(), wanted.words, wanted.filters), _JSON_LINES, "timeline.jsonl")


def articles_jsonl() -> Response:
    """Every article that matches, with its text and all findings, a JSON line each."""
    wanted = asked()
    return _file(articles_as_jsonl(archive(), wanted.words, wanted.filters), _JSON_LINES, "articles.jsonl")


def _file(lines: Iterable[str], mimetype: str, name: str) -> Response:
    """A file sent as it is made; what UTF-8 cannot write is replaced."""
    sent = (line.encode(errors="replace") for line in lines)
    return Response(sent, mimetype=mimetype, headers={"Content-Disposition": f"attachment; filename={name}"})
