"""What happened when: the histogram over the list."""

from flask import Response, jsonify, render_template

from search import Events, Sort, events_form
from web.chart import chart
from web.context import archive, asked
from web.outline import outline
from web.params import Asked

_PAGE = 40


def page() -> str:
    """One page of events, under headings that fit the stretch of time in view."""
    wanted = asked()
    events = _ask(wanted)
    return render_template(
        "timeline.html",
        asked=wanted,
        here="timeline",
        results=events,
        chart=chart(events.histogram),
        found=outline(events.events, events.histogram.zoom),
    )


def data() -> Response:
    """The same for programs."""
    return jsonify(events_form(_ask(asked())))


def _ask(wanted: Asked) -> Events:
    return archive().timeline(
        wanted.words,
        wanted.filters,
        sort=wanted.sort or Sort.OLDEST,
        limit=wanted.limit or _PAGE,
        cursor=wanted.cursor,
        any_of=wanted.any_of,
    )
