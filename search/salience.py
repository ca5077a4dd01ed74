"""How much a telling says for what it tells of, and all tellings together."""

import math
from collections import defaultdict
from collections.abc import Iterable

from search.model import EventKind

_AHEAD = 0.5
_LASTING = 6.0
_FIRST = 0.5
"""What is added for a telling that stands first of all in its article."""
_HALF = 400
"""Characters into an article after which that is halved."""


def look_back(days: int | None, kind: EventKind) -> float:
    """How much a telling says for its day: the more, the more days later it was written; None where that is not known.

    What is still told when newer things have happened mattered: 1 on the day itself, 2 on the next, 3 after three days,
    4 after a week, 6 after a month and for good. A day that lies ahead counts half: it may yet turn out otherwise.
    """
    if days is None:
        return 1.0
    if days < 0 or (days == 0 and kind is EventKind.PLANNED):
        return _AHEAD
    return min(_LASTING, 1.0 + math.log2(1 + days))


def early(place: int) -> float:
    """How much more a telling says that stands so many characters into its article: reports put the matter first."""
    return 1 + _FIRST / (1 + place / _HALF)


def spread(told: Iterable[tuple[str, float]]) -> float:
    """The sum over the outlets of the square root of what each tells, given outlets and what is told.

    The root makes the first report of another outlet say more than one more of the same; where there is one outlet, it
    changes no order.
    """
    by_source: defaultdict[str, list[float]] = defaultdict(list)
    for source, worth in told:
        by_source[source].append(worth)
    return math.fsum(math.sqrt(math.fsum(parts)) for parts in by_source.values())
