"""What dates and numbers look like in words."""

from dataclasses import replace

import pytest

from search import phrasing
from search.period import Period

DAY = Period.day


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (DAY(2024, 12, 27), "27 December 2024"),
        (Period.month(2022, 2), "February 2022"),
        (Period.year(2016), "2016"),
        (Period.decade(1990), "the 1990s"),
        (Period.century(1900), "the 20th century"),
        (Period.century(1000), "the 11th century"),
        (Period.season(2003, 0), "spring 2003"),
        (Period.season(2003, 3), "winter 2003–04"),
        (Period.season(1999, 3), "winter 1999–2000"),
        (Period.quarter(2019, 3), "the third quarter of 2019"),
        (Period.week(2021, 12), "22–28 March 2021"),
        (Period.between(DAY(2021, 3, 23), DAY(2021, 3, 29)), "23–29 March 2021"),
        (Period.between(DAY(2021, 3, 23), DAY(2021, 4, 2)), "23 March – 2 April 2021"),
        (Period.between(DAY(2023, 12, 27), DAY(2024, 1, 3)), "27 December 2023 – 3 January 2024"),
        (Period.between(Period.month(2018, 1), Period.month(2018, 3)), "January–March 2018"),
        (Period.between(Period.month(2017, 11), Period.month(2018, 3)), "November 2017 – March 2018"),
        (Period.between(Period.year(2016), Period.year(2018)), "2016–2018"),
        (Period.between(Period.month(2018, 2), Period.month(2018, 2)), "February 2018"),
        (Period.between(DAY(2018, 2, 2), DAY(2018, 2, 2)), "2 February 2018"),
        (replace(Period.year(2003), approximate=True), "about 2003"),
        (Period.year(79), "AD 79"),
        (Period.year(-43), "44 BC"),
        (DAY(-43, 3, 15), "15 March 44 BC"),
        (Period.decade(-50), "51–42 BC"),
        (Period.between(Period.year(-43), Period.year(14)), "44 BC – AD 14"),
        (Period.year(9999), "9999"),
    ],
)
def test_period_at_its_precision(period: Period, words: str) -> None:
    assert phrasing.period(period) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((None, None), "any time"),
        ((Period.year(2022).start, None), "from 2022"),
        ((DAY(2022, 3, 1).start, None), "from March 2022"),
        ((DAY(2022, 3, 2).start, None), "from 2 March 2022"),
        ((None, Period.year(2024).end), "until 2024"),
        ((None, Period.month(2024, 2).end), "until February 2024"),
        ((None, DAY(2024, 2, 3).end), "until 3 February 2024"),
        ((Period.year(2022).start, Period.year(2024).end), "2022–2024"),
        ((Period.year(2022).start, Period.year(2022).end), "2022"),
        ((DAY(2022, 3, 2).start, DAY(2022, 3, 2).end), "2 March 2022"),
    ],
)
def test_stretch(days: tuple[int | None, int | None], words: str) -> None:
    assert phrasing.stretch(*days) == words


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (27, "27 days"), (61, "2 months"), (400, "13 months"), (32_000, "88 years")]
)
def test_gap(days: int, words: str) -> None:
    assert phrasing.gap(days) == words


def test_counts() -> None:
    assert [phrasing.count(n, "article") for n in (0, 1, 12_345)] == ["0 articles", "1 article", "12,345 articles"]


@pytest.mark.parametrize(("written", "words"), [("2018-03", "March 2018"), ("199X", "the 1990s"), ("noon", "noon")])
def test_written_dates_in_words(written: str, words: str) -> None:
    assert phrasing.iso_words(written) == words
