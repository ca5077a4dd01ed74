"""TimelineJS 3's JSON: a slide for each event (https://timeline.knightlab.com/docs/json-format.html)."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from search import phrasing
from search.exports.format import Format, others_say, plain
from search.exports.whole import Whole
from search.model import EventKind
from search.period import Period, Precision, calendar_day
from search.results import TimelineEvent, Witness
from search.sentences import readable

_LONGEST_HEADLINE = 90
_SINGLE = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
"""Of how many parts the start of a period consists that needs no end: year, month, day."""


def write(whole: Whole) -> Iterator[str]:
    """One document with a title slide and the events."""
    title = whole.view.words or "What happened"
    head = {"title": {"text": {"headline": _html(title), "text": f"<p>{_html(whole.said)}</p>"}}, "scale": "human"}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "events": ['
    for number, told in enumerate(whole.events):
        yield (",\n" if number else "\n") + json.dumps(_slide(told), ensure_ascii=False)
    yield "\n]}\n"


def _slide(told: TimelineEvent) -> dict[str, Any]:
    event = told.event
    sources = "".join(f"<li>{_source(witness)}</li>" for witness in told.witnesses)
    others = f"<p>{_html(others_say(told))}</p>" if told.conflicts else ""
    planned = "<p>Planned.</p>" if event.kind is EventKind.PLANNED else ""
    return {
        "unique_id": f"event-{event.id}",
        **_dates(event.period),
        "display_date": phrasing.period(event.period),
        "text": {
            "headline": _html(_shortened(readable(event))),
            "text": f"<p>{_html(readable(event))}</p>{planned}{others}<ul>{sources}</ul>",
        },
    }


def _dates(period: Period) -> dict[str, dict[str, int]]:
    """Both ends as far as they are known, both inclusive; a day, month or year needs no end."""
    if parts := _SINGLE.get(period.precision):
        return {"start_date": _date(period.start, parts)}
    return {"start_date": _date(period.start, 3), "end_date": _date(period.last, 3)}


def _date(number: int, parts: int) -> dict[str, int]:
    return dict(list(zip(("year", "month", "day"), calendar_day(number), strict=True))[:parts])


def _source(witness: Witness) -> str:
    published = phrasing.period(witness.published.period) if witness.published else "undated"
    return ", ".join(_html(part) for part in (witness.title or witness.id, witness.source, published) if part)


def _shortened(sentence: str) -> str:
    text = plain(sentence)
    if len(text) <= _LONGEST_HEADLINE:
        return text
    return text[:_LONGEST_HEADLINE].rpartition(" ")[0] + " …"


def _html(text: str) -> str:
    return escape(plain(text))


FORMAT = Format(
    "timelinejs", "TimelineJS", "slides for a web page", "application/json", "timelinejs.json", write, suits=100
)
