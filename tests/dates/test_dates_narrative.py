"""News or history, told by the article alone."""

import pytest

from search.extract.dates import find_dates, reads_as_history
from search.model import Published, PublishedSource
from search.period import Period

PUBLISHED = Published(Period.day(2019, 8, 22), PublishedSource.FIELD)
HISTORY = (
    "The canal was begun in May 1912. Work stopped in July 1914, when the diggers went to war, and was taken up in "
    "March 1919. In June the first lock was flooded. By July 1921 boats passed, and in 1923 the company was sold."
)
SPEAKERS = " The mayor said so. The owner said no. The clerk said nothing, according to her. A diver says it leaks."


@pytest.mark.parametrize(
    ("text", "history"),
    [
        (HISTORY, True),
        (f"{HISTORY} Today the canal is dry.", False),
        (f"{HISTORY * 4} Today the canal is dry.", True),
        (f"The canal will be filled in on Friday. {HISTORY * 4}", False),
        (f"{HISTORY}{SPEAKERS}", False),
        ("It opened in May 1912 and closed in March 1919. Nobody knows why.", False),
    ],
)
def test_a_history_is_full_of_old_dates_and_quotes_hardly_anybody(text: str, *, history: bool) -> None:
    assert reads_as_history(text, PUBLISHED) is history


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_the_months_of_a_history_go_on_from_one_another(published: Published | None) -> None:
    values = {date.text: date.value for date in find_dates(HISTORY, published, None)}
    assert values["June"] == "1919-06"
