"""What holds for every text: spans fit, nothing overlaps, nothing raises, time grows with length and no faster."""

import datetime as dt
import random
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.extract.dates import find_dates
from search.model import Published, PublishedSource
from search.period import Period, weekday

PUBLISHED = Published(Period.day(2024, 12, 27), PublishedSource.SIDECAR)
WORDS = (
    "May March 3 31 2018 1914 - \u2013 , . : / Jan. Feb. to from between and the of in on last next this early late "
    "mid end week weeks year years quarter Friday Monday night morning today yesterday now ago later every a an "
    "two twenty hundred third 3rd 12:30 a.m. 5/6/2018 2018-05-06 '90s 1990s century BC Christmas recently $ % ( ) ' \" "
    "\n\n people"
).split(" ")

texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200)


@given(texts, st.sampled_from([PUBLISHED, None]))
@settings(max_examples=300, deadline=None)
def test_phrases_stand_where_they_are_said_to(text: str, published: Published | None) -> None:
    at = 0
    for date in find_dates(text, published, None):
        assert date.start >= at
        assert date.start < date.end
        assert text[date.start : date.end] == date.text
        assert date.value
        assert date.rule
        assert bool(date.anchor) == bool(date.anchor_source)
        at = date.end


@given(texts)
@settings(max_examples=100, deadline=None)
def test_the_same_text_is_read_the_same_way_twice(text: str) -> None:
    assert find_dates(text, PUBLISHED, None) == find_dates(text, PUBLISHED, None)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        " ",
        "-",
        "May ",
        "1-",
        "1,",
        "1.",
        "1:",
        "\n",
        "twenty ",
        "at least ",
        "Jan.",
        "May 3, 4, ",
        "the end of ",
        "1914-18 ",
        "1914 that week ",
        "On 3 May after 2 May the same day ",
        "Monday to Friday ",
        "two days earlier, on 3 May ",
        "lowest since 1914 ",
    ],
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        find_dates(text, PUBLISHED, None)
        return time.process_time() - begin

    seconds(500)
    short, long = seconds(5_000), seconds(40_000)
    assert long < 24 * short + 0.1


def test_a_megabyte_of_digits_months_dashes_and_spaces_is_read_in_seconds() -> None:
    choice = random.Random(7).choice
    text = "".join(choice(("1", "20", "May", "-", "\u2013", " ", "  ", "3 ")) for _ in range(500_000))[:1_000_000]
    begin = time.process_time()
    find_dates(text, PUBLISHED, None)
    assert time.process_time() - begin < 15


@given(
    st.integers(0, 10**12),
    st.sampled_from(["days", "weeks", "months", "years", "decades", "centuries", "millennia"]),
    st.sampled_from(["ago", "from now", "later", "earlier"]),
)
@settings(max_examples=150, deadline=None)
def test_however_far_away_a_period_can_be_written_and_read_back(count: int, unit: str, way: str) -> None:
    for date in find_dates(f"It was {count} {unit} {way}, in 2018.", PUBLISHED, None):
        assert date.period is None or Period.parse(date.period.edtf) == date.period


@pytest.mark.parametrize("published", range(7))
@pytest.mark.parametrize("day", range(7))
@pytest.mark.parametrize(("sentence", "side"), [("He spoke on {}.", -1), ("He will speak on {}.", 1)])
def test_a_bare_weekday_is_the_nearest_on_the_side_of_its_tense(
    published: int, day: int, sentence: str, side: int
) -> None:
    anchor = Period.day(2024, 12, 23).start + published
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day]
    (date,) = find_dates(sentence.format(name), Published(Period.of_day(anchor), PublishedSource.FIELD), None)
    assert date.period is not None
    assert weekday(date.period.start) == day
    assert 0 <= (date.period.start - anchor) * side < 7
    if published == day:
        assert date.period.start == anchor


@pytest.mark.parametrize(
    "phrase", ["yesterday", "last week", "on Friday", "in March", "on 3 May", "this morning", "last year"]
)
def test_without_a_publication_date_nothing_is_taken_from_the_clock(phrase: str) -> None:
    (date,) = find_dates(f"He spoke {phrase}.", None, None)
    assert date.period is None
    assert date.unresolved
    assert date.note
    assert str(dt.datetime.now(tz=dt.UTC).year) not in date.value


@pytest.mark.parametrize(
    "text",
    [
        "The 11th Corps advanced.",
        "It won 2-1 and lost 10-12.",
        "It cost $2018 or 1900 euros' worth.",
        "He is 46 years old and a 12-year-old watched.",
        "She may march if he can sat down.",
        "Judge April Jones met Augustus and June Carter.",
        "Turn to page 12 of version 3.11.7 or call 555-1212.",
        "They marched second in line.",
        "Hopes rest on the spring tide.",
        "Under Resolution 1970 and Resolution 1973 they may act.",
        "The index, at 1998, was low; gold closed at 1130.",
        "They live in Room 2010 at 1900 Pine Avenue, and 2000 more outside.",
        "The overnight success changed nothing overnight.",
    ],
)
def test_numbers_names_scores_prices_and_ages_are_no_dates(text: str) -> None:
    assert [date.text for date in find_dates(text, PUBLISHED, None)] == []


def test_heavy_packages_are_not_loaded_for_ordinary_dates() -> None:
    script = (
        "import sys; from search.extract.dates import find_dates;"
        "find_dates('On 3 May 2018 and yesterday.', None, None);"
        "from search.extract.dates.published import parse_published; parse_published('2018-05-03');"
        "print([name for name in ('dateparser', 'holidays', 'spacy') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
