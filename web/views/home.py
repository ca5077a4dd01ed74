"""The archive at a glance."""

from flask import Response, jsonify, render_template

from search import overview, overview_form
from web.chart import chart
from web.context import archive, index_command
from web.outline import ranked
from web.params import Asked


def page() -> str:
    """What is in the archive, who is in it, when it happened, and what came last; or how to begin."""
    found = overview(archive())
    if not found.totals.articles:
        return render_template("empty.html", command=index_command())
    return render_template(
        "home.html",
        asked=Asked(),
        overview=found,
        totals=found.totals,
        chart=chart(found.histogram),
        timeline=ranked(found.weightiest),
    )


def data() -> Response:
    """The same for programs."""
    return jsonify(overview_form(overview(archive())))
