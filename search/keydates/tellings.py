"""Who tells what of which day."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from search.analysis import stems
from search.model import Annotated, Event
from search.period import Precision
from search.results import TimelineEvent
from search.salience import look_back
from search.sentences import report_start, sentence_ends

_SHORTEST = 3
"""Letters of a stem that may carry meaning."""
_OPENING = 600
"""Characters in which the opening sentences are looked for."""
_OPENING_SENTENCES = 3
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of an article that tells of a day.

    `published` is the day on which the article appeared. `weight` says how much the day must have mattered to be told
    so. `place` counts the characters before the sentence. `implied` says that the sentence names no day and is taken to
    tell of the one on which it appeared; `stamped`, that it writes that day out with its year, as bylines and comments
    do and reports do not.
    """

    day: int
    article: str
    origin: str
    """The article itself, or the one of which it is a copy."""
    source: str
    published: int | None
    sentence: str
    words: tuple[str, ...]
    weight: float
    place: int
    implied: bool = False
    stamped: bool = False
    event: str = ""
    """The event of which it is a telling; empty where it is implied."""

    @property
    def ahead(self) -> bool:
        """Whether it announces the day."""
        return self.weight < 1


def dated(events: Iterable[TimelineEvent]) -> Iterator[Telling]:
    """Every article's telling of a happening that is known to the day, in its own words.

    What one article tells of a month, others may tell of the day: then it speaks for the day too.
    """
    for told in events:
        if told.event.period.precision is Precision.DAY:
            read: dict[str, tuple[int, str, tuple[str, ...]]] = {}
            for one in told.witnesses:
                event = one.event
                if event.id not in read:  # the words of many witnesses are the same
                    begin = report_start(event.sentence, 0, len(event.sentence))
                    read[event.id] = begin, event.sentence[begin:], meaningful(event.sentence[begin:])
                begin, sentence, words = read[event.id]
                published = one.published.period.start if one.published else None
                yield Telling(
                    day=told.event.period.start,
                    article=one.id,
                    origin=one.original or one.id,
                    source=one.source,
                    published=published,
                    sentence=sentence,
                    words=words,
                    weight=look_back(None if published is None else published - told.event.period.start, event.kind),
                    place=event.start,
                    stamped=_is_stamp(event, published, begin),
                    event=told.event.id,
                )


def _is_stamp(event: Event, published: int | None, begin: int) -> bool:
    """Reports write "on Friday"; a day of which they write the year lies farther back."""
    if published is None or abs(published - event.period.start) > 1:
        return False
    return event.date.start - event.start >= begin and bool(_YEAR.search(event.date.text))


def meaningful(text: str) -> tuple[str, ...]:
    """The stems of a text but for the shortest, which mean little; numbers stay."""
    return tuple(stem for stem in stems(text) if len(stem) >= _SHORTEST or stem.isdigit())


def implied(articles: Iterable[Annotated], days: Container[int]) -> Iterator[Telling]:
    """The opening sentences that name no day, of articles published on these days: they tell of that day."""
    for annotated in articles:
        article = annotated.article
        published = article.published and article.published.period
        if published and published.precision is Precision.DAY and published.start in days:
            for start, end in _undated(annotated):
                sentence = article.text[start:end]
                yield Telling(
                    day=published.start,
                    article=article.id,
                    origin=article.id,
                    source=article.source,
                    published=published.start,
                    sentence=sentence,
                    words=meaningful(sentence),
                    weight=1.0,
                    place=start,
                    implied=True,
                )


def _undated(annotated: Annotated) -> Iterator[tuple[int, int]]:
    text = annotated.article.text
    named = [date.start for date in annotated.dates if date.period and date.period.precision is Precision.DAY]
    for first, end in _opening(text, annotated.article.body):
        start = report_start(text, first, end)
        if not any(start <= place < end for place in named):
            yield start, end


def _opening(text: str, start: int) -> tuple[tuple[int, int], ...]:
    """The first sentences of a text from a place on; what the end of the opening would cut is left out."""
    sentences: list[tuple[int, int]] = []
    limit = min(len(text), start + _OPENING)
    for end in _ends(text, start, limit):
        sentence = text[start:end]
        if bare := sentence.strip():
            first = start + sentence.index(bare)
            sentences.append((first, first + len(bare)))
        start = end
    return tuple(sentences[:_OPENING_SENTENCES])


def _ends(text: str, start: int, limit: int) -> Iterator[int]:
    yield from (begun for _, begun in sentence_ends(text, start, limit, lines=True))
    if limit == len(text):
        yield limit
