"""Events put in order, told once, and weighed; a function of the events alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from search.model import Article, Entity, EntityKind, Event
from search.period import Precision
from search.results import KeyDate, TimelineEvent, Witness

_SENTENCES_A_DAY = 2
_LOOK_BACK = 1.5
"""How much more a mention weighs in an article of a later day: what is still spoken of mattered."""


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By start, widest first, then id: the order of every timeline."""
    return tuple(sorted(events, key=lambda event: (event.period.start, -event.period.end, event.id)))


def witness(event: Event, article: Article) -> Witness:
    """The article as a witness of an event that it tells."""
    return Witness(article.id, article.title, article.source, article.published, event)


def leading_names(entities: Iterable[Entity], count: int) -> tuple[str, ...]:
    """The names mentioned most, ties by first mention."""
    named = Counter(entity.name for entity in entities if entity.kind is not EntityKind.OTHER)
    return tuple(name for name, _ in named.most_common(count))


@dataclass(slots=True)
class _Day:
    """What is told of one day."""

    weight: float = 0.0
    articles: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    tellings: list[tuple[float, TimelineEvent]] = field(default_factory=list)


def key_dates(events: Iterable[TimelineEvent], count: int) -> tuple[KeyDate, ...]:
    """The days that weigh most: told by many articles and outlets, and still spoken of later."""
    days: dict[int, _Day] = {}
    for told in events:
        if told.event.period.precision is Precision.DAY:
            day = days.setdefault(told.event.period.start, _Day())
            weight = sum(_weight(one) for one in told.witnesses)
            day.weight += weight
            day.articles.update(one.id for one in told.witnesses)
            day.sources.update(told.sources)
            day.tellings.append((weight, told))
    ranked = sorted(days.items(), key=lambda item: (-item[1].weight, item[0]))[:count]
    return tuple(KeyDate(number, _summary(day), len(day.articles), len(day.sources)) for number, day in ranked)


def _weight(one: Witness) -> float:
    if one.published is None:
        return 1.0
    return _LOOK_BACK if one.published.period.start > one.event.period.end else 1.0


def _summary(day: _Day) -> tuple[str, ...]:
    """The weightiest sentences; among equals the one that stands earliest in its article."""
    ranked = sorted(day.tellings, key=lambda pair: (-pair[0], pair[1].event.start, pair[1].event.id))
    return tuple(told.event.sentence for _, told in ranked[:_SENTENCES_A_DAY])
