"""The days that mattered as they stand on a page: each sentence with where it stands and who else tells it."""

from collections.abc import Iterable
from dataclasses import dataclass

from search import Archive, Heading, KeyDate, Period, TimelineEvent


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about a day, the article that says so, and the event that it tells, if it names the day."""

    text: str
    article: Heading
    told: TimelineEvent | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day that mattered."""

    period: Period
    sentences: tuple[Sentence, ...]
    articles: int
    sources: int


def days_of(archive: Archive, dates: Iterable[KeyDate]) -> tuple[Day, ...]:
    """These days, with what the archive knows of their sentences; what it holds no more is left out."""
    dates = tuple(dates)
    every = [one for date in dates for one in date.sentences]
    told = archive.happenings(one.event for one in every if one.event)
    pages = archive.pages(dict.fromkeys(one.article for one in every))
    headings = {page.annotated.article.id: page.annotated.article.heading for page in pages}
    return tuple(
        Day(
            Period.of_day(date.day),
            tuple(
                Sentence(one.text, headings[one.article], told.get(one.event))
                for one in date.sentences
                if one.article in headings
            ),
            date.articles,
            date.sources,
        )
        for date in dates
    )
