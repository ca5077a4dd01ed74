"""The timeline's list: headings, gutters and silences."""

from dataclasses import replace

from search import DateMention, Event, EventKind, Period, Precision, TimelineEvent, TimexType
from web.outline import outline


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
