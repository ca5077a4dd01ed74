"""What dates and numbers look like to a reader."""

from dataclasses import replace

import pytest

from search import Period, Precision, Published, PublishedSource
from web import present

DAY = Period.day


@pytest.mark.parametrize(
    ("period", "heading", "words"),
    [
        (DAY(2018, 3, 27), Period.month(2018, 3), "27 March"),
        (DAY(2018, 3, 27), Period.decade(2010), "27 March 2018"),
        (Period.month(2018, 3), Period.month(2018, 3), "sometime in March"),
        (Period.month(2018, 3), Period.year(2018), "sometime in March"),
        (Period.year(2018), Period.year(2018), "sometime in 2018"),
        (Period.quarter(2018, 2), Period.year(2018), "sometime in the second quarter"),
        (Period.decade(1990), Period.decade(1990), "sometime in the 1990s"),
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
