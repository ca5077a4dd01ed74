"""A sentence that says when something happened becomes an event."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import takewhile

from search.extract.dates import only_compared
from search.extract.dates.tense import Tense, verbs_of
from search.extract.posted import comments_begin, only_posted
from search.extract.tagged import Tagged
from search.model import Article, DateMention, Entity, Event, EventKind, TimexType
from search.period import Period, Precision
from search.sentences import astray, report_start

_LONGEST = 600
"""Characters: a longer sentence (a list, a table) is cut to what stands around its date."""
_VERBS = {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"}
_WORDS_OF_A_STATEMENT = 6
_AHEAD = re.compile(
    r"\b(?:will|shall|should|'ll|’ll|(?:is|are|was|were) (?:due|set|expected|scheduled|planned|slated|going|likely) to"
    r"|(?:plans?|intends?|hopes?|aims?|expects?) to|would be held)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"comments? posted here|kindly refrain|all rights reserved|copyright|©|subscribe|newsletter|sign up"
    r"|click here|cookies?|terms of (?:use|service)|privacy policy|last (?:updated|modified)|follow us|file photo"
    r"|^(?:first )?(?:published|posted|updated|update at)\b|\b(?:originally|first) (?:appeared|published)\b"
    r"|read more|advertisement|report abuse|\b(?:article|story|page|column) was (?:amended|corrected|updated)"
    r"|\ba version appeared on\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\bhide caption\b|\b(?:picture|photo|image) credit\b|\bphotos?:"
    r"|\bphoto(?:graph)? (?:by|courtesy|provided|released)"
    r"|\b(?:handout|undated|archive|combination) (?:photo|picture|image|still)|getty images|ap photo|\bREUTERS/"
    r"|\|\s*(?:getty|ap|afp|reuters)\b"
    r"|\b(?:is|are) (?:seen|pictured|shown)(?! (?:as|to))\b|pic\.twitter\.com"
    r"|\bin this (?:\w+ ){0,3}(?:photo|picture|image|frame|still)",
    re.IGNORECASE,
)
_PRESENT = {"VBZ", "VBP"}
_WRITTEN_YEAR = re.compile(r"\b\d{4}\b")
_END = re.compile(r"[\s.)\]]*(?:\([^()]*\)[\s.]*)?")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:,?\s*(?:to|until|till|through|and)\s+(?:the\s+)?|[-–—]\s*)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")


def find_events(
    article: Article, dates: Sequence[DateMention], entities: Sequence[Entity], tagged: Tagged
) -> tuple[Event, ...]:
    """The dated happenings of an article, in the order of its text; one for each period that a sentence tells."""
    return tuple(
        event_of(article, start, end, date, date.period, entities)
        for start, end in _sentences(article, tagged, [date.start for date in dates])
        for date in _telling(article.text, dates, start, end)
        if date.period is not None
        for start, end in [_around(article.text, start, end, date)]
        if _reports(article.text, date, tagged, start, end)
    )


def _sentences(article: Article, tagged: Tagged, dated: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sentences of the body that hold one of the places where dates begin; none by readers.

    Never across a blank line, and without the dateline before the first.
    """
    comments = comments_begin(article.text)
    for first, last in tagged.sentences:
        if first >= comments:
            return
        if bisect_left(dated, first) == bisect_left(dated, last):
            continue
        start = max(first, article.body)
        for gap in _PARAGRAPH.finditer(article.text, start, last):
            yield from _trimmed(article.text, start, gap.start())
            start = gap.end()
        yield from _trimmed(article.text, start, last)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = _without_lone_marks(text, *_without_space(text, report_start(text, start, end), end))
    if start < end:
        yield start, end


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_lone_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a quotation mark at an end that belongs to the sentence before or after."""
    lone = text.count('"', start, end) % 2
    if end - start > 1 and text[start + 1].isspace() and (text[start] in "”’" or (lone and text[start] == '"')):
        return _without_space(text, start + 1, end)
    if end - start > 1 and text[end - 2].isspace() and (text[end - 1] in "“‘" or (lone and text[end - 1] == '"')):
        return _without_space(text, start, end - 1)
    return start, end


def _telling(text: str, dates: Sequence[DateMention], start: int, end: int) -> list[DateMention]:
    """The dates of a sentence that name a time: one a period, and no wider one around a narrower."""
    first = bisect_left(dates, start, key=lambda date: date.start)
    here = [
        date
        for date in takewhile(lambda date: date.end <= end, dates[first:])
        if _names_a_time(date) and not _only_measures(text, start, end, date)
    ]
    told: dict[tuple[int, int], DateMention] = {}
    for date in _joined(text, here):
        assert date.period
        told.setdefault((date.period.start, date.period.end), date)
    frames = _frames(told)
    return [date for days, date in told.items() if days not in frames]


def _names_a_time(date: DateMention) -> bool:
    return date.period is not None and date.type in {TimexType.DATE, TimexType.TIME}


def _only_measures(text: str, start: int, end: int, date: DateMention) -> bool:
    """Whether the phrase only says when something was posted, what another is compared with, or stands in a link."""
    return (
        only_compared(date)
        or only_posted(text, start, end, date)
        or any(first <= date.start - start < last for first, last in astray(text[start:end]))
    )


def _joined(text: str, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates, two that are the ends of one stretch ("from 23 to 29 March", "3–5 May") as one."""
    joined: list[DateMention] = []
    for date in dates:
        before = joined[-1] if joined else None
        if before and (span := _stretch(text, before, date)):
            joined[-1] = span
        else:
            joined.append(date)
    return joined


