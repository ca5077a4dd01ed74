import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.extract.entities import name_entities
from search.extract.tagged import Name
from search.model import Entity, EntityKind

KINDS = {"P": EntityKind.PERSON, "O": EntityKind.ORG, "L": EntityKind.PLACE, "M": EntityKind.OTHER}


def read(marked: str) -> tuple[str, list[Name]]:
    """`[P Ada Lovelace] wrote` as a text and the names marked in it."""
    text = ""
    names = []
    done = 0
    for mark in re.finditer(r"\[([POLM]) ([^\]]*)\]", marked):
        text += marked[done : mark.start()]
        names.append(Name(len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text += mark[2]
        done = mark.end()
    return text + marked[done:], names


def find(marked: str) -> tuple[Entity, ...]:
    text, names = read(marked)
    return name_entities(text, names)


def names(marked: str) -> list[str]:
    return [entity.name for entity in find(marked)]


def spans(marked: str) -> list[str]:
    return [entity.text for entity in find(marked)]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "President [P Volodymyr Zelensky] spoke. Mr [P Zelensky] and [P Zelenskyy's] aide; [P ZELENSKY].",
            "Volodymyr Zelensky",
        ),
        ("[P Putin] warned. [P VLADIMIR PUTIN] left.", "Vladimir Putin"),
        ("[P Xi] met. [P Xi Jinping] spoke.", "Xi Jinping"),
        ("[P Barack] smiled. [P Barack Obama] left.", "Barack Obama"),
        ("[P John Kennedy] and [P John F. Kennedy], [P J. F. Kennedy].", "John F. Kennedy"),
        ("[P Aung San Suu Kyi] and [P Suu Kyi].", "Aung San Suu Kyi"),
        ("[P Robert Hall Jr.] and [P Hall].", "Robert Hall Jr."),
        ("[P Piet van der Laan] and [P Van der Laan], [P Laan].", "Piet van der Laan"),
        ("[P Bashar al-Assad] and [P Assad], [P al-Assad].", "Bashar al-Assad"),
        ("[P Gabriel García Márquez] and [P Garcia Marquez], [P Márquez].", "Gabriel García Márquez"),
        ("[P Conor O’Brien] and [P O'Brien].", "Conor O'Brien"),
        ("Pope [P Francis] prayed. [P Francis] left.", "Pope Francis"),
    ],
)
def test_one_person_is_one_name(marked: str, name: str) -> None:
    assert set(names(marked)) == {name}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P John Smith] and [P Anna Smith]. [P Smith] left.", ["John Smith", "Anna Smith", "Smith"]),
        ("Mr [P Tom Reed], Mrs [P Ann Reed]. Mrs [P Reed] left.", ["Tom Reed", "Ann Reed", "Ann Reed"]),
        ("[P George W. Bush] and [P George H. Bush].", ["George W. Bush", "George H. Bush"]),
        ("[P Carl Hall Jr.] and [P Carl Hall Sr.].", ["Carl Hall Jr.", "Carl Hall Sr."]),
        ("Queen [P Elizabeth] and [P Elizabeth Warren].", ["Queen Elizabeth", "Elizabeth Warren"]),
        ("[P Anna Lee] and [P Lea].", ["Anna Lee", "Lea"]),
    ],
)
def test_two_people_stay_two(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "The [O International Atomic Energy Agency] (IAEA) met. The [O IAEA] left.",
            "International Atomic Energy Agency",
        ),
        ("The [O IAEA] ([O International Atomic Energy Agency]) met.", "International Atomic Energy Agency"),
        ("The [O FBI] and the [O Federal Bureau of Investigation].", "Federal Bureau of Investigation"),
        ("The [O U.N.] and the [O UN].", "United Nations"),
        ("[O Acme Motor Corp.] fell. [O Acme] rose.", "Acme Motor Corp."),
        ("[O BP] and [O BP Plc], [O BP].", "BP"),
        ("[O The New York Times] and the [O New York Times].", "New York Times"),
        ("[O EUROPEAN COMMISSION] rules.", "European Commission"),
        ("[O NATO] rules.", "NATO"),
    ],
)
def test_one_organisation_is_one_name(marked: str, name: str) -> None:
    assert set(names(marked)) == {name}


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("the [L U.S.], [L US], [L USA], [L United States of America], [L America]", "United States"),
        ("[L Britain], the [L UK], [L U.K.]", "United Kingdom"),
        ("[L Islamic Republic of Iran] and [L Iran]", "Iran"),
        ("[L Burma] and [L Myanmar]", "Myanmar"),
        ("[L The Hague]", "The Hague"),
        ("[L The Netherlands] and [L Holland]", "Netherlands"),
        ("Baton Rouge, [L La.]", "Louisiana"),
        ("[L LONDON] - rain in [L London].", "London"),
        ("[L Saint Petersburg] and [L Saint Petersburg], [L St. Petersburg]", "Saint Petersburg"),
    ],
)
def test_one_place_is_one_name(marked: str, name: str) -> None:
    assert set(names(marked)) == {name}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[M “Storm Corps”] came.", ["Storm Corps"]),
        ("[P Mr Biden] and [P President Joe Biden's] dog.", ["Biden", "Joe Biden"]),
        ("in the [L U.S.] and [L London,]", ["U.S.", "London"]),
        ("[O the Guardian]", ["Guardian"]),
        ("[P he] [O https://example.org/x] [M 12] [M A] [M Friday] [M …]", []),
        ("the [O G7] on [M May], by [P May]", ["G7", "May"]),
    ],
)
def test_spans_hold_the_name_alone(marked: str, expected: list[str]) -> None:
    assert spans(marked) == expected


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["John Smith", "Smith", "U.S.", "the UN", "“Q”", "IAEA", "Mr", "’s", "", "ŁÓDŹ", "(", "Jr."]
            )
            | st.text(max_size=12),
            st.sampled_from(EntityKind),
            st.text(max_size=4),
        ),
        max_size=12,
    )
)
def test_any_names_in_any_text_give_sound_spans(pieces: list[tuple[str, EntityKind, str]]) -> None:
    text = ""
    marks = []
    for written, kind, between in pieces:
        marks.append(Name(len(text), len(text) + len(written), kind))
        text += written + between
    found = name_entities(text, marks)
    assert all(text[entity.start : entity.end] == entity.text and entity.name for entity in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == name_entities(text, list(reversed(marks)))
