"""One event with everybody who tells it."""

from flask import Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from search import Fit, Period, Precision, TimelineEvent, event_form, phrasing, whole
from web.context import archive
from web.outline import Outline, outline
from web.params import Asked
from web.witnesses import tellers

_AROUND = (1, 7, 30, 365)
_USUAL = 7
_SHOWN, _TELLERS = 20, 60


def page(event_id: str) -> ResponseReturnValue:
    """What happened, how its date was read by each witness, and what else happened around then.

    The id of any telling leads here; the address is that of the telling that stands for all.
    """
    told = archive().event(event_id)
    if told.event.id != event_id:
        return redirect(url_for("event", event_id=told.event.id))
    days = int(request.args.get("days", "")) if request.args.get("days", "") in map(str, _AROUND) else _USUAL
    around = Asked(when=_widened(told.event.period, days), fit=Fit.WITHIN)
    found = tellers(told.witnesses)
    return render_template(
        "event.html",
        told=told,
        event=told.event,
        tellers=found[:_TELLERS],
        untold=len(found[_TELLERS:]),
        others=archive().happenings(other.id for other in told.conflicts[:_TELLERS]),
        citation=_citation(told),
        around=around,
        days=days,
        choices=_AROUND,
        nearby=_nearby(told, around),
    )


def data(event_id: str) -> Response:
    """The same for programs."""
    return jsonify(event_form(archive().event(event_id)))


def _widened(period: Period, days: int) -> tuple[int, int]:
    return period.start - days, period.end + days


def _nearby(told: TimelineEvent, around: Asked) -> Outline:
    """Without this one, the events of these days that mattered most, in the order of time."""
    events = whole(archive(), around.view(_SHOWN + 1)).events
    return outline([other for other in events if other.event.id != told.event.id][:_SHOWN], Precision.DAY)


def _citation(told: TimelineEvent) -> str:
    """How to cite the telling that stands for the event: its words, article, outlet and date, and its address here."""
    event = told.event
    witness = next((one for one in told.witnesses if one.id == event.article), told.witnesses[0])
    published = phrasing.period(witness.published.period) if witness.published else "undated"
    source = ", ".join(part for part in (witness.title or witness.id, witness.source, published) if part)
    address = url_for("event", event_id=event.id, _external=True)
    return f"{phrasing.period(event.period)}: “{' '.join(event.sentence.split())}” ({source}). {address}"
