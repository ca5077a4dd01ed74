"""What words do in a sentence: a name counts as one word, who says it counts little, a series tells many things."""

import pytest
from merging_papers import paper

from search.analysis import tokens
from search.merging import merge, tellings_of
from search.merging.roles import is_name, lengths_of_names, speakers


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Water reached the Orlen Dam Board in Varn, Belmar.", ["Orlen Dam Board", "Varn", "Belmar"]),
        ("It was U.S. Sen. Ada Arlt who called.", ["U.S. Sen. Ada Arlt"]),
        ("The water rose on Monday.", []),
    ],
)
def test_words_that_stand_together_are_one_name(sentence: str, names: list[str]) -> None:
    words = tuple(tokens(sentence))
    named = {word.start for word in words if is_name(word, sentence)}
    lengths = lengths_of_names(sentence, words, named, ())
    assert lengths == {
        sentence.index(name) + token.start: len(tuple(tokens(name))) for name in names for token in tokens(name)
    }


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The dam broke, state-run Orlen TV reported on Monday.", ["state-run Orlen TV"]),
        ("Sens. Ada Arlt and Max Wulf (both of Varn) today announced that the dam holds.", ["Sens. Ada Arlt and Max"]),
        ("The dam broke on Monday, according to the mayor.", ["the mayor"]),
        ("The dam broke on Monday.", []),
    ],
)
def test_who_says_it(sentence: str, who: list[str]) -> None:
    said = [sentence[start:end] for start, end in speakers(sentence)]
    assert [one[: len(wanted)] for one, wanted in zip(said, who, strict=True)] == who


@pytest.mark.parametrize(
    ("one", "other", "outlets"),
    [
        (
            "Schools in Varn close, state-run Orlen TV reported on 3 May 2021.",
            "The finance minister has resigned, state-run Orlen TV reported on 3 May 2021.",
            ("Post", "Echo"),
        ),
        (
            "Crowds sang songs with drummers and tenors in Arlt Square on 3 May 2021.",
            "Engineers founded a party for cheaper bread in Arlt Square on 3 May 2021.",
            ("Post", "Echo"),
        ),
        (
            "Ada Arlt was glad that the Belmar school won $6,000 for books from the Orlen fund on 3 May 2021.",
            "Ada Arlt was glad that the Kessel school won $3,000 for books from the Orlen fund on 3 May 2021.",
            ("Post", "Post"),
        ),
    ],
    ids=["reported by one station", "in one square", "grants of one day"],
)
def test_what_only_who_and_where_have_in_common_is_kept_apart(one: str, other: str, outlets: tuple[str, str]) -> None:
    papers = (paper(f"{outlets[0]} 1", "2021-05-04", one), paper(f"{outlets[1]} 2", "2021-05-04", other))
    assert len(merge(telling for each in papers for telling in tellings_of(each))) == 2
