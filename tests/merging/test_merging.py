"""Which tellings become one happening, which sentence stands for it, which days conflict, which articles are copies."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merging_papers import PAPERS, REPORT, paper

from search.merging import (
    Happening,
    are_copies,
    conflicts,
    merge,
    print_of,
    shingles,
    standing_articles,
    tellings_of,
    weight,
)
from search.model import Annotated


def happenings(*papers: Annotated) -> list[Happening]:
    return merge(telling for one in papers for telling in tellings_of(one))


def sentences(*papers: Annotated) -> dict[str, str]:
    return {event.id: event.sentence for one in papers for event in one.events}


def told(*papers: Annotated) -> list[tuple[str, list[str]]]:
    """Each happening's date, and who tells it."""
    return [(one.period.edtf, sorted(one.tellers)) for one in happenings(*papers)]


DAM = "The dam above Orlen broke on {} and water ran through the lower streets."
APART = [
    ("another day", DAM.format("3 May 2021"), DAM.format("9 May 2021")),
    ("another matter", DAM.format("3 May 2021"), "Tenors from nine countries sang Verdi in Varn on 3 May 2021."),
    (
        "another of the kind",
        "Pump 3 of the Orlen mine failed on 3 May 2021.",
        "Pump 4 of the Orlen mine failed on 3 May 2021.",
    ),
    (
        "announced",
        "The minister will open the Varn bridge on 3 May 2021.",
        "The minister opened the Varn bridge on 3 May 2021.",
    ),
    (
        "by the stamps of a live report",
        "(Update 4:40 p.m. in Orlen, 9:40 a.m. ET) The mayor opens shelters in Varn on 3 May 2021.",
        "(Update 4:48 p.m. in Orlen, 9:48 a.m. ET) Soldiers carry sand to the dam on 3 May 2021.",
    ),
    (
        "said one day by one man",
        "“The dam above Orlen had no owner for years,” Arlt said on 3 May 2021.",
        "“Nobody in Orlen was warned by my ministry,” Arlt said on 3 May 2021.",
    ),
    (
        "said by a man with an office",
        "On 3 May 2021 the deputy prime minister, Arlt, said that schools would close.",
        "On 3 May 2021 deputy prime minister Arlt told farmers to save water.",
    ),
    (
        "talk",
        "Well, you know, I hear that on 3 May 2021 everybody looked at it.",
        "I know what I felt on 3 May 2021, and I hear it still, believe me.",
    ),
    (
        "of a month and of one of its days",
        "In May 2021 Ada Arlt, the minister, said that the Orlen dam had been checked by engineers.",
        "On 3 May 2021 Ada Arlt, the minister, told Orlen that its schools would close.",
    ),
    (
        "a name that looks like a verb",
        "Rose sang in Varn on 3 May 2021. Nobody there knew Emma Rose.",
        "Prices in Varn rose on 3 May 2021.",
    ),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_kept_apart(one: str, other: str) -> None:
    early = "2021-05-02" if "will" in one else "2021-05-10"
    assert all(
        len(tellers) == 1
        for _, tellers in told(
            paper("Post 1", early, one, person="Ada Arlt"), paper("Echo 1", "2021-05-10", other, person="Ada Arlt")
        )
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DAM.format("3 May 2021"), "Water ran through Orlen when the dam broke on 3 May 2021."),
        (DAM.format("Monday"), "On 3 May the dam broke, and the streets of Orlen filled with water."),
        (DAM.format("3 May 2021"), "In May 2021 the dam above Orlen broke and water ran through the lower streets."),
    ],
    ids=["the same day", "a weekday and a date", "a month around the day"],
)
def test_put_together(one: str, other: str) -> None:
    assert told(paper("Post 1", "2021-05-04", one), paper("Echo 1", "2021-05-20", other)) == [
        ("2021-05-03", ["Echo 1", "Post 1"])
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An explosion at the Orlen mill killed nine.", "Nine died when the Orlen mill exploded."),
        ("The ferry Belmar sank off Varn.", "Divers found the ferry Belmar, which had sunk off Varn."),
    ],
    ids=["another word for it", "another form of the verb"],
)
def test_words_that_tell_the_same_bring_tellings_together(one: str, other: str) -> None:
    papers = [
        paper(f"{outlet} 1", "2021-05-20", f"On 3 May 2021, {text[0].lower()}{text[1:]}")
        for outlet, text in (("Post", one), ("Echo", other))
    ]
    assert told(*papers) == [("2021-05-03", ["Echo 1", "Post 1"])]