def _stretch(text: str, first: DateMention, last: DateMention) -> DateMention | None:
    if not first.period or not last.period or not _TO.fullmatch(text, first.end, last.start):
        return None
    if first.period == last.period and first.period.precision is Precision.RANGE:
        period = first.period  # both ends were read as the whole already
    elif _FROM.search(text, max(0, first.start - 12), first.start) and last.period.end > first.period.end:
        period = Period.between(first.period, last.period)
    else:
        return None
    return replace(
        first,
        end=last.end,
        text=text[first.start : last.end],
        value=f"{first.value}/{last.value}",
        period=period,
        rule=" to ".join(dict.fromkeys((first.rule, last.rule))),
        anchor=first.anchor or last.anchor,
        anchor_source=first.anchor_source or last.anchor_source,
    )


def _frames(periods: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The stretches of days that hold another of them; quick for tables of thousands, too."""
    frames: set[tuple[int, int]] = set()
    earliest_end = None
    for start, end in sorted(periods, key=lambda days: (-days[0], days[1])):
        if earliest_end is not None and earliest_end <= end:
            frames.add((start, end))
        earliest_end = end if earliest_end is None else min(earliest_end, end)
    return frames


def _around(text: str, start: int, end: int, date: DateMention) -> tuple[int, int]:
    """The sentence, or of a very long one the stretch around its date, cut between words."""
    if end - start <= _LONGEST:
        return start, end
    low = max(start, date.start - _LONGEST // 2)
    high = min(end, low + _LONGEST)
    low = text.find(" ", low, date.start) + 1 if low > start else low
    high = text.rfind(" ", date.end, high) if high < end else high
    return (low or start), max(high, date.end)


def _reports(text: str, date: DateMention, tagged: Tagged, start: int, end: int) -> bool:
    """Whether it is a statement: no question, no notice to the reader, no caption, no bare line of a list.

    A statement has a verb; taggers miss some, so a sentence of some length that ends as one is believed too.
    """
    sentence = text[start:end]
    if sentence.endswith("?") or _NOTICE.search(sentence) or _CAPTION.search(sentence):
        return False
    first, last = bisect_left(tagged.starts, start), bisect_left(tagged.starts, end)
    tags = tagged.tags[first:last]
    if _describes(text, date, end, tags):
        return False
    whole = len(tags) >= _WORDS_OF_A_STATEMENT and sentence.rstrip("\"'”’)").endswith((".", "!"))
    return whole or not any(tags) or not _VERBS.isdisjoint(tags)


def _describes(text: str, date: DateMention, end: int, tags: Sequence[str]) -> bool:
    """Whether it says what a picture shows: in the present tense, with the day and its year written last."""
    is_day = date.period is not None and date.period.precision is Precision.DAY
    last = is_day and bool(_WRITTEN_YEAR.search(date.text)) and bool(_END.fullmatch(text, date.end, end))
    return last and "VBD" not in tags and not _PRESENT.isdisjoint(tags)


def event_of(
    article: Article, start: int, end: int, date: DateMention, period: Period, entities: Sequence[Entity]
) -> Event:
    """The event that the sentence from `start` to `end` tells of a period."""
    first = bisect_left(entities, start, key=lambda entity: entity.start)
    last = bisect_left(entities, end, key=lambda entity: entity.start)
    sentence = article.text[start:end]
    return Event(
        id=identity(period, sentence),
        article=article.id,
        kind=_kind_of(article, sentence, date.start - start, period),
        start=start,
        end=end,
        sentence=sentence,
        date=date,
        period=period,
        entities=tuple(entity for entity in entities[first:last] if entity.end <= end),
    )


def _kind_of(article: Article, sentence: str, at: int, period: Period) -> EventKind:
    """Planned when it lay ahead of the publication, or is told so, where the date stands, of a time not yet over."""
    published = article.published.period if article.published else None
    if published and period.start >= published.end:
        return EventKind.PLANNED
    over = published is not None and period.end <= published.start
    if over or not _AHEAD.search(sentence) or verbs_of(sentence, None).tense_at(at, at) is Tense.PAST:
        return EventKind.HAPPENED
    return EventKind.PLANNED


def identity(period: Period, sentence: str) -> str:
    """A hash of when and what: the same sentence in two articles is one event, and links survive indexing anew."""
    words = " ".join(re.findall(r"\w+", sentence.casefold()))
    return blake2b(f"{period.edtf} {words}".encode(errors="surrogatepass"), digest_size=8).hexdigest()
