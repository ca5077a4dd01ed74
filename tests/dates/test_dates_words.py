"""Values that are no days of the calendar, as `dateline dates` tells them to people."""

import pytest

from search.cli.timexes import in_words
from search.extract.dates import find_dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It took three months.", "3 months"),
        ("It took one day.", "1 day"),
        ("It took three hours and 20 minutes.", "3 hours 20 minutes"),
        ("It took several days.", "some days"),
        ("It took two minutes.", "2 minutes"),
        ("It rains every week.", "every week"),
        ("They vote every four years.", "every 4 years"),
        ("They meet on Fridays.", "every Friday"),
        ("They meet every Sunday night.", "every Sunday night"),
        ("They meet every evening.", "every evening"),
        ("They meet every October.", "every October"),
        ("They meet on the 1st of every month.", "day 1 of every month"),
        ("They talked all night.", "1 night"),
        ("They meet every spring.", "every spring"),
        ("They meet on weekends.", "every weekend"),
        ("They now agree.", "the present"),
        ("They recently agreed.", "some time in the past"),
        ("They left on 3 May 2018.", ""),
    ],
)
def test_a_value_is_told_in_words(text: str, words: str) -> None:
    (date,) = find_dates(text, None, None)
    assert in_words(date.value, date.type) == words
