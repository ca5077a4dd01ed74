"""How well the dates are known: where they come from, what could not be told, and what looks wrong, to be looked at."""

from flask import Response, jsonify, render_template, request

from search import Period, date_quality, quality_form
from web.context import archive
from web.params import Asked

_PAGE = 25


def page() -> str:
    """Every doubt counted, each number leading to what it counts; then the unresolved phrases, by article."""
    return render_template(
        "review.html",
        quality=date_quality(archive()),
        unread=archive().unresolved(limit=_PAGE, cursor=request.args.get("cursor", "")),
        said=_said,
        typed=lambda words: Asked(words=words),
        published=lambda source, day: _said(f"publication date from {source.value}").during("published", _days(day)),
        happened=lambda start, end: Asked().within(start, end),
    )


def data() -> Response:
    """The same for programs."""
    return jsonify(quality_form(date_quality(archive())))


def _said(doubt: str, more: str = "") -> Asked:
    """The articles whose dates are said to be so."""
    return Asked(words=f'dates:="{doubt}" {more}'.strip())


def _days(day: Period) -> tuple[int, int]:
    return day.start, day.end
