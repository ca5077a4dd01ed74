"""Events put in order, with those who tell them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from search.model import Annotated, Entity, EntityKind, Event, Heading
from search.pages import ArticlePage
from search.results import Happening, TimelineEvent, Witness


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By start, widest first, then id: the order of every timeline."""
    return tuple(sorted(events, key=lambda event: (event.period.start, -event.period.end, event.id)))


def witness(event: Event, article: Heading, original: str = "") -> Witness:
    """The article as a witness of an event that it tells; `original` is the article of which it is a copy."""
    return Witness(article.id, article.title, article.source, article.published, event, original)


def told(happening: Happening, originals: Mapping[str, str], conflicts: tuple[Event, ...] = ()) -> TimelineEvent:
    """A happening as the matching articles tell it, by the words of its standing telling if that is among them.

    It goes by the id of that telling either way: whatever was asked, links and exports name it alike.
    An article that tells it in several sentences is one witness, by the one that says it in the words that stand for
    it, or else by the first.
    """
    nearest = happening.nearest
    witnesses = (witness(nearest[one.id], one, originals.get(one.id, "")) for one in happening.headings)
    shown = replace(next(iter(nearest.values())), id=happening.stands.id, period=happening.stands.period)
    return TimelineEvent(shown, tuple(witnesses), happening.weight, conflicts)


def page(annotated: Annotated) -> ArticlePage:
    """An article with its own timeline."""
    told = (TimelineEvent(event, (witness(event, annotated.article.heading),)) for event in in_order(annotated.events))
    return ArticlePage(annotated, tuple(told))


def leading_names(entities: Iterable[Entity], count: int) -> tuple[tuple[EntityKind, str], ...]:
    """The people, bodies and places mentioned most, ties by first mention."""
    named = Counter((entity.kind, entity.name) for entity in entities if entity.kind is not EntityKind.OTHER)
    return tuple(name for name, _ in named.most_common(count))
