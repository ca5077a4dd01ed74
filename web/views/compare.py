"""Two queries on one axis, and what each tells, side by side or in one list."""

from flask import render_template

from web.chart import chart
from web.context import archive, asked
from web.outline import merged, paired, shared_stretch
from web.params import Asked
from web.witnesses import Sources

_EACH = 40


def page() -> str:
    """The timelines of two queries over the same stretch of time."""
    wanted = asked()
    if not wanted.beside:
        return render_template("compare.html", asked=wanted, here="compare", sides=())
    one, other = archive().compare((wanted.words, wanted.beside), wanted.filters, limit=_EACH)
    tallest = max((bar.happened for found in (one, other) for bar in found.histogram.bars), default=0)
    told, rest = shared_stretch(one, other)
    zoom, sources = one.histogram.zoom, Sources()
    return render_template(
        "compare.html",
        asked=wanted,
        here="compare",
        sides=(
            (wanted.words, one, chart(one.histogram, tallest=tallest), wanted.compared("")),
            (wanted.beside, other, chart(other.histogram, tallest=tallest), wanted.compared("").saying(wanted.beside)),
        ),
        pairs=() if wanted.mixed else paired(*told, zoom, sources),
        found=merged(*told, zoom, sources) if wanted.mixed else None,
        sources=sources,
        rest=_from(wanted, rest),
    )


def _from(wanted: Asked, day: int | None) -> Asked | None:
    """The same from a day on, which neither list reached."""
    if day is None:
        return None
    end = wanted.when[1] if wanted.when else None
    return wanted.within(day, end)
