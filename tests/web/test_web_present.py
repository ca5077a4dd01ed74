"""What dates and numbers look like to a reader."""

from dataclasses import replace

import pytest

from search import Period, Precision, Published, PublishedSource
from web import present

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
    assert present.period(period) == words


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
    assert present.stretch(*days) == words


@pytest.mark.parametrize(
    ("period", "heading", "words"),
    [
        (DAY(2018, 3, 27), Period.month(2018, 3), "27 March"),
        (DAY(2018, 3, 27), Period.decade(2010), "27 March 2018"),
        (Period.month(2018, 3), Period.month(2018, 3), "some time in March"),
        (Period.month(2018, 3), Period.year(2018), "some time in March"),
        (Period.year(2018), Period.year(2018), "some time in 2018"),
        (Period.decade(1990), Period.decade(1990), "some time in the 1990s"),
        (replace(Period.year(2003), approximate=True), Period.year(2003), "about 2003"),
        (Period.between(DAY(2021, 3, 23), DAY(2021, 3, 29)), Period.year(2021), "23–29 March"),
        (Period.between(DAY(2020, 12, 30), DAY(2021, 1, 2)), Period.year(2020), "30 December 2020 – 2 January 2021"),
        (DAY(-43, 3, 15), Period.year(-43), "15 March"),
    ],
)
def test_gutter_leaves_the_year_to_its_heading(period: Period, heading: Period, words: str) -> None:
    assert present.in_gutter(period, heading) == words


@pytest.mark.parametrize(
    ("period", "stamp"),
    [
        (DAY(2024, 12, 27), "2024-12-27"),
        (Period.month(2022, 2), "2022-02"),
        (replace(Period.month(2022, 2), approximate=True), "2022-02"),
        (Period.year(2016), "2016"),
        (Period.week(2021, 12), "2021-W12"),
        (Period.decade(1990), ""),
        (Period.year(-43), ""),
        (Period.year(0), ""),
        (Period.between(DAY(2021, 3, 23), DAY(2021, 3, 29)), ""),
    ],
)
def test_timestamps_are_what_html_can_say(period: Period, stamp: str) -> None:
    assert present.timestamp(period) == stamp


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (27, "27 days"), (61, "2 months"), (400, "13 months"), (32_000, "88 years")]
)
def test_gap(days: int, words: str) -> None:
    assert present.gap(days) == words


@pytest.mark.parametrize(
    ("days", "typed"),
    [
        ((Period.year(2022).start, Period.year(2024).end), ("2022", "2024")),
        ((Period.month(2022, 2).start, Period.month(2022, 2).end), ("2022-02", "2022-02")),
        ((DAY(2022, 2, 2).start, None), ("2022-02-02", "")),
        ((None, DAY(2022, 2, 2).end), ("", "2022-02-02")),
        ((DAY(2019, 6, 1).start, DAY(2019, 6, 1).end), ("2019-06-01", "2019-06-01")),
        ((DAY(2019, 1, 1).start, DAY(2019, 6, 30).end), ("2019-01", "2019-06")),
        ((Period.year(-43).start, Period.year(-43).end), ("-0043", "-0043")),
    ],
)
def test_typed_bounds_are_short(days: tuple[int | None, int | None], typed: tuple[str, str]) -> None:
    assert present.typed_bounds(*days) == typed


def test_counts() -> None:
    assert [present.count(n, "article") for n in (0, 1, 12_345)] == ["0 articles", "1 article", "12,345 articles"]


def test_where_a_publication_date_was_found() -> None:
    day = DAY(2024, 12, 27)
    assert (
        present.published_how(Published(day, PublishedSource.SIDECAR, "2024-12-27"))
        == "from the file beside it; reliable"
    )
    assert "written there “27 Dec”" in present.published_how(Published(day, PublishedSource.DATELINE, "27 Dec"))
    assert all(present.published_how(Published(day, source)) for source in PublishedSource)
    assert all(present.found_in(source.value) != source.value for source in PublishedSource)


def test_marks_show_precision() -> None:
    assert present.mark(DAY(2024, 12, 27)) == "dot"
    assert present.mark(Period.month(2024, 12)) == "bar"
    assert present.mark(replace(Period.year(2003), approximate=True)) == "long soft"
    assert all(present.mark(Period(0, 5, precision)) for precision in Precision)
