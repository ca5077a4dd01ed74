"""How texts become tokens, as a table, and what holds of every text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import form, forms, stem, stems, tokens, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The storm", "the storm"),
        ("May may MAY", "may may may"),
        ("U.S. US us U.S", "us us us us"),
        ("U.S.-led, U.S.'s, U.S.A.", "us led us usa"),
        ("J.K. Rowling’s", "jk rowling"),
        ("e.g. at 5 p.m.", "eg at 5 pm"),
        ("Plan A.He went", "plan a he went"),
        ("Zelensky's Zelensky’s workers' James'", "zelensky zelensky workers james"),
        ("‘quoted’ “words” 'here'", "quoted words here"),
        ("O'Brien O’Brien OBrien", "obrien obrien obrien"),
        ("don't we’ll rock 'n' roll", "dont well rock n roll"),
        ("full-scale war—torn", "full scale war torn"),
        ("10,000 1,234,567.89 3.5 1,2,3", "10000 1234567.89 3.5 1 2 3"),
        ("27.12.2024 2024-12-27 3.5m", "27 12 2024 2024 12 27 3.5 m"),
        ("the 1990s, the 11th, H1N1, G20", "the 1990s the 11th h1n1 g20"),
        ("Łódź Müller Søren Straße ﬁre", "lodz muller soren strasse fire"),
        ("cafe\u0301 in\u00adfor\u00admation İstanbul", "cafe information istanbul"),
        ("_word_ __ @foo_bar #MeToo", "word foo_bar metoo"),
        ("AT&T C++ …", "at t c"),
        ("Київ 北京 ١٢", "киів 北京 ١٢"),
        ("", ""),
    ],
)
def test_words(text: str, found: str) -> None:
    assert words(text) == found.split()


def test_a_name_with_an_elision_is_also_found_by_its_second_part() -> None:
    assert form("O'Brien").ways == ("obrien", "brien")
    assert form("d’Artagnan").ways == ("dartagnan", "artagnan")
    assert form("don't").ways == ("dont",)
    assert form("they're").ways == ("theyre",)


def test_stems_are_those_of_the_folded_words() -> None:
    assert stems("Storms storming STORMED’s") == ["storm", "storm", "storm"]
    assert stems("captured captures capturing") == ["captur"] * 3
    assert stem("news") == "news"


def test_tokens_say_where_they_stand() -> None:
    text = "The U.S. _ full-scale"
    assert [(text[token.start : token.end], token.position) for token in tokens(text)] == [
        ("The", 0),
        ("U.S.", 1),
        ("full", 2),
        ("scale", 3),
    ]


@given(st.text(alphabet=st.sampled_from("aAé'’.,-_ 1\u0301ßİ\u00ad\ud800"), max_size=40) | st.text(max_size=40))
def test_every_text_has_tokens_in_order_that_fold_to_themselves(text: str) -> None:
    found = list(tokens(text))
    assert [token.position for token in found] == list(range(len(found)))
    assert all(token.start < token.end for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert [token.form for token in found] == forms(text)
    for token in found:
        assert token.form.word == token.form.word.casefold() or not token.form.word.isascii()


@pytest.mark.parametrize("piece", ["a.", "a'", "1,", "1.", "a\u0301", "_", "é", "'s", "1,000"])
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    began = time.process_time()
    words(piece * 100_000)
    assert time.process_time() - began < 5
