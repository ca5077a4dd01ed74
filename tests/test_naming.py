from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.decisions import Decision, HideDate, HideName, Merge, Place, Rename, Retype, Split, Undo, What
from search.model import EntityKind, Name
from search.naming import unify
from search.results import Naming

KINDS = {"P": EntityKind.PERSON, "O": EntityKind.ORG, "L": EntityKind.PLACE, "M": EntityKind.OTHER}
LETTERS = {kind: letter for letter, kind in KINDS.items()}


def naming(line: str) -> Naming:
    """`P Barack Obama 9: Obama 5, Barry 1` as nine articles that hold the name, five of which also say `Obama`."""
    kind, _, rest = line.partition(" ")
    held, _, worded = rest.partition(": ")
    name, _, articles = held.rpartition(" ")
    pairs = [pair.rpartition(" ") for pair in worded.split(", ") if pair]
    return Naming(
        KINDS[kind], name, int(articles), {name: int(articles)} | {text: int(count) for text, _, count in pairs}
    )


def shown(lines: Sequence[str], *what: What) -> dict[str, str | None]:
    """Every name held (`P Obama`) and the name shown for it."""
    names: dict[Name, Name | None] = {(one.kind, one.name): (one.kind, one.name) for one in map(naming, lines)}
    names |= unify(map(naming, lines), [Decision(number, one) for number, one in enumerate(what, 1)])
    return {_short(name) or "": _short(to) for name, to in names.items()}


def _plain(name: str) -> str:
    return name.lower().replace("-", "")


def _short(name: Name | None) -> str | None:
    return name and f"{LETTERS[name[0]]} {name[1]}"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["P Barack Obama 9: Obama 5", "P Obama 12"], "P Barack Obama"),
        (["P Barack Obama 9: Obama 5", "P Barack H. Obama 2", "P Obama 3"], "P Barack Obama"),
        (["P Sebastian Pinera 4: Pinera 3", "P Sebastián Piñera 2: Piñera 2", "P Pinera 3"], "P Sebastián Piñera"),
        (["P Volodymyr Zelensky 5: Zelensky 4", "P Volodymyr Zelenskyy 3", "P Zelenskiy 2"], "P Volodymyr Zelensky"),
        (["P Kenneth Feinberg 5: Feinberg 2", "P Ken Feinberg 3", "P Kenneth R. Feinberg 1"], "P Kenneth Feinberg"),
        (["P Mohamed ElBaradei 4", "P Mohammed El-Baradei 2"], "P Mohamed ElBaradei"),
        (["P Robert Hall Jr. 2", "P Robert Hall Jnr 1", "P Robert M. Hall, Jr 1"], "P Robert Hall Jr."),
        (["P Ken Salazar 20", "P Ken Salazer 1"], "P Ken Salazar"),
        (["P Hosni Mubarak 9: Hosni 3", "P Hosni 2"], "P Hosni Mubarak"),
        (["P Pope Francis 9: Francis 8", "P Francis 4"], "P Pope Francis"),
        (["P VLADIMIR PUTIN 5", "P Vladimir Putin 1"], "P Vladimir Putin"),
        (
            ["O International Atomic Energy Agency 4: IAEA 4", "O IAEA 3"],
            "O International Atomic Energy Agency",
        ),
        (["O European Space Agency 1: ESA 1", "O ESA 2"], "O European Space Agency"),
        (["O Federal Bureau of Investigation 5: FBI 5", "O FBI 25"], "O FBI"),
        (["O Transocean 9", "O Transocean Ltd 3", "O Transocean Ltd. 1", "O The Transocean 1"], "O Transocean"),
        (["O Justice Department 5", "O Department of Justice 2"], "O Justice Department"),
        (["O U.S. Coast Guard 5: Coast Guard 4", "O US Coast Guard 2", "O Coast Guard 8"], "O Coast Guard"),
        (
            ["O National Weather Office 9: NWO 4", "O U.S. National Weather Office 3: NWO 2", "O NWO 9"],
            "O National Weather Office",
        ),
        (["O World Health Organisation 2", "O World Health Organization 3"], "O World Health Organization"),
        (["O Exxon Mobil 3", "O ExxonMobil 2", "O Exxon Mobil Corp. 2"], "O Exxon Mobil"),
        (["L Copiapo 4", "L Copiapó 1"], "L Copiapó"),
        (["L Ft Lauderdale 1", "L Fort Lauderdale 2"], "L Fort Lauderdale"),
        (["L Atlanta 19", "P Atlanta 1", "O ATLANTA 1"], "L Atlanta"),
        (["L Arizona 3", "O Arizona 5"], "L Arizona"),
        (["P Al Gore 9: Gore 3", "P Gore 4"], "P Al Gore"),
        (["P Tony Hayward 30", "P Hayward Tony 3"], "P Tony Hayward"),
        (["P Kim Seung Min 3", "P Seung Min Kim 9"], "P Seung Min Kim"),
        (["P Tony Hayward 30", "P Hayward Tony Hayward 3", "P Hayward Tony Bryan HaywardOil 2"], "P Tony Hayward"),
        (["P Tony Hayward 30", "P Hayward Tony Bryan 9", "P Hayward Tony Bryan HaywardOil 2"], "P Tony Hayward"),
        (["P Tony Hayward 30", "O Tony Hayward 2", "L Tony Hayward 1"], "P Tony Hayward"),
    ],
)
def test_one_across_articles(lines: list[str], name: str) -> None:
    assert set(shown(lines).values()) == {name}


