"""Which sentences become events, with which date, and told as happened or planned."""

import re

import pytest

from search.extract.dates import find_dates
from search.extract.events import find_events
from search.extract.tagged import Tagged
from search.model import Article, Event, Published, PublishedSource
from search.period import Period
from search.sentences import spared

FRIDAY = Published(Period.parse("2024-12-27"), PublishedSource.FIELD)


def tagged(text: str) -> Tagged:
    """Sentences by full stops and no tags: what a model without a tagger would say."""
    sentences = tuple((found.start(), found.end()) for found in re.finditer(r"\S.*?(?:[.?!](?=\s|$)|$)", text))
    return Tagged((), (), (), sentences, ())


def events(text: str, published: Published | None = FRIDAY, body: int = 0) -> tuple[Event, ...]:
    """The events of a text."""
    article = Article("a", text, published=published, body=body)
    reading = tagged(text)
    return find_events(article, find_dates(text, published, reading), (), reading)


def told(text: str, published: Published | None = FRIDAY) -> list[tuple[str, str]]:
    """Period and kind of each event."""
    return [(event.period.edtf, event.kind.value) for event in events(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke on 3 May 2021.", [("2021-05-03", "happened")]),
        ("The dam broke in March 2018.", [("2018-03", "happened")]),
        ("The dam broke.", []),
        ("Did the dam break on 3 May 2021?", []),
        (
            "It was closed on 3 May 2021 and opened on 5 May 2021.",
            [("2021-05-03", "happened"), ("2021-05-05", "happened")],
        ),
        ("In May 2021 it broke, on 3 May 2021, in the night.", [("2021-05-03", "happened")]),
        ("The court will meet on 12 January 2025.", [("2025-01-12", "planned")]),
        ("The talks are due to begin on 27 December 2024.", [("2024-12-27", "planned")]),
        ("The trial began this week, and it will be long.", [("2024-W52", "happened")]),
        ("The dam is gone, and the trial will begin this week.", [("2024-W52", "planned")]),
        ("He said in 2020 that it will rain.", [("2020", "happened")]),
        ("The fair ran from 3 to 5 May 2021.", [("2021-05-03/2021-05-05", "happened")]),
        ("The bridge was shut from March 2020 to June 2021.", [("2020-03-01/2021-06-30", "happened")]),
        ("All rights reserved, 2024.", []),
        ("Last updated on 3 May 2021 at 11:20.", []),
        ("Follow us for news of 3 May 2021.", []),
        ("Hide Caption 3 of 37 Photos: Divers leave the water at the dam on 3 May 2021.", []),
        ("Divers leave the water in this photo of the dam of 3 May 2021.", []),
        ("Water reached the gates. Picture credit: divers left the dam on 3 May 2021.", []),
        ("Hearing on the dam in Orlen Friday, December 27, 2024; 7:07 AM", []),
        ("Ada Arlt on the dam in Orlen | Fri Dec 27, 2024 7:33 pm", []),
        ("Post: Dam of Orlen breaks - 16 hrs ago Echo: Orlen under water - 37 mins ago", []),
        ("The dam had broken 16 hours ago.", [("2024-12-27", "happened")]),
        ("This article was amended on 3 May 2021.", []),
        ("Never build dams! — Ada Arlt (@arlt) 3 May 2021", []),
        ("It was the first flood in the valley since March 2018.", []),
        ("It was the highest water since 3 May 2021.", []),
        ("Water has been running through the dam since 3 May 2021.", [("2021-05-03", "happened")]),
        ("It is the first time since the dam broke on 3 May 2021.", [("2021-05-03", "happened")]),
    ],
)
def test_sentences_become_events(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At 19:56 1st Dec 2024, elm wrote: Dams!", "At 07:13 am on 16 Dec 2024, Fire wrote: It broke in 2021."),
        ("December 2, 2024 at 9:41 pm | Dams!", "December 3, 2024 at 1:54 pm | It broke in 2021."),
    ],
)
def test_what_readers_write_below_an_article_tells_nothing(one: str, other: str) -> None:
    report = "The dam broke on 3 May 2021."
    assert told(f"{report}\n\n{one}\n\n{other}\n\nThe mayor went in 2019.") == [("2021-05-03", "happened")]


def test_without_a_publication_date_only_what_is_absolute_becomes_an_event() -> None:
    assert told("It fell on Monday. It had stood since it opened on 4 July 1976.", None) == [("1976-07-04", "happened")]


