"""Events put in order, with those who tell them."""

from collections import Counter
from collections.abc import Iterable

from search.model import Annotated, Article, Entity, EntityKind, Event
from search.pages import ArticlePage
from search.results import TimelineEvent, Witness


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By start, widest first, then id: the order of every timeline."""
    return tuple(sorted(events, key=lambda event: (event.period.start, -event.period.end, event.id)))


def witness(event: Event, article: Article) -> Witness:
    """The article as a witness of an event that it tells."""
    return Witness(article.id, article.title, article.source, article.published, event)


def page(annotated: Annotated) -> ArticlePage:
    """An article with its own timeline."""
    told = (TimelineEvent(event, (witness(event, annotated.article),)) for event in in_order(annotated.events))
    return ArticlePage(annotated, tuple(told))


def leading_names(entities: Iterable[Entity], count: int) -> tuple[tuple[EntityKind, str], ...]:
    """The people, bodies and places mentioned most, ties by first mention."""
    named = Counter((entity.kind, entity.name) for entity in entities if entity.kind is not EntityKind.OTHER)
    return tuple(name for name, _ in named.most_common(count))
