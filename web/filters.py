"""The only place where markup is made in Python: everything is escaped first, then wrapped.

Templates escape by themselves; these filters are for text with spans in it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from flask import Flask
from markupsafe import Markup, escape

from search import (
    FIELDS,
    Annotated,
    Article,
    DateMention,
    EntityKind,
    Event,
    Period,
    Snippet,
    host,
    phrasing,
    readable,
    spared,
    web_address,
)
from web import context, links, params, present
from web.witnesses import told_by

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*?\n\s*?\n|\s*\Z)", re.DOTALL)
_KINDS = {
    EntityKind.PERSON: ("person", "Person"),
    EntityKind.ORG: ("org", "Organisation"),
    EntityKind.PLACE: ("place", "Place"),
    EntityKind.OTHER: ("other", "Name"),
}
_AROUND = 90
"""Characters of context on each side of a phrase shown by itself."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of text and the element around it; `again` opens it where another element cut it in two."""

    start: int
    end: int
    open: Markup
    again: Markup
    close: Markup


def register(app: Flask) -> None:
    """Give the templates their filters."""
    app.jinja_env.globals.update(labels=FIELDS, vantages=present.VANTAGES)
    app.jinja_env.filters.update(
        article_text=article_text,
        at=_at,
        article_url=links.article_url,
        count=phrasing.count,
        cut=cut,
        dated=dated,
        day=phrasing.day,
        day_of_week=phrasing.day_of_week,
        entity_url=links.entity_url,
        facet_url=links.facet_url,
        in_context=in_context,
        found_in=present.found_in,
        host=host,
        iso_words=phrasing.iso_words,
        kind_class=lambda kind: _KINDS[kind][0],
        kind_word=lambda kind: _KINDS[kind][1],
        marked=marked,
        moment=moment,
        number=phrasing.number,
        pair_url=links.pair_url,
        period=phrasing.period,
        precision_mark=present.mark,
        published_how=present.published_how,
        read_as=present.read_as,
        readable=readable,
        stretch=phrasing.stretch,
        told_by=told_by,
        web_address=web_address,
    )


def _at(asked: params.Asked, endpoint: str, *more: tuple[str, str], ending: str | None = None) -> str:
    """Where a page shows what is asked."""
    return asked.url(endpoint, *more, ending=ending, within=context.frame())


def marked(snippet: Snippet) -> Markup:
    """A snippet with its matches marked, and dots where it was cut out."""
    open_, close = Markup("<mark>"), Markup("</mark>")
    spans = [_Span(start, end, open_, open_, close) for start, end in snippet.marks]
    before, after = (
        "… " if snippet.cut_before else "",
        "\N{NO-BREAK SPACE}…" if snippet.cut_after else "",
    )
    return escape(before) + _woven(snippet.text, 0, len(snippet.text), spans) + escape(after)


def moment(period: Period, words: str = "") -> Markup:
    """A period in words (its own, unless others are given), as the element that HTML has for it."""
    stamp, words = present.timestamp(period), words or phrasing.period(period)
    if not stamp:
        return Markup('<span class="moment">{}</span>').format(words)
    return Markup('<time datetime="{}">{}</time>').format(stamp, words)


