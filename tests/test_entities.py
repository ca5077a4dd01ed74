import re
from itertools import pairwise
from time import process_time

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
        ("President [P Petro Zelensky], Mr [P Zelensky], [P Zelenskyy's] aide; [P ZELENSKY].", "Petro Zelensky"),
        ("[P Putin] warned. [P VLADIMIR PUTIN] left.", "Vladimir Putin"),
        ("[P Xi] met. [P Xi Jinping] spoke.", "Xi Jinping"),
        ("[P Barack] smiled. [P Barack Obama] left.", "Barack Obama"),
        ("[P John Kennedy] and [P John F. Kennedy], [P J. F. Kennedy].", "John F. Kennedy"),
        ("[P Aung San Suu Kyi] and [P Suu Kyi].", "Aung San Suu Kyi"),
        ("[P Robert Hall Jr.] and [P Hall], [P Hall Jnr].", "Robert Hall Jr."),
        ("[P Piet van der Laan] and [P Van der Laan], [P Laan].", "Piet van der Laan"),
        ("[P Bashar al-Assad] and [P Assad], [P al-Assad].", "Bashar al-Assad"),
        ("[P Gabriel García Márquez] and [P Garcia Marquez], [P Márquez].", "Gabriel García Márquez"),
        ("[P Conor O’Brien] and [P O'Brien].", "Conor O'Brien"),
        ("Pope [P Francis] prayed. [P Francis] left.", "Pope Francis"),
        ("Pope [P John Paul II] and [P John Paul].", "Pope John Paul II"),
        ("Queen [P Margrethe II] and Queen [P Margrethe].", "Queen Margrethe II"),
        ("[P B. H. Obama], [P Barack Obama].", "Barack Obama"),
        ("[P Bob Roe Robert] and [P Bob Roe], [P Roe].", "Bob Roe"),
        ("[P Whip Ada Roe] and [P Democrat Ada Roe].", "Ada Roe"),
        ("[P Dzhokhar Amin Ruz], [P Dzhokar Amin Ruz], [P Dzhokhar Amin Ruz]", "Dzhokhar Amin Ruz"),
        ("[P Phyo Zeyar Maw] and [P Phyo Zeya Maw], [P Phyo Zeyar Maw]", "Phyo Zeyar Maw"),
        ("[P Joe Hale] ran. [P Joseph Hale] won.", "Joe Hale"),
        ("[P Marc Oberlin] and [P Mark Oberlin].", "Marc Oberlin"),
        ("[P Luis Fernandes] won. [P Luis Fernandez] wept. [P Luis Fernandez] sang.", "Luis Fernandez"),
        ("[P Mohamed Said Hamdi] and [P Muhammad Hamdi].", "Mohamed Said Hamdi"),
        ('[P Rosa "Lala" Quint] sang. [P Lala Quint] danced.', 'Rosa "Lala" Quint'),
        ("[P Ana Reyes Paz] once, [P Ana Reyes] twice, [P Ana Reyes].", "Ana Reyes"),
        ("[P tom hardwick] and [P Tom Hardwick]", "Tom Hardwick"),
        ("[P ANGUS MCTAVISH]", "Angus McTavish"),
    ],
)
def test_one_person_is_one_name(marked: str, name: str) -> None:
    assert set(names(marked)) == {name}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P John Smith] and [P Anna Smith]. [P Smith] left.", ["John Smith", "Anna Smith", "Smith"]),
        ("Mr [P Tom Reed], Mrs [P Ann Reed]. Mrs [P Reed] left.", ["Tom Reed", "Ann Reed", "Ann Reed"]),
        ("[P George W. Bush] and [P George H. W. Bush].", ["George W. Bush", "George H. W. Bush"]),
        ("[P George W. Bush] and [P George H.W. Bush].", ["George W. Bush", "George H.W. Bush"]),
        ("[P Don Hall], [P Don Hall Jr.]. [P Hall] sat.", ["Don Hall", "Don Hall Jr.", "Don Hall"]),
        ("[P Don Hall] and [P Hall Jr.].", ["Don Hall", "Hall Jr."]),
        ("[P Mark Hall] and [P Mary Hall].", ["Mark Hall", "Mary Hall"]),
        ("[P Robert Hall] and [P Roberta Hall].", ["Robert Hall", "Roberta Hall"]),
        ("[P Martin Hall] and [P Marvin Hall].", ["Martin Hall", "Marvin Hall"]),
        ("[P Zheng Wei] and [P Zeng Wei].", ["Zheng Wei", "Zeng Wei"]),
        ("[P J. Hansen] and [P J. Hanson].", ["J. Hansen", "J. Hanson"]),
        ("[P Carl Hall Jr.] and [P Carl Hall Sr.].", ["Carl Hall Jr.", "Carl Hall Sr."]),
        ("Queen [P Elizabeth] and [P Elizabeth Warren].", ["Queen Elizabeth", "Elizabeth Warren"]),
        ("[P Anna Lee] and [P Lea].", ["Anna Lee", "Lea"]),
        ("[P Ian Hall], then [P Hall], [P Jo Hall], [P Hall].", ["Ian Hall", "Ian Hall", "Jo Hall", "Ian Hall"]),
        ("President [P Orlov] spoke. [P Irina Orlov] sang.", ["Orlov", "Irina Orlov"]),
        (
            "President [P Ivan Orlov] and [P Irina Orlov]. President [P Orlov] left.",
            ["Ivan Orlov", "Irina Orlov", "Ivan Orlov"],
        ),
        ("[P Kim Jong Un] and [P Kim Jong Il]. [P Kim Jong] who?", ["Kim Jong Un", "Kim Jong Il", "Kim Jong"]),
        ("[P Amy Johnson] and [P Johnston].", ["Amy Johnson", "Johnston"]),
        ("[P Duke Ellington] played for Prince [P Harry].", ["Duke Ellington", "Prince Harry"]),
    ],
)
def test_two_people_stay_two(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The [O Pan American Health Organization] (PAHO); the [O PAHO].", "Pan American Health Organization"),
        ("The [O IAEA] ([O International Atomic Energy Agency]) met.", "International Atomic Energy Agency"),
        (
            "The [O CDC] and the [O U.S. Centers for Disease Control and Prevention].",
            "U.S. Centers for Disease Control and Prevention",
        ),
        ("The [O FBI] and the [O Federal Bureau of Investigation].", "Federal Bureau of Investigation"),
        ("The [O U.N.] and the [O UN].", "United Nations"),
        ("[O Acme Motor Corp.] fell. [O Acme] rose.", "Acme Motor Corp."),
        ("[O BP] and [O BP Plc], [O BP].", "BP"),
        ("[O The New York Times] and the [O New York Times].", "New York Times"),
        ("[O EUROPEAN COMMISSION] rules.", "European Commission"),
        ("[O NATO] rules.", "NATO"),
        ("[O Médecins Sans Frontières] (“MSF”) came. [O MSF] left.", "Médecins Sans Frontières"),
        ("The [O Labour Party] and [O Labour].", "Labour Party"),
        ("[O World Health Organisation] and [O World Health Organization].", "World Health Organisation"),
        (
            "[O U.N. Security Council], [O United Nations Security Council], [O UN Security Council].",
            "U.N. Security Council",
        ),
        ("[O Johnson & Johnson] and [O Johnson and Johnson]", "Johnson & Johnson"),
        ("[O The Guardian] and the [O Guardian]", "The Guardian"),
        ("[O Negev University of the South] and [O Negev University]", "Negev University of the South"),
        ("[O DINAMO] beat us. [O Dinamo] won.", "Dinamo"),
    ],
)
def test_one_organisation_is_one_name(marked: str, name: str) -> None:
    assert set(names(marked)) == {name}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [O Atomic Agency] met. The [O Agency] left.", ["Atomic Agency", "Agency"]),
        ("[O BGC Partners] rose. [O BP] fell.", ["BGC Partners", "BP"]),
        ("[O BBC] and [O BBC News]", ["BBC", "BBC News"]),
        ("[O Arts Council] and [O Army Corps]: [O AC].", ["Arts Council", "Army Corps", "AC"]),
        ("[O Tasty Group] and [O Tasty Trust Ltd]; [O Tasty].", ["Tasty Group", "Tasty Trust Ltd", "Tasty"]),
        ("[O Union Bank] and [O Union].", ["Union Bank", "Union"]),
        ("[O China Mobile Ltd] and [O China].", ["China Mobile Ltd", "China"]),
        ("[M The Last Harvest] by the [O US]", ["The Last Harvest", "United States"]),
    ],
)
def test_two_bodies_stay_two(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


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
        ("Plano, [L Tex]. It rained in [L Texas].", "Texas"),
        ("[L Watertown, Mass.] and [L Watertown]", "Watertown, Massachusetts"),
        ("[L Côte d’Ivoire] and [L Ivory Coast]", "Ivory Coast"),
        ("[L People's Republic of China]", "China"),
        ("[L Hashemite Kingdom of Jordan]", "Jordan"),
        ("[L Democratic Republic of Congo], [L DRC]", "Democratic Republic of the Congo"),
        ("[L La Paz]", "La Paz"),
        ("the [L Gulf of Mexico], the [L Gulf]", "Gulf of Mexico"),
        ("the [L English Channel], the [L Channel]", "English Channel"),
        ("[L Kyiv], or [L Kiev] as it was written.", "Kyiv"),
        ("[L LAX]", "LAX"),
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
        ("[P Ann Poe - who] sat. [P Jo Roe/Agency] [P The Poe]", ["Ann Poe", "Jo Roe", "Poe"]),
        ("[P Rep. Lee Moss], [P R-Ohio], [P Obama-era] [P Moss 12]", ["Lee Moss", "Obama"]),
        ("[L EDT WASHINGTON] (Reuters)", ["WASHINGTON"]),
        ("Venice, [P La]. It", ["La."]),
        ("The [O CPI(M]) won in [L Peru (South)].", ["CPI(M)", "Peru (South)"]),
        ("[O Acme Inc.] [L Paris.] [P Hall Jr.] [O Yahoo!]", ["Acme Inc.", "Paris", "Hall Jr.", "Yahoo!"]),
        ("[O (IAEA)] [O Bank (Ghana)] [O Bank (] [M “Ode]", ["IAEA", "Bank (Ghana)", "Bank", "Ode"]),
        ("[L Paris\n\nRome]", ["Paris"]),
        ("[O " + "Very " * 20 + "Long]", []),
        ("[P nobody] in [L paris]", ["paris"]),
        ("in [L Lima, Peru] and [L Watertown, Mass.]", ["Lima", "Peru", "Watertown, Mass."]),
        ("in [L southern California] and [L South Korea]", ["California", "South Korea"]),
        ("[L US] $5 billion, [L US] firms, [L Dh] 1,500", ["US"]),
        ("by J. R. [P Moss], of U.S. [P Roe] and the [L U.S.] [P Poe]", ["J. R. Moss", "Roe", "U.S.", "Poe"]),
        ("[O Acme Inc.]\nThe [O Acme Inc.] board", ["Acme Inc", "Acme Inc."]),
        ("[P Acme], Inc. of [L Leeds]. Then [L Acme] Ltd.", ["Acme, Inc.", "Leeds", "Acme Ltd"]),
        ("[O Acme] Co Ltd and [O Acme], Incas", ["Acme", "Acme"]),
        ("[P King Salman] and [P Queen Anne], [P Prince Harry]", ["Salman", "Anne", "Prince Harry"]),
        ("[P Guy Moss ILO], [P Guy Moss III], [P Jean ROE]", ["Guy Moss", "Guy Moss III", "Jean ROE"]),
        ("[L Bata and] [O Union of the], a [M Mysuru-based] firm", ["Bata", "Union", "Mysuru"]),
        ("The site is called [P J. The] agency christened it [P Luis Urzúa The].", ["Luis Urzúa"]),
        ("[O LMAO] [P Sooo] [O Plan.pdf] [O Desk al@example.org Home] [P Applause] [O IEEE] [O AAA]", ["IEEE", "AAA"]),
        ('"[P Moss, Al] and [P Al Moss" <al@example.org]', ["Moss", "Al Moss"]),
    ],
)
def test_spans_hold_the_name_alone(marked: str, expected: list[str]) -> None:
    assert spans(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P Ann Loss] ran. [L Loss] fell. [O Loss] rose.", "PPP"),
        ("[L Chad] and [P Chad], [P Chad].", "LLL"),
        ("[O Orbit], [O Orbit] and [L Orbit].", "OOO"),
        ("[O Orbit] and [L Orbit].", "OL"),
        ("[L Orbit], [L Orbit]. Mr [P Orbit] left.", "LLP"),
        ("[O World Health Organization] ([L WHO]).", "OO"),
        ("[P Guy Moss WTO] left the [O WTO].", "PO"),
        ("[P GMT GENEVA] (Reuters)", "L"),
        ("[P Moderate Republicans] and [M Republicans].", "PM"),
        ("[L SEATTLE] at [L DALLAS], [O SEATTLE] won, [L SEATTLE] lost.", "LLOL"),
        ("[P Hurricane Alma] and [P Doe Administration], [L H1N1]", "MOM"),
        ("The [L Harbour House Council of Fish] met in the [L Council Bay].", "OL"),
    ],
)
def test_the_article_decides_what_kind_a_name_is(marked: str, expected: str) -> None:
    assert [entity.kind for entity in find(marked)] == [KINDS[kind] for kind in expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P Ada Long] came. Long spoke to Ada Long.", ["Ada Long", "Long", "Ada Long"]),
        ("[O Initech] fell, Initech rose, Initech's boss", ["Initech", "Initech", "Initech"]),
        ("[P Ada Long] came. Mr Long stayed, but no. But Long left", ["Ada Long", "Long", "Long"]),
        ("[P Ada Long] came. It took long. Long ago,", ["Ada Long"]),
        ("[P Ada Long] came to Long Island with Huey Long.", ["Ada Long"]),
        ("[L Leeds] but Leedsfield or North-Leeds", ["Leeds"]),
        ("[M Ode] and Ode", ["Ode"]),
        ("the [O Bank] of Bank", ["Bank"]),
    ],
)
def test_repetitions_the_model_missed_are_found(marked: str, expected: list[str]) -> None:
    assert spans(marked) == expected


