"""Where the list of a page begins."""

from collections.abc import Sequence

from search import Events, Fit, Sort
from web.params import Asked


def listed_first(wanted: Asked, answers: Sequence[Events]) -> Asked:
    """What a page lists first: where not all fits on it, what began before its histogram does is left for later.

    A page has a line that leads to what is left, and the next page goes on from there.
    """
    ordered = (
        wanted.sort in {None, Sort.OLDEST} and wanted.fit is Fit.TOUCHING and not (wanted.wider_than or wanted.known_to)
    )
    bars = answers[0].histogram.bars
    if wanted.cursor or not ordered or not bars:
        return wanted
    axis = bars[0].period.start
    early = any(found.next and found.events[0].event.period.start < axis for found in answers)
    return wanted.begun(axis) if early else wanted
