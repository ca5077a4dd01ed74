"""Weekdays of articles that are printed, by their own account, the day before what they tell."""

import pytest

from search.extract.dates import find_dates
from search.model import Published, PublishedSource
from search.period import Period

LEAD = "Thousands marched through the capital on Thursday, and the ministers fled."
REST = " The square was full, and nobody knew who would rule the country after that." * 6
TUESDAY, WEDNESDAY = "2024-12-24", "2024-12-25"


def told(text: str, published: str) -> list[tuple[str, str]]:
    dates = find_dates(text, Published(Period.parse(published), PublishedSource.FIELD), None)
    return [(date.value, date.other.edtf if date.other else "") for date in dates]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (LEAD + REST, "2024-12-26"),
        (REST + " The minister told reporters on Thursday that he was gone.", "2024-12-26"),
        (REST + " They met on Thursday. They slept on Thursday. They left on Thursday.", "2024-12-26"),
        (REST + " The bill that became law on Thursday was his.", "2024-12-19"),
        (REST + " It has been quiet since Thursday, he said.", "2024-12-19"),
        ("Thousands marched on Thursday.", "2024-12-19"),
    ],
)
def test_the_weekday_of_the_day_after_is_that_day_where_the_article_is_of_it(text: str, value: str) -> None:
    assert {found for found, _ in told(text, WEDNESDAY)} == {value}


def test_it_may_have_been_the_one_before() -> None:
    assert told(LEAD + REST, WEDNESDAY) == [("2024-12-26", "2024-12-19")]


def test_a_weekday_further_off_in_the_past_tense_is_past() -> None:
    assert told(LEAD + REST, TUESDAY) == [("2024-12-19", "")]
