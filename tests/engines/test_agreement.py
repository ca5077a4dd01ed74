"""The memory engine judges: the other answers every request the same, whatever was put in and taken out."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from engine_drawing import IDS, collations, commits, requests
from hypothesis import given, settings
from hypothesis import strategies as st

from search.chronicles import Chronicle
from search.engines.memory import MemoryEngine
from search.engines.protocol import Engine
from search.engines.whoosh import open_engine, rebuild, tiers
from search.fields import Field
from search.model import Annotated, Collation, EntityKind, Name
from search.query import Request
from search.results import Found, FoundEvents

Step = tuple[tuple[list[Annotated], list[str]], Collation | None]
"""A commit, and what is collated after it."""


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr(tiers, "FANOUT", 3)


def _article_pages(engine: Engine, request: Request) -> Iterator[Found]:
    found = engine.find(request)
    yield found
    for _ in range(20):
        if not found.next:
            return
        found = engine.find(replace(request, cursor=found.next))
        yield found


def _event_pages(engine: Engine, request: Request) -> Iterator[FoundEvents]:
    found = engine.events(request)
    yield found
    for _ in range(20):
        if not found.next:
            return
        found = engine.events(replace(request, cursor=found.next))
        yield found


def _chronicles(engine: Engine, request: Request) -> list[Chronicle]:
    return sorted(engine.chronicles(request), key=lambda chronicle: chronicle.heading.id)


def _whole(engine: Engine) -> tuple[object, ...]:
    return (
        sorted(engine.kept(), key=lambda kept: kept.id),
        engine.articles([*IDS, "x"]),
        engine.articles(IDS, as_read=True),
        engine.collation(),
        engine.originals([*IDS, "x"]),
        engine.standing(["e1", "e2", "e3", "é4", "e5", "e6", "gone", "x"]),
        sorted(engine.namings(), key=lambda naming: (naming.kind, naming.name)),
        [sorted(engine.namings(name), key=lambda naming: (naming.kind, naming.name)) for name in _shown(engine)],
        [each.model for each in engine.articles(IDS).values()],
        engine.totals(),
        [engine.event(event) for event in ("e1", "e2", "e3", "é4", "e5", "e6", "gone", "x")],
        [tuple(engine.similar(word)) for word in ("strom", "corp", "lódz", "wra", "!")],
        [
            tuple(engine.complete(field, word, 3))
            for field in (Field.PERSON, Field.PLACE, Field.SOURCE)
            for word in ("", "l", "bo o", "lee lo")
        ],
    )


def _shown(engine: Engine) -> list[Name]:
    """Names shown, names held, and one that is neither."""
    names = engine.collation().names
    shown = {(naming.kind, naming.name) for naming in engine.namings()} | {name for name in names.values() if name}
    return sorted(shown | {(EntityKind.PERSON, "x")})


steps = st.tuples(commits, st.one_of(st.none(), collations()))


@settings(max_examples=100, deadline=None)
@given(st.lists(steps, min_size=1, max_size=6), st.lists(requests, min_size=1, max_size=12), st.booleans())
def test_both_answer_the_same(history: list[Step], asked: list[Request], renewed: bool) -> None:  # noqa: FBT001 - drawn
    judge = MemoryEngine()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "archive", create=True)
        for (add, remove), collation in history:
            judge.write(add, remove)
            engine.write(add, remove)
            if collation:
                judge.collate(collation)
                engine.collate(collation)
                engine.settle()
            for request in asked[:2]:
                assert engine.find(request) == judge.find(request)
        if renewed:
            assert rebuild(Path(folder) / "archive") == judge.totals().articles
        for request in asked:
            assert list(_article_pages(engine, request)) == list(_article_pages(judge, request))
            assert list(_event_pages(engine, request)) == list(_event_pages(judge, request))
            assert _chronicles(engine, request) == _chronicles(judge, request)
        assert _whole(engine) == _whole(judge)
        assert engine.verify() == []
        engine.close()
