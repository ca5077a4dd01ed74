"""Articles of our own with the dates a careful reader finds in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from search.extract.dates import find_dates
from search.forms import date_form
from search.model import Published, PublishedSource
from search.period import Period

GOLDEN = Path(__file__).parent.parent / "golden" / "dates.jsonl"
ARTICLES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])
def test_the_dates_of_an_article(article: dict[str, Any]) -> None:
    published = article["published"] and Published(Period.parse(article["published"]), PublishedSource.FIELD)
    forms = [date_form(date) for date in find_dates(article["text"], published or None, None)]
    told = {(form["text"], form["value"], form["earliest"], form["latest"]) for form in forms}
    assert [tuple(wanted) for wanted in article["dates"] if tuple(wanted) not in told] == []


def test_each_date_says_how_it_was_read() -> None:
    published = Published(Period.day(2024, 12, 27), PublishedSource.SIDECAR)
    found = find_dates("It began on 3 May 2018. The next day it was over. He said so on Monday.", published, None)
    day, next_day, monday = (date_form(date) for date in found)
    assert (day["rule"], day["anchor"], day["anchor_source"]) == ("day, month and year", "", "")
    assert next_day["anchor"] == "2018-05-03"
    assert next_day["anchor_source"] == "date mentioned before: \u201c3 May 2018\u201d"
    assert monday["rule"] == "weekday, past tense"
    assert (monday["anchor"], monday["anchor_source"]) == ("2024-12-27", "publication date (sidecar)")


def test_both_readings_of_an_ambiguous_date_are_kept() -> None:
    (date,) = find_dates("Dated 03/04/2018.", None, None)
    assert date.period == Period.day(2018, 3, 4)
    assert date.other == Period.day(2018, 4, 3)
    assert "month first" in date.note
    (date,) = find_dates("Dated 03/04/2018.", None, None, day_first=True)
    assert (date.period, date.other) == (Period.day(2018, 4, 3), Period.day(2018, 3, 4))
    assert "day first" in date.note


@pytest.mark.parametrize(
    ("text", "day_first", "edtf", "why"),
    [
        ("Dated 03/04/2018, then 25/04/2018.", False, "2018-04-03", "the other dates of this text"),
        ("Dated 03/04/2018.", True, "2018-04-03", "its outlet"),
        ("Dated 05/04/2018.", None, "2018-04-05", "far from publication"),
        ("Dated 05/04/2018.", False, "2018-05-04", "its outlet"),
        ("Dated 05/04/2011.", None, "2011-05-04", "custom"),
    ],
)
def test_the_text_itself_then_its_outlet_then_publication_tell_the_order(
    text: str, edtf: str, why: str, *, day_first: bool | None
) -> None:
    published = Published(Period.day(2018, 4, 6), PublishedSource.FIELD)
    first, *_ = find_dates(text, published, None, day_first=day_first)
    assert first.period is not None
    assert first.period.edtf == edtf
    assert first.other is not None
    assert why in first.note


def test_the_headline_is_not_what_was_spoken_of_before() -> None:
    text = "What became of 1912\n\nThat day nobody slept. On 3 May 1999 all was quiet. That day everybody slept."
    first, *_ = (date for date in find_dates(text, None, None, body=21) if date.text == "That day")
    assert first.unresolved


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("early March 1990", "1990-03-01~/1990-03-10~"),
        ("mid-March 1990", "1990-03-11~/1990-03-21~"),
        ("late March 1990", "1990-03-22~/1990-03-31~"),
        ("the end of 1990", "1990-09-01~/1990-12-31~"),
        ("the second half of March 1990", "1990-03-16/1990-03-31"),
        ("the first half of 1990", "1990-01-01/1990-06-30"),
        ("about 1990", "1990~"),
        ("the 1990s", "199X"),
        ("the 19th century", "18XX"),
        ("spring 1990", "1990-21"),
        ("the third quarter of 1990", "1990-Q3"),
        ("week 12 of 1990", "1990-W12"),
    ],
)
def test_a_phrase_has_the_days_it_means(phrase: str, edtf: str) -> None:
    (date,) = find_dates(f"It was {phrase}, they say.", None, None)
    assert date.text == phrase
    assert date.period is not None
    assert date.period.edtf == edtf
