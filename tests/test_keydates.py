"""Which days mattered, and which sentences tell them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.archive import Archive
from search.chronicles import Chronicle
from search.engines.memory import MemoryEngine
from search.extract.dates import find_dates
from search.extract.events import find_events
from search.extract.tagged import Tagged
from search.keydates import key_dates, most_told
from search.model import Annotated, Article, Published, PublishedSource
from search.pages import KeyDate
from search.period import Period, iso_day
from search.query import Everything, Request, Sort

SENTENCE = re.compile(r"\S.*?(?:[.?!](?=\s|$)|$)")


def paper(name: str, published: str, text: str) -> Annotated:
    """An article as extraction leaves it, with sentences by full stops; the outlet is its name's first word."""
    known = Published(Period.parse(published), PublishedSource.FIELD) if published else None
    article = Article(name, text, source=name.split(maxsplit=1)[0], published=known)
    tagged = Tagged((), (), (), tuple(found.span() for found in SENTENCE.finditer(text)), ())
    dates = find_dates(text, known, tagged)
    return Annotated(article, (), dates, find_events(article, dates, (), tagged))


def chronicles(*papers: Annotated) -> list[Chronicle]:
    """What they tell; an archive leaves out those that tell nothing."""
    engine = MemoryEngine()
    engine.write(papers)
    found = {one.heading.id: one for one in engine.chronicles(Request(Everything(), Sort.OLDEST, limit=1000))}
    return [found.get(one.article.id) or Chronicle.of(one, ()) for one in papers]


def chosen(*papers: Annotated, count: int = 9) -> list[KeyDate]:
    """Their key days, most important first."""
    return list(key_dates(chronicles(*papers), count))


def days(*papers: Annotated) -> list[str]:
    """The same by their dates alone."""
    return [iso_day(date.day) for date in chosen(*papers)]


def test_three_outlets_say_more_than_one_thrice() -> None:
    assert days(
        paper("Post 1", "2021-05-20", "The bridge over the Varn was closed to lorries on 4 May 2021."),
        paper("Post 2", "2021-05-20", "Engineers found the first crack in the Varn bridge on 4 May 2021."),
        paper("Post 3", "2021-05-20", "The mayor had been warned of rust on 4 May 2021."),
        paper("Post 4", "2021-05-20", "The bridge over the Varn fell into the river on 9 May 2021."),
        paper("Echo 1", "2021-05-20", "Two lorries went down with the bridge on 9 May 2021."),
        paper("Mail 1", "2021-05-20", "Divers reached the lorries under the bridge on 9 May 2021."),
    ) == ["2021-05-09", "2021-05-04"]


def test_a_day_looked_back_on_beats_one_that_was_news_for_a_day() -> None:
    assert days(
        paper("Post 1", "2021-05-04", "The ferry company changed its tickets on 4 May 2021."),
        paper("Post 2", "2021-05-04", "Passengers queued at the ferry terminal on 4 May 2021."),
        paper("Post 3", "2021-06-15", "The inquiry asks why the ferry sank on 2 May 2021."),
        paper("Post 4", "2021-07-20", "The captain who lost the ferry on 2 May 2021 was heard."),
    ) == ["2021-05-02", "2021-05-04"]


def test_a_copy_adds_nothing_and_a_wire_report_with_a_word_changed_is_a_copy() -> None:
    wire = "Firemen from four villages fought the blaze in the Orlen sawmill through the night of 3 May 2021."
    copies = [paper(f"Outlet{number} 1", "2021-05-04", wire) for number in range(6)]
    copies.append(paper("Gazette 1", "2021-05-05", wire.replace("through", "during")))
    alone = [
        paper("Post 1", "2021-05-04", "A guard saw smoke above the sawmill on 2 May 2021."),
        paper("Echo 1", "2021-05-04", "Workers had complained about dust on 2 May 2021."),
    ]
    ranked = chosen(*copies, *alone)
    assert [iso_day(date.day) for date in ranked[:2]] == ["2021-05-02", "2021-05-03"]
    assert (ranked[1].articles, ranked[1].sources) == (7, 7)
    assert ranked[1].summary == (wire,)


