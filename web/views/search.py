"""Articles that match, with what can be done next."""

from flask import Response, jsonify, render_template

from search import Results, results_form
from web.chart import chart
from web.context import archive, asked
from web.params import Asked

_PAGE, _LONGEST, _MOST = 10, 50, 200
"""Articles of a page, of the longest page that can be asked for, and of an answer to a program."""
_FEW, _MANY = 8, 60
"""How many names a list beside the results shows, and how many on demand."""


def page() -> str:
    """One page of articles, with the names and dates that narrow it."""
    wanted = asked().of_articles
    results = _ask(wanted, most=_LONGEST)
    return render_template(
        "search.html",
        asked=wanted,
        here="search",
        results=results,
        named=() if wanted.cursor or wanted.chips else archive().named(wanted.words, results.total),
        chart=chart(results.histogram),
    )


def data() -> Response:
    """The same for programs."""
    return jsonify(results_form(_ask(asked().of_articles)))


def _ask(wanted: Asked, *, most: int | None = None) -> Results:
    return archive().search(
        wanted.words,
        wanted.filters,
        sort=wanted.order,
        limit=min(wanted.limit or _PAGE, most or _MOST),
        cursor=wanted.cursor,
        facet_size=_MANY if wanted.more else _FEW,
        any_of=wanted.any_of,
    )
