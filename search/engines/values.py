"""The names and periods an article is found by: one reading of the model that all engines share."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from search.analysis import forms
from search.fields import Field
from search.model import Annotated, Entity, EntityKind, Published
from search.period import Period, calendar_day

NAME_FIELDS = (Field.PERSON, Field.ORG, Field.PLACE, Field.OTHER, Field.SOURCE, Field.YEAR, Field.DATES)
"""The fields that hold names, in the order of their numbers in an index."""

OWN_FIELDS = frozenset({Field.PERSON, Field.ORG, Field.PLACE, Field.OTHER})
"""Those an event has for itself; the others it has from its article."""

FIELD_OF = {
    EntityKind.PERSON: Field.PERSON,
    EntityKind.ORG: Field.ORG,
    EntityKind.PLACE: Field.PLACE,
    EntityKind.OTHER: Field.OTHER,
}

Named = tuple[Field, str]
"""A name in a field."""


def entity_names(entities: Iterable[Entity]) -> set[Named]:
    """The names that stand for mentions, each once."""
    return {(FIELD_OF[entity.kind], entity.name) for entity in entities}


def entity_wordings(entities: Iterable[Entity]) -> set[Named]:
    """The names, and the wordings of the mentions themselves: a name is found by any of them."""
    return {(FIELD_OF[entity.kind], wording) for entity in entities for wording in (entity.name, entity.text)}


def article_names(annotated: Annotated) -> set[Named]:
    """What the article has by itself: its outlet, its year, and how its dates were read."""
    article = annotated.article
    found: set[Named] = {
        (Field.DATES, _dates_read(annotated)),
        (Field.DATES, publication_known_from(article.published)),
    }
    if article.source:
        found.add((Field.SOURCE, article.source))
    if article.published:
        found.add((Field.YEAR, _year(article.published.period.start)))
    return found


@lru_cache(maxsize=10_000)
def _year(day: int) -> str:
    return str(calendar_day(day)[0])


def _dates_read(annotated: Annotated) -> str:
    if any(date.unresolved for date in annotated.dates):
        return "unresolved"
    return "dated" if annotated.dates else "none"


def publication_known_from(published: Published | None) -> str:
    """How the `dates` field says where a publication date was found."""
    return f"publication date from {published.source.value if published else 'nowhere'}"


def mentioned_periods(annotated: Annotated) -> set[tuple[int, int]]:
    """The days [start, end) of every resolved date the article mentions."""
    return {(date.period.start, date.period.end) for date in annotated.dates if date.period}


def holds(name: str, asked: Sequence[str], *, open_end: bool = False) -> bool:
    """Whether a name holds these folded words in this order; with `open_end` the last may be a word's beginning."""
    wanted = iter(forms(name))
    closed = asked[:-1] if open_end else asked
    if not all(any(word in form.ways for form in wanted) for word in closed):
        return False
    return not open_end or any(way.startswith(asked[-1]) for form in wanted for way in form.ways)


def overlaps(start: int, end: int, first: int | None, last: int | None) -> bool:
    """Whether the days [start, end) share one with [first, last), None being open."""
    return (last is None or start < last) and (first is None or end > first)


def lies_within(start: int, end: int, first: int | None, last: int | None) -> bool:
    """Whether the days [start, end) lie in [first, last), None being open."""
    return (last is None or end <= last) and (first is None or start >= first)


def publication(annotated: Annotated) -> Period | None:
    """When the article was published, if that is known."""
    published = annotated.article.published
    return published.period if published else None
