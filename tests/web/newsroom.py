"""A small archive with every kind of date, name and mischief that pages must show; found by hand, not by a model."""

import re
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from html import unescape

from flask import Flask
from flask.testing import FlaskClient

from search import (
    Annotated,
    Archive,
    Article,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Period,
    Published,
    PublishedSource,
    TimexType,
)
from search.engines.memory import MemoryEngine
from web import create_app

HOSTILE_ID = "in/<script>alert(1)</script>?a=\"b\"&c='d'#e%41.txt"
HOSTILE_NAME = "<b onclick=alert(2)>Mallory</b> & Sons"
FRIDAY = Period.day(2024, 12, 27)


@dataclass(frozen=True)
class Dated:
    """A phrase in a text, and how it is to be read; `happens` makes an event of its sentence."""

    phrase: str
    period: Period | None
    rule: str = "as written"
    anchor: str = ""
    anchor_source: str = ""
    type: TimexType = TimexType.DATE
    other: Period | None = None
    note: str = ""
    happens: bool = True
    kind: EventKind = EventKind.HAPPENED


def told(article: Article, dates: tuple[Dated, ...] = (), names: dict[str, EntityKind] | None = None) -> Annotated:
    """The article with its phrases and names found where they stand."""
    entities = tuple(
        sorted(
            (
                Entity(start, start + len(name), name, kind, name)
                for name, kind in (names or {}).items()
                for start in _places(article.text, name)
            ),
            key=lambda entity: entity.start,
        )
    )
    mentions = tuple(_mention(article.text, dated) for dated in dates)
    events = tuple(
        _event(article, mention, dated.kind, entities)
        for mention, dated in zip(mentions, dates, strict=True)
        if dated.happens and mention.period
    )
    return Annotated(article, entities, tuple(sorted(mentions, key=lambda date: date.start)), events, "by hand")


def _places(text: str, name: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(name, start)]


def _mention(text: str, dated: Dated) -> DateMention:
    start = text.index(dated.phrase)
    return DateMention(
        start=start,
        end=start + len(dated.phrase),
        text=dated.phrase,
        type=dated.type,
        value=dated.period.edtf if dated.period else "P3D" if dated.type is TimexType.DURATION else "XXXX-WXX-5",
        period=dated.period,
        rule=dated.rule,
        anchor=dated.anchor,
        anchor_source=dated.anchor_source,
        other=dated.other,
        note=dated.note,
    )


def _event(article: Article, date: DateMention, kind: EventKind, entities: tuple[Entity, ...]) -> Event:
    assert date.period
    stops = (". ", "\n\n")
    start = max(
        (article.text.rfind(stop, 0, date.start) + len(stop) for stop in stops if stop in article.text), default=0
    )
    start = start if article.text[:start].endswith(stops) else 0
    end = article.text.index(".", date.end) + 1
    sentence = article.text[start:end]
    digest = blake2b(f"{sentence}{date.period.edtf}".encode(), digest_size=8).hexdigest()
    within = tuple(entity for entity in entities if start <= entity.start < end)
    return Event(digest, article.id, kind, start, end, sentence, date, date.period, within)


def _on(period: Period, source: PublishedSource = PublishedSource.FIELD, written: str = "") -> Published:
    return Published(period, source, written)


