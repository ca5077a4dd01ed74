"""Two queries on one axis, and what each tells, side by side or in one list."""

from flask import render_template

from search import Events
from web.chart import chart
from web.context import archive, asked
from web.listing import listed_first
from web.outline import merged, paired, shared_stretch
from web.params import Asked
from web.witnesses import Sources

_EACH = 40


def page() -> str:
    """The timelines of two queries over the same stretch of time."""
    wanted = asked()
    if not wanted.beside:
        return render_template("compare.html", asked=wanted, here="compare", sides=())
    one, other = _ask(wanted)
    tallest = max((bar.happened for found in (one, other) for bar in found.histogram.bars), default=0)
    first = listed_first(wanted, (one, other))
    told, rest = shared_stretch(*((one, other) if first is wanted else _ask(first)))
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
        first=first,
        rest=None if rest is None else wanted.begun(rest),
    )


def _ask(wanted: Asked) -> tuple[Events, Events]:
    one, other = archive().compare(
        (wanted.words, wanted.beside), wanted.filters, limit=min(wanted.limit or _EACH, _EACH)
    )
    return one, other
