"""Deciding about a name compares no names anew, and shows what comparing all of them would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.collation import Changes, collate
from search.decisions import Decision, HideName, Merge, Rename, Retype, Split, Undo, What
from search.engines.memory import MemoryEngine
from search.model import Annotated, Article, Collation, Entity, EntityKind, Name

_names: st.SearchStrategy[Name] = st.tuples(
    st.sampled_from([EntityKind.PERSON, EntityKind.ORG]),
    st.sampled_from(["Ann Smith", "Anne Smith", "Smith", "Bob Hansen", "Hansen", "IAEA", "Energy Agency"]),
)
_whats: st.SearchStrategy[What] = st.one_of(
    _names.flatmap(lambda name: st.just(Rename(*name, "Ann Smith"))),
    st.tuples(_names, _names).map(lambda both: Merge(both, both[0])),
    _names.map(lambda name: Split(*name, ("Smith", "Hansen"))),
    _names.map(lambda name: HideName(*name)),
    _names.map(lambda name: Retype(*name, EntityKind.PLACE)),
    st.integers(1, 6).map(Undo),
)
_articles = st.dictionaries(st.sampled_from("abc"), st.lists(st.tuples(_names, _names), max_size=3), max_size=3)


def annotated(id_: str, held: list[tuple[Name, Name]]) -> Annotated:
    """An article that holds each first name under the wording of the second."""
    entities = tuple(Entity(0, len(text), text, *name) for name, (_, text) in held)
    return Annotated(Article(id_, "text"), entities)


@given(st.lists(st.one_of(_whats, _articles), max_size=6))
def test_deciding_shows_what_comparing_everything_would(steps: list[What | dict[str, list[tuple[Name, Name]]]]) -> None:
    engine, judge = MemoryEngine(), MemoryEngine()
    decisions: list[Decision] = []
    for step in steps:
        changes = Changes(engine)
        if isinstance(step, dict):
            added = [annotated(id_, held) for id_, held in step.items()]
            changes.write(added)
            judge.write(added)
        else:
            decisions.append(Decision(len(decisions) + 1, step))
        changes.collate(decisions)
        collate(judge, decisions)
        assert engine.collation() == judge.collation()
        judge.collate(Collation())


def test_deciding_compares_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = MemoryEngine()
    engine.write([annotated("a", [((EntityKind.PERSON, "Ann Smith"), (EntityKind.PERSON, "Smith"))])])
    collate(engine, [])
    monkeypatch.setattr("search.collation.comparison.join", None)
    Changes(engine).collate([Decision(1, HideName(EntityKind.PERSON, "Ann Smith"))])
    assert engine.collation().names == {(EntityKind.PERSON, "Ann Smith"): None}
    Changes(engine).collate([])
    assert engine.collation().names == {}