def test_what_is_printed_again_weeks_later_looks_back() -> None:
    line = "The reactor at Belmar was shut down on 3 May 2021 after a pump had failed."
    assert days(
        *(paper(f"Post {month}", f"2021-{month:02d}-11", line) for month in (6, 7, 8)),
        paper("Post 20", "2021-06-11", "Inspectors came to Belmar on 9 May 2021 and found a second leak."),
        paper("Post 21", "2021-06-11", "The operator named a new director for Belmar on 9 May 2021."),
    ) == ["2021-05-03", "2021-05-09"]


def test_a_day_that_came_beats_one_that_was_announced() -> None:
    assert days(
        paper("Post 1", "2021-05-01", "The strike at the port is to begin on 6 May 2021."),
        paper("Post 2", "2021-05-09", "The strike at the port began on 8 May 2021."),
    ) == ["2021-05-08", "2021-05-06"]


def test_an_article_far_from_the_matter_counts_for_less() -> None:
    flood = [
        paper("Post 1", "2021-05-05", "The flood in the Varn valley broke the dam above Orlen on 3 May 2021."),
        paper("Post 2", "2021-05-06", "Orlen lies under water since the dam of the Varn valley broke in the flood."),
        paper("Post 3", "2021-05-06", "Soldiers carry sand to the dam in the Varn valley on 5 May 2021."),
    ]
    astray = paper("Mail 1", "2021-05-05", "Tenors from nine countries sang Verdi on 4 May 2021.")
    assert days(*flood, astray)[-1] == "2021-05-04"


def test_what_lies_long_before_the_first_article_is_background() -> None:
    assert days(
        paper("Post 1", "2021-05-20", "The old Varn bridge was opened by the king on 9 June 1931."),
        paper("Post 2", "2021-05-21", "The new Varn bridge was opened by the minister on 2 May 2021."),
    ) == ["2021-05-02", "1931-06-09"]


def test_only_days_are_named() -> None:
    assert days(paper("Post 1", "2021-05-20", "In March 2020 the dam broke. It had been built in 1931.")) == []


def test_the_opening_of_a_report_tells_of_its_day_where_others_date_something_to_it() -> None:
    opening = "Water from the broken dam has reached the lower streets of Orlen and cut off the hospital there."
    (date,) = chosen(
        paper("Post 1", "2021-05-05", opening),
        paper("Echo 1", "2021-05-09", "The hospital of Orlen was cut off on 5 May 2021."),
    )
    assert (iso_day(date.day), date.articles) == ("2021-05-05", 2)
    assert opening in date.summary
    assert days(paper("Post 1", "2021-05-05", opening)) == []


PLAIN = "The court in Orlen sentenced both owners of the sawmill to four years in prison on 3 May 2021."


@pytest.mark.parametrize(
    "worse",
    [
        "“You burned our village and our fathers with it on 3 May 2021,” cried a widow of the sawmill in Orlen.",
        "Sentenced on 3 May 2021.",
        "both owners of the sawmill in Orlen were brought to the prison by the police on 3 May 2021 it says here.",
        "But the police of the district brought the owners of the sawmill to the prison in Orlen on 3 May 2021.",
        "JUDGE ARLT: The police of the district brought the owners of the sawmill to prison in Orlen on 3 May 2021.",
    ],
)
def test_a_plain_whole_sentence_is_preferred(worse: str) -> None:
    (date,) = chosen(paper("Post 1", "2021-05-09", worse), paper("Echo 1", "2021-05-09", PLAIN))
    assert date.summary == (PLAIN,)


def test_a_sentence_is_told_where_there_is_no_plain_one() -> None:
    (date,) = chosen(paper("Post 1", "2021-05-09", "Sentenced on 3 May 2021."))
    assert date.summary == ("Sentenced on 3 May 2021.",)


