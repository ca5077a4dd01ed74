"""An archive at a glance, for its front page."""

from search.archive import Archive
from search.pages import Overview
from search.period import Precision
from search.query import Everything, Request, Sort
from search.results import TimelineEvent

_LATEST, _NAMES = 6, 12
_WEIGHTIEST, _DAYS = 60, 6
"""Events among which those that mattered most are sought, and of how many days they are."""


def overview(archive: Archive) -> Overview:
    """What is in the archive: its size, its span in time, who is in it, what mattered, what came last."""
    found = archive.search(sort=Sort.NEWEST, limit=_LATEST, facet_size=_NAMES)
    return Overview(
        archive.totals(),
        found.facets,
        found.histogram,
        found.hits,
        dated=archive.search("when:any", limit=0, facet_size=0).total,
        weightiest=_weightiest(archive),
    )


def _weightiest(archive: Archive) -> tuple[TimelineEvent, ...]:
    """The weightiest event of each of the days that these name first, in the order of time."""
    found = archive.tell(Request(Everything(), Sort.WEIGHT, _WEIGHTIEST)).events
    days: dict[int, TimelineEvent] = {}
    for told in found:
        if told.event.period.precision is Precision.DAY:
            days.setdefault(told.event.period.start, told)
    return tuple(sorted(list(days.values())[:_DAYS], key=lambda told: told.event.period))
