"""The histogram's geometry: where each bar stands and how high it is, in the units of its drawing."""

from dataclasses import dataclass
from itertools import islice

from search import Field, Histogram, Period, Precision, bin_of, bins, phrasing, wider
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
_MOST_TICKS = 9
"""Names that stand beside one another under the axis."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Column:
    """What one clock counts in one stretch of the axis: what to draw, and what to say of it."""

    index: int
    period: Period
    label: str
    place: Box
    """All of its room, to be hit by a finger."""
    bar: Box


@dataclass(frozen=True, slots=True)
class Row:
    """One clock's bars, above or below the axis; stretches in which it counts nothing have none."""

    clock: Field
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One stretch as a row of the table."""

    name: str
    period: Period
    happened: int
    written: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A histogram ready to be drawn."""

    happened: Row
    written: Row
    table: tuple[Counted, ...]
    stretches: str
    """All stretches of the axis as a filter writes them, for dragging."""
    days: tuple[int, int]
    first: str
    last: str
    ticks: tuple[Period, ...]
    """The stretches of the next wider unit that the axis shows, where it shows all of them whole."""
    began: str
    """The beginning and the end of the axis as one would say them,"""
    ended: str
    """by the ticks where there are any."""
    unit: Precision
    wider: Precision
    """The next wider unit of the calendar; of the widest itself."""
    view_box: str = f"0 0 {WIDTH:g} {2 * ROW:g}"
    axis: str = f"{ROW:g}"


def chart(histogram: Histogram, *, tallest: int = 0) -> Chart | None:
    """The drawing of a histogram; None where there is nothing to draw.

    `tallest` is the count of events that fills the height, where several drawings share a scale.
    """
    bars = histogram.bars
    if not bars:
        return None
    names = [phrasing.period(bar.period) for bar in bars]
    happened, written = [bar.happened for bar in bars], [bar.written for bar in bars]
    said = [phrasing.count(value, "event") for value in happened]
    printed = [f"{phrasing.count(value, 'article')} published" for value in written]
    periods = [bar.period for bar in bars]
    ticks = _ticks(periods[0].start, periods[-1].end, wider(histogram.zoom))
    return Chart(
        happened=Row(Field.WHEN, _columns(periods, names, happened, said, tallest)),
        written=Row(Field.PUBLISHED, _columns(periods, names, written, printed, 0, below=True)),
        table=tuple(Counted(*row) for row in zip(names, periods, happened, written, strict=True) if any(row[2:])),
        stretches=" ".join("..".join(dict.fromkeys(present.typed_bounds(one.start, one.end))) for one in periods),
        days=(periods[0].start, periods[-1].end),
        first=names[0],
        last=names[-1],
        ticks=ticks,
        began=phrasing.period(ticks[0]) if ticks else names[0],
        ended=phrasing.period(ticks[-1]) if ticks else names[-1],
        unit=histogram.zoom,
        wider=wider(histogram.zoom),
    )


def _ticks(start: int, end: int, unit: Precision) -> tuple[Period, ...]:
    """Few enough to be named; where the ends of the axis cut one, they would not be as wide as their places."""
    found = tuple(islice(bins(start, end, unit), _MOST_TICKS + 1))
    whole = found[0] == bin_of(start, unit) and found[-1] == bin_of(end - 1, unit)
    return found if whole and 1 < len(found) <= _MOST_TICKS else ()


def _columns(
    periods: list[Period], names: list[str], counts: list[int], said: list[str], tallest: int, *, below: bool = False
) -> tuple[Column, ...]:
    step = WIDTH / len(periods)
    width = min(step * _SHARE, _WIDEST)
    most = tallest or max(counts)
    top = ROW if below else 0
    columns = []
    for index, count in enumerate(counts):
        if count:
            height = max(_LEAST, ROW * count / most)
            bar = _box(index * step + (step - width) / 2, top if below else ROW - height, width, height)
            label = f"{names[index][0].upper()}{names[index][1:]}: {said[index]}"
            columns.append(Column(index, periods[index], label, _box(index * step, top, step, ROW), bar))
    return tuple(columns)


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(f"{length:.1f}".removesuffix(".0") for length in (x, y, width, height)))
