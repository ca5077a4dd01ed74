"""Atom (RFC 4287): every event as an entry, for feed readers."""

from collections.abc import Iterator
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from search import phrasing
from search.exports.format import YEARS_OF_FOUR_DIGITS, Format, identifier, names, newest, others_say, plain
from search.exports.whole import View, Whole
from search.period import iso_day
from search.results import TimelineEvent, Witness
from search.sentences import readable

_EPOCH = "1970-01-01"
"""When a feed without entries was last changed, for the format wants a day."""


def write(whole: Whole) -> Iterator[str]:
    """A feed whose entries were last changed when their latest witness was published; so was the feed.

    That stands at its end, where the format allows it: entries are written as they come.
    """
    title = f"What happened: {whole.view.words}" if whole.view.words else "What happened"
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>{_feed_id(whole.view)}</id>\n"
    yield f"<title>{_text(title)}</title>\n<subtitle>{_text(whole.said)}</subtitle>\n"
    yield "<author><name>Dateline</name></author>\n"
    latest: int | None = None
    for told in whole.events:
        latest = newest(told) if latest is None else max(latest, newest(told))
        yield _entry(told)
    changed = _EPOCH if latest is None else iso_day(latest)
    yield f"<updated>{changed}T00:00:00Z</updated>\n</feed>\n"


def _feed_id(view: View) -> str:
    """The same for the same question, by which readers know a feed they follow."""
    asked = urlencode(view.written, errors="replace")
    return uuid5(NAMESPACE_URL, f"dateline timeline?{asked}").urn


def _entry(told: TimelineEvent) -> str:
    event = told.event
    title = f"{phrasing.period(event.period)}: {readable(event)}"
    parts = (
        f"<id>{identifier(told).urn}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{iso_day(newest(told))}T00:00:00Z</updated>",
        *(f'<category term="{_text(name)}"/>' for name in names(told)),
        f"<content>{_text(_told_by(told))}</content>",
    )
    return "<entry>\n" + "\n".join(parts) + "\n</entry>\n"


def _told_by(told: TimelineEvent) -> str:
    return "Told by " + "; ".join(map(_source, told.witnesses)) + f". {others_say(told)}".rstrip()


def _source(witness: Witness) -> str:
    published = phrasing.period(witness.published.period) if witness.published else "undated"
    return ", ".join(filter(None, (witness.title or witness.id, witness.source, published)))


def _text(text: str) -> str:
    return escape(plain(text), {'"': "&quot;"})


FORMAT = Format("atom", "Atom", "for feed readers", "application/atom+xml", "atom", write, days=YEARS_OF_FOUR_DIGITS)
