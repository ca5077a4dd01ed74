"""Whatever is typed becomes a query, and a query written down reads back as itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.days import parse_days
from search.errors import DatelineError
from search.fields import Field
from search.period import day_number
from search.query import And, During, Everything, From, Names, Not, Or, Phrase, Query, Vantage, Word
from search.syntax import read, write


def days(first: str, end: str) -> tuple[int, int]:
    """From the first day to the day before `end`."""
    start, stop = (day_number(*map(int, text.split("-"))) for text in (first, end))
    return start, stop


CASES: list[tuple[str, Query]] = [
    ("", Everything()),
    ("storm corps", And((Word("storm"), Word("corps")))),
    ("storm AND corps", And((Word("storm"), Word("corps")))),
    ('"prisoner of war"', Phrase("prisoner of war")),
    ("“prisoner of war”", Phrase("prisoner of war")),
    ('"never closed', Phrase("never closed")),
    ("storm -corps", And((Word("storm"), Not(Word("corps"))))),
    ("storm NOT corps", And((Word("storm"), Not(Word("corps"))))),
    ("--storm", Word("storm")),
    ("full-scale", Word("full-scale")),
    ("rain OR snow", Or((Word("rain"), Word("snow")))),
    ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
    ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
    ("a OR (b OR c)", Or((Word("a"), Word("b"), Word("c")))),
    ("OR rain", And((Word("or"), Word("rain")))),
    ("rain OR", Word("rain")),
    ("(unclosed", Word("unclosed")),
    ("stray) bracket", And((Word("stray"), Word("bracket")))),
    ("destab*", Word("destab", prefix=True)),
    ("* - : ()", Everything()),
    ("0*=", Word("0")),
    ("title:capture", Word("capture", Field.TITLE)),
    ("headline:capture", Word("capture", Field.TITLE)),
    ('title:"captured soldier"', Phrase("captured soldier", Field.TITLE)),
    ("person:zelensky", Names(Field.PERSON, "zelensky")),
    ('PERSON:="Volodymyr Zelensky"', Names(Field.PERSON, "Volodymyr Zelensky", exact=True)),
    ("-place:kursk", Not(Names(Field.PLACE, "kursk"))),
    ("nosuch:field", Word("nosuch:field")),
    ("https://example.org/a", Word("https://example.org/a")),
    ("published:2024", During(Field.PUBLISHED, *days("2024-01-01", "2025-01-01"))),
    ("when:2024-12", During(Field.WHEN, *days("2024-12-01", "2025-01-01"))),
    ("when:2024-12-27", During(Field.WHEN, *days("2024-12-27", "2024-12-28"))),
    ("when:2022..2024", During(Field.WHEN, *days("2022-01-01", "2025-01-01"))),
    ("when:>2023-06", During(Field.WHEN, days("2023-07-01", "2024-01-01")[0], None)),
    ("when:>=2023-06", During(Field.WHEN, days("2023-06-01", "2024-01-01")[0], None)),
    ("when:<2023-06", During(Field.WHEN, None, days("2023-06-01", "2024-01-01")[0])),
    ("when:<=2023-06", During(Field.WHEN, None, days("2023-07-01", "2024-01-01")[0])),
    ("published:none", Not(During(Field.PUBLISHED, None, None))),
    ("when:soon", Phrase("soon")),
    ("told:before", From(Vantage.BEFORE)),
    ("-told:After", Not(From(Vantage.AFTER))),
    ("told:sideways", Phrase("sideways")),
    ("when:2024-06-31", Phrase("2024-06-31")),
]


@pytest.mark.parametrize(("typed", "query"), CASES)
def test_reads(typed: str, query: Query) -> None:
    assert read(typed).query == query


@pytest.mark.parametrize("typed", ["when:soon", "person:zel*", "a" * 3000, "(" * 30 + "a"])
def test_says_what_was_read_otherwise(typed: str) -> None:
    assert read(typed).note


def test_says_how_it_was_read() -> None:
    read_as = read('storm -rain person:zelensky "of war" when:2022..2024').read_as
    assert read_as == "storm, without rain, person zelensky, “of war”, happened 2022-01-01 to 2024-12-31"


PIECES = st.sampled_from(
    """storm|-|(|)|"|“| OR | AND | NOT |OR|*|:|=|title:|when:|person:|2024|..|>|<=|none|any| |é|-0043|\x00|'""".split(
        "|"
    )
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_a_query_that_reads_back_as_itself(typed: str) -> None:
    query = read(typed).query
    assert read(write(query)).query == query


@given(st.text(alphabet='()-" aOR:*', min_size=1500, max_size=2500))
def test_long_texts_are_read_too(typed: str) -> None:
    assert read(typed).read_as


@pytest.mark.parametrize("written", ["", "soon", "2024-13", "2024..2022", "..", ">", "2024-02-30"])
def test_what_is_no_date_says_how_to_write_one(written: str) -> None:
    with pytest.raises(DatelineError, match=r"write 2024"):
        parse_days(written)