@pytest.mark.parametrize(
    "lines",
    [
        ["P Anna Smith 3: Smith 3", "P John Smith 3: Smith 3", "P Smith 3"],
        ["P Anna Smith 1: Smith 1", "P Smith 1"],
        ["P David Cameron 9: Cameron 7", "P James Cameron 3: Cameron 2", "P Cameron 4"],
        ["P Bill Clinton 9", "P Clinton 9"],
        ["P Rare Bush 2: Bush 2", "P Bush 40"],
        ["P George W. Bush 9", "P George H. W. Bush 8", "P George Bush 5"],
        ["P Donald Trump 9: Trump 9", "P Donald Trump Jr. 3"],
        ["P John Adams 9", "P John Quincy Adams 3", *(f"P John {last} 1" for last in "ABCDEFGH"), "P Al Adams 1"],
        ["P Michael McCaul 20", "P Michael McFaul 1"],
        ["P John Dean 20", "P Dean John 9", "P Dean John Munro 1"],
        ["P J. P. Freire 9", "P P. J. 9"],
        ["O Yahoo News 9: Yahoo 5", "O Yahoo 4"],
        ["L The Hill 9", "L Hill 3"],
        ["P Roberta Hall 20", "P Robert Hall 1"],
        ["P Jan Hansen 20", "P Jan Hanson 2", "P Ole Hanson 2"],
        ["P Hosni Mubarak 9", "P Hosni Adel 3", "P Hosni 2"],
        ["P Kerry Washington 3", "L Washington 90", "O Washington 30"],
        ["O ABC 30", "O Associated Bolt Carriers 2: ABC 2"],
        ["O Alpha Beta Club 9: ABC 5", "O Arctic Boat Company 9: ABC 5", "O ABC 2"],
        ["O University of Washington 9", "O Washington University 9"],
        ["O Barclays 3", "O Barclays Capital 3"],
        ["L Springfield, Illinois 5: Springfield 5", "L Springfield, Missouri 5: Springfield 5", "L Springfield 4"],
        ["L Portland, Maine 5: Portland 5", "L Portland 9"],
        ["L Nature 5", "O Nature 5"],
    ],
)
def test_apart_when_in_doubt(lines: list[str]) -> None:
    assert all(name == to for name, to in shown(lines).items())


def test_a_name_that_is_only_another_short_names_stands_apart() -> None:
    lines = ["O Acme Rockets 10: Acme 9", "O Acme 3: Zeta 1", "O Zeta 2"]
    assert shown(lines) == {"O Acme Rockets": "O Acme Rockets", "O Acme": "O Acme Rockets", "O Zeta": "O Zeta"}


def test_a_town_is_no_surname_of_somebody() -> None:
    names = shown(["P Washington 4", "P Kerry Washington 3: Washington 3", "L Washington 90", "O Washington 2"])
    assert names["P Washington"] == "P Kerry Washington"
    assert names["O Washington"] == "L Washington"


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param(["O Northern Star 11", "M Northern Star 6", "P Northern Star 6"], "M", id="ship"),
        pytest.param(["P Hopewell 5", "M Hopewell 2"], "M", id="probe"),
        pytest.param(["P Hopewell 24", "M Hopewell 2"], "M", id="never with a full name"),
        pytest.param(["O Orchard Petroleum 3", "M Orchard Petroleum 4"], "O", id="last word of a body"),
        pytest.param(["O Long Valley 4", "P Long Valley 3", "L Long Valley 3"], "L", id="last word of a place"),
        pytest.param(["O Oceanwatch 12", "P Oceanwatch 7"], "O", id="nobody's surname"),
        pytest.param(["L Geneva 46", "P Geneva 20"], "L", id="town in front of reports"),
        pytest.param(["P Reyes-Lind 31", "M Reyes-Lind 16"], "P", id="double surname"),
        pytest.param(["L Sub-Sea World 6", "O Subsea World 1", "O Sub-Sea World 1"], "L", id="spelt otherwise"),
        pytest.param(
            ["O Anna Frost 4", "M Anna Frost 3", "P Anna Frost 2", "P Anna Reyes 3", "P Anna Lind 2", "P Anna Mori 1"],
            "P",
            id="first name of others",
        ),
    ],
)
def test_one_kind_for_one_name(lines: list[str], kind: str) -> None:
    name = naming(lines[0]).name
    assert {to for held, to in shown(lines).items() if _plain(held[2:]) == _plain(name)} == {f"{kind} {name}"}


