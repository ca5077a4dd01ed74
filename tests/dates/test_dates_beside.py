"""What the words beside a date make of it: a comparison, an apposition, a title, a zone."""

import pytest

from search.extract.dates import find_dates, only_compared
from search.model import Published, PublishedSource
from search.period import Period

PUBLISHED = Published(Period.day(2024, 4, 10), PublishedSource.SIDECAR)


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("It was the first strike since December.", ["December"]),
        ("The yen fell to its lowest level since March 2019.", ["March 2019"]),
        ("Lows not seen since early 2017 were reached on Monday.", ["early 2017"]),
        ("More people came than in 2016.", ["2016"]),
        ("Sales rose compared with March 2018.", ["March 2018"]),
        ("Since December nobody has worked.", []),
        ("At least eight men were killed since 30 March.", []),
        ("The protest since Monday has grown.", []),
        ("They must leave no later than Friday.", []),
        ("He left on 3 May 2018.", []),
    ],
)
def test_a_date_that_is_only_compared_with_is_told_from_one_that_something_happened_at(
    text: str, compared: list[str]
) -> None:
    assert [date.text for date in find_dates(text, PUBLISHED, None) if only_compared(date)] == compared


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("He left two days earlier, on 10 March.", "two days earlier", "2024-03-10"),
        ("He left on 10 March, two days earlier.", "two days earlier", "2024-03-10"),
        ("He left a week earlier (on March 10, 2023).", "a week earlier", "2023-W10"),
        ("He left two days earlier, on Monday.", "two days earlier", "2024-04-08"),
        ("It was built in 1930; two decades later, in 1951, it burned.", "two decades later", "195"),
        ("He came in 1930 and left two years later, in March 1931.", "two years later", "1931"),
        ("He came in 1930 and left two years later, in March.", "two years later", "1932"),
    ],
)
def test_a_counted_time_agrees_with_the_date_beside_it(text: str, phrase: str, value: str) -> None:
    assert {date.text: date.value for date in find_dates(text, PUBLISHED, None)}[phrase] == value


@pytest.mark.parametrize(
    "text",
    [
        "He told 60 Minutes that all was well.",
        "He said so on ABC's \u201cThis Week.\u201d",
        "She was named Person of the Year by a magazine.",
        "They joined March for Our Lives.",
        "It drove off in a 2009 Toyota with nobody in it.",
        "The year he left is not known, says the Sunday Telegraph.",
        "The boy, a 12-year old, swam to the Forties platform.",
        "2013 Harbour News and Media Limited or its affiliates.",
    ],
)
def test_names_with_words_of_time_are_no_dates(text: str) -> None:
    assert [date.text for date in find_dates(text, PUBLISHED, None)] == []


def test_four_digits_behind_weekdays_are_a_time_of_day() -> None:
    found = find_dates("How to listen: Radio 4, Saturdays, 1130.", PUBLISHED, None)
    assert [date.text for date in found] == ["Saturdays"]


def test_a_headline_gives_its_dates_capitals() -> None:
    assert [date.text for date in find_dates("Three Killed in Kabul This Week\n\nIt rained.", PUBLISHED, None)] == [
        "This Week"
    ]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("It began at 9:30 a.m. EST.", "told in EST, UTC-5"),
        ("It began at 14:00 GMT.", "told in GMT"),
        ("It began at 9 a.m. ET on Monday.", "told in ET"),
        ("It began at 9 a.m.", ""),
    ],
)
def test_a_zone_is_told_beside_the_hour(text: str, note: str) -> None:
    (date,) = find_dates(text, PUBLISHED, None)
    assert date.note == note


def test_a_school_year_lies_in_the_middle_of_two_years() -> None:
    found = find_dates("Few came in the 2011-12 school year.", PUBLISHED, None)
    assert {date.period and date.period.edtf for date in found} == {"2011-07-02~/2012-07-01~"}
    assert [date.value for date in found] == ["2011", "2012"]


def test_the_words_before_a_year_are_no_part_of_it() -> None:
    found = find_dates("Interviews about the 2016 race, as early as March 2015, were few.", PUBLISHED, None)
    assert [date.text for date in found] == ["2016", "March 2015"]
