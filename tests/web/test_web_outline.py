"""The timeline's list: headings, gutters and silences."""

from dataclasses import replace

from search import (
    DateMention,
    Event,
    EventKind,
    Events,
    Histogram,
    Period,
    Precision,
    TimelineEvent,
    TimexType,
    Witness,
)
from web.outline import merged, outline, paired, ranked, shared_stretch
from web.witnesses import Sources, tellers, told_by


def told(period: Period) -> TimelineEvent:
    date = DateMention(0, 4, "then", TimexType.DATE, period.edtf, period, "")
    return TimelineEvent(Event(period.edtf, "a", EventKind.HAPPENED, 0, 5, "then.", date, period), ())


EVENTS = [
    told(period)
    for period in (
        Period.year(2018),
        Period.month(2018, 3),
        Period.day(2018, 3, 1),
        Period.day(2018, 3, 1),
        Period.between(Period.day(2018, 3, 20), Period.day(2018, 4, 5)),
        Period.day(2018, 5, 2),
        replace(Period.month(2019, 1), approximate=True),
    )
]


def test_months_head_months_and_the_year_heads_what_is_known_to_the_year() -> None:
    sections = outline(EVENTS, Precision.MONTH).sections
    assert [section.heading for section in sections] == ["2018", "March 2018", "May 2018", "January 2019"]
    assert [row.gutter for row in sections[1].rows] == [
        "sometime in March",
        "1 March",
        "1 March",
        "20 March – 5 April",
    ]
    assert [row.again for row in sections[1].rows] == [False, False, True, False]
    assert [row.mark for row in sections[1].rows] == ["bar", "dot", "dot", "long"]
    assert sections[3].rows[0].gutter == "about January"
    assert sections[3].rows[0].mark == "bar soft"


def test_what_is_about_a_month_stands_under_the_heading_of_that_month() -> None:
    about = replace(Period.month(2018, 3), approximate=True)
    events = [told(Period.month(2018, 3)), told(about), told(Period.month(2018, 3))]
    (section,) = outline(events, Precision.DAY).sections
    assert section.heading == "March 2018"
    assert [row.gutter for row in section.rows] == ["sometime in March", "about March", "sometime in March"]


def test_days_head_days_with_their_weekday() -> None:
    headings = [section.heading for section in outline(EVENTS, Precision.DAY).sections]
    assert headings[:4] == ["2018", "March 2018", "Thursday 1 March 2018", "Tuesday 20 March 2018"]


def test_years_head_everything_wider() -> None:
    for zoom in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        assert [section.heading for section in outline(EVENTS, zoom).sections] == ["2018", "2019"]


def test_silences_stand_between_what_is_known_narrowly() -> None:
    sections = outline(EVENTS, Precision.MONTH).sections
    assert [section.silence for section in sections] == ["", "", "27 days later", "8 months later"]
    march = outline(EVENTS, Precision.DAY).sections
    assert march[3].silence == "19 days later"
    backwards = outline(list(reversed(EVENTS)), Precision.MONTH).sections
    assert backwards[1].silence == "8 months earlier"


def test_nothing_makes_nothing() -> None:
    assert outline([], Precision.DAY).sections == ()


def test_long_ranges_stand_under_their_own_name() -> None:
    told_of = [
        told(Period.between(Period.year(1964), Period.year(2009))),
        told(Period.between(Period.month(1970, 1), Period.month(1970, 3))),
        told(Period.between(Period.day(1970, 1, 3), Period.day(1970, 2, 2))),
    ]
    headings = [section.heading for section in outline(told_of, Precision.DAY).sections]
    assert headings == ["1964–2009", "January–March 1970", "Saturday 3 January 1970"]
    headings = [section.heading for section in outline(told_of, Precision.MONTH).sections]
    assert headings == ["1964–2009", "January 1970"]


def test_by_weight_there_are_no_headings_and_dates_are_in_full() -> None:
    (section,) = ranked([EVENTS[3], EVENTS[1]]).sections
    assert section.heading == ""
    assert [row.gutter for row in section.rows] == ["1 March 2018", "March 2018"]
    assert ranked([]).sections == ()


NO_BARS = Histogram(Precision.DAY, ())


def answer(*events: TimelineEvent, more: str = "") -> Events:
    return Events("", "", "", 9, exact=True, events=events, next=more, facets=(), histogram=NO_BARS, suggestion=None)


DAYS = [told(Period.day(2018, 3, day)) for day in (1, 2, 3, 4)]


def test_two_lists_end_where_the_first_unfinished_page_ends() -> None:
    (left, right), upto = shared_stretch(answer(*DAYS[:3], more="c"), answer(*DAYS))
    assert [len(left), len(right)] == [2, 2]
    assert upto == DAYS[2].event.period.start
    assert shared_stretch(answer(*DAYS), answer(DAYS[0]))[1] is None
    (left, right), upto = shared_stretch(answer(DAYS[1], more="c"), answer(DAYS[1], DAYS[2]))
    assert [len(left), len(right), upto] == [1, 1, DAYS[2].event.period.start]


def test_side_by_side_under_common_headings() -> None:
    pairs = paired(DAYS[:1], [told(Period.month(2018, 3)), DAYS[1]], Precision.DAY, Sources())
    assert [pair.heading for pair in pairs] == ["March 2018", "Thursday 1 March 2018", "Friday 2 March 2018"]
    assert [[len(rows) for rows in pair.rows] for pair in pairs] == [[0, 1], [1, 0], [0, 1]]


def test_in_one_list_each_stands_once() -> None:
    found, sides = merged(DAYS[:2], DAYS[1:3], Precision.DAY, Sources())
    assert [row.told.event.id for section in found.sections for row in section.rows] == [
        told.event.id for told in DAYS[:3]
    ]
    assert list(sides.values()) == ["one", "both", "other"]


def witness(name: str, original: str = "", source: str = "Wire") -> Witness:
    return Witness(name, name.title(), source, None, replace(DAYS[0].event, sentence=f"{name} tells it."), original)


def test_a_sentence_printed_word_for_word_counts_once() -> None:
    one, other = witness("a"), witness("b")
    assert replace(DAYS[0], witnesses=(one, other)).independent == 2
    assert replace(DAYS[0], witnesses=(one, replace(other, event=one.event))).independent == 1


def test_copies_stand_under_their_original() -> None:
    witnesses = (witness("b", "a"), witness("c"), witness("a"), witness("e", "d"), witness("f", "d", "Post"))
    found = tellers(witnesses)
    assert [(one.witness.id, [copy.id for copy in one.copies]) for one in found] == [
        ("a", ["b"]),
        ("c", []),
        ("e", ["f"]),
    ]
    assert told_by(replace(DAYS[0], witnesses=witnesses)) == "told by 5 articles of 2 outlets, 3 independent"
    assert told_by(replace(DAYS[0], witnesses=witnesses[1:2])) == "told by 1 article"


def test_sources_are_numbered_once_in_the_order_of_the_page() -> None:
    first = replace(DAYS[0], witnesses=(witness("b"), witness("a")))
    found = outline([first, replace(DAYS[1], witnesses=(witness("a"),))], Precision.DAY)
    assert [row.cited for section in found.sections for row in section.rows] == [(1, 2), (2,)]
    assert [one.id for one in found.sources.listed] == ["b", "a"]
    many = outline([replace(DAYS[0], witnesses=tuple(witness(str(number)) for number in range(50)))], Precision.DAY)
    (row,) = many.sections[0].rows
    assert (len(row.tellers), row.untold) == (4, 46)
