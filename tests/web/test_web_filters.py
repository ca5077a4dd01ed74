"""Markup from spans: escaped first, well nested, and the text unchanged."""

from dataclasses import replace
from html.parser import HTMLParser

import newsroom
from hypothesis import given
from hypothesis import strategies as st

from search import Annotated, Article, DateMention, Entity, EntityKind, Period, Snippet, TimexType
from web import filters


class _Reader(HTMLParser):
    """Collects the text and checks that elements nest."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(markup)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open, "a link within a link"
        self.open.append(tag)
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


_WORDS = 'A <b> & "c" on Friday.\nNext line.\n\nThe second paragraph \'s end'
_SPAN = st.tuples(st.integers(0, len(_WORDS)), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def _date(start: int, end: int) -> DateMention:
    return DateMention(start, end, _WORDS[start:end], TimexType.DATE, "2024", Period.year(2024), "year")


@given(st.lists(_SPAN, max_size=6), st.lists(_SPAN, max_size=6), st.integers(0, 20))
def test_any_spans_weave(dates: list[tuple[int, int]], names: list[tuple[int, int]], body: int) -> None:
    entities = tuple(Entity(start, end, _WORDS[start:end], EntityKind.ORG, "<O>") for start, end in names)
    annotated = Annotated(Article("a", _WORDS, body=body), entities, tuple(_date(*span) for span in sorted(set(dates))))
    with newsroom.app().test_request_context():
        reader = _Reader(str(filters.article_text(annotated)))
    assert "".join(reader.text.split()) == "".join(_WORDS[body:].split())
    assert set(reader.tags) <= {"p", "a", "span", "time"}


@given(st.lists(_SPAN, max_size=5))
def test_any_marks_weave(marks: list[tuple[int, int]]) -> None:
    reader = _Reader(str(filters.marked(Snippet(_WORDS, tuple(marks), cut_before=True, cut_after=True))))
    assert reader.text == f"… {_WORDS}\N{NO-BREAK SPACE}…"
    assert set(reader.tags) <= {"mark"}


def test_paragraphs_and_lines() -> None:
    annotated = Annotated(Article("a", "\n\nOne\nstill one\n \n\n two \n\n\n"))
    assert filters.article_text(annotated) == "<p>One\nstill one</p>\n<p>two</p>"


def test_headline_before_the_body_is_left_out() -> None:
    assert filters.article_text(Annotated(Article("a", "Title\n\nBody", body=7))) == "<p>Body</p>"


def test_a_date_within_a_name_is_the_link() -> None:
    text = "the 9/11 Commission met"
    date = DateMention(4, 8, "9/11", TimexType.DATE, "2001-09-11", Period.day(2001, 9, 11), "named day")
    annotated = Annotated(Article("a", text), (Entity(4, 19, text[4:19], EntityKind.ORG, "9/11 Commission"),), (date,))
    with newsroom.app().test_request_context():
        reader = _Reader(str(filters.article_text(annotated)))
    assert reader.links == ["#r4"]
    assert reader.ids == ["d4"]


def test_dates_are_times_where_html_has_a_word_for_them() -> None:
    assert filters.moment(Period.month(2022, 2)) == '<time datetime="2022-02">February 2022</time>'
    assert filters.moment(Period.decade(1990)) == '<span class="moment">the 1990s</span>'


def test_a_wrong_offset_marks_nothing() -> None:
    told = newsroom.archive().timeline("bridge").events[0].event
    assert "<mark" in filters.dated(told)
    assert "<mark" not in filters.dated(replace(told, start=9_999))


def test_phrases_in_their_context() -> None:
    text = "word " * 60 + "on Friday" + " word" * 60
    date = DateMention(300, 309, "on Friday", TimexType.DATE, "", None, "")
    shown = filters.in_context(date, Article("a", text))
    assert shown.startswith("… word ")
    assert shown.endswith(" word\N{NO-BREAK SPACE}…")
    assert "<mark>on Friday</mark>" in shown
    assert len(shown) < 250


def test_a_sentence_without_end_is_cut_around_its_phrase() -> None:
    told = newsroom.archive().timeline("bridge").events[0].event
    long = replace(told, sentence="x " * 5_000 + told.sentence, start=told.start - 10_000)
    shown = filters.dated(long, 600)
    assert "<mark" in shown
    assert shown.startswith("… x x")
    assert len(shown) < 700
    assert len(filters.dated(long)) > 10_000
