"""What every engine promises, shown on a few articles; an engine's own test file inherits it."""

from dataclasses import replace

import pytest

from search.engines.protocol import Engine, Kept
from search.fields import FACETS, Field
from search.model import (
    Annotated,
    Article,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Published,
    PublishedSource,
    TimexType,
)
from search.period import Period
from search.query import And, During, Everything, Lie, Names, Not, Or, Phrase, Query, Request, Sort, Word
from search.results import FacetValue, Happening

TEXT = {
    "capture": "U.S. officials said the Storm Corps or 11th Corps fought a full-scale fight in Kursk. O’Brien agreed.",
    "storm": "A storm hit Łódź on Friday. The storms cost 10,000 zloty. It may rain in May.",
    "peace": "Talks about peace went on. Nobody said when.",
}
DAYS = {"capture": Period.day(2024, 12, 27), "storm": Period.month(2024, 11)}
ZELENSKY = Entity(0, 4, "Zelenskyy", EntityKind.PERSON, "Volodymyr Zelensky")
KURSK = Entity(80, 85, "Kursk", EntityKind.PLACE, "Kursk")
LODZ = Entity(12, 16, "Łódź", EntityKind.PLACE, "Łódź")


def dated(period: Period | None, kind: TimexType = TimexType.DATE) -> DateMention:
    """A date that was read so."""
    return DateMention(0, 1, "A", kind, period.edtf if period else "XXXX", period, "rule")


def told(id_: str, article: str, period: Period, *entities: Entity) -> Event:
    """An event of an article."""
    return Event(id_, article, EventKind.HAPPENED, 0, 7, TEXT[article][:7], dated(period), period, entities)


def annotated(
    id_: str, *events: Event, title: str = "", source: str = "", entities: tuple[Entity, ...] = ()
) -> Annotated:
    """An article with the text of that id."""
    known = Published(DAYS[id_], PublishedSource.FIELD, "then") if id_ in DAYS else None
    dates = tuple(event.date for event in events) or ((dated(None),) if id_ == "peace" else ())
    day_first = True if id_ == "storm" else None
    article = Article(
        id_,
        TEXT[id_],
        title,
        source,
        known,
        ("A. Author",),
        "https://x.test",
        origin=f"{id_}.txt",
        day_first=day_first,
    )
    return Annotated(article, entities, dates, events, "model 1")


BATTLE = told("battle", "capture", Period.month(2024, 12), KURSK)
SPEECH = told("speech", "capture", Period.day(2024, 12, 23), ZELENSKY)
FLOOD = told("flood", "storm", Period.day(2024, 11, 1), LODZ)
CAPTURE = annotated(
    "capture", BATTLE, SPEECH, title="Prisoner of War", source="The Kyiv Post", entities=(ZELENSKY, KURSK)
)
STORM = annotated("storm", FLOOD, title="Storm", source="Gazeta", entities=(LODZ,))
PEACE = annotated("peace")


