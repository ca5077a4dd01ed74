"""The timeline's list as it stands on the page: headings, gutter dates, and the silences between.

A heading is the year, month or day (as the view is zoomed) in which its events begin. What is known less narrowly than
that stands under a heading of its own width, before what is known better.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from search import Period, Precision, TimelineEvent, bin_of, phrasing
from web import present
from web.witnesses import SHOWN, Sources, Teller, tellers

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
    tellers: tuple[Teller, ...]
    """Those who tell it, as many as a list shows,"""
    untold: int
    """and how many more there are."""
    cited: tuple[int, ...]
    """Their numbers among the sources of the page."""


@dataclass(frozen=True, slots=True)
class Section:
    """The events under one heading."""

    heading: str
    """Empty where the order is not that of time."""
    silence: str
    """How long nothing was told before its first event."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The list, and the articles behind it."""

    sections: tuple[Section, ...]
    sources: Sources


def outline(events: Sequence[TimelineEvent], zoom: Precision) -> Outline:
    """The events, in the order given, under headings that fit the zoom."""
    unit = zoom if zoom in _SILENCE else Precision.YEAR
    silences = _silences(events, unit)
    rows = [(_heading(told.event.period, unit), told, silence) for told, silence in zip(events, silences, strict=True)]
    sources = Sources()
    sections = (_section(period, list(group), sources) for period, group in groupby(rows, key=lambda row: row[0]))
    return Outline(tuple(sections), sources)


def ranked(events: Sequence[TimelineEvent]) -> Outline:
    """The events, in the order given, with their dates in full and no headings: time does not order them."""
    sources = Sources()
    rows = tuple(_row(told, phrasing.period(told.event.period), sources) for told in events)
    return Outline((Section("", "", rows),) if rows else (), sources)


def _section(period: Period, group: list[tuple[Period, TimelineEvent, str]], sources: Sources) -> Section:
    rows: list[Row] = []
    for _, told, silence in group:
        gutter = present.in_gutter(told.event.period, period)
        again = bool(rows) and rows[-1].gutter == gutter
        rows.append(_row(told, gutter, sources, again=again, silence=silence if rows else ""))
    heading = f"{phrasing.day_of_week(period)} {phrasing.period(period)}".strip()
    return Section(_sentence_case(heading), group[0][2], tuple(rows))


def _row(told: TimelineEvent, gutter: str, sources: Sources, *, again: bool = False, silence: str = "") -> Row:
    found = tellers(told.witnesses)
    return Row(
        told=told,
        gutter=gutter,
        again=again,
        mark=present.mark(told.event.period),
        silence=silence,
        tellers=found[:SHOWN],
        untold=len(found) - len(found[:SHOWN]),
        cited=sources.cite(found[:SHOWN]),
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
