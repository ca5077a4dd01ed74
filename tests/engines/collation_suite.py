"""What every engine makes of a collation, shown on a few articles; an engine's own test file inherits it."""

import pytest
from engine_suite import CAPTURE, FLOOD, KURSK, LODZ, SPEECH, STORM, ZELENSKY, annotated, told

from search.engines.protocol import Engine
from search.fields import FACETS, Field
from search.model import Annotated, Collation, Entity, EntityKind
from search.period import Period
from search.query import And, During, Everything, Lie, Names, Query, Request, Sort, Word
from search.results import FacetValue, Naming

WAR = told("war", "peace", Period.month(2024, 11), LODZ)
FLOODED = told("flooded", "peace", Period.year(2024), LODZ, ZELENSKY)
PEACE = annotated("peace", WAR, FLOODED, source="Post", entities=(LODZ, ZELENSKY))
PERSON, ORG, PLACE = EntityKind.PERSON, EntityKind.ORG, EntityKind.PLACE
EVERYTHING = Everything()
ONE_FLOOD = {"flooded": "flood"}


def shown(engine: Engine, query: Query = EVERYTHING, sort: Sort = Sort.OLDEST) -> list[str]:
    """The happenings found, by the ids of the tellings that stand for them."""
    return [each.stands.id for each in engine.events(Request(query, sort)).happenings]


def facet(engine: Engine, field: Field, query: Query = EVERYTHING) -> tuple[FacetValue, ...]:
    """The names of a field, counted over articles."""
    return engine.find(Request(query, facets=(field,))).facets[0].values


