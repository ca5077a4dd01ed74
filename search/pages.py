"""What the pages of an archive show: an article, a name, two side by side, days that mattered, all at a glance."""

from dataclasses import dataclass

from search.model import Annotated, EntityKind, Name
from search.results import Events, Facet, FacetValue, Histogram, Hit, Results, TimelineEvent, Totals


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article to be read: its findings, and its own timeline."""

    annotated: Annotated
    events: tuple[TimelineEvent, ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """A name that stands in the same articles as another, and how much more often than chance would have it."""

    kind: EntityKind
    name: str
    together: int
    """Articles that hold both,"""
    articles: int
    """and those that hold this one."""
    lift: float
    """How many times as often as if the two had nothing to do with each other: 1 is chance, below 1 they shun it."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """One name: the articles that name it, newest first, what happened with it, and who appears with it."""

    kind: EntityKind
    name: str
    results: Results
    events: Events
    wordings: tuple[FacetValue, ...] = ()
    """How articles write it, with the number of articles, most first."""
    companions: tuple[Companion, ...] = ()
    """Names that appear with it more often than chance, the most telling first."""
    sources: tuple[FacetValue, ...] = ()
    """The outlets that name it, with the number of articles, most first."""
    first_written: Hit | None = None
    """The earliest article of known date that names it,"""
    last_written: Hit | None = None
    """and the latest."""
    first_told: TimelineEvent | None = None
    """What happened with it earliest,"""
    last_told: TimelineEvent | None = None
    """and latest."""


@dataclass(frozen=True, slots=True)
class PairPage:
    """Two names side by side: what happened with both, and with each apart from the other."""

    one: Name
    other: Name
    both: Companion
    """The other as a companion of the one; a lift of 0 means that no article holds both."""
    one_articles: int
    results: Results
    """The articles that name both, newest first."""
    together: Events
    """What happened with both,"""
    one_alone: Events
    """with the one and not the other,"""
    other_alone: Events
    """and with the other alone."""


@dataclass(frozen=True, slots=True)
class KeySentence:
    """A sentence about a day that mattered, and where it stands."""

    text: str
    article: str
    """The article that says so."""
    event: str
    """The event that it tells; empty where it tells of the day without naming it, as openings of reports do."""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day that mattered: what is told of it, by how many articles of how many outlets."""

    day: int
    sentences: tuple[KeySentence, ...]
    articles: int
    sources: int

    @property
    def summary(self) -> tuple[str, ...]:
        """The words of the sentences."""
        return tuple(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Overview:
    """The archive at a glance: counts, who and what is in it most, its span in time, what came last."""

    totals: Totals
    facets: tuple[Facet, ...]
    histogram: Histogram
    latest: tuple[Hit, ...]
    dated: int
    """Articles whose text speaks of a date."""
    weightiest: tuple[TimelineEvent, ...]
    """What mattered most, one event a day, in the order of time."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Articles with date phrases that could not be resolved: one page of them."""

    total: int
    articles: tuple[Annotated, ...]
    next: str
