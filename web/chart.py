"""The histogram's geometry: where each bar stands and how high it is, in the units of its drawing."""

from dataclasses import dataclass

from search import Bar, Histogram, Period, phrasing
from web import present

WIDTH = 1000.0
ROW = 60.0
"""The height of each of the two rows; the axis lies between them."""
_LEAST = 2.0
"""One event among thousands still shows."""
_SHARE = 0.8
"""How much of its place a bar fills..."""
_WIDEST = 22.0
"""...but no wider than this: few bars are not heavy ones."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Column:
    """One stretch of the axis: what to draw, and what to say of it."""

    period: Period
    name: str
    happened: int
    written: int
    label: str
    ends: tuple[str, str]
    """Its first and last day as a filter writes them."""
    place: Box
    """All of its room, to be hit by a finger."""
    above: Box
    below: Box


@dataclass(frozen=True, slots=True)
class Chart:
    """A histogram ready to be drawn."""

    columns: tuple[Column, ...]
    days: tuple[int, int]
    first: str
    last: str
    unit: str
    view_box: str = f"0 0 {WIDTH:g} {2 * ROW:g}"
    axis: str = f"{ROW:g}"


def chart(histogram: Histogram) -> Chart | None:
    """The drawing of a histogram; None where there is nothing to draw."""
    bars = histogram.bars
    if not bars:
        return None
    happened = max(bar.happened for bar in bars)
    written = max(bar.written for bar in bars)
    step = WIDTH / len(bars)
    return Chart(
        columns=tuple(_column(bar, index * step, step, happened, written) for index, bar in enumerate(bars)),
        days=(bars[0].period.start, bars[-1].period.end),
        first=phrasing.period(bars[0].period),
        last=phrasing.period(bars[-1].period),
        unit=histogram.zoom.value,
    )


def _column(bar: Bar, x: float, step: float, happened: int, written: int) -> Column:
    name = phrasing.period(bar.period)
    above, below = _height(bar.happened, happened), _height(bar.written, written)
    width = min(step * _SHARE, _WIDEST)
    inset = x + (step - width) / 2
    counts = f"{phrasing.count(bar.happened, 'event')}, {phrasing.count(bar.written, 'article')} written"
    return Column(
        period=bar.period,
        name=name,
        happened=bar.happened,
        written=bar.written,
        label=f"{name[0].upper()}{name[1:]}: {counts}",
        ends=present.typed_bounds(bar.period.start, bar.period.end),
        place=_box(x, 0, step, 2 * ROW),
        above=_box(inset, ROW - above, width, above),
        below=_box(inset, ROW, width, below),
    )


def _height(value: int, most: int) -> float:
    return max(_LEAST, ROW * value / most) if value else 0.0


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(f"{length:.1f}".removesuffix(".0") for length in (x, y, width, height)))
