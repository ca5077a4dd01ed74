"""Tallies of periods, binned over one axis that a few far-off dates cannot stretch.

A bar counts what lies within it, so that it opens exactly what it counts; what lies within no single bar has lines of
its own ("sometime in 2010"), as has what lies outside the axis or reaches over an end of it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from search.period import Period, Precision
from search.results import Bar, Histogram, Stretch, Tally
from search.units import UNITS, bin_of, bins, wider

Window = tuple[int | None, int | None]

_MOST_BARS = 93
"""About what a wide screen shows with bars still wide enough to hit: the days of a quarter."""
_CORE = 0.75
"""The share of all dates of which the shortest stretch is drawn..."""
_REACH = 1.0
"""...with what is no further off than so many times that stretch..."""
_LEAST_REACH = 31
"""...which counts as no shorter than a month."""
_LENGTHS = dict(zip(UNITS, (1, 30.43, 365.2, 3652.4, 36_524.0), strict=True))
"""Days of each unit, or a little less."""


def histogram(happened: Tally, written: Tally, window: Window = (None, None)) -> Histogram:
    """Both tallies over the axis that shows them best; a window, where given, bounds it."""
    (drawn,) = histograms([(happened, written)], window)
    return drawn


def histograms(tallies: Sequence[tuple[Tally, Tally]], window: Window = (None, None)) -> tuple[Histogram, ...]:
    """Pairs of tallies, of what happened and what was written, each for itself but all over one axis."""
    bounds = _bounds([tally for pair in tallies for tally in pair], window)
    if bounds is None:
        return tuple(Histogram(Precision.YEAR, (), *_outside(happened, *window)) for happened, _ in tallies)
    axis = _Axis.over(*bounds, window)
    return tuple(_counted(*pair, axis) for pair in tallies)


@dataclass(frozen=True, slots=True)
class _Axis:
    """The days [start, end) that are drawn, in bars of one unit."""

    start: int
    end: int
    unit: Precision
    bars: tuple[Period, ...]

    @classmethod
    def over(cls, first: int, last: int, window: Window) -> "_Axis":
        """The axis that holds these days: whole months of days, whole years of months, but where a window bounds it."""
        for unit in UNITS:
            around = wider(unit)
            start = bin_of(first, around).start if window[0] is None else first
            end = bin_of(last, around).end if window[1] is None else last + 1
            if (end - start) / _LENGTHS[unit] <= _MOST_BARS or unit is UNITS[-1]:
                break
        return cls(start, end, unit, tuple(bins(start, end, unit)))


def _counted(happened: Tally, written: Tally, axis: _Axis) -> Histogram:
    place = {bar.start: index for index, bar in enumerate(axis.bars)}
    counts = [0] * len(axis.bars)
    wide = Counter[tuple[int, int]]()
    inside = {days: count for days, count in happened.items() if axis.start <= days[0] < days[1] <= axis.end}
    for (start, end), count in inside.items():
        if end <= (bar := axis.bars[place[max(axis.start, bin_of(start, axis.unit).start)]]).end:
            counts[place[bar.start]] += count
        else:
            wide[start, end] += count
    return Histogram(
        axis.unit,
        tuple(map(Bar, axis.bars, counts, _published(written, axis, place))),
        *_outside({days: count for days, count in happened.items() if days not in inside}, axis.start, axis.end),
        wide=_stretches(wide, axis),
        wider=sum(wide.values()),
    )


def _outside(happened: Tally, first: int | None, past: int | None) -> tuple[int, int, int]:
    """How much happened before, after and beyond the days [first, past), None being open; none of it lies within."""
    before = sum(count for (_, end), count in happened.items() if first is not None and end <= first)
    after = sum(count for (start, _), count in happened.items() if past is not None and start >= past)
    return before, after, sum(happened.values()) - before - after


def _published(written: Tally, axis: _Axis, place: dict[int, int]) -> list[int]:
    """How many articles each bar may have seen published: those known to the month may have been on any of its days."""
    counts = [0] * len(axis.bars)
    for (start, end), count in written.items():
        day = max(start, axis.start)
        while day < min(end, axis.end):
            index = place[max(axis.start, bin_of(day, axis.unit).start)]
            counts[index] += count
            day = axis.bars[index].end
    return counts


def _stretches(wide: Tally, axis: _Axis) -> tuple[Stretch, ...]:
    """What lies in no single bar by the next wider stretches of the calendar in which it lies."""
    unit = wider(axis.unit)
    found = Counter[int]()
    stretches = {stretch.start: stretch for stretch in bins(axis.start, axis.end, unit)}
    for (start, end), count in wide.items():
        first = max(axis.start, bin_of(start, unit).start)
        if end <= stretches[first].end:
            found[first] += count
    return tuple(Stretch(stretches[start], found[start]) for start in sorted(found))


def _bounds(tallies: Iterable[Tally], window: Window) -> tuple[int, int] | None:
    """First and last day worth drawing; None where there is nothing to draw."""
    low, high = window
    days = Counter[int]()
    for tally in tallies:
        for (day, _), count in tally.items():
            if (low is None or day >= low) and (high is None or day < high):
                days[day] += count
    if not days:
        return None
    ordered = sorted(days)
    first, last = _trimmed(ordered, [days[day] for day in ordered])
    return (first if low is None else low), (last if high is None else high - 1)


def _trimmed(days: list[int], counts: list[int]) -> tuple[int, int]:
    """The first and last day worth drawing: all, but for what stands far from where most lies."""
    low, high = _core(days, counts)
    reach = (high - low + _LEAST_REACH) * _REACH
    return next(day for day in days if day >= low - reach), next(day for day in reversed(days) if day <= high + reach)


def _core(days: list[int], counts: list[int]) -> tuple[int, int]:
    """The first and last day of the shortest stretch that holds most of all dates, the earliest among equals."""
    upto = [0, *accumulate(counts)]
    wanted = upto[-1] * _CORE
    best = (days[0], days[-1])
    first = 0
    for last, day in enumerate(days):
        while upto[last + 1] - upto[first + 1] >= wanted:
            first += 1
        if upto[last + 1] - upto[first] >= wanted and day - days[first] < best[1] - best[0]:
            best = (days[first], day)
    return best