@pytest.mark.parametrize(
    "lines",
    [
        ["L Lincoln 30", "P Lincoln 6", "P Abe Lincoln 8: Lincoln 7"],
        ["L Cleveland 66", "O Cleveland 39"],
        ["P Reyes-Lind 16", "M Reyes-Lind 16"],
        ["L Rand 14", "O RAND 2"],
        ["O Morning Star 3", "P Morning Star 2"],
    ],
)
def test_kinds_stay_apart_when_in_doubt(lines: list[str]) -> None:
    assert {to and to[0] for to in shown(lines).values()} == {line[0] for line in lines}


def test_a_name_too_common_needs_an_article_that_uses_both() -> None:
    crowd = [f"P {given} {last} 1" for given in ("Mike", "Al", "Bo") for last in ("Jones", "Brown", "Stone")]
    crowd += [f"P Mike {last} 1" for last in ("Reed", "Wood", "Lane", "Hill")]
    assert shown([*crowd, "P Michael Jones 4"])["P Mike Jones"] == "P Mike Jones"
    assert shown([*crowd, "P Michael Jones 4: Mike Jones 1"])["P Mike Jones"] == "P Michael Jones"


HELD = ["P Barack Obama 9: Obama 5", "P Obama 3", "P Michelle Obama 2", "O IAEA 4", "L Springfield 2"]
OBAMA, IAEA = (EntityKind.PERSON, "Barack Obama"), (EntityKind.ORG, "IAEA")


@pytest.mark.parametrize(
    ("what", "changed"),
    [
        ([Rename(*OBAMA, "B. Obama")], {"P Barack Obama": "P B. Obama", "P Obama": "P B. Obama"}),
        ([Rename(EntityKind.PERSON, "Obama", "B. Obama")], {"P Barack Obama": "P B. Obama", "P Obama": "P B. Obama"}),
        (
            [Merge((OBAMA, (EntityKind.PERSON, "Michelle Obama")), (EntityKind.PERSON, "Obama family"))],
            dict.fromkeys(("P Barack Obama", "P Obama", "P Michelle Obama"), "P Obama family"),
        ),
        ([Split(*OBAMA, ("obama",))], {"P Barack Obama": "P Barack Obama", "P Obama": "P Obama"}),
        ([Split(*OBAMA, ("Barack Obama",))], {"P Barack Obama": "P Barack Obama", "P Obama": "P Obama"}),
        ([HideName(*OBAMA)], {"P Barack Obama": None, "P Obama": None}),
        ([HideName(EntityKind.PERSON, "Obama")], {"P Barack Obama": "P Barack Obama", "P Obama": None}),
        ([Retype(*IAEA, EntityKind.OTHER)], {"O IAEA": "M IAEA"}),
        ([HideName(*IAEA), Rename(*IAEA, "Agency")], {"O IAEA": "O Agency"}),
        ([Rename(*IAEA, "Agency"), Retype(EntityKind.ORG, "Agency", EntityKind.OTHER)], {"O IAEA": "M Agency"}),
        ([Rename(*IAEA, "Agency"), Rename(EntityKind.ORG, "Agency", "IAEA")], {"O IAEA": "O IAEA"}),
        ([Rename(EntityKind.ORG, "Nobody", "Somebody")], {}),
        ([HideDate(Place("article", 0, "x"))], {}),
        ([HideName(*IAEA), Undo(1)], {}),
    ],
)
def test_users_decide(what: list[What], changed: dict[str, str | None]) -> None:
    assert shown(HELD, *what) == shown(HELD) | changed


WORDS = st.sampled_from(
    "Ann Anne Bob Robert Smith Smyth Zelensky Zelenskyy Obama Jr. F. Hansen Agency Energy IAEA US".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(EntityKind), NAMES),
        st.tuples(st.integers(1, 30), st.dictionaries(NAMES, st.integers(1, 9), max_size=2)),
        max_size=12,
    ),
    st.randoms(),
)
def test_the_order_of_articles_changes_nothing(drawn: dict[Name, tuple[int, dict[str, int]]], chance: Random) -> None:
    held = [Naming(*name, articles, {name[1]: articles} | worded) for name, (articles, worded) in drawn.items()]
    names = unify(held)
    chance.shuffle(held)
    assert unify(held) == names
    assert names.keys() <= drawn.keys()
    assert all(to in drawn or any(to and to[1] == name for _, name in drawn) for to in names.values())
