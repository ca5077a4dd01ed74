"""Exports hold what is shown, each by the rules of its format."""

import csv
import io
import json
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import (
    FORMATS,
    Annotated,
    Archive,
    ArchiveError,
    Article,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Filters,
    Fit,
    Period,
    Published,
    PublishedSource,
    TimexType,
    View,
    export_articles,
    export_events,
)
from search.engines.memory import MemoryEngine
from search.exports.icalendar import escaped, folded
from search.model import Collation

ATOM = "{http://www.w3.org/2005/Atom}"


def told(title: str = "A dam", *dates: str, text: str = "The dam broke on 3 May 2021.") -> Archive:
    """An archive with one article of this title, which tells one event of each date."""
    mentions = [
        DateMention(17, 27, text[17:27], TimexType.DATE, edtf, Period.parse(edtf), "day, month and year")
        for edtf in dates or ("2021-05-03",)
    ]
    kinds = [EventKind.HAPPENED if mention.period else EventKind.PLANNED for mention in mentions]
    name = (Entity(4, 7, "dam", EntityKind.OTHER, "dam; big, \\ old"),)
    events = tuple(
        Event(f"e{number}", "a", kind, 0, len(text), text, mention, mention.period, name)
        for number, (mention, kind) in enumerate(zip(mentions, kinds, strict=True))
        if mention.period
    )
    article = Article("a", text, title, "The Wire", Published(Period.day(2021, 5, 4), PublishedSource.FIELD))
    archive = Archive(MemoryEngine())
    archive.engine.write([Annotated(article, name, tuple(mentions), events)])
    return archive


def written(form: str, archive: Archive, view: View = View()) -> str:
    """What a file holds, as a program reads it that minds no mark of its encoding."""
    return "".join(export_events(form, archive, view)[1]).removeprefix("\ufeff")


@pytest.mark.parametrize("form", ["csv", "md", "ics", "atom", "timelinejs", "json", "jsonl"])
def test_that_others_give_another_day_is_in_every_format(form: str) -> None:
    archive = told("A dam", "2021-05-03", "2021-05-11")
    first = Period.day(2021, 5, 3)
    archive.engine.collate(Collation(conflicts={"e0": ("e1",)}))
    said = written(form, archive, View(filters=Filters(when=(first.start, first.end))))
    assert "11 May 2021" in said or "2021-05-11" in said


@pytest.mark.parametrize("form", ["csv", "md", "ics", "atom", "timelinejs", "json", "jsonl"])
def test_every_format_says_what_was_asked_and_what_it_leaves_out(form: str) -> None:
    year = Period.year(2021)
    view = View("dam", Filters(when=(year.start, year.end), fit=Fit.WITHIN), top=1)
    text = written(form, told("A dam", "2021-05-03", "2021-06", "2021-07-01"), view).replace("\r\n ", "")
    said = " ".join(text.replace("\\", "").split())
    for part in ("dam", "happened wholly in 2021", "1 event of 3", "2 left out: they weigh less"):
        assert part in said


@pytest.mark.parametrize("words", ["dam", "weir", ""])
def test_an_event_has_one_id_whatever_is_asked(words: str) -> None:
    archive = told("A dam")
    (first,) = archive.engine.articles(["a"]).values()
    event = replace(first.events[0], id="e9", article="b")
    text = first.article.text.replace("dam", "weir")
    archive.engine.write([Annotated(replace(first.article, id="b", title="A weir", text=text), (), (), (event,))])
    archive.engine.collate(Collation(happenings={"e9": "e0"}))
    (found,) = json.loads(written("json", archive, View(words)))["events"]
    assert found["id"] == "e0"


def test_a_feed_is_written_as_its_events_come() -> None:
    archive = told("A dam", "2021-05-03", "2021-06")
    whole, _ = export_events("atom", archive, View())
    pieces = FORMATS["atom"].write(replace(whole, events=(each for each in whole.events)))
    while "<entry>" not in next(pieces):
        pass
    assert len(list(whole.events)) == 1