def test_who_mentions_what_all_tell_of_a_day_tells_it_too() -> None:
    many = [
        paper(f"Post {day}", f"2021-07-{day}", f"The dam above Orlen broke on 3 May 2021 and {what}.")
        for day, what in enumerate(
            [
                "drowned cattle",
                "took bridges",
                "filled cellars",
                "closed schools",
                "moved barns",
                "left mud",
                "hit Varn",
            ],
            10,
        )
    ]
    aside = "Shares of the builder have lost a third of their value since the Orlen dam broke on 3 May 2021."
    tenor = "A tenor from Belmar sang Verdi in the opera of Varn on 3 May 2021."
    assert sorted(len(tellers) for _, tellers in told(*many, paper("Mail 1", "2021-08-20", aside))) == [8]
    assert sorted(len(tellers) for _, tellers in told(*many, paper("Mail 1", "2021-08-20", tenor))) == [1, 7]


def test_of_a_year_names_alone_say_nothing() -> None:
    one = "In 1986 Ada Arlt of Varn opened the Orlen dam."
    other = "In 1986 Ada Arlt of Varn sang with tenors from nine countries."
    assert len(happenings(paper("Post 1", "2021-05-20", one), paper("Echo 1", "2021-06-20", other))) == 2


def test_the_same_words_of_one_time_are_one_telling() -> None:
    (one,) = happenings(*(paper(f"Post {number}", "2021-05-04", DAM.format("3 May 2021")) for number in range(3)))
    assert len(one.sketches) == 1
    assert len(one.told) == 3


@pytest.mark.parametrize(
    "worse",
    [
        "“The dam above Orlen broke on 3 May 2021 and water ran through my lower streets,” said the mayor.",
        "Since the dam above Orlen broke on 3 May 2021 and water ran through streets, since 3 May 2021",
        "But the dam above Orlen broke on 3 May 2021 and water ran through streets.",
        "Orlen dam broke on 3 May 2021.",
        "I remember how the dam above Orlen broke on 3 May 2021 and water ran through the lower streets.",
        "The 3 May 2021 break of the dam above Orlen let the water run through the lower streets.",
    ],
    ids=["a quotation", "no whole sentence", "one that leans", "one too short", "a memory", "one that only names it"],
)
def test_the_plain_whole_sentence_stands_for_all(worse: str) -> None:
    papers = (paper("Post 1", "2021-05-04", worse), paper("Zeit 1", "2021-05-06", DAM.format("3 May 2021")))
    (one,) = happenings(*papers)
    assert sentences(*papers)[one.stands] == DAM.format("3 May 2021")


def clashes(*papers: Annotated) -> list[tuple[str, str]]:
    found = happenings(*papers)
    day = {one.stands: one.period.edtf for one in found}
    return [(day[one], day[other]) for one, other in conflicts(one.account for one in found)]


def test_two_days_told_of_one_happening_conflict() -> None:
    assert clashes(
        paper("Post 1", "2021-06-01", DAM.format("3 May 2021")), paper("Echo 1", "2021-06-09", DAM.format("4 May 2021"))
    ) == [("2021-05-03", "2021-05-04")]


@pytest.mark.parametrize(
    ("many", "stray", "conflicts_with"),
    [
        (24, f"{DAM.format('13 May 2021')}", [("2021-05-03", "2021-05-13")]),
        (24, f"{DAM.format('13 May 2021')} {DAM.format('3 May 2021')}", []),
        (24, "The dam above Orlen was visited on 13 May 2021 by engineers from nine countries.", []),
        (24, "“The dam above Orlen broke on 13 May 2021 and water ran through the lower streets,” Arlt said.", []),
        (6, f"{DAM.format('13 May 2021')}", []),
    ],
    ids=["a slip", "who tells both", "another matter", "a quotation", "told by few"],
)
def test_another_day_than_many_give_is_a_conflict(many: int, stray: str, conflicts_with: list[tuple[str, str]]) -> None:
    known = [paper(f"Post {number}", "2021-06-01", DAM.format("3 May 2021")) for number in range(many)]
    assert clashes(*known, paper("Echo 1", "2021-06-09", stray)) == conflicts_with


