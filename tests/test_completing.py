"""What goes on from what is typed."""

from collections.abc import Sequence

import pytest

from search.completing import complete, named
from search.fields import Field

KNOWN = {
    Field.PERSON: {"Gamal Abdel Nasser": 9, "Suez Sue": 1, 'Nick "the" Sue': 3},
    Field.PLACE: {"Suez Canal": 20, "Suez": 5},
    Field.SOURCE: {"Canal News": 2},
    Field.TEXT: {"sue": 4, "sued": 7, "canal": 10, "cattle": 3},
}


def ask(field: Field, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
    """The names that hold the words of a prefix, the last of them begun."""
    *whole, begun = prefix.lower().split() or [""]
    found = [
        (name, count)
        for name, count in KNOWN.get(field, {}).items()
        if any(part.startswith(begun) for part in name.lower().split()) and set(whole) <= set(name.lower().split())
    ]
    return sorted(found, key=lambda row: (-row[1], row[0]))[:limit]


@pytest.mark.parametrize(
    ("typed", "first", "words"),
    [
        ("sue", "Suez Canal", 'place:="Suez Canal"'),
        ("ship suez ca", "Suez Canal", 'ship place:="Suez Canal"'),
        ("gamal abdel n", "Gamal Abdel Nasser", 'person:="Gamal Abdel Nasser"'),
        ("ship person:nas", "Gamal Abdel Nasser", 'ship person:="Gamal Abdel Nasser"'),
        ("-place:sue", "Suez Canal", '-place:="Suez Canal"'),
        ("(ship OR cat", "cattle", "(ship OR cattle"),
        ('"prisoner of war" cat', "cattle", '"prisoner of war" cattle'),
    ],
)
def test_the_end_is_completed(typed: str, first: str, words: str) -> None:
    found = complete(ask, typed, 8)
    assert (found[0].name, found[0].words) == (first, words)


@pytest.mark.parametrize("typed", ["", "s", '"sue', "zzz", "when:20", "ship ", "!!"])
def test_nothing_is_proposed(typed: str) -> None:
    assert complete(ask, typed, 8) == ()


def test_names_and_words_by_count() -> None:
    assert [(one.name, one.count) for one in complete(ask, "sue", 4)] == [
        ("Suez Canal", 20),
        ("sued", 7),
        ("Suez", 5),
        ("Suez Sue", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("suez", ['place:="Suez Canal"', 'place:="Suez"', 'person:="Suez Sue"']),
        ("Canal suez", ['place:="Suez Canal"']),
        ("sue", ['person:="Suez Sue"']),
        ("suez flood", []),
        ("place:suez", []),
        ("suez -canal", []),
        ('"suez"', []),
        ("", []),
    ],
)
def test_names_that_hold_the_words_typed(typed: str, found: list[str]) -> None:
    assert [one.words for one in named(ask, typed, 0, 3)] == found


def test_names_of_few_articles_are_not_what_is_meant() -> None:
    assert [one.name for one in named(ask, "suez", 5, 3)] == ["Suez Canal", "Suez"]
