"""What articles tell of which days, and no more of them than the choice of the days that mattered reads."""

from dataclasses import dataclass

from search.model import Annotated, Event, EventKind, Heading
from search.period import Precision


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that tells a happening known to the day."""

    day: int
    """The day of the happening,"""
    happening: str
    """and the id it goes by."""
    kind: EventKind
    start: int
    """Where the sentence begins in the text."""
    sentence: str
    phrase_start: int
    """Where the phrase begins that says when,"""
    phrase: str
    own: int
    """and the first day that it says: what one article tells of a month, others may tell of the day."""

    @classmethod
    def of(cls, event: Event, day: int, happening: str) -> "Remark":
        """An event as what is told of a day."""
        date = event.date
        return cls(day, happening, event.kind, event.start, event.sentence, date.start, date.text, event.period.start)


@dataclass(frozen=True, slots=True)
class Chronicle:
    """An article by what it tells of days."""

    heading: Heading
    text: str
    body: int
    """Where the body begins."""
    named: tuple[int, ...]
    """Where the phrases begin that name a day."""
    remarks: tuple[Remark, ...]
    original: str = ""
    """The article of which this one is a near-identical copy; empty when it is none."""

    @classmethod
    def of(cls, annotated: Annotated, remarks: tuple[Remark, ...], original: str = "") -> "Chronicle":
        """An article with some of what it tells."""
        article = annotated.article
        named = (date.start for date in annotated.dates if date.period and date.period.precision is Precision.DAY)
        return cls(article.heading, article.text, article.body, tuple(named), remarks, original)
