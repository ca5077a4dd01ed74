"""What is said of one name, and of two side by side."""

import pytest

from search import Archive, EntityKind, Events, NotFoundError, entity_form, pair, pair_form, profile
from search.engines.memory import MemoryEngine
from search.model import (
    Annotated,
    Article,
    Collation,
    DateMention,
    Entity,
    Event,
    EventKind,
    Published,
    PublishedSource,
    TimexType,
)
from search.period import Period

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE
ADA, BOB, CY, DOVER = (PERSON, "Ada Reyes"), (PERSON, "Bob Hale"), (PERSON, "Cy Noon"), (PLACE, "Dover")
HELD = {"Ada Reyes": ADA, "Reyes": (PERSON, "Reyes"), "Bob Hale": BOB, "Cy Noon": CY, "Dover": DOVER}
STORIES = [
    ("Ada Reyes met Bob Hale in Dover.", 5, "Wire"),
    ("Bob Hale and Ada Reyes left Dover.", 7, "Wire"),
    ("Ada Reyes spoke.", 9, "Post"),
    ("Reyes sang.", None, "Post"),
    ("Bob Hale wept.", 11, "Post"),
    ("Cy Noon and Ada Reyes ran.", 13, ""),
    ("Cy Noon slept.", 15, "Wire"),
    ("Cy Noon woke.", 16, "Wire"),
    ("Nobody came.", 17, "Wire"),
    ("Rain fell.", 18, "Wire"),
]


def told(number: int, text: str, day: int | None, source: str) -> Annotated:
    """An article of one sentence, published that day of May, that tells of the day before it."""
    found = sorted((text.index(worded), worded) for worded in HELD if worded in text)
    entities = tuple(Entity(at, at + len(worded), worded, *HELD[worded]) for at, worded in found)
    entities = tuple(one for one in entities if one.text != "Reyes" or "Ada Reyes" not in text)
    period = Period.day(2020, 5, day - 1) if day else Period.year(1990)
    date = DateMention(0, 3, text[:3], TimexType.DATE, period.edtf, period, "rule")
    event = Event(f"e{number}", f"a{number}", EventKind.HAPPENED, 0, len(text), text, date, period, entities)
    published = Published(Period.day(2020, 5, day), PublishedSource.FIELD) if day else None
    return Annotated(Article(f"a{number}", text, source=source, published=published), entities, (date,), (event,))


@pytest.fixture
def archive() -> Archive:
    """Ten short articles; `Reyes` is shown as Ada Reyes."""
    engine = MemoryEngine()
    engine.write([told(number, *story) for number, story in enumerate(STORIES)])
    engine.collate(Collation({(PERSON, "Reyes"): ADA}))
    return Archive(engine)


def test_a_name_has_its_wordings_its_first_and_its_last_mention(archive: Archive) -> None:
    page = profile(archive, *ADA)
    assert [(value.name, value.count) for value in page.wordings] == [("Ada Reyes", 4), ("Reyes", 1)]
    assert page.first_written
    assert page.first_written.id == "a0"
    assert page.last_written
    assert page.last_written.id == "a5"
    assert page.first_told
    assert page.first_told.event.id == "e3"
    assert page.last_told
    assert page.last_told.event.id == "e5"
    assert [(value.name, value.count) for value in page.sources] == [("Post", 2), ("Wire", 2)]


def test_companions_are_those_whom_chance_does_not_explain(archive: Archive) -> None:
    companions = profile(archive, *ADA).companions
    assert [(one.kind, one.name, one.together, one.articles) for one in companions] == [
        (*DOVER, 2, 2),
        (*BOB, 2, 3),
    ]
    assert [round(one.lift, 2) for one in companions] == [2.0, 1.33]


def test_a_name_shown_as_another_leads_to_that(archive: Archive) -> None:
    assert profile(archive, PERSON, "Reyes").name == "Ada Reyes"
    with pytest.raises(NotFoundError, match="no people called 'Nobody'"):
        profile(archive, PERSON, "Nobody")


def test_two_side_by_side(archive: Archive) -> None:
    page = pair(archive, (PERSON, "Reyes"), BOB)
    assert (page.one, page.other) == (ADA, BOB)
    assert (page.one_articles, page.both.articles, page.both.together) == (5, 3, 2)
    assert page.results.total == 2
    assert events(page.together) == ["e0", "e1"]
    assert events(page.one_alone) == ["e3", "e2", "e5"]
    assert events(page.other_alone) == ["e4"]


def test_two_that_never_meet(archive: Archive) -> None:
    page = pair(archive, BOB, CY)
    assert page.both.lift == 0
    assert page.results.total == 0
    assert events(page.together) == []


def test_the_forms_are_plain_values(archive: Archive) -> None:
    form = entity_form(profile(archive, *ADA))
    assert form["companions"][0] == {"name": "Dover", "label": "PLACE", "articles": 2, "together": 2, "lift": 2.0}
    assert form["first_told"]["id"] == "e3"
    both = pair_form(pair(archive, ADA, BOB))
    assert both["one"] == {"name": "Ada Reyes", "label": "PERSON", "articles": 5}
    assert both["other"]["lift"] == 1.33
    assert [event["id"] for event in both["other_alone"]["events"]] == ["e4"]


def events(page: Events) -> list[str]:
    return [told.event.id for told in page.events]
