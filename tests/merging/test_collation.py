"""The comparison of all articles: done anew for what is touched, it comes to the same as done for everything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merging_papers import PAPERS, REPORT, paper

from search.collation import Changes, collate, comparison
from search.engines.memory import MemoryEngine
from search.model import Annotated, Collation


@pytest.fixture(autouse=True, scope="module")
def always_in_part() -> Iterator[None]:
    """Compare only what was touched, however much that is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparison, "_MOST", 2.0)
        yield


def held(*papers: Annotated) -> MemoryEngine:
    """An engine that holds these, compared in one go."""
    engine = MemoryEngine()
    engine.write(papers)
    collate(engine, ())
    return engine


class Watched(MemoryEngine):
    """An engine that knows which articles were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    def articles(self, ids: Iterable[str], *, as_read: bool = False) -> Mapping[str, Annotated]:
        """The same."""
        asked = list(ids)
        self.read.update(asked)
        return super().articles(asked, as_read=as_read)


def everything(engine: MemoryEngine) -> Collation:
    """What comparing all of its articles comes to."""
    collate(engine, ())
    return engine.collation()


FAR = [
    paper(
        f"Far {number}",
        f"20{10 + number}-06-01",
        f"The {what} of Belmar was opened by the king on 9 March 19{31 + number}.",
    )
    for number, what in enumerate(("harbour", "station", "theatre", "market", "library", "school", "bridge", "mill"))
]
BOTH = f"{REPORT} The dam above Orlen broke on 3 May 2021, and the mayor resigned on 9 June 2021."
COPIES = [
    paper("Wire 1", "2021-06-10", BOTH),
    paper("Post 7", "2021-06-11", f"{BOTH} It had been built in 1931."),
    paper("Echo 7", "2021-06-12", BOTH),
]
LINE = "The dam above Orlen broke on {} and water ran through the lower streets."
BORDER = [
    paper(f"{outlet} 9", "2021-07-09", LINE.format(day))
    for outlet, day in (("Post", "31 May 2021"), ("Echo", "1 June 2021"), ("Mail", "2 June 2021"))
]
ALL = [*PAPERS, *FAR, *COPIES, *BORDER]
CORRECTED = [replace(one, events=one.events[1:]) for one in ALL]
"""The same articles after a date in each was found to be none."""
Step = tuple[list[Annotated], list[str]]

steps = st.lists(
    st.tuples(
        st.lists(st.sampled_from(ALL + CORRECTED), max_size=3, unique_by=lambda one: one.article.id),
        st.lists(st.sampled_from([one.article.id for one in ALL]), max_size=2),
    ),
    max_size=4,
)


@given(st.lists(st.sampled_from(ALL), unique_by=lambda one: one.article.id), steps)
@settings(max_examples=60, deadline=None)
def test_what_is_touched_alone_comes_to_the_same_as_everything(first: list[Annotated], then: Sequence[Step]) -> None:
    engine = held(*first)
    for add, remove in then:
        changes = Changes(engine)
        changes.write(add, remove)
        changes.collate(())
        found = engine.collation()
        assert found == everything(engine)
        assert found.happenings.keys().isdisjoint(found.happenings.values())  # what stands is merged into nothing
        assert found.happenings.keys().isdisjoint({*found.weights, *found.conflicts})
        assert found.copies.keys().isdisjoint(found.copies.values())


@pytest.mark.parametrize("gone", [*COPIES, *islice(PAPERS, 4), *islice(FAR, 1)], ids=lambda one: one.article.id)
def test_adding_and_removing_an_article_restores_everything(gone: Annotated) -> None:
    engine = held(*(one for one in ALL if one is not gone))
    before = engine.collation()
    changes = Changes(engine)
    changes.write([gone])
    changes.collate(())
    assert engine.collation() != before
    changes = Changes(engine)
    changes.write((), [gone.article.id])
    changes.collate(())
    assert engine.collation() == before


def test_copies_stand_behind_the_earliest_of_them() -> None:
    assert held(*COPIES).collation().copies == {"Post 7": "Wire 1", "Echo 7": "Wire 1"}
    assert held(*COPIES[1:]).collation().copies == {"Echo 7": "Post 7"}


def test_a_run_that_was_cut_off_is_made_up_for() -> None:
    engine = held(*FAR)
    Changes(engine).write(COPIES)  # and never collated
    changes = Changes(engine)
    assert changes.pending
    changes.collate(())
    assert engine.collation() == held(*FAR, *COPIES).collation()
    assert not Changes(engine).pending


def test_what_was_never_compared_is_compared_with_what_comes() -> None:
    engine = MemoryEngine()
    engine.write(FAR)
    changes = Changes(engine)
    changes.write(COPIES)
    changes.collate(())
    assert engine.collation() == held(*FAR, *COPIES).collation()


def test_happenings_told_around_the_end_of_a_month_conflict_too() -> None:
    one, other = BORDER[:2]
    mine, theirs = one.events[0].id, other.events[0].id
    assert held(one, other).collation().conflicts == {mine: (theirs,), theirs: (mine,)}


def test_a_corrected_date_is_compared_with_its_own_month_alone() -> None:
    engine = Watched()
    engine.write(ALL)
    collate(engine, ())
    engine.read.clear()
    changes = Changes(engine)
    changes.write([CORRECTED[ALL.index(FAR[3])]])
    changes.collate(())
    assert engine.read == {FAR[3].article.id}