def dated(event: Event, most: int = 0) -> Markup:
    """An event's sentence with the phrase marked that dates it; of one longer than `most`, what is around it."""
    sentence, start = spared(event.sentence, event.date.start - event.start)
    end = start + event.date.end - event.date.start
    if not 0 <= start < end <= len(sentence):
        return escape(sentence[:most] if most else sentence)
    low = max(0, start - most // 2) if 0 < most < len(sentence) else 0
    high = min(len(sentence), low + max(most, end - low)) if 0 < most < len(sentence) else len(sentence)
    open_, close = Markup('<mark class="phrase">'), Markup("</mark>")
    shown = _woven(sentence, low, high, [_Span(start, end, open_, open_, close)])
    return escape("… " if low else "") + shown + escape(" …" if high < len(sentence) else "")


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut after a word where there is one."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…"


def in_context(date: DateMention, article: Article) -> Markup:
    """A phrase marked in the words around it."""
    start, end = max(0, date.start - _AROUND), min(len(article.text), date.end + _AROUND)
    if start:
        start = article.text.find(" ", start, date.start) + 1 or date.start
    end = end if end == len(article.text) else max(article.text.rfind(" ", date.end, end), date.end)
    marks = ((date.start - start, date.end - start),)
    return marked(Snippet(article.text[start:end], marks, cut_before=start > 0, cut_after=end < len(article.text)))


def article_text(annotated: Annotated, sought: Iterable[tuple[int, int]] = ()) -> Markup:
    """The body in paragraphs, with names linked to their pages, dates to how they were read, what is sought marked."""
    text = annotated.article.text
    coming = sorted((*_spans(annotated), *_marks(sought)), key=lambda span: -span.start)
    going_on: list[_Span] = []
    paragraphs: list[Markup] = []
    for found in _PARAGRAPH.finditer(text, annotated.article.body):
        start, end = found.span()
        while coming and coming[-1].start < end:
            going_on.append(coming.pop())
        going_on = [span for span in going_on if span.end > start]
        paragraphs.append(Markup("<p>{}</p>").format(_woven(text, start, end, going_on)))
    return Markup("\n").join(paragraphs)


def _spans(annotated: Annotated) -> list[_Span]:
    """Dates and names as elements; where two overlap only the first is a link, for links do not nest."""
    taken = bytearray(len(annotated.article.text))

    def take(start: int, end: int) -> bool:
        place = taken[start:end]
        taken[start:end] = b"\1" * len(place)
        return 1 not in place

    spans = [_date_span(date, linked=take(date.start, date.end)) for date in annotated.dates]
    around_name = cache(_around_name)  # a name stands in its article many times
    for entity in annotated.entities:
        open_, close = around_name(entity.kind, entity.name, linked=take(entity.start, entity.end))
        spans.append(_Span(entity.start, entity.end, open_, open_, close))
    return spans


def _marks(sought: Iterable[tuple[int, int]]) -> Iterator[_Span]:
    """Numbered marks around what is sought."""
    for number, (start, end) in enumerate(sought):
        whole = Markup('<mark class="sought" id="m{}">').format(number)
        yield _Span(start, end, whole, Markup('<mark class="sought">'), Markup("</mark>"))


def _date_span(date: DateMention, *, linked: bool) -> _Span:
    stamp = present.timestamp(date.period) if date.period else ""
    kind = "date" if date.period else "date unread" if date.unresolved else "date lasting"
    name, close = (Markup("<time"), Markup("</time>")) if stamp else (Markup("<span"), Markup("</span>"))
    attributes = Markup(' class="{}" title="{}"').format(kind, present.read_as(date))
    if stamp:
        attributes += Markup(' datetime="{}"').format(stamp)
    inner = Markup('<a href="#r{}">').format(date.start) if linked else Markup()
    again = name + attributes + Markup(">") + inner
    whole = name + Markup(' id="d{}"').format(date.start) + attributes + Markup(">") + inner
    return _Span(date.start, date.end, whole, again, (Markup("</a>") if linked else Markup()) + close)


def _around_name(kind: EntityKind, name: str, *, linked: bool) -> tuple[Markup, Markup]:
    """The element around a name, which leads to its page where it may be a link."""
    css, word = _KINDS[kind]
    attributes = Markup(' class="{}" title="{}: {}"').format(css, word, name)
    if linked:
        return Markup('<a{} href="{}">').format(attributes, links.entity_url(kind, name)), Markup("</a>")
    return Markup("<span{}>").format(attributes), Markup("</span>")


def _woven(text: str, start: int, end: int, spans: Iterable[_Span]) -> Markup:
    """The text from start to end with its spans as elements, which nest even where the spans cross.

    Offsets out of bounds are cut to fit: a wrong finding must not break a page.
    """
    inside = sorted(
        (span for span in spans if span.start < end and start < span.end and span.start < span.end),
        key=lambda span: (span.start, -span.end),
    )
    edges = {max(start, span.start) for span in inside} | {min(end, span.end) for span in inside}
    points = sorted({start, end} | edges)
    pieces: list[Markup] = []
    open_: list[_Span] = []
    waiting = list(reversed(inside))
    for here, there in pairwise(points):
        _close(open_, here, pieces)
        while waiting and waiting[-1].start <= here:
            span = waiting.pop()
            pieces.append(span.open if span.start >= start else span.again)
            open_.append(span)
        pieces.append(escape(text[here:there]))
    _close(open_, end, pieces, everything=True)
    return Markup().join(pieces)


def _close(open_: list[_Span], here: int, pieces: list[Markup], *, everything: bool = False) -> None:
    """Close the elements that end here, and those within them, which open again if they go on."""
    going_on: list[_Span] = []
    while open_ and (everything or any(span.end <= here for span in open_)):
        span = open_.pop()
        pieces.append(span.close)
        if span.end > here and not everything:
            going_on.append(span)
    for span in reversed(going_on):
        pieces.append(span.again)
        open_.append(span)
