"""What comes back: hits with snippets, facets, histograms, and events with their witnesses."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.fields import Field
from search.model import EntityKind, Event, Heading, Published
from search.period import Period, Precision

Tally = Mapping[tuple[int, int], int]
"""How many periods are of the days [start, end)."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a field and how many matches have it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values of a field among all matches, most first, ties by name; how many there are in all."""

    field: Field
    values: tuple[FacetValue, ...]
    distinct: int


@dataclass(frozen=True, slots=True)
class Scored:
    """An article's id and how well it matches (0 where nothing was weighed)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's answer about articles: one page of them, and the counts over every match.

    `happened` tallies the events that belong to the answer (see `search.query`), `written` the articles' publication;
    both are empty when the request wanted no tallies.
    """

    total: int
    exact: bool
    articles: tuple[Scored, ...]
    next: str
    facets: tuple[Facet, ...]
    happened: Tally
    written: Tally
    undated: int
    """Matches without a publication date."""

    @property
    def events(self) -> int:
        """How many events belong to the answer, where they were tallied."""
        return sum(self.happened.values())


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening of an engine's answer: the telling that stands for it, and those of its tellings that match.

    `stands` is given even where its article does not match; its period is the happening's. `tellings` are ordered by
    their article's publication, the undated last, then by article id and place in the text.
    """

    stands: Event
    tellings: tuple[Event, ...]
    headings: tuple[Heading, ...]
    """The articles of the tellings, each once, in the order of the tellings."""
    weight: float = 1.0
    conflicts: tuple[str, ...] = ()
    """Happenings that are told much alike, but of other days, by the ids of the events that stand for them."""

    @property
    def nearest(self) -> dict[str, Event]:
        """Each article's own telling: in the words that stand for the happening if it has them, or else its first."""
        nearest: dict[str, Event] = {}
        for event in sorted(self.tellings, key=lambda event: event.id != self.stands.id):
            nearest.setdefault(event.article, event)
        return nearest


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """An engine's answer about events: one page of happenings, and the counts over every match.

    Facets and `happened` count happenings, as `total` does; `written` tallies the articles that tell them. Both tallies
    are empty when the request wanted none.
    """

    total: int
    exact: bool
    happenings: tuple[Happening, ...]
    next: str
    facets: tuple[Facet, ...]
    happened: Tally
    written: Tally


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as articles hold it: how many articles do, and in how many under which wording."""

    kind: EntityKind
    name: str
    articles: int
    wordings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of the text, and the spans in it that match."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One article among the results."""

    id: str
    title: Snippet
    source: str
    published: Published | None
    url: str
    score: float
    snippets: tuple[Snippet, ...]
    names: tuple[tuple[EntityKind, str], ...]
    """The few people, bodies and places it speaks of most."""
    versions: tuple[Heading, ...] = ()
    """Near-identical articles that would follow it on the page."""
    original: str = ""
    """The article of which it is a near-identical copy, where that one is not among them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of a histogram's axis: what happened within it, and the articles that may have come out in it."""

    period: Period
    happened: int
    written: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, and how much happened in it that is known less closely than a histogram's bar is wide."""

    period: Period
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Two counts over one axis: what happened and what was written.

    Everything that happened is counted once: in a bar, or in one of the numbers below.
    """

    zoom: Precision
    bars: tuple[Bar, ...]
    before: int = 0
    """What happened wholly before the axis, which leaves out the far-off periods that would stretch it,"""
    after: int = 0
    """wholly after it,"""
    beyond: int = 0
    """or over one of its ends."""
    wider: int = 0
    """What happened within the axis, but within no single bar,"""
    wide: tuple[Stretch, ...] = ()
    """and where of this lies in one stretch of the next wider unit of the calendar."""

    @property
    def longer(self) -> int:
        """How much happened within the axis, but in no single stretch even of the next wider unit."""
        return self.wider - sum(stretch.count for stretch in self.wide)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another spelling that finds something."""

    words: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """One page of articles with everything said about all matches."""

    words: str
    read_as: str
    note: str
    """What was done beyond what was asked (any word instead of all); empty when nothing was."""
    total: int
    exact: bool
    hits: tuple[Hit, ...]
    next: str
    facets: tuple[Facet, ...]
    histogram: Histogram
    undated: int
    events: int
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Witness:
    """An article that tells an event, and its own telling."""

    id: str
    title: str
    source: str
    published: Published | None
    event: Event
    original: str = ""
    """The article of which this one is a near-identical copy; empty when it is none."""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One happening: the telling that stands for it, and every witness."""

    event: Event
    witnesses: tuple[Witness, ...]
    weight: float = 1.0
    """How much it matters: 1 for what one article says in passing."""
    conflicts: tuple[Event, ...] = ()
    """Tellings of the same that give another day, one for each such day."""

    @property
    def independent(self) -> int:
        """How many witnesses there are when copies of one article count once, and so does a sentence word for word."""
        articles = {witness.original or witness.id for witness in self.witnesses}
        return min(len(articles), len({" ".join(witness.event.sentence.split()) for witness in self.witnesses}))

    @property
    def sources(self) -> tuple[str, ...]:
        """The outlets that tell it, each once, in order of publication."""
        return tuple(dict.fromkeys(witness.source for witness in self.witnesses if witness.source))


@dataclass(frozen=True, slots=True)
class Events:
    """One page of the timeline with everything said about all of it."""

    words: str
    read_as: str
    note: str
    total: int
    exact: bool
    events: tuple[TimelineEvent, ...]
    next: str
    facets: tuple[Facet, ...]
    histogram: Histogram
    suggestion: Suggestion | None
    tellers: int = 0
    """Articles of known publication date that tell any of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One page of the timeline and nothing else."""

    total: int
    events: tuple[TimelineEvent, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What an archive holds."""

    articles: int
    events: int
    entities: int
    """Distinct names."""
    dates: int
    undated: int
    """Articles without a publication date."""
    unresolved: int
    """Date phrases that could not be resolved."""
    first: Period | None
    """The earliest publication."""
    last: Period | None
    """The latest."""
    models: tuple[str, ...]
    """The language models that read the articles."""
    publication: Mapping[str, int]
    """Articles by the source of their publication date; `none` for those without."""
