"""Near-identical articles stand together in the results, and every one of them is counted."""

from collections.abc import Iterator

import pytest

from search.archive import Archive
from search.engines.memory import MemoryEngine
from search.forms import results_form
from search.model import Annotated, Article, Collation, Published, PublishedSource
from search.period import Period
from search.query import Sort

COPIES = {"post 3": "wire 3", "echo 3": "wire 3", "post 5": "wire 5"}


@pytest.fixture
def archive() -> Iterator[Archive]:
    """Eight reports of a storm on eight days, one of them printed thrice and one twice."""
    engine = MemoryEngine()
    engine.write([paper(f"wire {day}", day) for day in range(1, 9)] + [paper(copy, int(copy[-1])) for copy in COPIES])
    engine.collate(Collation(copies=COPIES))
    with Archive(engine) as opened:
        yield opened


def paper(id_: str, day: int) -> Annotated:
    published = Published(Period.day(2021, 3, day), PublishedSource.FIELD, "")
    return Annotated(
        Article(id_, f"Storm, day {day}", "The storm went on.", published=published), (), (), (), "by hand"
    )


def shown(archive: Archive, limit: int, cursor: str = "") -> tuple[list[tuple[str, list[str]]], str]:
    results = archive.search("storm", sort=Sort.OLDEST, limit=limit, cursor=cursor)
    assert results.total == 11
    return [(hit.id, [version.id for version in hit.versions]) for hit in results.hits], results.next


def test_a_page_is_filled_up_where_copies_stand_together(archive: Archive) -> None:
    first, following = shown(archive, 4)
    assert first == [("wire 1", []), ("wire 2", []), ("echo 3", ["post 3", "wire 3"]), ("wire 4", [])]
    assert shown(archive, 4, following)[0] == [("post 5", ["wire 5"]), *((f"wire {day}", []) for day in (6, 7, 8))]


def test_every_article_stands_on_one_page(archive: Archive) -> None:
    for limit in (1, 2, 3, 20):
        seen: list[str] = []
        cursor = ""
        while True:
            page, cursor = shown(archive, limit, cursor)
            seen += [id_ for hit, versions in page for id_ in (hit, *versions)]
            if not cursor:
                break
        assert len(seen) == len(set(seen)) == 11


def test_no_article_is_lost_where_a_page_cannot_be_filled_up(archive: Archive) -> None:
    copies = [f"copy {number:02}" for number in range(30)]
    archive.engine.write([paper(copy, 9) for copy in copies])
    archive.engine.collate(Collation(copies=dict.fromkeys(copies, "wire 1")))
    seen: list[str] = []
    cursor = ""
    while not seen or cursor:
        results = archive.search("storm", sort=Sort.NEWEST, limit=2, cursor=cursor)
        seen += [id_ for hit in results.hits for id_ in (hit.id, *(version.id for version in hit.versions))]
        cursor = results.next
    assert sorted(seen) == sorted({*copies, *COPIES, *(f"wire {day}" for day in range(1, 9))})


def test_a_copy_without_its_original_beside_it_says_so(archive: Archive) -> None:
    _, cursor = shown(archive, 2)
    (hit,) = archive.search("storm", sort=Sort.OLDEST, limit=1, cursor=cursor).hits
    assert (hit.id, hit.original, hit.versions) == ("echo 3", "wire 3", ())


def test_programs_are_told_too(archive: Archive) -> None:
    form = results_form(archive.search("storm", sort=Sort.OLDEST, limit=4))
    assert form["total"] == 11
    assert [len(hit["versions"]) for hit in form["hits"]] == [0, 0, 2, 0]
    assert form["hits"][2]["versions"][0]["id"] == "post 3"
