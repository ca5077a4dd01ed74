"""How much a happening matters."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.merging.tellings import Telling
from search.salience import early, look_back, spread

_BURST = 0.25
_MOST = 2.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one article's telling says for a happening."""

    article: str
    source: str
    worth: float


def evidence(telling: Telling) -> Evidence:
    """The telling's worth: what it says looking back, and more the earlier it stands in its article."""
    late = look_back(telling.age, telling.kind)
    return Evidence(telling.article, telling.source, late * early(telling.place))


def weight(told: Iterable[Evidence], copies: Mapping[str, str], burst: float = 1.0) -> float:
    """How far it is spread over the outlets, times how far the day stands out.

    Copies of one article count once, with what the weightiest says. Days are weighed by how much is said of them, and
    when, in R. Kessler et al., "Finding salient dates for building thematic timelines" (ACL 2012). `burst` is how many
    times more is told of the day than of others around, of which the logarithm counts; the idea is J. Kleinberg's,
    "Bursty and hierarchical structure in streams" (2002).
    """
    best: dict[str, Evidence] = {}
    for one in sorted(told, key=lambda one: (-one.worth, one.article)):
        best.setdefault(copies.get(one.article, one.article), one)
    wide = spread((one.source, one.worth) for one in best.values())
    return round(wide * min(_MOST, 1 + _BURST * math.log2(max(burst, 1.0))), 3)
