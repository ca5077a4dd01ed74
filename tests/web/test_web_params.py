"""URLs as values, and values as URLs."""

from urllib.parse import parse_qsl, unquote, urlsplit

import newsroom
import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from search import UNITS, EntityKind, Field, Fit, Period, Sort, Vantage
from web.arguments import CHOSEN
from web.links import article_url, entity_url, facet_url
from web.params import Asked

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_DAYS = st.none() | st.tuples(st.none() | st.integers(-200_000, 0), st.none() | st.integers(1, 3_600_000)).filter(
    lambda days: days != (None, None)
)
_CHOICES = st.lists(st.tuples(st.sampled_from(CHOSEN), _TEXT.filter(bool)), max_size=4).map(tuple)


def read(url: str) -> Asked:
    return Asked.read(MultiDict(parse_qsl(urlsplit(url).query, keep_blank_values=True)))


@given(
    st.builds(
        Asked,
        words=_TEXT.map(str.strip),
        include=_CHOICES,
        exclude=_CHOICES,
        when=_DAYS,
        published=_DAYS,
        told=st.none() | st.sampled_from(Vantage),
        fit=st.sampled_from(Fit),
        wider_than=st.none() | st.sampled_from(UNITS),
        known_to=st.none() | st.sampled_from(UNITS),
        sort=st.none() | st.sampled_from(Sort),
        any_of=st.booleans(),
        more=st.booleans(),
        key=st.none() | st.integers(1, 100),
        beside=_TEXT.map(str.strip),
        mixed=st.booleans(),
        limit=st.none() | st.integers(1, 200),
        cursor=_TEXT,
    )
)
def test_what_is_written_is_read_back(asked: Asked) -> None:
    with newsroom.app().test_request_context():
        again = read(asked.url("search"))
    assert again.pairs == Asked.read(MultiDict(again.pairs)).pairs
    assert sorted(again.pairs) == sorted(set(asked.pairs))
    assert not again.problems


@given(st.dictionaries(st.sampled_from(["q", "when", "published", "sort", "limit", "cursor", "person", "any"]), _TEXT))
def test_no_argument_is_an_error(args: dict[str, str]) -> None:
    asked = Asked.read(MultiDict(args))
    assert asked.filters is not None
    assert len(asked.problems) <= 2


@pytest.mark.parametrize(
    ("url", "when"),
    [
        ("?when=2022", Period.year(2022)),
        ("?when_from=2022&when_to=", None),
        ("?when_from=2022&when_to=2022", Period.year(2022)),
        ("?when_from=2022-01&when_to=2022-12-31", Period.year(2022)),
    ],
)
def test_two_inputs_make_one_stretch(url: str, when: Period | None) -> None:
    expected = (when.start, when.end) if when else (Period.year(2022).start, None)
    assert read(url).when == expected


@pytest.mark.parametrize("url", ["?when=tomorrow", "?published_from=2024&published_to=2022", "?when=2022-13"])
def test_what_is_no_date_is_named_and_left_out(url: str) -> None:
    asked = read(url)
    assert asked.when is None
    assert asked.published is None
    assert "write 2024" in asked.problems[0]


def test_each_change_begins_anew_and_keeps_the_rest() -> None:
    asked = Asked(words="ford", cursor="c", sort=Sort.OLDEST).excluding("person", "A")
    included = (
        asked.including(Field.PERSON, "A")
        .within(Period.year(2020).start, Period.year(2020).end)
        .saying("bridge")
        .loosely()
    )
    assert included.include == ((Field.PERSON, "A"),)
    assert included.exclude == ()
    assert (included.cursor, included.sort, included.words) == ("", Sort.OLDEST, "bridge")
    assert [chip.value for chip in included.chips] == ["A", "2020"]
    assert included.chips[0].without.when == included.when
    assert included.unfiltered.chips == ()


def test_order_without_words_is_newest() -> None:
    assert Asked().order is Sort.NEWEST
    assert Asked(words="a").order is Sort.RELEVANCE
    assert Asked(words="a", sort=Sort.OLDEST).order is Sort.OLDEST


@pytest.mark.parametrize(
    ("written", "wider"),
    [
        ("2020-05-04", "2020-05"),
        ("2020-05", "2020"),
        ("2020-05..2020-07", "2020"),
        ("2020", "2020..2029"),
        ("2015..2022", "2000..2099"),
        ("1950..2022", None),
        (">2020", None),
    ],
)
def test_zooming_out(written: str, wider: str | None) -> None:
    assert read(f"?when={written}").zoomed_out().when == (read(f"?when={wider}").when if wider else None)


@pytest.mark.parametrize(
    "article_id",
    ["a", "a/b c", "a/../b", "../a", "/a", "a//b", ".", "a?b#c%2e", "ä\u2028", "x.json", newsroom.HOSTILE_ID],
)
def test_article_addresses_hold_any_id(article_id: str) -> None:
    with newsroom.app().test_request_context():
        url = article_url(article_id, at=7)
    parts = urlsplit(url)
    assert parts.fragment == "d7"
    found = dict(parse_qsl(parts.query))["id"] if parts.query else unquote(parts.path).removeprefix("/article/")
    assert found == article_id
    assert not {"..", "."} & set(parts.path.split("/"))


def test_half_a_surrogate_pair_has_an_address() -> None:
    with newsroom.app().test_request_context():
        assert article_url("\ud83d").endswith("%3F")
        assert entity_url(EntityKind.PERSON, "\ud83d", as_json=True) == "/entity.json?kind=PERSON&name=%3F"


def test_where_values_lead() -> None:
    with newsroom.app().test_request_context():
        assert facet_url(Field.PERSON, "A & B") == "/entity?kind=PERSON&name=A+%26+B"
        assert facet_url(Field.SOURCE, "Courier") == "/search?source=Courier"


@pytest.mark.parametrize("written", ["999", "9" * 5_000, "0" * 5_000 + "999"], ids=["many", "a long number", "zeros"])
def test_a_count_has_its_bounds_however_long_it_is_written(written: str) -> None:
    asked = read(f"?limit={written}&key={written}")
    assert (asked.limit, asked.key) == (200, 100)
