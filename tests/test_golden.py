"""The sample collection gives its known answers (`golden/README.md` says how they are written)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from search import Annotated, Archive, Event, Period

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).parent.parent / "seeds"


def known(name: str) -> Any:
    """One file of known answers."""
    return json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


STORIES: dict[str, Any] = known("timelines")
EVENTS = [event for story in STORIES.values() for event in story["events"]]
ABSENT = [{"query": story["query"], **absent} for story in STORIES.values() for absent in story["absent"]]


def listed(kind: str) -> list[Any]:
    """The entries of one kind of every story; those that take an understanding of the words are known to fail."""
    return [
        pytest.param(entry, marks=pytest.mark.xfail(strict=True)) if entry.get("needs") == "paraphrase" else entry
        for story in STORIES.values()
        for entry in story[kind]
    ]


def case(entry: Any) -> str:
    """A short name for an entry."""
    words = (
        " ".join(entry.get("sentence_has", [])) or entry.get("phrase") or entry.get("edtf") or entry.get("query", "")
    )
    return f"{entry.get('article', '')[-30:]} {words}"[:70].strip()


@cache
def articles(archive: Archive) -> dict[str, Annotated]:
    """Every article under the name that the known answers use."""
    ids = [kept.id for kept in archive.engine.kept()]
    kept = archive.engine.articles(ids).values()
    names = {}
    for annotated in kept:
        path = Path(annotated.article.origin).relative_to(SEEDS.resolve()).as_posix()
        names[path] = names[f"{path}#{annotated.article.title}"] = annotated
    return names


@pytest.mark.parametrize("entry", known("articles"), ids=lambda entry: entry["article"][-60:])
def test_articles_are_read_as_they_were_published(sample: Archive, entry: Any) -> None:
    article = articles(sample)[entry["article"]].article
    assert article.title == entry["title"]
    assert (article.published.period.edtf if article.published else None) == entry["published"]
    assert (article.published.source.value if article.published else None) == entry["published_from"]
    assert entry["source"] in {None, article.source}


@pytest.mark.parametrize("entry", known("searches"), ids=case)
def test_searches(sample: Archive, entry: Any) -> None:
    results = sample.search(entry["query"], limit=100)
    found = [id_ for hit in results.hits for id_ in (hit.id, *(version.id for version in hit.versions))]
    ids = {name: annotated.article.id for name, annotated in articles(sample).items()}
    assert {ids[name] for name in entry["finds"]} <= set(found)
    assert not {ids[name] for name in entry.get("not", [])} & set(found)
    assert results.total == entry.get("total", results.total)
    assert found[0] == ids[entry["first"]] if "first" in entry else True
    assert ("any" in results.note or "at least one" in results.note) == ("fallback" in entry)


def fits(event: Event, entry: Any) -> bool:
    """Whether this is the event that the entry speaks of."""
    if not all(words in event.sentence for words in entry["sentence_has"]):
        return False
    choices = [entry[key] for key in ("edtf",) if key in entry] + entry.get("or", [])
    if any(same_days(event.period, Period.parse(choice)) for choice in choices):
        return True
    return "within" in entry and Period.parse(entry["within"]).contains(event.period)


def same_days(one: Period, other: Period) -> bool:
    """Whether they cover the same days."""
    return (one.start, one.end) == (other.start, other.end)


@pytest.mark.parametrize("entry", EVENTS, ids=case)
def test_events_stand_at_their_dates(sample: Archive, entry: Any) -> None:
    annotated = articles(sample)[entry["article"]]
    found = [event for event in annotated.events if fits(event, entry)]
    assert found, [(event.period.edtf, event.date.rule, event.sentence) for event in annotated.events]
    assert entry["kind"] in {event.kind.value for event in found}


@pytest.mark.parametrize("entry", ABSENT, ids=case)
def test_what_is_no_date_gives_no_event(sample: Archive, entry: Any) -> None:
    if "article" not in entry:
        told = [told.event for told in sample.timeline(entry["query"], limit=1000).events]
        assert told
        assert not [event for event in told if same_days(event.period, Period.parse(entry["edtf"]))]
        return
    annotated = articles(sample)[entry["article"]]
    if "phrase" in entry:
        start = annotated.article.text.index(entry["phrase"])
        end = start + len(entry["phrase"])
        assert not [date for date in annotated.dates if date.period and date.start < end and start < date.end]
    else:
        assert not [
            event for event in annotated.events if all(words in event.sentence for words in entry["sentence_has"])
        ]


def happenings(archive: Archive, entry: Any, edtf: str = "") -> set[str]:
    """The events that stand for what the article tells in the entry's words."""
    annotated = articles(archive)[entry["article"]]
    told = [event for event in annotated.events if all(words in event.sentence for words in entry["sentence_has"])]
    if edtf:
        told = [event for event in told if same_days(event.period, Period.parse(edtf))]
    assert told, entry
    return {archive.event(event.id).event.id for event in told}


@pytest.mark.parametrize("entry", listed("merge"), ids=lambda entry: entry["event"])
def test_one_happening_is_told_once_with_every_witness(sample: Archive, entry: Any) -> None:
    (stands,) = set[str]().union(*(happenings(sample, member, entry["edtf"]) for member in entry["members"]))
    told = sample.event(stands)
    assert same_days(told.event.period, Period.parse(entry["edtf"]))
    joined = [other for other in entry.get("welcome", ()) if stands in happenings(sample, other)]
    assert entry["articles"] <= len(told.witnesses) <= entry["articles"] + len(joined)
    assert entry["independent"] <= told.independent <= entry["independent"] + len(joined)


@pytest.mark.parametrize("entry", listed("keep_apart"), ids=lambda entry: entry["why"])
def test_two_happenings_are_told_apart(sample: Archive, entry: Any) -> None:
    assert happenings(sample, entry["a"]).isdisjoint(happenings(sample, entry["b"]))


def test_witnesses_who_disagree_about_the_day_are_shown_beside_one_another_and_no_others(sample: Archive) -> None:
    flagged = {
        frozenset({told.event.id, *(other.id for other in told.conflicts)})
        for told in sample.timeline(limit=1000).events
        if told.conflicts
    }
    expected = {
        frozenset[str]().union(*(happenings(sample, witness, witness["edtf"]) for witness in entry["witnesses"]))
        for entry in (entry for story in STORIES.values() for entry in story["conflicts"])
    }
    assert flagged == expected


@pytest.mark.parametrize("entry", known("unresolved"), ids=case)
def test_without_an_anchor_relative_phrases_stay_unresolved(sample: Archive, entry: Any) -> None:
    annotated = articles(sample)[entry["article"]]
    text = annotated.article.text
    for phrase in entry["unresolved"]:
        start = text.index(phrase)
        over = [date for date in annotated.dates if date.start < start + len(phrase) and start < date.end]
        assert over, phrase
        assert all(date.period is None for date in over), phrase
    for resolved in entry["resolved"]:
        start = text.index(resolved["phrase"])
        assert any(date.start == start and date.period == Period.parse(resolved["edtf"]) for date in annotated.dates)
