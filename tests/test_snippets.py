"""What a hit shows of its text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import RAW_TOKEN, form
from search.fields import Field
from search.query import And, Everything, Names, Not, Or, Phrase, Query, Word
from search.results import Snippet
from search.snippets import mark, snippets

FILLER = "Nothing of note was said at the meeting, and nobody asked. " * 30
TEXT = f"Headline here\n\n{FILLER}The Storm Corps, also 11th Corps, fought on. {FILLER}A storm hit the coast. {FILLER}"


def marked(snippet: Snippet) -> list[str]:
    """The marked stretches."""
    return [snippet.text[start:end] for start, end in snippet.marks]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Storms and a storm", Word("storm"), ["Storms", "storm"]),
        ("The storm corps, a corps", Phrase("storm corps"), ["storm corps"]),
        ("Full-scale, full scale, scale", Word("full-scale"), ["Full-scale", "full scale"]),
        ("Zelensky and Zelenskyy’s aide", Word("zelen", prefix=True), ["Zelensky", "Zelenskyy’s"]),
        ("A full-scaled plan", Word("full-sc", prefix=True), ["full-scaled"]),
        ("The U.S. and US", Word("us"), ["U.S.", "US"]),
        ("He is dying; they lie", Or((Word("die"), Word("lying"))), ["dying", "lie"]),
        ("O’Brien spoke", Word("brien"), ["Brien"]),
        ("O’Brien spoke", Word("o'brien"), ["O’Brien"]),
        ("Łódź and ÉTÉ", Or((Word("lodz"), Word("été"))), ["Łódź", "ÉTÉ"]),
        ("10,000 or 10000, not 110,000", Word("10000"), ["10,000", "10000"]),
        ("1,000 000", Word("000"), ["000"]),
        ("storm", Not(Word("storm")), []),
        ("storm", Names(Field.PERSON, "storm"), []),
        ("storm", Word("storm", Field.TITLE), ["storm"]),
        ("the storm corps", And((Word("storm"), Phrase("storm corps"))), ["storm corps"]),
        ("storm", Word("?"), []),
        ("", Word("storm"), []),
    ],
)
def test_marks(text: str, query: Query, found: list[str]) -> None:
    assert marked(mark(text, query)) == found


def test_the_hits_are_shown_wherever_they_stand() -> None:
    first, second = snippets(TEXT, Word("storm"))
    assert first.text.startswith("The Storm Corps")
    assert second.text.startswith("A storm hit")
    assert (first.cut_before, first.cut_after) == (True, True)
    assert all(len(snippet.text) <= 220 for snippet in (first, second))


def test_the_stretch_with_most_of_the_words_comes_before_others() -> None:
    (only,) = snippets(TEXT, Or((Word("coast"), Word("storm"), Word("hit"))), count=1)
    assert marked(only) == ["storm", "hit", "coast"]


def test_words_of_the_title_alone_are_not_marked_in_the_text() -> None:
    (only,) = snippets(TEXT, Word("storm", Field.TITLE), start=15)
    assert only.marks == ()


def test_without_a_hit_the_body_begins() -> None:
    (only,) = snippets(TEXT, Everything(), start=13)
    assert only.text.startswith("Nothing of note")
    assert (only.cut_before, only.cut_after) == (False, True)
    assert snippets(TEXT, Word("headline"), start=13) == (only,)
    assert snippets("", Everything()) == ()
    assert snippets("Title", Everything(), start=5) == ()


def test_stretches_that_overlap_are_one() -> None:
    text = "One storm. " + "x " * 60 + "Two storms. " + "y " * 200
    assert len(snippets(text, Word("storm"), width=150)) == 1


@given(
    st.lists(st.sampled_from(["storm", "Storms", "corps", "the", "\n", "é.", "U.S.", "a" * 50]), max_size=120),
    st.integers(0, 30),
    st.integers(1, 4),
    st.integers(10, 300),
)
def test_snippets_are_stretches_of_the_text_with_the_hits_marked(
    parts: list[str], start: int, count: int, width: int
) -> None:
    text = " ".join(parts)
    query = Or((Word("storm"), Phrase("the corps")))
    found = snippets(text, query, start=start, count=count, width=width)
    assert len(found) <= count
    assert all(snippet.text in text[start:] and snippet.text == snippet.text.strip() for snippet in found)
    for snippet in found:
        assert all(0 <= a < b <= len(snippet.text) for a, b in snippet.marks)
    if any(form(token).stem == "storm" for token in RAW_TOKEN.findall(text, start)):
        assert any(snippet.marks for snippet in found)


def test_a_huge_text_is_searched_quickly() -> None:
    text = "The sea was storied and starless that night; no stone stood still. " * 15_000 + "A storm came."
    began = time.process_time()
    (only,) = snippets(text, Word("storm"))
    assert time.process_time() - began < 1
    assert marked(only) == ["storm"]
