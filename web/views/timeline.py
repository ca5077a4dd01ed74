"""What happened when: the histogram over the list."""

from flask import Response, jsonify, render_template

from search import Events, Sort, events_form
from web.chart import chart
from web.context import archive, asked, key_days
from web.outline import outline, ranked
from web.params import Asked

_PAGE = 40
_ORDERS = (Sort.OLDEST, Sort.NEWEST, Sort.WEIGHT)


def page() -> str:
    """One page of events, or the days that mattered."""
    wanted = asked()
    if wanted.key:
        return _key_days(wanted, wanted.key)
    events = _ask(wanted)
    by_weight = wanted.sort is Sort.WEIGHT
    return render_template(
        "timeline.html",
        asked=wanted,
        here="timeline",
        results=events,
        chart=chart(events.histogram),
        found=ranked(events.events) if by_weight else outline(events.events, events.histogram.zoom),
    )


def _key_days(wanted: Asked, count: int) -> str:
    """The days that mattered most with what is told of them, in the order of time or of weight."""
    days = key_days(count, wanted)
    events = archive().timeline(wanted.words, wanted.filters, limit=0, any_of=wanted.any_of)
    in_time = days if wanted.sort is Sort.WEIGHT else sorted(days, key=lambda day: day.period)
    return render_template(
        "keydays.html",
        asked=wanted,
        here="timeline",
        results=events,
        chart=chart(events.histogram),
        days=in_time,
    )


def data() -> Response:
    """The same for programs."""
    return jsonify(events_form(_ask(asked())))


def _ask(wanted: Asked) -> Events:
    return archive().timeline(
        wanted.words,
        wanted.filters,
        sort=wanted.sort if wanted.sort in _ORDERS else Sort.OLDEST,
        limit=wanted.limit or _PAGE,
        cursor=wanted.cursor,
        any_of=wanted.any_of,
    )
