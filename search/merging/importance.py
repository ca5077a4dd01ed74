"""How much a happening matters."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.merging.tellings import Telling
from search.model import EventKind

_AHEAD = 0.5
_LASTING = 4.0
_FIRST = 0.5
"""What is added for a witness that tells it first of all."""
_HALF = 400
"""Characters into an article after which that is halved."""
_BURST = 0.25
_MOST = 2.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one article's telling says for a happening."""

    article: str
    source: str
    worth: float


def evidence(telling: Telling) -> Evidence:
    """The telling's worth: the more, the later it was written and the earlier it stands in its article.

    What is still told when newer things have happened mattered: 1 on the day itself, 2 on the next, 4 after a week and
    for good. A day that lies ahead counts half: it may yet turn out otherwise.
    """
    age = telling.age
    if age is None:
        late = 1.0
    elif age < 0 or (age == 0 and telling.kind is EventKind.PLANNED):
        late = _AHEAD
    else:
        late = min(_LASTING, 1.0 + math.log2(1 + age))
    return Evidence(telling.article, telling.source, late * (1 + _FIRST / (1 + telling.place / _HALF)))


def weight(told: Iterable[Evidence], copies: Mapping[str, str], burst: float = 1.0) -> float:
    """The sum over the outlets of the square root of what each tells, times how far the day stands out.

    Copies of one article count once, with what the weightiest says. The root makes the first report of another outlet
    say more than one more of the same. Days are weighed by how much is said of them, and when, in R. Kessler et al.,
    "Finding salient dates for building thematic timelines" (ACL 2012). `burst` is how many times more is told of the
    day than of others around, of which the logarithm counts; the idea is J. Kleinberg's, "Bursty and hierarchical
    structure in streams" (2002).
    """
    best: dict[str, Evidence] = {}
    for one in sorted(told, key=lambda one: (-one.worth, one.article)):
        best.setdefault(copies.get(one.article, one.article), one)
    by_source: defaultdict[str, list[float]] = defaultdict(list)
    for one in best.values():
        by_source[one.source].append(one.worth)
    spread = math.fsum(math.sqrt(math.fsum(parts)) for parts in by_source.values())
    return round(spread * min(_MOST, 1 + _BURST * math.log2(max(burst, 1.0))), 3)