def feed_id(view: View) -> str:
    return ET.fromstring(written("atom", told(), view)).findtext(f"{ATOM}id", "")


def test_a_feed_is_known_by_what_is_asked_as_an_address_writes_it() -> None:
    year = Period.year(2021)
    asked = View("dam", Filters(when=(year.start, year.end), fit=Fit.WITHIN))
    address = "dateline timeline?q=dam&when=2021&within=1"
    assert feed_id(asked) == uuid5(NAMESPACE_URL, address).urn
    others = (View(), View("dam"), View("dam", any_of=True), View("dam", top=1), replace(asked, words="weir"))
    assert len({feed_id(view) for view in (asked, *others)}) == 1 + len(others)


@pytest.mark.parametrize("title", ["=1+1", " =1+1", "\n@SUM(A1)", "\t-2", "+3", "\N{FULLWIDTH EQUALS SIGN}1+1"])
def test_no_cell_begins_as_a_formula(title: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", told(title))))
    assert row["titles"] == f"'{title.strip()}"
    assert (row["date"], row["first_day"], row["last_day"]) == ("2021-05-03", "2021-05-03", "2021-05-03")


def test_a_spreadsheet_is_told_the_encoding_of_a_table() -> None:
    for pieces in (export_events("csv", told("Łódź"), View())[1], export_articles("csv", told("Łódź"), View())):
        assert "".join(pieces).encode().startswith(b"\xef\xbb\xbf")


def test_articles_are_a_table_with_what_was_found_counted() -> None:
    text = "".join(export_articles("csv", told("=A dam", "2021-05-03", "2021-06"), View("dam"))).removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["published"], row["published_from"], row["title"]) == ("2021-05-04", "field", "'=A dam")
    assert (row["source"], row["events"], row["unresolved"], row["id"]) == ("The Wire", "2", "0", "a")
    assert len("".join(export_articles("csv", told(), View("nosuchword"))).splitlines()) == 1


def test_a_year_before_the_first_keeps_its_sign() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", told("Old", "-0043"))))
    assert row["date"] == "-0043"


def test_every_format_holds_the_same_events() -> None:
    archive = told("A dam", "2021-05-03", "2021-06", "199X", "2021")
    for form in FORMATS:
        whole, pieces = export_events(form, archive, View())
        assert (whole.total, whole.kept, whole.unfit) == (4, 4, 0)
        assert "".join(pieces).count("The dam broke") >= 4


def test_what_a_format_cannot_hold_is_left_out_and_counted() -> None:
    archive = told("Old", "-0043", "0079", "2021")
    for form, kept in (("ics", 2), ("atom", 2), ("csv", 3), ("timelinejs", 3)):
        whole, pieces = export_events(form, archive, View())
        assert (whole.total, whole.kept, whole.unfit) == (3, kept, 3 - kept)
        assert "".join(pieces)


@pytest.mark.parametrize("view", [View(), View(top=1)], ids=["all", "the weightiest"])
def test_what_changes_while_it_is_written_out_is_no_file(view: View) -> None:
    archive = told("A dam", "2021-05-03")
    pieces = export_events("jsonl", archive, view)[1]
    archive.engine.write(list(told("A dam", "2021-05-03", "1999").engine.articles(["a"]).values()))
    with pytest.raises(ArchiveError, match="changed while it was written"):
        list(pieces)


def test_filters_and_any_word_hold_in_the_file() -> None:
    archive = told("A dam", "2021-05-03", "1999")
    in_time = View("dam", Filters(when=(Period.year(2021).start, Period.year(2021).end)))
    assert export_events("csv", archive, in_time)[0].kept == 1
    assert export_events("csv", archive, View("dam nosuchword", any_of=True))[0].kept == 2
    assert export_events("csv", archive, View("dam nosuchword"))[0].kept == 2  # as the pages fall back
    assert export_events("csv", archive, View("nosuchword"))[0].kept == 0