class EngineSuite:
    """Inherited by the tests of every engine; the engine comes empty."""

    @pytest.fixture(autouse=True)
    def _filled(self, engine: Engine) -> None:
        engine.write([STORM, CAPTURE, PEACE])

    def ids(self, engine: Engine, query: Query, sort: Sort = Sort.RELEVANCE) -> list[str]:
        """The ids found, in order."""
        return [scored.id for scored in engine.find(Request(query, sort)).articles]

    def tellers(self, happening: Happening | None) -> list[str]:
        """The articles that tell it."""
        return [event.article for event in happening.tellings] if happening else []

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            (Word("storm"), ["storm", "capture"]),
            (Word("STORMS"), ["storm", "capture"]),
            (Word("us"), ["capture"]),
            (Word("u.s."), ["capture"]),
            (Word("may"), ["storm"]),
            (Word("lodz"), ["storm"]),
            (Word("10000"), ["storm"]),
            (Word("scale"), ["capture"]),
            (Word("full-scale"), ["capture"]),
            (Word("scale-full"), []),
            (Word("brien"), ["capture"]),
            (Word("O'Brien"), ["capture"]),
            (Word("prisoner"), ["capture"]),
            (Word("storm", Field.TITLE), ["storm"]),
            (Word("zlo", prefix=True), ["storm"]),
            (Word("full-sc", prefix=True), ["capture"]),
            (Word("?"), []),
            (Phrase("the storm corps"), ["capture"]),
            (Phrase("prisoner of war"), ["capture"]),
            (Phrase("of war", Field.TITLE), ["capture"]),
            (Phrase("war u.s."), []),
            (Phrase("corps storm"), []),
            (And((Word("storm"), Word("corps"))), ["capture"]),
            (And((Word("storm"), Not(Word("corps")))), ["storm"]),
            (Or((Word("peace"), Word("corps"))), ["capture", "peace"]),
            (Everything(), ["capture", "peace", "storm"]),
            (Not(Everything()), []),
            (Names(Field.PERSON, "zelensky"), ["capture"]),
            (Names(Field.PERSON, "Zelenskyy"), ["capture"]),
            (Names(Field.PERSON, "zelensky volodymyr"), []),
            (Names(Field.PERSON, "zelensky", exact=True), []),
            (Names(Field.PERSON, "Volodymyr Zelensky", exact=True), ["capture"]),
            (Names(Field.PLACE, "zelensky"), []),
            (Names(Field.SOURCE, "post"), ["capture"]),
            (Names(Field.YEAR, "2024", exact=True), ["capture", "storm"]),
            (Names(Field.DATES, "unresolved", exact=True), ["peace"]),
            (Names(Field.DATES, "dated"), ["capture", "storm"]),
            (During(Field.PUBLISHED, None, DAYS["capture"].start), ["storm"]),
            (During(Field.PUBLISHED, None, None), ["capture", "storm"]),
            (Not(During(Field.PUBLISHED, None, None)), ["peace"]),
            (During(Field.WHEN, FLOOD.period.end, None), ["capture"]),
            (During(Field.WHEN, SPEECH.period.start, SPEECH.period.end), ["capture"]),
            (During(Field.PUBLISHED, FLOOD.period.start, FLOOD.period.end), ["storm"]),
            (During(Field.PUBLISHED, FLOOD.period.start, FLOOD.period.end, Lie.WITHIN), []),
            (During(Field.WHEN, BATTLE.period.start, BATTLE.period.start + 1, Lie.BEGINNING), ["capture"]),
            (During(Field.WHEN, BATTLE.period.start + 1, SPEECH.period.start, Lie.BEGINNING), []),
        ],
        ids=str,
    )
    def test_finds(self, engine: Engine, query: Query, found: list[str]) -> None:
        assert self.ids(engine, query) == found

    def test_orders_by_publication_with_the_undated_last(self, engine: Engine) -> None:
        assert self.ids(engine, Everything(), Sort.NEWEST) == ["capture", "storm", "peace"]
        assert self.ids(engine, Everything(), Sort.OLDEST) == ["storm", "capture", "peace"]

    def test_counts_over_all_matches(self, engine: Engine) -> None:
        found = engine.find(Request(Everything(), limit=1, facets=FACETS, facet_size=1))
        assert (found.total, found.exact, found.undated, found.events) == (3, True, 1, 3)
        assert found.written == {
            (DAYS["capture"].start, DAYS["capture"].end): 1,
            (DAYS["storm"].start, DAYS["storm"].end): 1,
        }
        assert found.happened[BATTLE.period.start, BATTLE.period.end] == 1
        facets = {facet.field: facet for facet in found.facets}
        assert facets[Field.PLACE].values == (FacetValue("Kursk", 1),)
        assert facets[Field.PLACE].distinct == 2
        assert facets[Field.YEAR].values == (FacetValue("2024", 2),)

    def test_pages_without_gap_or_repetition(self, engine: Engine) -> None:
        for sort in Sort:
            request = Request(Everything(), sort, limit=2)
            first = engine.find(request)
            second = engine.find(Request(Everything(), sort, limit=2, cursor=first.next))
            assert [each.id for each in first.articles + second.articles] == self.ids(engine, Everything(), sort)
            assert second.next == ""

    def test_a_cursor_that_is_none_begins_anew(self, engine: Engine) -> None:
        for cursor in ("?", "é", "W10", engine.find(Request(Everything(), Sort.NEWEST, 1)).next):
            assert len(engine.find(Request(Everything(), cursor=cursor)).articles) == 3
            assert len(engine.events(Request(Everything(), cursor=cursor)).happenings) == 3

    def test_events_stand_in_the_order_of_time(self, engine: Engine) -> None:
        found = engine.events(Request(Everything(), limit=10))
        tellers = (FLOOD, STORM), (BATTLE, CAPTURE), (SPEECH, CAPTURE)
        assert found.happenings == tuple(Happening(event, (event,), (one.article.heading,)) for event, one in tellers)
        assert engine.events(Request(Everything(), Sort.NEWEST)).happenings == found.happenings[::-1]
        assert (found.total, sum(found.written.values())) == (3, 2)

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            (Word("corps"), ["battle", "speech"]),
            (Names(Field.PERSON, "zelenskyy"), ["speech"]),
            (Names(Field.PLACE, "Kursk", exact=True), ["battle"]),
            (Not(Names(Field.PLACE, "kursk")), ["flood", "speech"]),
            (And((Names(Field.SOURCE, "post"), Not(Names(Field.PERSON, "zelensky")))), ["battle"]),
            (During(Field.WHEN, SPEECH.period.start, SPEECH.period.end), ["battle", "speech"]),
            (During(Field.WHEN, SPEECH.period.start, SPEECH.period.end, Lie.WITHIN), ["speech"]),
            (During(Field.PUBLISHED, None, DAYS["capture"].start), ["flood"]),
        ],
        ids=str,
    )
    def test_an_event_has_names_and_dates_of_its_own(self, engine: Engine, query: Query, told: list[str]) -> None:
        found = engine.events(Request(query, facets=FACETS))
        assert [each.stands.id for each in found.happenings] == told
        assert engine.find(Request(query)).events == len(told)

    def test_tellings_of_one_event_are_one_happening(self, engine: Engine) -> None:
        again = annotated("peace", told("flood", "peace", FLOOD.period, LODZ))
        engine.write([again])
        found = engine.events(Request(Word("the"), facets=(Field.PLACE, Field.SOURCE)))
        both = engine.events(Request(Names(Field.PLACE, "lodz"), facets=(Field.PLACE, Field.SOURCE)))
        assert [self.tellers(each) for each in both.happenings] == [["storm", "peace"]]
        assert (both.total, sum(both.happened.values()), both.facets[0].values) == (1, 1, (FacetValue("Łódź", 1),))
        assert len(found.happenings) == 3
        assert self.tellers(engine.event("flood")) == ["storm", "peace"]
        assert engine.event("no such") is None

    def test_replaces_and_removes_with_all_that_belongs(self, engine: Engine) -> None:
        changed = annotated("storm", title="Calm", source="Gazeta")
        engine.write([STORM, changed], remove=["peace", "unknown"])
        assert self.ids(engine, Everything()) == ["capture", "storm"]
        assert self.ids(engine, Word("calm")) == ["storm"]
        assert engine.event("flood") is None
        assert list(engine.complete(Field.PLACE, "")) == [("Kursk", 1)]
        assert engine.totals().events == 2

    def test_gives_back_what_was_put_in(self, engine: Engine) -> None:
        found = engine.articles(["capture", "peace", "unknown"])
        assert found == {"capture": CAPTURE, "peace": PEACE}
        assert found["capture"].model == "model 1"
        assert Kept("storm", "storm.txt", STORM.article.fingerprint, "model 1") in set(engine.kept())

    def test_gives_back_the_sentences_that_tell_of_a_time(self, engine: Engine) -> None:
        costly = told("costly", "storm", Period.day(2024, 12, 5), LODZ)
        date = replace(costly.date, start=28, end=31, text="The")
        costly = replace(costly, start=28, end=57, sentence=TEXT["storm"][28:57], date=date)
        engine.write([annotated("storm", FLOOD, costly, entities=(LODZ,))])
        asked = ["storm", "unknown", "peace", "capture"]
        assert list(engine.passages(asked, costly.period.__eq__)) == [annotated("storm", costly)]
        assert list(engine.passages(asked, BATTLE.period.__eq__)) == [replace(CAPTURE, entities=())]
        assert {one.article.id for one in engine.passages(asked, lambda _: True)} == {"storm", "capture"}

    def test_keeps_notes(self, engine: Engine) -> None:
        engine.write(notes={"a": "1", "b": "2"})
        engine.write(notes={"a": "", "c": "3"})
        assert engine.notes() == {"b": "2", "c": "3"}
        engine.write(remove=["capture", "storm", "peace"])
        assert engine.notes() == {"b": "2", "c": "3"}

    def test_suggests_words_as_they_are_written(self, engine: Engine) -> None:
        assert list(engine.similar("strom")) == ["storm", "storms"]
        assert list(engine.similar("prisonner")) == ["prisoner"]
        assert list(engine.similar("storm", 1)) == ["storms"]
        assert list(engine.similar("xyzzy")) == []

    def test_completes_names(self, engine: Engine) -> None:
        assert list(engine.complete(Field.PERSON, "zel")) == [("Volodymyr Zelensky", 1)]
        assert list(engine.complete(Field.PERSON, "volodymyr z")) == [("Volodymyr Zelensky", 1)]
        assert list(engine.complete(Field.PLACE, "Lod")) == [("Łódź", 1)]
        assert list(engine.complete(Field.PERSON, "x")) == []

    def test_completes_words(self, engine: Engine) -> None:
        assert [word for word, _ in engine.complete(Field.TEXT, "a Storm", 3)] == ["storm", "storms"]
        assert all(count for _, count in engine.complete(Field.TEXT, "s"))
        assert list(engine.complete(Field.TEXT, "")) == []

    def test_totals(self, engine: Engine) -> None:
        totals = engine.totals()
        assert (totals.articles, totals.events, totals.entities, totals.dates) == (3, 3, 3, 4)
        assert (totals.undated, totals.unresolved, totals.models) == (1, 1, ("model 1",))
        assert (totals.first, totals.last) == (DAYS["storm"], DAYS["capture"])
        assert totals.publication == {"field": 2, "none": 1}

    def test_an_empty_engine_answers(self, engine: Engine) -> None:
        engine.write(remove=["capture", "storm", "peace"])
        found = engine.find(Request(Word("storm"), facets=FACETS))
        assert (found.total, found.articles, found.happened) == (0, (), {})
        assert engine.events(Request(Everything(), facets=FACETS)).happenings == ()
        assert engine.totals().articles == 0
        assert engine.totals().first is None
        assert list(engine.similar("storm")) == []

    def test_is_whole(self, engine: Engine) -> None:
        assert list(engine.verify()) == []
