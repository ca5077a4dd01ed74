"""One event with everybody who tells it."""

from flask import Response, jsonify, render_template

from search import event_form
from web.context import archive
from web.params import Asked

_DAYS_AROUND = 7


def page(event_id: str) -> str:
    """The event, how its date was read by each witness, and the way to what happened around it."""
    told = archive().event(event_id)
    period = told.event.period
    around = Asked(when=(period.start - _DAYS_AROUND, period.end + _DAYS_AROUND))
    return render_template("event.html", told=told, event=told.event, around=around)


def data(event_id: str) -> Response:
    """The same for programs."""
    return jsonify(event_form(archive().event(event_id)))
