"""Publication dates: from metadata of any shape, addresses, file names and datelines; never from the clock."""

import pytest

from search.extract.dates.published import from_dateline, from_file_name, from_url, learn_day_first, parse_published


def edtf(period: object) -> str | None:
    return None if period is None else str(getattr(period, "edtf", None))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2024-12-27", "2024-12-27"),
        ("2024-12-27T23:30:00-08:00", "2024-12-27"),
        ("2024-12-27T10:00:00.000Z", "2024-12-27"),
        ("2024-12-27 10:00", "2024-12-27"),
        ("2024/12/27", "2024-12-27"),
        ("20241227", "2024-12-27"),
        ("20241227T103000Z", "2024-12-27"),
        ("Fri, 27 Dec 2024 10:00:00 GMT", "2024-12-27"),
        ("Fri Dec 27 10:00:00 UTC 2024", "2024-12-27"),
        ("27 December 2024", "2024-12-27"),
        ("December 27th, 2024", "2024-12-27"),
        ("Dec. 27, 2024 5:10 p.m. ET", "2024-12-27"),
        ("Published: 27 Dec 2024 at 10am", "2024-12-27"),
        ("10:30, 27 Dec 2024", "2024-12-27"),
        ("27-Dec-2024", "2024-12-27"),
        ("12/27/2024", "2024-12-27"),
        ("27/12/24", "2024-12-27"),
        ("27.12.2024", "2024-12-27"),
        ("04.03.2018", "2018-03-04"),
        ("03/04/2018", "2018-03-04"),
        ("1735257600", "2024-12-27"),
        ("1735257600000", "2024-12-27"),
        ("2024-12", "2024-12"),
        ("December 2024", "2024-12"),
        ("2024", "2024"),
        ("27 d\u00e9cembre 2024", "2024-12-27"),
        ("27. Dezember 2024", "2024-12-27"),
        ("2024\u5e7412\u670827\u65e5", "2024-12-27"),
        ("d\u00e9cembre 2024", "2024-12"),
        ("yesterday", None),
        ("Friday", None),
        ("27 December", None),
        ("3 days ago", None),
        ("12", None),
        ("", None),
        ("31 June 2024", None),
        ("2024-02-30", None),
        ("9999-01-01", None),
        ("not a date, though 2024 is named in it", None),
    ],
)
def test_metadata_is_read_as_precisely_as_it_is_written(written: str, value: str | None) -> None:
    assert edtf(parse_published(written)) == value


def test_the_outlets_order_settles_dates_that_could_be_either() -> None:
    assert edtf(parse_published("03/04/2018", day_first=True)) == "2018-04-03"
    assert edtf(parse_published("03/04/2018", day_first=False)) == "2018-03-04"
    assert edtf(parse_published("25/04/2018", day_first=False)) == "2018-04-25"


@pytest.mark.parametrize(
    ("written", "order"),
    [
        (["25/04/2018", "03/04/2018"], True),
        (["04/25/2018", "03/04/2018"], False),
        (["03/04/2018"], None),
        ([], None),
        (["25/04/2018", "26/04/2018", "04/27/2018"], True),
    ],
)
def test_the_order_is_learned_from_dates_that_have_only_one_reading(written: list[str], *, order: bool | None) -> None:
    assert learn_day_first(written) is order


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2024/12/27/slug", "2024-12-27"),
        ("https://example.org/news/2024/dec/27/slug", "2024-12-27"),
        ("https://example.org/slug-20241227.html", "2024-12-27"),
        ("https://example.org/2024-12-27-slug?updated=2020-01-01", "2024-12-27"),
        ("https://example.org/2024/12/slug", "2024-12"),
        ("https://example.org/story/12345678", None),
        ("https://example.org/news/world-67890123", None),
        ("https://2019.example.org/1/2", None),
    ],
)
def test_addresses(url: str, value: str | None) -> None:
    assert edtf(from_url(url)) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("2024-12-27 Title.txt", "2024-12-27"),
        ("2020/20241227_title.html", "2024-12-27"),
        ("27 Dec 2024.pdf", "2024-12-27"),
        ("Dec-27-2024 title.txt", "2024-12-27"),
        ("27-12-2024.txt", "2024-12-27"),
        ("12-27-2024.txt", "2024-12-27"),
        ("04-04-2018.txt", "2018-04-04"),
        ("2024-12.md", "2024-12"),
        ("03-04-2018.txt", None),
        ("000_06dda60a236245f5.txt", None),
        ("title_12345678.txt", None),
        ("notes.txt", None),
    ],
)
def test_file_names(name: str, value: str | None) -> None:
    assert edtf(from_file_name(name)) == value


@pytest.mark.parametrize(
    ("text", "year", "value"),
    [
        ("KYIV, Dec. 27 (Reuters) - It rained.", None, None),
        ("KYIV, Dec. 27 (Reuters) - It rained.", 2024, "2024-12-27"),
        ("KYIV, Dec. 27, 2024 (Reuters) - It rained.", None, "2024-12-27"),
        ("A headline\n\nNEW YORK, 27 December 2024 \u2014 It rained.", None, "2024-12-27"),
        ("A headline\nFriday, December 27, 2024\nIt rained.", None, "2024-12-27"),
        ("A headline\nPublished: 27 December 2024\nIt rained.", None, "2024-12-27"),
        ("It rained on December 27, 2024 in Kyiv.", 2024, None),
        ("A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A", 2024, None),
    ],
)
def test_datelines(text: str, year: int | None, value: str | None) -> None:
    assert edtf(from_dateline(text, year=year)) == value
