"""What users decide about an article changes what they meant, says so, and can be taken back whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.decisions import (
    ConfirmDate,
    Decision,
    FixDate,
    HideDate,
    HideEvent,
    OfPlace,
    Place,
    Publish,
    What,
)
from search.decisions.places import locate, place_at
from search.decisions.revise import published_anew, revise
from search.extract.dates import find_dates
from search.extract.events import find_events
from search.extract.tagged import Tagged
from search.model import Annotated, Article, EventKind, Published, PublishedSource
from search.period import Period

FRIDAY = Published(Period.day(2024, 12, 27), PublishedSource.FIELD)
TEXT = (
    "The bridge at Dresden fell on Wednesday. Nobody was hurt on Wednesday, police said.\n\n"
    "Work goes on from 3 to 5 May 2018. It will open on 4 June 2025. He lost 03/04/2018 things. It was dark on the day."
)


def read(text: str = TEXT, published: Published | None = FRIDAY) -> Annotated:
    """An article as it is read without a language model: its sentences end at full stops."""
    article = Article("a", text, published=published)
    starts = [0, *(at + 2 for at in range(len(text)) if text[at : at + 2] in {". ", ".\n"})]
    spans = [(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]
    trimmed = tuple((start, start + len(text[start:end].rstrip())) for start, end in spans)
    tagged = Tagged((), (), (), trimmed, ())
    dates = find_dates(text, published, tagged)
    return Annotated(article, (), dates, find_events(article, dates, (), tagged), "model")


def at(annotated: Annotated, phrase: str, nth: int = 0) -> Place:
    """The place where a phrase stands."""
    start = -1
    for _ in range(nth + 1):
        start = annotated.article.text.index(phrase, start + 1)
    return place_at("a", annotated.article.text, start, start + len(phrase))


def by(*what: What, note: str = "") -> list[Decision]:
    """These decisions, one after the other."""
    return [Decision(number, each, note=note) for number, each in enumerate(what, 1)]


def told(annotated: Annotated) -> list[tuple[str, str]]:
    """What happened when."""
    return [(event.period.edtf, event.sentence) for event in annotated.events]


ARTICLE = read()
PHRASES = tuple(dict.fromkeys((*ARTICLE.dates, *(event.date for event in ARTICLE.events))))
BRIDGE, HURT, WORK, OPEN, LOST = (event.sentence for event in ARTICLE.events)


def test_the_article_is_read_as_the_tests_think() -> None:
    assert told(ARTICLE) == [
        ("2024-12-25", BRIDGE),
        ("2024-12-25", HURT),
        ("2018-05-03/2018-05-05", WORK),
        ("2025-06-04", OPEN),
        ("2018-03-04", LOST),
    ]


def test_a_fixed_date_moves_its_events_and_says_what_was_read() -> None:
    revised = revise(ARTICLE, None, by(FixDate(at(ARTICLE, "Wednesday"), "2024-12-18"), note="so the mayor")).annotated
    date = next(date for date in revised.dates if date.rule == "corrected by a user")
    assert (date.text, date.value, date.period) == ("Wednesday", "2024-12-18", Period.day(2024, 12, 18))
    assert (date.anchor, date.anchor_source, date.other) == ("", "", None)
    assert "read before as 25 December 2024" in date.note
    assert "decision 1, “so the mayor”" in date.note
    assert told(revised)[:2] == [("2024-12-18", BRIDGE), ("2024-12-25", HURT)]
    assert revised.events[0].date == date
    assert revised.events[0].id != ARTICLE.events[0].id
    assert revised.events[1:] == ARTICLE.events[1:]


def test_a_fixed_date_settles_whether_it_happened() -> None:
    assert [event.kind for event in ARTICLE.events if event.sentence == OPEN] == [EventKind.PLANNED]
    revised = revise(ARTICLE, None, by(FixDate(at(ARTICLE, "4 June 2025"), "2024-06-04"))).annotated
    assert [event.kind for event in revised.events if event.sentence == OPEN] == [EventKind.HAPPENED]


def test_a_stretch_fixed_as_a_whole_takes_the_place_of_its_parts() -> None:
    joined = next(event.date for event in ARTICLE.events if event.sentence == WORK)
    place = place_at("a", TEXT, joined.start, joined.end)
    revised = revise(ARTICLE, None, by(FixDate(place, "2019-05-03/2019-05-05"))).annotated
    assert ("2019-05-03/2019-05-05", WORK) in told(revised)
    assert not [date for date in revised.dates if date.period and date.period.overlaps(joined.period or Period.year(1))]


def test_one_end_of_a_stretch_fixed_moves_the_stretch() -> None:
    revised = revise(ARTICLE, None, by(FixDate(at(ARTICLE, "5 May 2018"), "2018-05-09"))).annotated
    assert next(edtf for edtf, sentence in told(revised) if sentence == WORK).endswith("2018-05-09")


def test_a_hidden_date_takes_its_events_along() -> None:
    revised = revise(ARTICLE, None, by(HideDate(at(ARTICLE, "Wednesday", 1)))).annotated
    assert HURT not in [sentence for _, sentence in told(revised)]
    assert len(revised.dates) == len(ARTICLE.dates) - 1


def test_a_hidden_event_leaves_its_date() -> None:
    revised = revise(ARTICLE, None, by(HideEvent(at(ARTICLE, "Wednesday")))).annotated
    assert BRIDGE not in [sentence for _, sentence in told(revised)]
    assert revised.dates == ARTICLE.dates


def test_a_confirmed_date_says_so_and_is_ambiguous_no_more() -> None:
    place = at(ARTICLE, "03/04/2018")
    revised = revise(ARTICLE, None, by(ConfirmDate(place))).annotated
    was = next(date for date in ARTICLE.dates if date.start == place.start)
    now = next(date for date in revised.dates if date.start == place.start)
    assert was.other
    assert now == replace(was, other=None, rule=f"{was.rule}, confirmed by a user", note=now.note)


def test_a_phrase_that_was_not_resolved_gets_its_event() -> None:
    undated = read(published=None)
    place = at(undated, "Wednesday", 1)
    assert HURT not in [sentence for _, sentence in told(undated)]
    revised = revise(undated, None, by(FixDate(place, "2024-12"))).annotated
    assert ("2024-12", HURT) in told(revised)
    assert [event.start for event in revised.events] == sorted(event.start for event in revised.events)


def test_a_phrase_that_was_no_date_becomes_one() -> None:
    revised = revise(ARTICLE, None, by(FixDate(at(ARTICLE, "the day"), "2018-05-04"))).annotated
    assert ("2018-05-04", "It was dark on the day.") in told(revised)


@pytest.mark.parametrize(
    ("decided", "meaning"),
    [
        ([("fix", "2020"), ("fix", "2021")], "2021"),
        ([("fix", "2020"), ("hide", "")], ""),
        ([("hide", ""), ("fix", "2020")], "2020"),
        ([("fix", "2020"), ("confirm", "")], "2020"),
        ([("hide", ""), ("confirm", "")], "2024-12-25"),
    ],
)
def test_the_last_word_on_a_phrase_holds(decided: list[tuple[str, str]], meaning: str) -> None:
    place = at(ARTICLE, "Wednesday")
    what: list[What] = [
        FixDate(place, edtf) if verb == "fix" else HideDate(place) if verb == "hide" else ConfirmDate(place)
        for verb, edtf in decided
    ]
    revised = revise(ARTICLE, None, by(*what)).annotated
    assert [edtf for edtf, sentence in told(revised) if sentence == BRIDGE] == ([meaning] if meaning else [])


def test_a_publication_date_told_is_read_from() -> None:
    decisions = by(Publish("a", "2024-12-20"), FixDate(at(ARTICLE, "4 June 2025"), "2025"))
    published = published_anew(ARTICLE.article, decisions)
    assert published == Published(Period.day(2024, 12, 20), PublishedSource.TOLD, "2024-12-27, field")
    revised = revise(ARTICLE, read(published=published), decisions).annotated
    assert told(revised)[0] == ("2024-12-18", BRIDGE)
    assert ("2025", OPEN) in told(revised)
    assert revised.article.published == published
    assert revised.as_found == ARTICLE
    assert revised.fingerprint == ARTICLE.article.fingerprint
    assert revised.as_told == read(published=published)


SHIFTED = {
    "words before": (f"Updated at noon. {TEXT}", True),
    "another of the same before": (f"Wednesday was cold. On Wednesday, rain fell. {TEXT}", True),
    "words behind": (TEXT.replace("Wednesday.", "Wednesday, officials said."), True),
    "the sentence moved to the end": (f"{TEXT[41:]} {TEXT[:41]}", True),
    "the day corrected by the paper": (TEXT.replace("fell on Wednesday", "fell on Tuesday"), False),
    "another story": ("It was Wednesday when the ministers met in Rome.", False),
    "part of a word": (TEXT.replace("fell on Wednesday.", "fell on Wednesdays."), False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("text", "found"), SHIFTED.values(), ids=SHIFTED)
def test_a_phrase_is_found_again_or_said_to_be_gone(text: str, found: bool) -> None:  # noqa: FBT001 - a table
    decisions = by(FixDate(at(ARTICLE, "Wednesday"), "2020-01-01"))
    changed = read(text)
    revised = revise(changed, None, decisions)
    assert bool(revised.lapsed) is not found
    if found:
        assert [event.sentence[:20] for event in revised.annotated.events if event.period.edtf == "2020-01-01"] == [
            BRIDGE[:20]
        ]
    else:
        assert told(revised.annotated) == told(changed)


def test_written_by_hand_the_nearest_is_meant() -> None:
    assert locate(TEXT, Place("a", 60, "Wednesday")) == (TEXT.rindex("Wednesday"), TEXT.rindex("Wednesday") + 9)
    assert locate(TEXT, Place("a", 0, "Thursday")) is None


@st.composite
def decided(draw: st.DrawFn) -> OfPlace:
    """A decision on one of the article's phrases, or on any stretch of its text."""
    spans = [(date.start, date.end) for date in PHRASES]
    anywhere = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(
        lambda pair: (pair[0], min(len(TEXT), sum(pair)))
    )
    start, end = draw(st.one_of(st.sampled_from(spans), anywhere))
    place = place_at("a", TEXT, start, end)
    edtf = st.sampled_from(["2020", "2024-12-25", "1990-05", "2018-05-03/2018-05-05"])
    others: list[OfPlace] = [HideDate(place), ConfirmDate(place), HideEvent(place)]
    return draw(st.one_of(st.builds(FixDate, st.just(place), edtf), st.sampled_from(others)))