def test_a_paragraph_as_newspapers_write_it() -> None:
    found = names(
        "Ukrainian President [P Volodymyr Zelensky] said the toll near [L Kursk] was high. "
        "[P Zelensky] blamed [L Russia], and the [O Asan Institute] agreed with Mr. [P Zelenskyy]."
    )
    man = "Volodymyr Zelensky"
    assert found == [man, "Kursk", man, "Russia", "Asan Institute", man]


def test_other_articles_change_nothing() -> None:
    first = "[P John Smith] and [O Acme Corp], [L US]."
    second = "[P Jane Smith] and [P Smith]; [O ACME]; [L us]."
    alone = find(first)
    assert (find(second), find(first))[1] == alone


def test_a_text_with_thousands_of_names_takes_no_longer_than_its_length() -> None:
    people = " ".join(f"[P {given}{number}a Smith] met [P Smith]." for number, given in enumerate(["Jo", "Al"] * 2000))
    people = re.sub(r"\d", lambda digit: "abcdefghij"[int(digit[0])], people)
    begun = process_time()
    assert len(find(people)) == 8000
    assert process_time() - begun < 10


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


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("The tanker [P Exxon Valdez] sank. [P Exxon Valdez] was old.", "MM"),
        ("The [P Carl Vinson] was near.", "M"),
        ("The [P Exxon Valdez] oil spill, after [P Exxon Valdez].", "MM"),
        ("the [P Will Reed] scandal, and [P Will Reed]", "PP"),
        ("The [P Obamas] were there, the [P Dalai Lama] is not.", "PP"),
        ("The [P Robert Hall] probe. [P Robert Hall] left. The [P Hall] is his.", "PPP"),
        ("[P Trump Tower] and [O Clean Water Act] and [L Suez Canal Authority]", "LMO"),
        ("[P Leeds Police Station], [P Leeds School], [L Leeds College], [O Aire River]", "LOOL"),
        ("The [O Bank for Storms] ([L BfS]) and Mr [L Moss]", "OOP"),
        ("The victory of [P BFS] was sudden. Then [P BFS] fell.", "OO"),
        ("Then [P Ann Beth Moss] ([P ABM]) came, and later [P ABM] left.", "PPP"),
        ("THE VICTORY OF [P MOSS] WAS SUDDEN", "P"),
        ("The retailer [P Asda] grew. [L Asda] is old.", "OO"),
        ("The company [P Moss] of [P Ann Moss], a team [L France] sent", "PPL"),
        ("The Oil Company [P Ann Moss] heads", "P"),
        ("Rep. [O Ada Orbit-Moss] and minister [L Roe], said the minister.\n[L LEEDS]", "PPL"),
        ("[O Ada Orbit] came. [P Orbit] sat, [P Orbit] left. [L Ada Reed], [P Reed]", "PPPLP"),
        ("[P Roe v. Wade] and [L Moss v Moss], [P V. Moss], [P Ann V Moss]", "MMPP"),
        ("[L Fashion Cup], [O Nobel Prize], [P Gaza War], [P North Sea], [L Cricket Board]", "MMMLO"),
    ],
)
def test_what_is_said_of_a_name_tells_its_kind(marked: str, kinds: str) -> None:
    assert [entity.kind for entity in find(marked)] == [KINDS[kind] for kind in kinds]


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("Prices rose, according to [P Orbitrax].", "O"),
        ("[P Ada Roe] resigned, according to [P Roe].", "PP"),
        ("It rose, according to Mr [P Roe]. [P Roe] said more.", "PP"),
        ("A [P Orbitrax] poll found it. [P Orbitrax] asked many.", "OO"),
        ("[P Ada Roe], an analyst at [P Orbitrax], left.", "PO"),
        ("They live in [P Garedda].", "L"),
        ("They believe in [P God].", "P"),
        ("The rain in [P Garedda] Hall ended.", "P"),
        ("He comes from the town of [P Pedro Juan Roe].", "L"),
        ("The [P Garedda]-based firm left.", "L"),
        ("[L Perth], [L Albany] and [P Garedda] are dry.", "LLL"),
        ("[O Acme], [P Orbitrax] and [O Initech] left.", "OOO"),
        ("[L Norway] and [P Ada Roe] agreed.", "LP"),
        ("[L Norway] and [P Roe] agreed. [P Ada Roe] smiled.", "LPP"),
        ("[L Ghent], [P Garedda] said.", "LP"),
        ("They live in [P Roe] states." + " [P Roe] won." * 6, "PPPPPPP"),
        ("The director of [M Green Tides], who left, spoke.", "O"),
        ("A professor and head of [M African] studies.", "M"),
    ],
)
def test_what_stands_around_a_name_tells_its_kind(marked: str, kinds: str) -> None:
    assert "".join(next(key for key in KINDS if KINDS[key] is entity.kind) for entity in find(marked)) == kinds


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[O Machines] help. New machines do.", []),
        ("[P Brown] sat by the brown dog. [P Brown] left.", ["Brown", "Brown"]),
        ("Mr [P Brown] has a brown dog.", ["Brown"]),
        ("[P Brown] has a brown dog, says [P Ann Brown].", ["Brown", "Ann Brown"]),
        ("[L Square] on the square, [O Fire], [P Cole]", ["Square", "Fire", "Cole"]),
    ],
)
def test_a_word_that_is_also_written_small_is_no_name(marked: str, expected: list[str]) -> None:
    assert spans(marked) == expected


@pytest.mark.parametrize(
    "marked", ["At 1400 [M GMT] / 10 [O EDT]", "[P Sens]. [P Reed] met [P Reps]", "[P Mr]. [P Reed]"]
)
def test_zones_and_titles_are_no_names(marked: str) -> None:
    assert set(names(marked)) <= {"Reed"}