def test_calendar_days_end_on_the_day_after() -> None:
    lines = written("ics", told("A dam", "2021-05-03", "2021-06")).split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert [line for line in lines if line.startswith("DT")] == [
        "DTSTAMP:20210504T000000Z",
        "DTSTART;VALUE=DATE:20210503",
        "DTEND;VALUE=DATE:20210504",
        "DTSTAMP:20210504T000000Z",
        "DTSTART;VALUE=DATE:20210601",
        "DTEND;VALUE=DATE:20210701",
    ]
    assert r"CATEGORIES:dam\; big\, \\ old" in lines


@given(st.text(max_size=300))
def test_calendar_lines_fold_to_75_octets_and_unfold_to_what_they_were(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    cut = folded(line)
    assert all(len(piece.encode()) <= 75 for piece in cut.split("\r\n"))
    assert cut.replace("\r\n ", "") == line + "\r\n"
    assert not {"\n", "\r", "\t"} & set(line)


def test_calendar_entries_keep_their_identity() -> None:
    first, again = (written("ics", told()) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("text", ["<b>&amp;</b>", 'a "quoted" title', "bell\x07 and \x00", "half \ud83d a pair"])
def test_feeds_are_well_formed_whatever_the_words(text: str) -> None:
    feed = ET.fromstring(written("atom", told(text)).encode(errors="replace"))
    (entry,) = feed.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated"):
        assert feed.findtext(ATOM + name)
        assert entry.findtext(ATOM + name)
    assert entry.findtext(f"{ATOM}updated") == "2021-05-04T00:00:00Z"
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_an_empty_feed_is_still_a_feed() -> None:
    feed = ET.fromstring(written("atom", told(), View("nosuchword")))
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_markdown_shows_every_sign_and_cites_an_article_once() -> None:
    text = written("md", told("*Stars* [and](links) <b>", "2021-05-03", "2021-06"), View("dam"))
    assert "# What happened: dam\n" in text
    assert "- **3 May 2021** The dam broke on 3 May 2021.[^1]\n- **June 2021** " in text
    assert r"[^1]: “\*Stars\* \[and\](links) \<b\>”, The Wire, 4 May 2021." in text
    assert "[^2]" not in text


def test_markdown_heads_what_is_known_to_the_century_by_the_century() -> None:
    text = written("md", told("A dam", "20XX", "2007/2010", "2007-03", "2007-06/2008-02", "2007-09"))
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## The 21st century",
        "## 2007–2010",
        "## 2007",
    ]


def test_slides_are_as_precise_as_their_dates() -> None:
    form = json.loads(written("timelinejs", told("<i>", "2021-05-03", "2021-06", "2021", "199X", "-0043")))
    by_words = {event["display_date"]: event for event in form["events"]}
    assert by_words["3 May 2021"]["start_date"] == {"year": 2021, "month": 5, "day": 3}
    assert by_words["June 2021"]["start_date"] == {"year": 2021, "month": 6}
    assert by_words["44 BC"]["start_date"] == {"year": -43}
    assert by_words["the 1990s"]["end_date"] == {"year": 1999, "month": 12, "day": 31}
    assert "&lt;i&gt;" in by_words["2021"]["text"]["text"]


def test_json_is_one_document() -> None:
    form = json.loads(written("json", told("A dam", "2021-05-03", "2021-06"), View("dam")))
    assert (form["query"], form["total"], form["left_out"], len(form["events"])) == ("dam", 2, 0, 2)


def test_an_article_that_tells_an_event_twice_is_one_witness() -> None:
    archive = told("A dam")
    annotated = archive.engine.articles(["a"])["a"]
    archive.engine.write([replace(annotated, events=annotated.events * 2)])
    (event,) = archive.timeline().events
    assert len(event.witnesses) == 1