@given(st.lists(decided(), max_size=5))
def test_whatever_is_decided_the_article_stays_in_order(what: list[OfPlace]) -> None:
    decisions = by(*what)
    revised = revise(ARTICLE, None, decisions).annotated
    assert revised.as_found == ARTICLE
    assert revise(revised.as_found, revised.as_told, decisions).annotated == revised
    assert bool(revised.before) is bool(decisions)
    ends = [0, *(date.end for date in revised.dates)]
    assert all(end <= date.start for end, date in zip(ends, revised.dates, strict=False))
    for date in revised.dates:
        assert TEXT[date.start : date.end] == date.text
    assert [event.start for event in revised.events] == sorted(event.start for event in revised.events)
    for event in revised.events:
        assert event.start <= event.date.start < event.date.end <= event.end
        assert event.sentence == TEXT[event.start : event.end]
        assert event.period == event.date.period
        parts = [date for date in revised.dates if event.date.start <= date.start and date.end <= event.date.end]
        assert parts


@given(st.lists(decided(), max_size=5), decided())
def test_without_a_decision_all_is_as_if_it_had_not_been(what: list[OfPlace], more: OfPlace) -> None:
    revised = revise(ARTICLE, None, by(*what, more)).annotated
    assert revise(revised.as_found, None, by(*what)).annotated == revise(ARTICLE, None, by(*what)).annotated