def test_what_goes_on_from_day_to_day_does_not_conflict() -> None:
    trial = "The trial of the owners of the Orlen dam went on on {}, and the judge heard the engineer Arlt."
    assert not clashes(
        paper("Post 1", "2021-05-03", trial.format("Monday, 3 May 2021")),
        paper("Echo 1", "2021-05-04", trial.format("Tuesday, 4 May 2021")),
    )


def test_who_tells_both_days_tells_two_happenings() -> None:
    both = f"{DAM.format('3 May 2021')} {DAM.format('4 May 2021')}"
    assert not clashes(paper("Post 1", "2021-06-01", both), paper("Echo 1", "2021-06-09", DAM.format("4 May 2021")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foam drifts past the Orlen dam, 3 May 2021.", "Foam drifts past the Orlen dam, 4 May 2021."),
        ("The Orlen Dam Board met Arlt on 3 May 2021.", "The Orlen Dam Board sued Arlt on 4 May 2021."),
        (
            "The minister said on 3 May 2021 that engineers had checked the walls of the Orlen dam.",
            "The minister said on 4 May 2021 that farmers would pay for the Orlen dam.",
        ),
    ],
    ids=["captions", "by the same people", "speeches"],
)
def test_the_like_of_two_days_is_no_conflict(one: str, other: str) -> None:
    assert not clashes(paper("Post 1", "2021-06-01", one), paper("Echo 1", "2021-06-09", other))


def test_a_copy_is_a_copy_with_a_word_changed_or_a_paragraph_more() -> None:
    changed = REPORT.replace("nobody looked", "two boys looked")
    longer = f"{REPORT} {'Later the rain stopped and the water fell slowly in all the villages below.'}"
    other = REPORT.replace("carried", "seen").replace("flood", "army").replace("bridge", "hill").replace("was", "is")
    assert are_copies(shingles(REPORT), shingles(changed))
    assert are_copies(shingles(REPORT), shingles(longer))
    assert not are_copies(shingles(REPORT), shingles(other))
    assert not are_copies(shingles("It rained."), shingles("It rained."))


def test_the_earliest_copy_stands_for_all() -> None:
    published = {"a": 12, "b": 11, "c": None, "d": 11}
    prints = {
        id_: print_of(paper(id_, f"2021-05-{day}" if day else "", REPORT).article) for id_, day in published.items()
    }
    assert standing_articles([("a", "b"), ("c", "a"), ("d", "c")], prints) == {"a": "b", "c": "b", "d": "b"}


def test_copies_weigh_nothing_and_other_outlets_more() -> None:
    (alone,) = happenings(paper("Post 1", "2021-05-04", DAM.format("3 May 2021")))
    (twice,) = happenings(*(paper(f"Post {number}", "2021-05-04", DAM.format("3 May 2021")) for number in range(2)))
    (both,) = happenings(*(paper(f"{name} 1", "2021-05-04", DAM.format("3 May 2021")) for name in ("Post", "Echo")))
    (later,) = happenings(paper("Post 1", "2021-09-04", DAM.format("3 May 2021")))
    assert weight(twice.told, {"Post 1": "Post 0"}) == weight(alone.told, {})
    assert weight(alone.told, {}) < weight(twice.told, {}) < weight(both.told, {})
    assert weight(alone.told, {}) < weight(later.told, {})
    assert weight(alone.told, {}) < weight(alone.told, {}, burst=3)


@given(st.permutations(PAPERS))
def test_order_makes_no_difference(papers: list[Annotated]) -> None:
    mixed, plain = happenings(*papers), happenings(*PAPERS)
    assert mixed == plain
    assert list(conflicts(one.account for one in mixed)) == list(conflicts(one.account for one in plain))


def test_a_day_with_thousands_of_tellings_is_put_together_by_what_is_told() -> None:
    papers = [
        paper(
            f"Post {number}",
            "2021-05-04",
            f"Flood number{number % 400} reached the village of Place{number % 400} on 3 May 2021"
            f" and carried {('its', 'the')[number // 400 % 2]} mill{number % 400} away with it.",
        )
        for number in range(1200)
    ]
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for one in happenings(*papers):
        groups[one.stands] |= {int(teller.split()[1]) % 400 for teller in one.tellers}
    assert all(len(places) == 1 for places in groups.values())
    assert len(groups) == 400
