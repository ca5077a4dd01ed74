"""Who tells what of which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.analysis import RAW_TOKEN, form
from search.chronicles import Chronicle, Remark
from search.period import Precision
from search.salience import look_back
from search.sentences import report_start, sentence_ends

_SHORTEST = 3
"""Letters of a stem that may carry meaning."""
_OPENING = 600
"""Characters in which the opening sentences are looked for."""
_OPENING_SENTENCES = 3
_SENTENCES, _WORDS = 30_000, 200_000
"""Whose stems are remembered: the next question is often about the same."""
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


def dated(chronicle: Chronicle) -> Iterator[Telling]:
    """An article's tellings of happenings that are known to the day, in its own words.

    What one article tells of a month, others may tell of the day: then it speaks for the day too.
    """
    heading = chronicle.heading
    published = heading.published.period.start if heading.published else None
    for remark in chronicle.remarks:
        begin, words = _reported(remark.sentence)
        yield Telling(
            day=remark.day,
            article=heading.id,
            origin=chronicle.original or heading.id,
            source=heading.source,
            published=published,
            sentence=remark.sentence[begin:],
            words=words,
            weight=look_back(None if published is None else published - remark.day, remark.kind),
            place=remark.start,
            stamped=_is_stamp(remark, published, begin),
            event=remark.happening,
        )


@lru_cache(maxsize=_SENTENCES)
def _reported(sentence: str) -> tuple[int, tuple[str, ...]]:
    """Where the report begins in a sentence, and the words from there on."""
    begin = report_start(sentence, 0, len(sentence))
    return begin, meaningful(sentence[begin:])


def _is_stamp(remark: Remark, published: int | None, begin: int) -> bool:
    """Reports write "on Friday"; a day of which they write the year lies farther back."""
    if published is None or abs(published - remark.own) > 1:
        return False
    return remark.phrase_start - remark.start >= begin and bool(_YEAR.search(remark.phrase))


@lru_cache(maxsize=_SENTENCES)
def meaningful(text: str) -> tuple[str, ...]:
    """The stems of a text but for the shortest, which mean little; numbers stay."""
    return tuple(filter(None, map(_meaning, RAW_TOKEN.findall(text))))


@lru_cache(maxsize=_WORDS)
def _meaning(token: str) -> str:
    """The stem of a token; empty where it means little."""
    stem = form(token).stem
    return stem if len(stem) >= _SHORTEST or stem.isdigit() else ""


def implied(chronicle: Chronicle) -> Iterator[Telling]:
    """The opening sentences that name no day, of an article published on a known day: they tell of that day."""
    heading = chronicle.heading
    published = heading.published and heading.published.period
    if published and published.precision is Precision.DAY:
        for start, end in _undated(chronicle):
            sentence = chronicle.text[start:end]
            yield Telling(
                day=published.start,
                article=heading.id,
                origin=heading.id,
                source=heading.source,
                published=published.start,
                sentence=sentence,
                words=meaningful(sentence),
                weight=1.0,
                place=start,
                implied=True,
            )


def _undated(chronicle: Chronicle) -> Iterator[tuple[int, int]]:
    text = chronicle.text
    for first, end in _opening(text, chronicle.body):
        start = report_start(text, first, end)
        if not any(start <= place < end for place in chronicle.named):
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
