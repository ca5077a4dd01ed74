"""Exports hold what is shown, in cells that no spreadsheet takes for a formula."""

import csv
import io

import pytest

from search import Annotated, Archive, Article, DateMention, Event, EventKind, Period, TimexType, events_as
from search.engines.memory import MemoryEngine


def told(title: str) -> Archive:
    """An archive with one event, told by an article of this title."""
    text = "The dam broke on 3 May 2021."
    period = Period.parse("2021-05-03")
    date = DateMention(17, 27, "3 May 2021", TimexType.DATE, "2021-05-03", period, "day, month and year")
    event = Event("e", "a", EventKind.HAPPENED, 0, len(text), text, date, period)
    archive = Archive(MemoryEngine())
    archive.engine.write([Annotated(Article("a", text, title=title), (), (date,), (event,))])
    return archive


@pytest.mark.parametrize("title", ["=1+1", " =1+1", "\n@SUM(A1)", "\t-2", "+3"])
def test_no_cell_begins_as_a_formula(title: str) -> None:
    (row,) = csv.DictReader(io.StringIO("".join(events_as("csv", told(title), ""))))
    assert row["titles"] == f"'{title.strip()}"
    assert (row["date"], row["first_day"], row["last_day"]) == ("2021-05-03", "2021-05-03", "2021-05-03")


def test_an_article_that_tells_an_event_twice_is_one_witness() -> None:
    archive = told("A dam")
    annotated = archive.engine.articles(["a"])["a"]
    archive.engine.write([Annotated(annotated.article, (), annotated.dates, annotated.events * 2)])
    (event,) = archive.timeline().events
    assert len(event.witnesses) == 1
