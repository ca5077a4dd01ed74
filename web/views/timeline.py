"""What happened when: the histogram over the list."""

from flask import Response, jsonify, render_template, stream_template

from search import DatelineError, Events, Sort, events_form
from web.chart import chart
from web.context import archive, asked, key_days, knows_key_days
from web.keydays import Day
from web.listing import listed_first
from web.outline import outline, ranked
from web.params import Asked

_PAGE, _MOST = 40, 200
"""Events of a page, and of an answer to a program."""
_ORDERS = (Sort.OLDEST, Sort.NEWEST, Sort.WEIGHT)


def page() -> str | Response:
    """One page of events, or the days that mattered."""
    wanted = asked()
    if wanted.key:
        return _key_days(wanted, wanted.key)
    events = _ask(wanted, most=_PAGE)
    first = listed_first(wanted, (events,))
    listed = events if first is wanted else _ask(first, most=_PAGE)
    by_weight = wanted.sort is Sort.WEIGHT
    return render_template(
        "timeline.html",
        asked=wanted,
        here="timeline",
        results=events,
        named=() if wanted.cursor or wanted.chips else archive().named(wanted.words, events.tellers),
        listed=listed,
        chart=chart(events.histogram),
        found=ranked(listed.events) if by_weight else outline(listed.events, events.histogram.zoom),
    )


def _key_days(wanted: Asked, count: int) -> Response:
    """The days that mattered most with what is told of them, in the order of time or of weight.

    The page is sent as far as it is known while the days are chosen.
    """

    def choose() -> tuple[list[Day], str]:
        try:
            days = key_days(count, wanted)
        except DatelineError as error:
            return [], str(error)
        return list(days) if wanted.sort is Sort.WEIGHT else sorted(days, key=lambda day: day.period), ""

    events = archive().timeline(wanted.words, wanted.filters, limit=0, any_of=wanted.any_of)
    pieces = stream_template(
        "keydays.html",
        asked=wanted,
        here="timeline",
        results=events,
        chart=chart(events.histogram),
        ready=not events.total or knows_key_days(count, wanted),
        choose=choose,
    )
    return Response((piece.encode(errors="replace") for piece in pieces), mimetype="text/html")


def data() -> Response:
    """The same for programs."""
    return jsonify(events_form(_ask(asked())))


def _ask(wanted: Asked, *, most: int | None = None) -> Events:
    """What is asked, at most so many at once: a page of more would be too long to load and to read."""
    return archive().timeline(
        wanted.words,
        wanted.filters,
        sort=wanted.sort if wanted.sort in _ORDERS else Sort.OLDEST,
        limit=min(wanted.limit or _PAGE, most or _MOST),
        cursor=wanted.cursor,
        any_of=wanted.any_of,
    )
