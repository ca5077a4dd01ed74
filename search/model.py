"""The nouns: an article, what is known of its publication, and what was found in it.

Every finding points at the text: offsets count characters of `Article.text`, half-open, and
`text[start:end]` is the phrase found.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import blake2b

from search.period import Period


class PublishedSource(StrEnum):
    """Where a publication date was found, most reliable first."""

    TOLD = "told"
    FIELD = "field"
    FRONT_MATTER = "front matter"
    SIDECAR = "sidecar"
    METADATA = "page metadata"
    URL = "url"
    FILE_NAME = "file name"
    DATELINE = "dateline"

    @property
    def reliability(self) -> str:
        """How far to trust it: `high`, `medium` or `low`."""
        if self in {PublishedSource.FILE_NAME, PublishedSource.DATELINE}:
            return "low"
        return "medium" if self in {PublishedSource.METADATA, PublishedSource.URL} else "high"


_SHAKY_ANCHORS = {f"publication date ({source.value})" for source in PublishedSource if source.reliability == "low"}


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and how that is known."""

    period: Period
    source: PublishedSource
    written: str = ""
    """As it stood where it was found."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What an article is known by where it is not read itself."""

    id: str
    title: str = ""
    source: str = ""
    """The outlet."""
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; the text is never changed after reading."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    """The outlet."""
    published: Published | None = None
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = "en"
    origin: str = ""
    """The file it was read from."""
    body: int = 0
    """Where the body begins: the text before it repeats the headline."""
    day_first: bool | None = None
    """Whether its outlet writes 27/12/2024 or 12/27/2024, told by dates that can only be one; None when none tells."""

    @property
    def heading(self) -> Heading:
        """What it is known by."""
        return Heading(self.id, self.title, self.source, self.published)

    @property
    def fingerprint(self) -> str:
        """A hash of everything a reader could have changed; equal fingerprints need no second reading."""
        written = (self.id, self.text, self.title, self.source, self.authors, self.url, self.language, self.body)
        published = self.published and (self.published.period.edtf, self.published.source.value)
        known = (written, published) if self.day_first is None else (written, published, self.day_first)
        return blake2b(repr(known).encode(errors="surrogatepass"), digest_size=16).hexdigest()


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    OTHER = "OTHER"


Name = tuple[EntityKind, str]
"""Somebody or something under its name."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention of somebody or something, under the name that stands for all its mentions."""

    start: int
    end: int
    text: str
    kind: EntityKind
    name: str


CORRECTED = "corrected by a user"
"""The rule of a date that a user fixed."""
CONFIRMED = "confirmed by a user"
"""How the rule of a date ends that a user confirmed."""


class TimexType(StrEnum):
    """The four types of time expression of TimeML (TIMEX3)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that speaks of time, its value, and how it was read.

    `value` is a TIMEX3 value (`2018-03`, `P3D`, `XXXX-WXX-5`); `period` is None when the phrase names no stretch of
    the calendar (a duration, a set) or could not be resolved, and then `note` says why. `anchor` is the ISO date from
    which a relative phrase was counted, `anchor_source` says whose date that is ("publication date (sidecar)",
    "date mentioned before: ..."); both are empty for a phrase that needs none.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    period: Period | None
    rule: str
    anchor: str = ""
    anchor_source: str = ""
    other: Period | None = None
    """The second possible reading of an ambiguous phrase (03/04/2018)."""
    note: str = ""

    @property
    def unresolved(self) -> bool:
        """Whether it names a day or a stretch of days that could not be told."""
        return self.period is None and self.type in {TimexType.DATE, TimexType.TIME} and not self.value.endswith("_REF")

    @property
    def shaky(self) -> bool:
        """Whether it was counted from a publication date that is itself a guess, and nobody confirmed it."""
        return self.anchor_source in _SHAKY_ANCHORS and not self.settled

    @property
    def settled(self) -> bool:
        """Whether a user corrected or confirmed it."""
        return self.rule.endswith((CORRECTED, CONFIRMED))

    @property
    def corrected(self) -> bool:
        """Whether a user gave its value."""
        return self.rule.endswith(CORRECTED)


class EventKind(StrEnum):
    """Whether a sentence reports a happening or announces one."""

    HAPPENED = "happened"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that says when something happened.

    The id is derived from the content, so that links to an event survive indexing anew.
    """

    id: str
    article: str
    kind: EventKind
    start: int
    end: int
    sentence: str
    date: DateMention
    period: Period
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class AsRead:
    """What was read in an article before its users corrected it."""

    published: Published | None
    dates: tuple[DateMention, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with everything found in it, in the order of the text."""

    article: Article
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    model: str = field(default="", compare=False)
    """The language model that found the names."""
    before: tuple[AsRead, ...] = ()
    """Of an article that users corrected: what was read as it was found, and, if they told when it was published, what
    was read from there. `article`, `dates` and `events` are as corrected."""

    @property
    def as_found(self) -> "Annotated":
        """The article without its users' corrections."""
        if not self.before:
            return self
        first = self.before[0]
        article = replace(self.article, published=first.published)
        return replace(self, article=article, dates=first.dates, events=first.events, before=())

    @property
    def as_told(self) -> "Annotated | None":
        """What was read from the publication date that users told, before other corrections; None if they told none."""
        if not self.before[1:]:
            return None
        told = self.before[1]
        article = replace(self.article, published=told.published)
        return replace(self, article=article, dates=told.dates, events=told.events, before=())

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the article as it was found: what tells whether its file must be read again."""
        return self.as_found.article.fingerprint

    @property
    def unresolved(self) -> tuple[DateMention, ...]:
        """The phrases whose date could not be told."""
        return tuple(date for date in self.dates if date.unresolved)


@dataclass(frozen=True, slots=True)
class Collation:
    """What only the comparison of all articles shows: which names are one, which tellings tell one happening.

    It depends on the set of articles alone, never on the order in which they came. What a mapping leaves out stands for
    itself.
    """

    names: Mapping[Name, Name | None] = field(default_factory=dict)
    """The name under which a name that articles hold is shown; None where the user hides it."""
    happenings: Mapping[str, str] = field(default_factory=dict)
    """The event whose telling stands for the happening that an event tells of, by the ids of both."""
    conflicts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Happenings that are told much alike, but of other days, by the ids of the events that stand for them."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """How much a happening matters, by the id of the event that stands for it; 1 where nothing is said."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """The article that stands for all near-identical ones, by the ids of both."""
    overruled: Mapping[Name, Name] | None = None
    """What the articles show by themselves for the names about which users decided otherwise; None where unknown."""