def test_the_headline_repeated_above_the_body_tells_nothing_twice() -> None:
    headline = "Dam broke on 3 May 2021\n\n"
    text = f"{headline}The dam broke on 3 May 2021."
    found = events(text, body=len(headline))
    assert [event.sentence for event in found] == ["The dam broke on 3 May 2021."]


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, Dec 27 (Reuters) - ",
        "LONDON — ",
        "SAN JOSE, Chile, Dec 27, 2024 (Wire) – ",
        "WASHINGTON (AP) -- ",
        "Kyiv, Ukraine (Wire) - ",
        "KYIV | Fri Dec 27, 2024 7:33 pm EDT KYIV (Wire) - ",
        "Ada Arlt | 09:43 UK time, Friday, 27 December 2024 ",
        "Fri Dec 27, 2024 8:06 pm EDT (Wire) - ",
        "Photograph: Ada Arlt/AP ",
        "Coast Guard via AP NEW ORLEANS -- ",
        "(AP) WASHINGTON -- ",
        "NEW BRIDGES FOR OLD RIVER ",
        "River rises: Orlen LONDON | Fri Dec 27, 2024 10:59 am EDT LONDON (Reuters) - ",
        "* Sees less steel (Recasts lead, adds comment) LONDON, Dec 27 (Wire) - ",
        "A heron on a rail at Orlen Photograph: Ada Arlt/Reuters ",
        "December 27, 2024 - 12:48 PM | by: Ada Arlt ",
    ],
)
def test_the_place_and_agency_before_a_report_are_no_part_of_its_sentence(dateline: str) -> None:
    (event,) = events(f"{dateline}Two bridges fell on Thursday.")
    assert event.sentence == "Two bridges fell on Thursday."
    assert event.period.edtf == "2024-12-26"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ('" The dam broke on 3 May 2021.', "The dam broke on 3 May 2021."),
        ("” The dam broke on 3 May 2021.", "The dam broke on 3 May 2021."),
        ("“It broke on 3 May 2021,” she said. “", "“It broke on 3 May 2021,” she said."),
        ('"It broke on 3 May 2021," she said. "', '"It broke on 3 May 2021," she said.'),
        ('" It broke on 3 May 2021. "', '" It broke on 3 May 2021. "'),
        ("“It broke on 3 May 2021.”", "“It broke on 3 May 2021.”"),
    ],
)
def test_a_quotation_mark_of_another_sentence_is_left_out(sentence: str, shown: str) -> None:
    reading = Tagged((), (), (), ((0, len(sentence)),), ())
    article = Article("a", sentence, published=FRIDAY)
    (event,) = find_events(article, find_dates(sentence, FRIDAY, reading), (), reading)
    assert event.sentence == shown


@pytest.mark.parametrize(
    "links",
    [
        "Ada Arlt Ada ArltDams of 3 May 2021 come back | Orlen votes MORE",
        "Ada Arlt Ada Maria Arlt Dams of 3 May 2021 come back | Orlen votes MORE",
    ],
)
def test_headlines_that_links_left_in_a_sentence_tell_nothing_and_are_not_shown(links: str) -> None:
    (event,) = events(f"Mayor {links} (Orlen) spoke of the dam on Thursday.")
    assert event.period.edtf == "2024-12-26"
    shown, phrase = spared(event.sentence, event.date.start - event.start)
    assert shown == "Mayor Ada Arlt … (Orlen) spoke of the dam on Thursday."
    assert shown[phrase:].startswith(event.date.text)


@pytest.mark.parametrize(
    ("text", "tags", "count"),
    [
        ("Divers leave the water at Orlen, 3 May 2021.", "NNS VBP DT NN IN NNP , CD NNP CD .", 0),
        ("Divers left the water at Orlen, 3 May 2021.", "NNS VBD DT NN IN NNP , CD NNP CD .", 1),
        ("On 3 May 2021 the water leaves the valley.", "IN CD NNP CD DT NN VBZ DT NN .", 1),
    ],
)
def test_what_a_picture_shows_is_no_event(text: str, tags: str, count: int) -> None:
    spans = [found.span() for found in re.finditer(r"\w+|[.,]", text)]
    reading = Tagged(
        tuple(start for start, _ in spans), tuple(end for _, end in spans), tuple(tags.split()), ((0, len(text)),), ()
    )
    article = Article("a", text, published=FRIDAY)
    assert len(find_events(article, find_dates(text, FRIDAY, reading), (), reading)) == count


def test_offsets_point_at_the_sentence_and_the_phrase() -> None:
    text = "Rain fell. The dam broke on 3 May 2021, police said. More rain fell."
    (event,) = events(text)
    assert text[event.start : event.end] == event.sentence
    assert text[event.date.start : event.date.end] == event.date.text


def test_a_very_long_sentence_is_cut_around_its_date() -> None:
    words = "and the water rose and rose "
    text = f"The dam broke {words * 40}on 3 May 2021 {words * 40}."
    (event,) = events(text)
    assert "3 May 2021" in event.sentence
    assert len(event.sentence) <= 600
    assert text[event.start : event.end] == event.sentence


def test_the_same_sentence_in_two_articles_is_one_event() -> None:
    first, second = (events(f"{lead} The dam broke on 3 May 2021.")[0] for lead in ("News.", "Our wire reports."))
    assert first.id == second.id
    assert first.id != events("The dam broke on 4 May 2021.")[0].id
