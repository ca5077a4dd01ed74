"""The timeline's list as it stands on the page: headings, gutter dates, and the silences between.

A heading is the year, month or day (as the view is zoomed) in which its events begin. What is known less narrowly than
that stands under a heading of its own width, before what is known better.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from search import Events, Period, Precision, TimelineEvent, bin_of, calendar_day, phrasing
from web import present
from web.witnesses import SHOWN, Sources, Teller, tellers

_SILENCE = {Precision.DAY: 3, Precision.MONTH: 14, Precision.YEAR: 366}
"""From how many days on a silence is worth a line, by the width of the headings."""
_RANKS = {precision: rank for rank, precision in enumerate(Precision)}
Tellings = Sequence[TimelineEvent]
_LONGEST_YEAR = 366
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


def outline(events: Sequence[TimelineEvent], zoom: Precision, sources: Sources | None = None) -> Outline:
    """The events, in the order given, under headings that fit the zoom; their articles join the sources, if given."""
    unit = zoom if zoom in _SILENCE else Precision.YEAR
    silences = _silences(events, unit)
    rows = [(_heading(told.event.period, unit), told, silence) for told, silence in zip(events, silences, strict=True)]
    sources = sources or Sources()
    sections = (_section(list(group), sources) for _, group in groupby(rows, key=lambda row: _named(row[0])))
    return Outline(tuple(sections), sources)


def ranked(events: Sequence[TimelineEvent]) -> Outline:
    """The events, in the order given, with their dates in full and no headings: time does not order them."""
    sources = Sources()
    rows = tuple(_row(told, phrasing.period(told.event.period), sources) for told in events)
    return Outline((Section("", "", rows),) if rows else (), sources)


@dataclass(frozen=True, slots=True)
class Pair:
    """What two queries tell under one heading."""

    heading: str
    rows: tuple[tuple[Row, ...], tuple[Row, ...]]


def shared_stretch(one: Events, other: Events) -> tuple[tuple[Tellings, Tellings], int | None]:
    """The events of both up to the day where the first of two unfinished pages ends, and that day."""
    ends = [found.events[-1].event.period.start for found in (one, other) if found.next and found.events]
    if not ends:
        return (one.events, other.events), None
    last = min(ends)
    begun = all(found.events[0].event.period.start >= last for found in (one, other) if found.events)
    upto = last + 1 if begun else last  # a page of one day is shown as far as it goes
    left, right = (tuple(told for told in found.events if told.event.period.start < upto) for found in (one, other))
    return (left, right), upto


def paired(one: Tellings, other: Tellings, zoom: Precision, sources: Sources) -> tuple[Pair, ...]:
    """The events of two queries in columns under common headings; their articles join the sources of the page."""
    unit = zoom if zoom in _SILENCE else Precision.YEAR
    sides: list[dict[Period, list[Row]]] = [{}, {}]
    for side, tellings in zip(sides, (one, other), strict=True):
        for told in tellings:
            heading = _heading(told.event.period, unit)
            gutter = present.in_gutter(told.event.period, heading)
            side.setdefault(heading, []).append(_row(told, gutter, sources))
    headings = sorted({*sides[0], *sides[1]}, key=lambda period: (period.start, -period.end))
    left, right = sides
    return tuple(Pair(_named(each), (tuple(left.get(each, ())), tuple(right.get(each, ())))) for each in headings)


def merged(one: Tellings, other: Tellings, zoom: Precision, sources: Sources) -> tuple[Outline, dict[str, str]]:
    """The events of two queries in one list, each once; and by its id whose each is: `one`, `other` or `both`."""
    sides = {told.event.id: "one" for told in one}
    for told in other:
        sides[told.event.id] = "both" if told.event.id in sides else "other"
    every = {told.event.id: told for told in (*one, *other)}.values()
    in_time = sorted(
        every, key=lambda told: (told.event.period.start, -told.event.period.end, -told.weight, told.event.id)
    )
    return outline(in_time, zoom, sources), sides


def _section(group: list[tuple[Period, TimelineEvent, str]], sources: Sources) -> Section:
    rows: list[Row] = []
    for period, told, silence in group:
        gutter = present.in_gutter(told.event.period, period)
        again = bool(rows) and rows[-1].gutter == gutter
        rows.append(_row(told, gutter, sources, again=again, silence=silence if rows else ""))
    return Section(_named(group[0][0]), group[0][2], tuple(rows))


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
    return Period(period.start, period.end, period.precision) if _wider(period, unit) else bin_of(period.start, unit)


def _wider(period: Period, unit: Precision) -> bool:
    """Whether it is known less narrowly than the unit; a stretch of whole months or years is as narrow as those."""
    precision = period.precision
    if precision in _FREE:
        first, last = calendar_day(period.start), calendar_day(period.end)
        whole_months, whole_years = first[2] == last[2] == 1, first[1:] == last[1:] == (1, 1)
        precision = Precision.YEAR if whole_years else Precision.MONTH if whole_months else Precision.DAY
        return _RANKS[precision] > _RANKS[unit] or (whole_years and period.days > _LONGEST_YEAR)
    return _RANKS[precision] > _RANKS[unit]


def _silences(events: Iterable[TimelineEvent], unit: Precision) -> list[str]:
    """Before each event, how long nothing was told that is known as narrowly as the headings."""
    found: list[str] = []
    last: Period | None = None
    for told in events:
        period = told.event.period
        if _wider(period, unit):
            found.append("")
            continue
        found.append(_silence(last, period, unit) if last else "")
        last = period
    return found


def _silence(last: Period, period: Period, unit: Precision) -> str:
    later, earlier = period.start - last.last, last.start - period.last
    days, word = (later, "later") if later > 0 else (earlier, "earlier")
    return f"{phrasing.gap(days)} {word}" if days >= _SILENCE[unit] else ""


def _named(period: Period) -> str:
    """A period as a heading."""
    words = f"{phrasing.day_of_week(period)} {phrasing.period(period)}".strip()
    return words[:1].upper() + words[1:]
