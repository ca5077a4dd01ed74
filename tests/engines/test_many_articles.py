"""Over hundreds of articles only the best are looked at closely: the answers are those of looking at all of them."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from search.engines.memory import MemoryEngine
from search.engines.whoosh import open_engine
from search.engines.whoosh.engine import WhooshEngine
from search.engines.whoosh.grouping import largest, located, rows_of
from search.engines.whoosh.incidence import Incidence, counted
from search.model import Annotated, Article
from search.query import And, Not, Or, Phrase, Query, Request, Word

VOCABULARY = ["storm", "corps", "river", "bridge", "minister", "harbour", "strike", "budget", "election", "pier"]


def articles(count: int) -> list[Annotated]:
    """Articles of drawn words, the first words of the vocabulary far more often than the last."""
    chance = random.Random(4)
    odds = [2 ** -(place / 2) for place in range(len(VOCABULARY))]

    def text(words: int) -> str:
        return " ".join(chance.choices(VOCABULARY, odds, k=words))

    seldom = {10: " pier lighthouse", 85: " lighthouse", 160: " lighthouse pier", 235: " lighthouse"}
    return [
        Annotated(
            Article(f"{number:04}", text(chance.randrange(3, 40)) + seldom.get(number, ""), text(chance.randrange(3)))
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MemoryEngine, WhooshEngine]]:
    """Both engines with the same articles, in several segments, some of them removed."""
    memory, whoosh = MemoryEngine(), open_engine(tmp_path_factory.mktemp("many"), create=True)
    everything = articles(300)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        for engine in (memory, whoosh):
            for begin, end in ((0, 150), (150, 170), (170, 300)):
                engine.write(everything[begin:end])
            engine.write(remove=[f"{number:04}" for number in range(0, 300, 7)])
    yield memory, whoosh
    whoosh.close()


def words(*texts: str) -> tuple[Word, ...]:
    """Single words."""
    return tuple(map(Word, texts))


@pytest.mark.parametrize("limit", [3, 40])
@pytest.mark.parametrize(
    "query",
    [
        Word("storm"),
        Word("pier"),
        Word("st", prefix=True),
        Phrase("storm corps"),
        Phrase("storm storm storm"),
        And(words("storm", "corps")),
        And(words("storm", "corps", "election")),
        And(words("lighthouse", "pier")),
        And((*words("pier", "lighthouse"), Or(words("storm", "election")))),
        Or(words("lighthouse", "pier")),
        Or(words("storm", "corps", "river")),
        Or(words("storm", "storm", "pier", "election")),
        Or((*words("strike", "budget"), Phrase("river bridge"))),
        And((Or(words("storm", "corps", "pier")), Not(Word("river")))),
        Or((And(words("storm", "harbour")), Word("pier"))),
    ],
    ids=str,
)
def test_the_best_are_the_best_of_all(engines: tuple[MemoryEngine, WhooshEngine], query: Query, limit: int) -> None:
    memory, whoosh = engines
    request = Request(query, limit=limit)
    expected = memory.find(request)
    assert whoosh.find(request) == expected
    assert whoosh.find(replace(request, tallies=False)).articles == expected.articles
    following = replace(request, cursor=expected.next)
    assert whoosh.find(following) == memory.find(following)


@pytest.mark.parametrize("highest", [1, 5, 1000])
def test_what_is_found_by_looking_at_a_part_is_so_of_the_whole(highest: int) -> None:
    chance = np.random.default_rng(5)
    for count in (0, 1, 63, 64, 65, 400, 5000):
        drawn = chance.integers(0, highest, count)
        for number in (1, 10, 300):
            least = max([1, *sorted(drawn.tolist(), reverse=True)[number - 1 : number]])
            assert largest(drawn, number).tolist() == np.flatnonzero(drawn >= least).tolist()
        some, others = np.unique(drawn), np.unique(chance.integers(0, highest * 3, count))
        both = np.intersect1d(some, others)
        kept, places = located(some, others)
        assert some[kept].tolist() == others[places].tolist() == both.tolist()


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 1])
def test_what_is_counted_by_bits_is_what_is_there(share: float) -> None:
    chance = np.random.default_rng(6)
    for count in (0, 1, 63, 64, 65, 129, 2000):
        mask = chance.random(count) < share
        edges = np.sort(chance.integers(0, count + 1, 40))
        assert counted(mask, edges).tolist() == [int(mask[a:b].sum()) for a, b in pairwise(edges.tolist())]
        pairs = {(int(row), int(chance.integers(7))) for row in chance.integers(0, max(count, 1), 3 * count)}
        own, held = np.array(sorted(pairs), np.int64).reshape(-1, 2).T
        rows = rows_of(own, held, count)
        having = Incidence(rows, 7).under(mask).tolist()
        assert having == [sum(mask[row] for row, own in pairs if own == value) for value in range(7)]
