"""What can be asked: a closed set of nodes, and the request that carries one to an engine.

A query says which articles match. It also says which of their events belong to the answer: names, `when` dates and
vantages must then hold of the event itself, everything else of its article.
"""

from dataclasses import dataclass
from enum import StrEnum

from search.fields import Field


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or the beginning of one; with several tokens in it ("full-scale") they stand together."""

    text: str
    field: Field = Field.TEXT
    """TEXT looks in title and text, TITLE in the title alone."""
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other."""

    text: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Names:
    """Something named: any name that holds these words in this order, or exactly this name."""

    field: Field
    name: str
    exact: bool = False


class Lie(StrEnum):
    """How a date lies to the days asked for."""

    OVERLAPPING = "overlapping"
    WITHIN = "within"
    BEGINNING = "beginning"
    """Its first day is one of them."""


@dataclass(frozen=True, slots=True)
class During:
    """A date that lies so to the days [start, end); None leaves a side open."""

    field: Field
    """PUBLISHED or WHEN."""
    start: int | None
    end: int | None
    lie: Lie = Lie.OVERLAPPING
    cuts: tuple[int, ...] = ()
    """Days, ascending, that divide all of time; where there are any, the date lies in one of the parts."""


class Vantage(StrEnum):
    """From where in time an event is told: its article was published before it began, while it went on, or after."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class From:
    """An event told from there; undated articles tell from nowhere."""

    vantage: Vantage


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever the part does not match."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class Everything:
    """All there is."""


Query = Word | Phrase | Names | During | From | And | Or | Not | Everything


class Sort(StrEnum):
    """The order of articles, or of events; ties break by id, articles without a publication date stand last."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    WEIGHT = "weight"
    """Events alone: what mattered most first."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query with what is wanted of its answer.

    `cursor` is what an earlier answer gave as its `next`; the empty one begins. `limit` counts articles or events.
    `sort` orders articles; events come in the order of time, widest first, with NEWEST in the reverse, of one time
    always the weightiest first; with WEIGHT by weight; articles by weight stand as by NEWEST.
    """

    query: Query
    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    cursor: str = ""
    facets: tuple[Field, ...] = ()
    facet_size: int = 10
    tallies: bool = True
    """Whether the days of happening and of publication are to be tallied over all matches."""


def words_of(query: Query) -> tuple[Word | Phrase, ...]:
    """The words and phrases that a match would show, in the order asked; not those excluded."""
    match query:
        case Word() | Phrase():
            return (query,)
        case And(parts) | Or(parts):
            return tuple(word for part in parts for word in words_of(part))
        case _:
            return ()


def all_of(*parts: Query) -> Query:
    """The conjunction in its simplest form."""
    kept: list[Query] = []
    for part in parts:
        if isinstance(part, And):
            kept.extend(part.parts)
        elif not isinstance(part, Everything):
            kept.append(part)
    if not kept:
        return Everything()
    return kept[0] if len(kept) == 1 else And(tuple(kept))
