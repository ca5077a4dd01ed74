"""The order of events, who tells them, and the names that lead."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from search.model import Article, DateMention, Entity, EntityKind, Event, EventKind, TimexType
from search.period import Period, Precision
from search.timeline import in_order, leading_names, witness


def event(edtf: str, name: str = "e") -> Event:
    period = Period.parse(edtf)
    date = DateMention(0, 3, "then", TimexType.DATE, edtf, period, "given")
    return Event(f"{name} {edtf}", "article", EventKind.HAPPENED, 0, 20, "Then it all happened.", date, period)


def entity(name: str, kind: EntityKind = EntityKind.PERSON) -> Entity:
    return Entity(0, len(name), name, kind, name)


def test_the_wider_stands_before_the_narrower_that_begins_with_it() -> None:
    told = [event("2014-11-12"), event("2014-11-01"), event("2014"), event("2014-11"), event("2014-01-01")]
    assert [one.period.edtf for one in in_order(told)] == ["2014", "2014-01-01", "2014-11", "2014-11-01", "2014-11-12"]


@given(st.permutations([event(f"2014-11-{day}", name) for day in (11, 12) for name in "abc"] + [event("2014-11")]))
def test_the_order_is_the_same_however_they_come(told: list[Event]) -> None:
    ordered = in_order(told)
    assert ordered[0].period.precision is Precision.MONTH
    assert [one.id.partition(" ")[0] for one in ordered[1:]] == ["a", "b", "c", "a", "b", "c"]


def test_a_witness_tells_the_event_in_the_words_of_its_article() -> None:
    telling = replace(event("2014-11-12"), article="b")
    seen = witness(telling, Article("b", "Then it all happened.", "The landing", "Evening News").heading)
    assert (seen.id, seen.title, seen.source, seen.published, seen.event) == (
        *("b", "The landing", "Evening News", None),
        telling,
    )


def test_the_names_mentioned_most_lead_and_the_first_mentioned_among_equals() -> None:
    mentions = [entity("Ulamec"), entity("Philae"), entity("Philae"), entity("Rosetta"), entity("Rosetta")]
    assert [name for _, name in leading_names(mentions, 2)] == ["Philae", "Rosetta"]
    assert [name for _, name in leading_names(mentions, 9)] == ["Philae", "Rosetta", "Ulamec"]


def test_what_is_no_person_body_or_place_leads_nowhere() -> None:
    mentions = [entity("Landing Day", EntityKind.OTHER), entity("Philae")]
    assert leading_names(mentions, 2) == ((EntityKind.PERSON, "Philae"),)
