"""Tallies of periods, binned over one axis that a few far-off dates cannot stretch."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from search.period import Period, Precision, calendar_day
from search.results import Bar, Histogram, Tally

Window = tuple[int | None, int | None]

_MOST_BARS = 62
"""About what a wide screen shows with bars still wide enough to hit."""
_OUTLYING = 0.1
"""The share of all dates that may stand outside the axis at each end..."""
_REACH = 1.0
"""...if they are further off than so many times the stretch in which the others lie..."""
_LEAST_REACH = 31
"""...which counts as no shorter than a month."""
_WIDTHS = {precision: rank for rank, precision in enumerate(Precision)}


def histogram(happened: Tally, written: Tally, window: Window = (None, None)) -> Histogram:
    """Both tallies over the axis that shows them best; a window, where given, bounds it."""
    (drawn,) = histograms([(happened, written)], window)
    return drawn


def histograms(tallies: Sequence[tuple[Tally, Tally]], window: Window = (None, None)) -> tuple[Histogram, ...]:
    """Pairs of tallies, of what happened and what was written, each for itself but all over one axis."""
    axis = _axis([tally for pair in tallies for tally in pair], window)
    if axis is None:
        return tuple(Histogram(Precision.YEAR, (), sum(happened.values())) for happened, _ in tallies)
    zoom = _zoom(*axis)
    bars = tuple(_bins(*axis, zoom))
    return tuple(_counted(*pair, axis, zoom, bars) for pair in tallies)


def _counted(
    happened: Tally, written: Tally, axis: tuple[int, int], zoom: Precision, bars: Sequence[Period]
) -> Histogram:
    first, last = axis
    place = {bar.start: index for index, bar in enumerate(bars)}
    counts = [[0, 0] for _ in bars]
    wider = 0
    for row, tally in enumerate((happened, written)):
        for (day, precision), count in tally.items():
            if not first <= day <= last:
                continue
            if _WIDTHS[precision] <= _WIDTHS[zoom]:
                counts[place[bin_of(day, zoom).start]][row] += count
            elif row == 0:
                wider += count
    before = sum(count for (day, _), count in happened.items() if day < first)
    after = sum(count for (day, _), count in happened.items() if day > last)
    return Histogram(zoom, tuple(Bar(bar, *pair) for bar, pair in zip(bars, counts, strict=True)), before, after, wider)


def bin_of(day: int, zoom: Precision) -> Period:
    """The bar of that width in which a day lies."""
    year, month, _ = calendar_day(day)
    match zoom:
        case Precision.DAY:
            return Period.of_day(day)
        case Precision.MONTH:
            return Period.month(year, month)
        case Precision.YEAR:
            return Period.year(year)
        case Precision.DECADE:
            return Period.decade(year - year % 10)
        case _:
            return Period.century(year - year % 100)


def _axis(tallies: Iterable[Tally], window: Window) -> tuple[int, int] | None:
    """First and last day of the axis; None where there is nothing to draw."""
    low, high = window
    days: Counter[int] = Counter()
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
    """The first and last day worth drawing: all, but for the few that stand far from where nearly all lie."""
    upto = list(accumulate(counts))
    spare = upto[-1] * _OUTLYING
    low = next(day for day, total in zip(days, upto, strict=True) if total > spare)
    high = next(day for day, total in zip(days, upto, strict=True) if total >= upto[-1] - spare)
    reach = (high - low + _LEAST_REACH) * _REACH
    return next(day for day in days if day >= low - reach), next(day for day in reversed(days) if day <= high + reach)


def _zoom(first: int, last: int) -> Precision:
    lengths = {Precision.DAY: 1, Precision.MONTH: 30.44, Precision.YEAR: 365.25, Precision.DECADE: 3652.5}
    for zoom, length in lengths.items():
        if (last - first) / length < _MOST_BARS:
            return zoom
    return Precision.CENTURY


def _bins(first: int, last: int, zoom: Precision) -> Iterable[Period]:
    bar = bin_of(first, zoom)
    while bar.start <= last:
        yield bar
        bar = bin_of(bar.end, zoom)
