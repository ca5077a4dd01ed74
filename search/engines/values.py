"""The names and periods an article is found by: one reading of the model that all engines share."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from search.analysis import forms
from search.fields import Field
from search.model import Annotated, DateMention, Entity, EntityKind, Event, Name, PublishedSource
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


Shown = Mapping[Name, Name | None]
"""The name shown for a name that articles hold, None for one that is hidden; as in `search.model.Collation`."""


def shown_name(entity: Entity, shown: Shown) -> Name | None:
    """The name under which a mention is shown, if it is."""
    own = entity.kind, entity.name
    return shown.get(own, own)


def entity_names(entities: Iterable[Entity], shown: Shown) -> set[Named]:
    """The names shown for mentions, each once."""
    names = {shown_name(entity, shown) for entity in entities}
    return {(FIELD_OF[name[0]], name[1]) for name in names if name}


def entity_wordings(entities: Iterable[Entity], shown: Shown) -> set[Named]:
    """The names shown, and the wordings of the mentions and their names as read: a name is found by any of them."""
    found: set[Named] = set()
    for entity in entities:
        if name := shown_name(entity, shown):
            found.update((FIELD_OF[name[0]], wording) for wording in (name[1], entity.name, entity.text))
    return found


def as_shown(annotated: Annotated, shown: Shown) -> Annotated:
    """The article with its findings under the names shown."""
    if names_read(annotated).isdisjoint(shown):
        return annotated
    events = tuple(event_as_shown(event, shown) for event in annotated.events)
    return replace(annotated, entities=_entities_shown(annotated.entities, shown), events=events)


def event_as_shown(event: Event, shown: Shown) -> Event:
    """The event under the names shown."""
    entities = _entities_shown(event.entities, shown)
    return event if entities == event.entities else replace(event, entities=entities)


def passages(annotated: Annotated, wanted: Callable[[Period], bool]) -> Annotated | None:
    """An article with no more than the sentences that tell of a time wanted; None where none does."""
    told = {(event.start, event.end) for event in annotated.events if wanted(event.period)}
    within = (date for date in annotated.dates if any(start <= date.start and date.end <= end for start, end in told))
    events = tuple(event for event in annotated.events if (event.start, event.end) in told)
    return replace(annotated, entities=(), dates=tuple(within), events=events, before=()) if told else None


def names_read(annotated: Annotated) -> set[Name]:
    """The names that an article and its events hold."""
    entities = chain(annotated.entities, *(event.entities for event in annotated.events))
    return {(entity.kind, entity.name) for entity in entities}


def _entities_shown(entities: Iterable[Entity], shown: Shown) -> tuple[Entity, ...]:
    named = ((entity, shown_name(entity, shown)) for entity in entities)
    return tuple(_under(name, entity) for entity, name in named if name)


def _under(name: Name, entity: Entity) -> Entity:
    """The mention under a name; most are under theirs."""
    return entity if name == (entity.kind, entity.name) else replace(entity, kind=name[0], name=name[1])


def article_names(annotated: Annotated) -> set[Named]:
    """What the article has by itself: its outlet, its year, and how its dates were read."""
    article = annotated.article
    found: set[Named] = {
        (Field.DATES, _dates_read(annotated)),
        (Field.DATES, publication_known_from(article.published.source if article.published else None)),
        *((Field.DATES, doubt) for doubt in _doubts(annotated)),
    }
    if article.source:
        found.add((Field.SOURCE, article.source))
    if article.published:
        found.add((Field.YEAR, _year(article.published.period.start)))
    return found


@lru_cache(maxsize=10_000)
def _year(day: int) -> str:
    return str(calendar_day(day)[0])


UNRESOLVED = "unresolved: "
"""How the `dates` field names a phrase that could not be resolved."""
SHAKY = "counted from a guess"
AMBIGUOUS = "ambiguous"
CORRECTED = "corrected"
"""What else it says of articles: dates counted from a publication date that is a guess, dates that may be two days, and
corrections by users."""
_LONGEST_PHRASE = 60


def unresolved_as(date: DateMention) -> str:
    """How the `dates` field names an unresolved phrase: the same phrase in the same way, however it is spaced."""
    phrase = " ".join(date.text.casefold().replace('"', " ").split())
    return f"{UNRESOLVED}{phrase[:_LONGEST_PHRASE]}"


def _doubts(annotated: Annotated) -> Iterator[str]:
    """What somebody might look at in how an article's dates were read."""
    for date in annotated.dates:
        if date.unresolved:
            yield unresolved_as(date)
        if date.shaky:
            yield SHAKY
        if date.other:
            yield AMBIGUOUS
    if annotated.before:
        yield CORRECTED


def _dates_read(annotated: Annotated) -> str:
    if any(date.unresolved for date in annotated.dates):
        return "unresolved"
    return "dated" if annotated.dates else "none"


def publication_known_from(source: PublishedSource | None) -> str:
    """How the `dates` field says where a publication date was found."""
    return f"publication date from {source.value if source else 'nowhere'}"


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


def begins_within(start: int, _end: int, first: int | None, last: int | None) -> bool:
    """Whether the first of the days [start, end) lies in [first, last), None being open."""
    return (last is None or start < last) and (first is None or start >= first)


def publication(annotated: Annotated) -> Period | None:
    """When the article was published, if that is known."""
    published = annotated.article.published
    return published.period if published else None
