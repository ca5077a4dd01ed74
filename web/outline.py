"""The timeline's list as it stands on the page: headings, gutter dates, and the silences between.

A heading is the year, month or day (as the view is zoomed) in which its events begin. What is known less narrowly than
that stands under a heading of its own width, before what is known better.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from search import Period, Precision, TimelineEvent, bin_of, phrasing
from web import present

_SILENCE = {Precision.DAY: 3, Precision.MONTH: 14, Precision.YEAR: 366}
"""From how many days on a silence is worth a line, by the width of the headings."""
_RANKS = {precision: rank for rank, precision in enumerate(Precision)}
_FREE = {Precision.WEEK, Precision.RANGE}
"""Stretches that begin on any day and stand where they begin."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event in the list."""

    told: TimelineEvent
    gutter: str
    again: bool
    """Whether the gutter says the same as above."""
    mark: str
    silence: str
    """How long nothing was told since the one above; empty when that is not worth a line."""


@dataclass(frozen=True, slots=True)
class Section:
    """The events under one heading."""

    period: Period
    heading: str
    silence: str
    """How long nothing was told before its first event."""
    rows: tuple[Row, ...]


def outline(events: Sequence[TimelineEvent], zoom: Precision) -> tuple[Section, ...]:
    """The events, in the order given, under headings that fit the zoom."""
    unit = zoom if zoom in _SILENCE else Precision.YEAR
    silences = _silences(events, unit)
    rows = [(_heading(told.event.period, unit), told, silence) for told, silence in zip(events, silences, strict=True)]
    return tuple(_section(period, list(group)) for period, group in groupby(rows, key=lambda row: row[0]))


def _section(period: Period, rows: list[tuple[Period, TimelineEvent, str]]) -> Section:
    gutters = [present.in_gutter(told.event.period, period) for _, told, _ in rows]
    return Section(
        period=period,
        heading=_sentence_case(f"{phrasing.day_of_week(period)} {phrasing.period(period)}".strip()),
        silence=rows[0][2],
        rows=tuple(
            Row(
                told=told,
                gutter=gutters[index],
                again=index > 0 and gutters[index] == gutters[index - 1],
                mark=present.mark(told.event.period),
                silence=silence if index else "",
            )
            for index, (_, told, silence) in enumerate(rows)
        ),
    )


def _heading(period: Period, unit: Precision) -> Period:
    """The period that heads an event: the unit it begins in, or its own where that is wider."""
    wider = _RANKS[period.precision] > _RANKS[unit] and period.precision not in _FREE
    return Period(period.start, period.end, period.precision) if wider else bin_of(period.start, unit)


def _silences(events: Iterable[TimelineEvent], unit: Precision) -> list[str]:
    """Before each event, how long nothing was told that is known as narrowly as the headings."""
    found: list[str] = []
    last: Period | None = None
    for told in events:
        period = told.event.period
        if _RANKS[period.precision] > _RANKS[unit] and period.precision not in _FREE:
            found.append("")
            continue
        found.append(_silence(last, period, unit) if last else "")
        last = period
    return found


def _silence(last: Period, period: Period, unit: Precision) -> str:
    later, earlier = period.start - last.last, last.start - period.last
    days, word = (later, "later") if later > 0 else (earlier, "earlier")
    return f"{phrasing.gap(days)} {word}" if days >= _SILENCE[unit] else ""


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