class CollationSuite:
    """Inherited by the tests of every engine; the engine comes empty."""

    @pytest.fixture(autouse=True)
    def _filled(self, engine: Engine) -> None:
        engine.write([STORM, CAPTURE, PEACE])

    def test_keeps_what_it_is_told(self, engine: Engine) -> None:
        said = Collation(
            {(PERSON, "Lee"): (PERSON, "Ann Lee"), (PLACE, "Kursk"): None},
            {**ONE_FLOOD, "gone": "lost"},
            {"flood": ("war", "gone"), "war": ("flood",)},
            {"flood": 2.5, "war": 0.125},
            {"peace": "storm"},
        )
        assert engine.collation() == Collation()
        engine.collate(said)
        assert engine.collation() == said
        engine.write(remove=["storm", "peace", "capture"])
        assert engine.collation() == said
        engine.collate(Collation())
        assert engine.collation() == Collation()

    def test_one_happening_is_told_once_with_all_its_tellings(self, engine: Engine) -> None:
        assert shown(engine) == ["flooded", "war", "flood", "battle", "speech"]
        engine.collate(Collation(happenings=ONE_FLOOD, weights={"flood": 3.0}, conflicts={"flood": ("war",)}))
        found = engine.events(Request(Everything(), facets=(Field.PLACE, Field.SOURCE)))
        assert shown(engine) == ["war", "flood", "battle", "speech"]
        assert (found.total, sum(found.happened.values()), engine.totals().events) == (4, 4, 4)
        assert engine.find(Request(Everything())).events == 4
        assert found.happened[FLOOD.period.start, FLOOD.period.end] == 1
        assert FacetValue("Łódź", 2) in found.facets[0].values
        flood = engine.event("flooded")
        assert flood is not None
        assert flood == engine.event("flood") == found.happenings[1]
        assert (flood.stands, flood.tellings) == (FLOOD, (FLOOD, FLOODED))
        assert flood.headings == (STORM.article.heading, PEACE.article.heading)
        assert (flood.weight, flood.conflicts) == (3.0, ("war",))
        assert engine.standing(["flood", "war", "flooded", "gone"]) == {"flood": FLOOD, "war": WAR}

    def test_an_article_accounts_for_its_days_by_the_happenings_it_tells(self, engine: Engine) -> None:
        engine.collate(Collation(happenings=ONE_FLOOD | {"war": "flood"}, copies={"peace": "storm"}))
        found = {each.heading.id: each for each in engine.chronicles(Request(Everything(), Sort.OLDEST, 10))}
        assert {id_: [(one.day, one.happening, one.own) for one in each.remarks] for id_, each in found.items()} == {
            "capture": [(SPEECH.period.start, "speech", SPEECH.period.start)],
            "storm": [(FLOOD.period.start, "flood", FLOOD.period.start)],
            "peace": [(FLOOD.period.start, "flood", WAR.period.start)],
        }
        assert {id_: each.original for id_, each in found.items()} == {"capture": "", "storm": "", "peace": "storm"}
        assert [each.heading.id for each in engine.chronicles(Request(Word("zloty"), Sort.OLDEST, 10))] == ["storm"]
        first = next(iter(engine.chronicles(Request(Word("kursk"), Sort.OLDEST, 1))))
        assert (first.heading.id, first.remarks) == ("capture", ())

    def test_a_telling_has_the_time_of_its_happening(self, engine: Engine) -> None:
        engine.collate(Collation(happenings=ONE_FLOOD))
        peaceful = And(
            (Names(Field.SOURCE, "post"), During(Field.WHEN, FLOOD.period.start, FLOOD.period.end, Lie.WITHIN))
        )
        (flood,) = engine.events(Request(peaceful)).happenings
        assert (flood.stands, flood.tellings) == (FLOOD, (FLOODED,))
        assert shown(engine, During(Field.WHEN, None, FLOOD.period.start)) == []

    def test_without_its_standing_telling_a_happening_falls_apart(self, engine: Engine) -> None:
        engine.collate(Collation(happenings=ONE_FLOOD | {"war": "flood"}, weights={"flood": 3.0}))
        assert shown(engine) == ["flood", "battle", "speech"]
        engine.write(remove=["storm"])
        assert shown(engine) == ["flooded", "war", "battle", "speech"]
        assert [each.weight for each in engine.events(Request(Everything())).happenings] == [1.0] * 4
        war = engine.event("war")
        assert war is not None
        assert war.tellings == (WAR,)
        assert engine.event("flood") is None
        engine.write([STORM])
        assert shown(engine) == ["flood", "battle", "speech"]

    def test_a_telling_that_is_gone_still_leads_to_its_happening(self, engine: Engine) -> None:
        engine.collate(Collation(happenings=ONE_FLOOD))
        engine.write(remove=["peace"])
        flood = engine.event("flooded")
        assert flood is not None
        assert flood.tellings == (FLOOD,)

    def test_by_weight_and_then_by_time(self, engine: Engine) -> None:
        engine.collate(Collation(weights={"speech": 7.0, "flood": 0.5, "lost": 9.0}))
        order = ["speech", "flooded", "war", "battle", "flood"]
        assert shown(engine, sort=Sort.WEIGHT) == order
        paged: list[str] = []
        cursor = ""
        for _ in order:
            page = engine.events(Request(Everything(), Sort.WEIGHT, 1, cursor))
            paged.extend(each.stands.id for each in page.happenings)
            cursor = page.next
        assert (paged, cursor) == (order, "")

    @pytest.mark.parametrize(
        ("sort", "order"),
        [
            (Sort.OLDEST, ["warned", "war", "warmed", "flood", "battle", "speech"]),
            (Sort.NEWEST, ["speech", "battle", "flood", "warned", "warmed", "war"]),
        ],
    )
    def test_of_one_time_the_weightiest_comes_first(self, engine: Engine, sort: Sort, order: list[str]) -> None:
        same = (told(id_, "peace", Period.month(2024, 11), LODZ) for id_ in ("war", "warmed", "warned"))
        engine.write([annotated("peace", *same, source="Post", entities=(LODZ,))])
        engine.collate(Collation(weights={"warned": 7.0, "flood": 9.0}))
        paged: list[str] = []
        cursor = ""
        for _ in order:
            page = engine.events(Request(Everything(), sort, 1, cursor))
            paged.extend(each.stands.id for each in page.happenings)
            cursor = page.next
        assert (paged, cursor) == (order, "")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            (Names(Field.ORG, "The President", exact=True), ["capture", "peace"]),
            (Names(Field.ORG, "president"), ["capture", "peace"]),
            (Names(Field.ORG, "volodymyr"), ["capture", "peace"]),
            (Names(Field.ORG, "Zelenskyy"), ["capture", "peace"]),
            (Names(Field.PERSON, "Zelenskyy"), []),
            (Names(Field.PLACE, "kursk"), []),
            (Names(Field.PERSON, "Volodymyr Zelensky", exact=True), []),
            (Names(Field.PLACE, "Kursk", exact=True), []),
        ],
        ids=str,
    )
    def test_finds_by_the_names_shown(self, engine: Engine, query: Query, found: list[str]) -> None:
        engine.collate(Collation({(PERSON, "Volodymyr Zelensky"): (ORG, "The President"), (PLACE, "Kursk"): None}))
        assert sorted(each.id for each in engine.find(Request(query)).articles) == found
        told_by = {event.article for each in engine.events(Request(query)).happenings for event in each.tellings}
        assert told_by <= set(found)

    def test_counts_and_gives_back_the_names_shown(self, engine: Engine) -> None:
        engine.collate(
            Collation(
                {
                    (PERSON, "Volodymyr Zelensky"): (PERSON, "Zelensky"),
                    (PLACE, "Kursk"): (PLACE, "Łódź"),
                    (PLACE, "nowhere"): (PLACE, "Nowhere"),
                }
            )
        )
        assert facet(engine, Field.PLACE) == (FacetValue("Łódź", 3),)
        assert facet(engine, Field.PERSON) == (FacetValue("Zelensky", 2),)
        assert engine.totals().entities == 2
        assert list(engine.complete(Field.PERSON, "zel")) == [("Zelensky", 2)]
        assert list(engine.complete(Field.PERSON, "volod")) == [("Zelensky", 2)]
        assert list(engine.complete(Field.PLACE, "k")) == [("Łódź", 3)]
        assert list(engine.complete(Field.PLACE, "n")) == []
        found = engine.articles(["capture"])["capture"]
        assert [(each.name, each.text) for each in found.entities] == [("Zelensky", "Zelenskyy"), ("Łódź", "Kursk")]
        battle = engine.event("battle")
        assert battle is not None
        assert [each.name for each in battle.stands.entities] == ["Łódź"]
        assert engine.articles(["capture"], as_read=True) == {"capture": CAPTURE}

    def test_names_shown_as_one_count_once(self, engine: Engine) -> None:
        twice = Entity(0, 4, "Zelenskyy", EntityKind.PERSON, "Zelenskyy")
        engine.write([Annotated(STORM.article, (ZELENSKY, twice, KURSK), (), (), "")])
        engine.collate(Collation({(PERSON, "Volodymyr Zelensky"): (PERSON, "Zelenskyy"), (PLACE, "Kursk"): None}))
        assert facet(engine, Field.PERSON) == (FacetValue("Zelenskyy", 3),)
        assert facet(engine, Field.PLACE) == (FacetValue("Łódź", 1),)
        assert engine.articles(["storm"])["storm"].entities[1] == twice
        assert len(engine.articles(["storm"])["storm"].entities) == 2
        engine.collate(Collation())
        assert facet(engine, Field.PERSON) == (FacetValue("Volodymyr Zelensky", 3), FacetValue("Zelenskyy", 1))

    def test_lists_names_as_articles_hold_them(self, engine: Engine) -> None:
        engine.collate(Collation({(PLACE, "Kursk"): None}))
        engine.write(remove=["storm"])
        namings = sorted(engine.namings(), key=lambda naming: naming.name)
        assert namings == [
            Naming(PLACE, "Kursk", 1, {"Kursk": 1}),
            Naming(PERSON, "Volodymyr Zelensky", 2, {"Zelenskyy": 2}),
            Naming(PLACE, "Łódź", 1, {"Łódź": 1}),
        ]

    def test_lists_the_names_that_are_shown_as_one(self, engine: Engine) -> None:
        engine.collate(Collation({(PLACE, "Kursk"): (PERSON, "Volodymyr Zelensky"), (PLACE, "Łódź"): None}))
        held = [(naming.name, naming.articles) for naming in engine.namings((PERSON, "Volodymyr Zelensky"))]
        assert sorted(held) == [("Kursk", 1), ("Volodymyr Zelensky", 2)]
        assert list(engine.namings((PLACE, "Kursk"))) == []
        assert list(engine.namings((PLACE, "Łódź"))) == []

    def test_knows_the_originals_of_copies(self, engine: Engine) -> None:
        engine.collate(Collation(copies={"peace": "storm", "other": "storm"}))
        assert engine.originals(["storm", "peace", "capture"]) == {"peace": "storm"}
        engine.write(remove=["storm"])
        assert engine.originals(["peace", "capture"]) == {}

    def test_answers_with_facets_when_nothing_is_kept(self, engine: Engine) -> None:
        engine.collate(Collation({(PLACE, "Kursk"): (PLACE, "Łódź")}, ONE_FLOOD, {}, {"flood": 2.0}))
        engine.write(remove=["storm", "peace", "capture"])
        assert engine.events(Request(Everything(), Sort.WEIGHT, facets=FACETS)).total == 0
        assert engine.find(Request(Word("storm"), facets=FACETS)).total == 0
        assert list(engine.complete(Field.PLACE, "l")) == []
        assert engine.totals().events == 0