def test_two_sentences_of_a_day_do_not_say_the_same() -> None:
    (date,) = chosen(
        paper("Post 1", "2021-05-09", PLAIN),
        paper("Echo 1", "2021-05-19", PLAIN.replace("both", "the two")),
        paper(
            "Mail 1",
            "2021-05-09",
            "Outside the gates some hundred relatives had waited since dawn on 3 May 2021 in rain.",
        ),
    )
    assert len(date.summary) == 2
    assert sum("sentenced" in sentence for sentence in date.summary) == 1


def test_a_stamp_on_a_comment_does_not_tell_the_day() -> None:
    stamped = (
        "At 11:09 on 3 May 2021 Elmsfire wrote that both owners of the sawmill in Orlen should be sentenced to prison."
    )
    plain = PLAIN.replace("on 3 May 2021", "on Monday")
    (date,) = chosen(paper("Post 1", "2021-05-03", f"{plain} {stamped}"))
    assert date.summary == (plain,)


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    (date,) = chosen(paper("Post 1", "2021-05-09", f"Orlen, at the court (Wire) - {PLAIN}"))
    assert date.summary == (PLAIN,)


def test_a_sentence_stands_as_the_article_named_beside_it_has_it() -> None:
    papers = {
        "Post 1": paper(
            "Post 1", "2021-05-05", "Yesterday the owners of the old sawmill in Orlen, it says, fled on 3 May 2021."
        ),
        "Echo 1": paper(
            "Echo 1", "2021-06-20", "Yesterday, the owners of the old sawmill in Orlen, it says, fled on 3 May 2021."
        ),
    }
    (date,) = (one for one in chosen(*papers.values()) if iso_day(one.day) == "2021-05-03")
    assert all(one.text in papers[one.article].article.text for one in date.sentences)


def test_undated_articles_bear_witness_too() -> None:
    (date,) = chosen(paper("Post 1", "", PLAIN))
    assert (date.articles, date.sources, date.summary) == (1, 1, (PLAIN,))


def test_nothing_told_no_days() -> None:
    assert key_dates((), 5) == ()


OUTLETS = [
    paper(
        f"{outlet} {number}",
        f"2021-05-{number + 4:02d}",
        f"{subject} of the Varn valley {verb} on {3 + number % 3} May 2021. {subject} had been warned on 2 May 2021.",
    )
    for outlet in ("Post", "Echo")
    for number, (subject, verb) in enumerate(
        [("The dam", "broke"), ("The mayor", "resigned"), ("The dam", "was closed"), ("The bridge", "fell")]
    )
]


@given(st.permutations(OUTLETS), st.integers(min_value=1, max_value=4))
def test_order_makes_no_difference_and_fewer_days_are_the_first_of_more(papers: list[Annotated], count: int) -> None:
    assert key_dates(chronicles(*papers), count) == key_dates(chronicles(*OUTLETS), 9)[:count]


def test_where_too_much_is_told_the_days_most_told_of_are_looked_at() -> None:
    happened = {(10, 11): 5, (11, 12): 7, (12, 13): 1, (20, 21): 5, (30, 31): 9, (10, 40): 90}
    assert most_told(happened, 16) == ((11, 12), (30, 31))
    assert most_told(happened, 21) == ((10, 12), (30, 31))
    assert most_told(happened, 3) == ((30, 31),)
    assert most_told({}, 3) == ()


def test_an_archive_that_tells_much_still_has_key_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(MemoryEngine())
    archive.engine.write(
        [
            paper("Post 1", "2021-05-20", "The bridge over the Varn was closed to lorries on 4 May 2021."),
            paper("Echo 1", "2021-05-20", "Two lorries went down with the bridge on 9 May 2021."),
            paper("Mail 1", "2021-05-20", "Divers reached the lorries under the bridge on 9 May 2021."),
        ]
    )
    assert [iso_day(one.day) for one in archive.key_dates(5)] == ["2021-05-09", "2021-05-04"]
    monkeypatch.setattr("search.archive._KEY_EVENTS", 2)
    assert [iso_day(one.day) for one in archive.key_dates(5)] == ["2021-05-09"]
