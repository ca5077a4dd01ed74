"""Whoosh's own readers and searchers understand our segments."""

from pathlib import Path

import pytest
from engine_suite import CAPTURE, PEACE, STORM, TEXT
from whoosh import query
from whoosh.index import FileIndex
from whoosh.searching import Searcher

from search.analysis import words
from search.engines.whoosh import open_engine
from search.engines.whoosh.schema import SCHEMA
from search.engines.whoosh.storage import DurableStorage


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Whoosh's searcher over an archive of two segments with a deleted document."""
    engine = open_engine(tmp_path, create=True)
    engine.write([STORM, PEACE])
    engine.write([CAPTURE], remove=["peace"])
    return FileIndex(DurableStorage(tmp_path), SCHEMA, "articles1").searcher()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (query.Term("text", "storm"), ["storm", "capture"]),
        (query.And([query.Term("text", "storm"), query.Term("text", "corp")]), ["capture"]),
        (query.Term("text", "peac"), []),
        (query.Prefix("word", "pris"), ["capture"]),
        (query.Term("id", "storm"), ["storm"]),
        (query.Term("person", "Volodymyr Zelensky"), ["capture"]),
        (query.Every(), ["storm", "capture"]),
    ],
    ids=str,
)
def test_searches(searcher: Searcher, asked: query.Query, found: list[str]) -> None:
    assert [hit["id"] for hit in searcher.search(asked)] == found


def test_stored_articles_come_back(searcher: Searcher) -> None:
    (hit,) = searcher.search(query.Term("id", "capture"))
    assert hit["article"] == CAPTURE


def test_terms_are_listed_in_order(searcher: Searcher) -> None:
    reader = searcher.reader()
    listed = list(reader.lexicon("place"))
    assert listed == sorted(listed) == [b"Kursk", "Łódź".encode()]
    assert reader.doc_frequency("text", "storm") == 2
    assert reader.frequency("text", "storm") == 4
    assert (reader.doc_count(), reader.doc_count_all()) == (2, 3)
    assert reader.doc_field_length(0, "text") == len(words(TEXT["peace"]))
    assert ("text", "nowhere") not in reader
