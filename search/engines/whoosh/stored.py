"""An annotated article as compressed JSON, and back exactly.

What the text already says is not written again: a phrase that stands at its own offsets is a 0, an event's date and
entities are numbers in the article's lists. What is not asked for stays as JSON has it: to make all the findings of an
article takes longer than to open it.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from search.chronicles import Chronicle, Remark
from search.model import (
    Annotated,
    Article,
    AsRead,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Heading,
    Published,
    PublishedSource,
    TimexType,
)
from search.period import Period, Precision

Row = list[Any]
"""A value's fields in their order, as JSON has them."""

_LEVEL = 4
_KINDS = tuple(EntityKind)
_NUMBER_OF = {id(kind): number for number, kind in enumerate(_KINDS)}  # members of an enumeration hash slowly


def pack(annotated: Annotated) -> bytes:
    """The article with its findings as bytes."""
    text = annotated.article.text
    row = [
        _article_row(annotated.article),
        [_entity_row(entity, text) for entity in annotated.entities],
        [_date_row(date, text) for date in annotated.dates],
        _event_rows(annotated.article, annotated.entities, annotated.dates, annotated.events),
        annotated.model,
        *([_before_rows(annotated)] if annotated.before else []),
    ]
    return zlib.compress(json.dumps(row, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpack(packed: bytes) -> Annotated:
    """The article that these bytes hold; zlib.error or ValueError when they are damaged."""
    article_row, entity_rows, date_rows, event_rows, model, *before = json.loads(zlib.decompress(packed))
    article = _article(article_row)
    text = article.text
    entities = tuple(_entity(row, text) for row in entity_rows)
    dates = tuple(_date(row, text) for row in date_rows)
    events = tuple(_event(row, article_row, entities.__getitem__, dates.__getitem__) for row in event_rows)
    was = tuple(_as_read(row, article_row, entities) for row in before[0]) if before else ()
    return Annotated(article, entities, dates, events, model, was)


def unpack_passages(packed: bytes, wanted: Callable[[Period], bool]) -> Annotated | None:
    """The article with no more than the sentences that tell of a time wanted; None where none does.

    Errors as of `unpack`.
    """
    article_row, entity_rows, date_rows, event_rows, model, *_ = json.loads(zlib.decompress(packed))
    sentences = {(row[3], row[4]) for row in event_rows if wanted(_time(row, date_rows))}
    if not sentences:
        return None
    text = article_row[1]
    dates = {
        number: _date(row, text)
        for number, row in enumerate(date_rows)
        if any(start <= row[0] and row[1] <= end for start, end in sentences)
    }

    def entity(number: int) -> Entity:
        return _entity(entity_rows[number], text)

    def date(number: int) -> DateMention:
        return dates.get(number) or _date(date_rows[number], text)

    told = (row for row in event_rows if (row[3], row[4]) in sentences)
    events = tuple(_event(row, article_row, entity, date) for row in told)
    return Annotated(_article(article_row), (), tuple(dates.values()), events, model)


def unpack_events(packed: bytes, numbers: Iterable[int]) -> tuple[Heading, list[Event]]:
    """Some events of an article by their places among its events; errors as of `unpack`."""
    article_row, entity_rows, date_rows, event_rows, *_ = json.loads(zlib.decompress(packed))
    id_, text, title, source, published, *_ = article_row

    def entity(number: int) -> Entity:
        return _entity(entity_rows[number], text)

    def date(number: int) -> DateMention:
        return _date(date_rows[number], text)

    events = [_event(event_rows[number], article_row, entity, date) for number in numbers]
    return Heading(id_, title, source, _published(published)), events


def unpack_chronicle(packed: bytes, told: Iterable[tuple[int, int, str]]) -> Chronicle:
    """What an article tells, given places among its events, and for each the day and the id of what happened.

    Errors as of `unpack`.
    """
    article_row, _, date_rows, event_rows, *_ = json.loads(zlib.decompress(packed))
    id_, text, title, source, published, _, _, _, _, body, *_ = article_row
    named = tuple(row[0] for row in date_rows if row[5] and row[5][2] == Precision.DAY)
    remarks = tuple(_remark(event_rows[place], text, date_rows, day, happening) for place, day, happening in told)
    return Chronicle(Heading(id_, title, source, _published(published)), text, body, named, remarks)


def _remark(row: Row, text: str, date_rows: Sequence[Row], day: int, happening: str) -> Remark:
    _, _, kind, start, end, sentence, date, period, _ = row
    first, last, phrase, _, _, read, *_ = date_rows[date] if isinstance(date, int) else date
    return Remark(
        day,
        happening,
        EventKind(kind),
        start,
        text[start:end] if sentence == 0 else sentence,
        first,
        text[first:last] if phrase == 0 else phrase,
        (read if period == 0 else period)[0],
    )


def _before_rows(annotated: Annotated) -> list[Row]:
    article, entities = annotated.article, annotated.entities
    return [
        [
            _published_row(was.published),
            [_date_row(date, article.text) for date in was.dates],
            _event_rows(article, entities, was.dates, was.events),
        ]
        for was in annotated.before
    ]


def _as_read(row: Row, article_row: Row, entities: Sequence[Entity]) -> AsRead:
    published, date_rows, event_rows = row
    dates = tuple(_date(each, article_row[1]) for each in date_rows)
    events = (_event(each, article_row, entities.__getitem__, dates.__getitem__) for each in event_rows)
    return AsRead(_published(published), dates, tuple(events))


def _article_row(article: Article) -> Row:
    return [
        article.id,
        article.text,
        article.title,
        article.source,
        _published_row(article.published),
        article.authors,
        article.url,
        article.language,
        article.origin,
        article.body,
        *([] if article.day_first is None else [article.day_first]),
    ]


def _article(row: Row) -> Article:
    id_, text, title, source, published, authors, url, language, origin, body, *order = row
    return Article(id_, text, title, source, _published(published), tuple(authors), url, language, origin, body, *order)


def _published_row(published: Published | None) -> Row | None:
    return [_period_row(published.period), published.source, published.written] if published else None


def _published(row: Row | None) -> Published | None:
    return Published(_period(row[0]), PublishedSource(row[1]), row[2]) if row else None


def _period_row(period: Period) -> Row:
    return [period.start, period.end, period.precision, *([1] if period.approximate else [])]


def _period(row: Row) -> Period:
    return Period(row[0], row[1], Precision(row[2]), len(row) > 3)  # noqa: PLR2004 - the fourth says approximate


def _phrase(found: str, text: str, start: int, end: int) -> str | int:
    return 0 if text[start:end] == found else found


def _entity_row(entity: Entity, text: str) -> Row:
    start, end = entity.start, entity.end
    name = 0 if entity.name == entity.text else entity.name
    return [start, end, _phrase(entity.text, text, start, end), _NUMBER_OF[id(entity.kind)], name]


def _entity(row: Row, text: str) -> Entity:
    start, end, phrase, kind, name = row
    found = text[start:end] if phrase == 0 else phrase
    return Entity(start, end, found, _KINDS[kind], found if name == 0 else name)


def _date_row(date: DateMention, text: str) -> Row:
    return [
        date.start,
        date.end,
        _phrase(date.text, text, date.start, date.end),
        date.type,
        date.value,
        date.period and _period_row(date.period),
        date.rule,
        date.anchor,
        date.anchor_source,
        date.other and _period_row(date.other),
        date.note,
    ]


def _date(row: Row, text: str) -> DateMention:
    start, end, phrase, kind, value, period, rule, anchor, anchor_source, other, note = row
    found = text[start:end] if phrase == 0 else phrase
    return DateMention(
        start,
        end,
        found,
        TimexType(kind),
        value,
        period and _period(period),
        rule,
        anchor,
        anchor_source,
        other and _period(other),
        note,
    )


def _event_rows(
    article: Article, entities: Sequence[Entity], dates: Sequence[DateMention], events: Sequence[Event]
) -> list[Row]:
    text = article.text
    entity_at = {(entity.start, entity.end): number for number, entity in enumerate(entities)}
    date_at = {(date.start, date.end): number for number, date in enumerate(dates)}
    return [
        [
            event.id,
            0 if event.article == article.id else event.article,
            event.kind,
            event.start,
            event.end,
            _phrase(event.sentence, text, event.start, event.end),
            _reference(event.date, dates, date_at, _date_row, text),
            0 if event.period == event.date.period else _period_row(event.period),
            [_reference(each, entities, entity_at, _entity_row, text) for each in event.entities],
        ]
        for event in events
    ]


def _time(row: Row, date_rows: Sequence[Row]) -> Period:
    """The period of an event."""
    date, period = row[6], row[7]
    return _period(((date_rows[date] if isinstance(date, int) else date)[5]) if period == 0 else period)


Finding = TypeVar("Finding", Entity, DateMention)


def _reference(
    finding: Finding,
    listed: Sequence[Finding],
    numbers: dict[tuple[int, int], int],
    row: Callable[[Finding, str], Row],
    text: str,
) -> int | Row:
    number = numbers.get((finding.start, finding.end), -1)
    return number if number >= 0 and listed[number] == finding else row(finding, text)


def _event(
    row: Row, article_row: Row, listed_entity: Callable[[int], Entity], listed_date: Callable[[int], DateMention]
) -> Event:
    article, text, *_ = article_row
    id_, of, kind, start, end, sentence, date_row, period, entity_rows = row
    date = listed_date(date_row) if isinstance(date_row, int) else _date(date_row, text)
    own = date.period if period == 0 else _period(period)
    assert own is not None
    return Event(
        id_,
        of if of != 0 else article,
        EventKind(kind),
        start,
        end,
        text[start:end] if sentence == 0 else sentence,
        date,
        own,
        tuple(listed_entity(each) if isinstance(each, int) else _entity(each, text) for each in entity_rows),
    )
