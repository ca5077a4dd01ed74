"""The one table of what can be searched: the syntax, the engines and the help all read it."""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How a field is matched."""

    TEXT = "text"
    """Words, stemmed and folded."""
    NAME = "name"
    """Names of things, matched by any of their words, or exactly."""
    DATE = "date"
    """Periods, matched by overlap."""
    VANTAGE = "vantage"
    """From where in time an event is told."""


class Field(StrEnum):
    """A part of an article that a query can name."""

    TEXT = "text"
    TITLE = "title"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    OTHER = "other"
    SOURCE = "source"
    YEAR = "year"
    DATES = "dates"
    PUBLISHED = "published"
    WHEN = "when"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """What there is to know of one field."""

    field: Field
    kind: FieldKind
    label: str
    """The plural that heads a facet."""
    help: str
    aliases: tuple[str, ...] = ()
    weight: float = 1.0
    """How much a match counts in relevance, the text being 1."""
    facet: bool = False


FIELDS: dict[Field, FieldFacts] = {
    facts.field: facts
    for facts in (
        FieldFacts(Field.TEXT, FieldKind.TEXT, "Text", "words anywhere in the article", ("body",)),
        FieldFacts(Field.TITLE, FieldKind.TEXT, "Titles", "words in the headline", ("headline",), weight=2.0),
        FieldFacts(Field.PERSON, FieldKind.NAME, "People", "a person it names", ("people", "who"), facet=True),
        FieldFacts(
            Field.ORG,
            FieldKind.NAME,
            "Organisations",
            "an organisation it names",
            ("organisation", "organization"),
            facet=True,
        ),
        FieldFacts(Field.PLACE, FieldKind.NAME, "Places", "a place it names", ("where", "location"), facet=True),
        FieldFacts(Field.OTHER, FieldKind.NAME, "Other names", "a work, event or people it names"),
        FieldFacts(
            Field.SOURCE, FieldKind.NAME, "Sources", "the outlet that published it", ("outlet", "publisher"), facet=True
        ),
        FieldFacts(Field.YEAR, FieldKind.NAME, "Published in", "the year it was published", facet=True),
        FieldFacts(
            Field.DATES, FieldKind.NAME, "Dates", 'how its dates are known: dates:unresolved, dates:"date from url"'
        ),
        FieldFacts(
            Field.PUBLISHED,
            FieldKind.DATE,
            "Published",
            "when it was published: 2024, 2024-12, 2022..2024, >2023-06",
            ("date", "pub"),
        ),
        FieldFacts(Field.WHEN, FieldKind.DATE, "Happened", "a date it mentions, written the same way", ("mentions",)),
        FieldFacts(
            Field.TOLD, FieldKind.VANTAGE, "Told", "an event told before, during or after it happened: told:before"
        ),
    )
}

NAMED = {name: facts.field for facts in FIELDS.values() for name in (facts.field.value, *facts.aliases)}
"""Every name a field may be typed under."""

FACETS = tuple(facts.field for facts in FIELDS.values() if facts.facet)
"""The fields counted beside results, in the order shown."""