_CAPTURE = (
    "Soldiers of the Storm Corps were captured near Kursk, the agency in Seoul confirmed on Friday.\n\n"
    "President Volodymyr Zelensky spoke on Monday of 3,000 losses. The invasion began in February 2022. "
    "The two ministers will meet on 12 January 2025. They have fought for three days."
)
_CAPTURE_DATES = (
    Dated("on Friday", FRIDAY, "weekday, past tense", "2024-12-27", "publication date (sidecar)"),
    Dated("on Monday", Period.day(2024, 12, 23), "weekday, past tense", "2024-12-27", "publication date (sidecar)"),
    Dated("February 2022", Period.month(2022, 2), "month and year"),
    Dated("12 January 2025", Period.day(2025, 1, 12), "day, month and year", kind=EventKind.PLANNED),
    Dated("three days", None, "length", type=TimexType.DURATION),
)
_CAPTURE_NAMES = {
    "Storm Corps": EntityKind.ORG,
    "Kursk": EntityKind.PLACE,
    "Seoul": EntityKind.PLACE,
    "Volodymyr Zelensky": EntityKind.PERSON,
}
_HISTORY = (
    "The ford was named in 44 BC. The bridge was begun in the 1990s. It was half done by spring 2003. "
    "About 2003 the money ran out. Work went on from 23 to 29 March 2021. It was opened in 2016, they say. "
    "The mayor cut a ribbon on 03/04/2018. It was closed in early March 2018."
)
_HISTORY_DATES = (
    Dated("44 BC", Period.year(-43)),
    Dated("the 1990s", Period.decade(1990), "decade"),
    Dated("spring 2003", Period.season(2003, 0), "season"),
    Dated("About 2003", replace(Period.year(2003), approximate=True), "about a year"),
    Dated("from 23 to 29 March 2021", Period.between(Period.day(2021, 3, 23), Period.day(2021, 3, 29)), "range"),
    Dated("in 2016", Period.year(2016), "year"),
    Dated("03/04/2018", Period.day(2018, 4, 3), "slashes, day first", other=Period.day(2018, 3, 4)),
    Dated("early March 2018", Period.month(2018, 3), "part of a month"),
)
_HOSTILE = (
    f'He wrote <img src=x onerror=alert(3)> on 5 May 2020 & "left". {HOSTILE_NAME} of </p><script>alert(4)</script> '
    "replied on Friday, as\n\nthe 9/11 Commission & its <b>heirs</b> do. Half a pair: \ud83d."
)


@cache
def articles() -> tuple[Annotated, ...]:
    """The articles of the archive."""
    meta = {"published": _on(FRIDAY, PublishedSource.SIDECAR, "Friday 27 Dec"), "authors": ("A. Writer",)}
    capture = Article(
        "news/capture.txt",
        _CAPTURE,
        "Soldiers captured near Kursk",
        "Cnews",
        url="https://www.news.example/1",
        **meta,  # type: ignore[arg-type]
    )
    copy = replace(capture, id="wire/capture copy", title="Capture confirmed", source="Wire")
    history = Article("bridge.json", _HISTORY, "A bridge and its dates", "Courier", _on(Period.month(2022, 6)))
    undated = Article("a/../b", "The ferry sank on Friday. Nobody saw it.", "A ferry", origin="letters/a.txt")
    hostile = Article(
        HOSTILE_ID,
        _HOSTILE,
        '<script>alert("t")</script>',
        "<i>Outlet</i>",
        _on(Period.year(2020)),
        url="javascript:alert(5)",
    )
    unread = Dated("on Friday", None, "weekday, past tense", note="no publication date to count from")
    return (
        told(capture, _CAPTURE_DATES, _CAPTURE_NAMES),
        told(copy, _CAPTURE_DATES, _CAPTURE_NAMES),
        told(history, _HISTORY_DATES, {"The mayor": EntityKind.PERSON}),
        told(undated, (unread,)),
        told(
            hostile,
            (
                Dated("5 May 2020", Period.day(2020, 5, 5), "<u>rule</u>"),
                replace(unread, note="<s>"),
                Dated("9/11", Period.day(2001, 9, 11)),
            ),
            {HOSTILE_NAME: EntityKind.PERSON, "9/11 Commission": EntityKind.ORG, "as\n\nthe": EntityKind.OTHER},
        ),
        *(_diary(day) for day in range(1, 13)),
    )


def _diary(day: int) -> Annotated:
    """One of twelve dull articles, so that there are pages to turn."""
    text = f"Entry {day} was written on {day} June 2019 in Utrecht."
    article = Article(f"diary/{day:02d}", text, f"Diary, day {day}", "Diary", _on(Period.day(2019, 6, day)))
    return told(article, (Dated(f"on {day} June 2019", Period.day(2019, 6, day)),), {"Utrecht": EntityKind.PLACE})


@cache
def archive() -> Archive:
    """The archive, in memory."""
    engine = MemoryEngine()
    engine.write(articles())
    return Archive(engine)


@cache
def app() -> Flask:
    """The pages over it."""
    return create_app(archive())


def client() -> FlaskClient:
    """Somebody who opens pages."""
    return app().test_client()


def empty_app() -> Flask:
    """The pages of an archive without articles."""
    return create_app(Archive(MemoryEngine()), index_command="dateline index --archive there FOLDER")


def empty_client() -> FlaskClient:
    """Somebody who opens pages of an archive without articles."""
    return empty_app().test_client()


def get(client: FlaskClient, url: str, status: int = 200) -> str:
    """A page, or what its address leads to."""
    answer = client.get(url, follow_redirects=True)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def words(page: str) -> str:
    """The page's main part without its markup."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main.partition(">")[2])).split())
