"""How well an archive's dates are known: what was found where, what could not be told, and what looks wrong.

Everything is counted by the engine over its columns; only what is told of two days is opened, which is little.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from search.archive import Archive
from search.engines import values
from search.engines.protocol import Engine
from search.fields import Field
from search.model import Event, PublishedSource
from search.period import Period, calendar_day, iso_day
from search.query import During, Lie, Names, Not, Query, Request, Sort, all_of
from search.results import FacetValue, Tally

_PHRASES, _OUTLETS, _SPIKES = 40, 12, 12
_CROWD = 10
"""Fewer articles or events on a day are no crowd."""
_TIMES = 10
"""So many times the usual number of articles on a day are a crowd,"""
_EACH = 5
"""as are so many events for every article that tells them."""
_LOOKED_AT = 40
"""Days with the most events that are looked at closely."""
_EARLIER, _LATER = 200, 20
"""Years before the first and after the last publication in which things plausibly happen."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles whose publication date was found in one place; None for those without."""

    source: PublishedSource | None
    articles: int


@dataclass(frozen=True, slots=True)
class CrowdedPublication:
    """A day on which suspiciously many articles were published, by one kind of source."""

    source: PublishedSource
    day: Period
    articles: int
    usual: float
    """The median of the days that have any."""


@dataclass(frozen=True, slots=True)
class CrowdedDay:
    """A day on which suspiciously much happened, by the word of few articles."""

    day: Period
    events: int
    articles: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """One happening told of two days, by the sentences that stand for either; the earlier day first."""

    one: Event
    other: Event


@dataclass(frozen=True, slots=True)
class Quality:
    """How well an archive's dates are known."""

    origins: tuple[Origin, ...]
    """Most reliable first."""
    phrases: int
    """Date phrases, of which"""
    unresolved: int
    """could not be resolved, in"""
    unresolved_articles: int
    """articles, of which"""
    unresolved_undated: int
    """have no publication date to count from."""
    by_phrase: tuple[FacetValue, ...]
    """Unresolved phrases of articles whose publication date is known, with the number of articles, most first."""
    by_phrase_undated: tuple[FacetValue, ...]
    """The same of undated articles: a publication date resolves most of them."""
    undated_outlets: tuple[FacetValue, ...]
    """The outlets of undated articles, most first."""
    shaky: int
    """Articles with dates counted from a publication date that is itself a guess,"""
    ambiguous: int
    """articles with dates that may be two days,"""
    corrected: int
    """and articles that users corrected."""
    disputes: tuple[Dispute, ...]
    """In the order of their days."""
    crowded_publications: tuple[CrowdedPublication, ...]
    crowded_days: tuple[CrowdedDay, ...]
    window: tuple[int, int] | None
    """The days [start, end) in which things plausibly happen, given when articles were published."""
    before: int
    """Events before the window,"""
    after: int
    """and after it."""


def date_quality(archive: Archive) -> Quality:
    """Everything at once."""
    engine, totals = archive.engine, archive.engine.totals()
    known = {source: totals.publication.get(source.value, 0) for source in PublishedSource}
    unresolved = Names(Field.DATES, "unresolved", exact=True)
    undated = Not(During(Field.PUBLISHED, None, None))
    window = _window(totals.first, totals.last)
    return Quality(
        origins=(*(Origin(source, count) for source, count in known.items() if count), Origin(None, totals.undated)),
        phrases=totals.dates,
        unresolved=totals.unresolved,
        unresolved_articles=_count(engine, unresolved),
        unresolved_undated=_count(engine, all_of(unresolved, undated)),
        by_phrase=_phrases(engine, all_of(unresolved, During(Field.PUBLISHED, None, None))),
        by_phrase_undated=_phrases(engine, all_of(unresolved, undated)),
        undated_outlets=_facet(engine, undated, Field.SOURCE, _OUTLETS),
        shaky=_count(engine, _said(values.SHAKY)),
        ambiguous=_count(engine, _said(values.AMBIGUOUS)),
        corrected=_count(engine, _said(values.CORRECTED)),
        disputes=tuple(_disputes(engine)),
        crowded_publications=tuple(_crowded_publications(engine, [source for source, count in known.items() if count])),
        crowded_days=tuple(_crowded_days(engine)),
        window=window,
        before=_events(engine, None, window[0]) if window else 0,
        after=_events(engine, window[1], None) if window else 0,
    )


def quality_form(quality: Quality) -> dict[str, Any]:
    """The same as plain values for JSON."""
    return {
        "publication_dates": list(map(_origin_form, quality.origins)),
        "unresolved": {
            "phrases": quality.unresolved,
            "articles": quality.unresolved_articles,
            "undated_articles": quality.unresolved_undated,
            "by_phrase": _counted_form("phrase", quality.by_phrase),
            "by_phrase_undated": _counted_form("phrase", quality.by_phrase_undated),
        },
        "undated_sources": _counted_form("name", quality.undated_outlets),
        "counted_from_a_guess": quality.shaky,
        "ambiguous": quality.ambiguous,
        "corrected": quality.corrected,
        "disputes": [[_telling_form(each.one), _telling_form(each.other)] for each in quality.disputes],
        "crowded_publications": [
            {"source": crowd.source.value, "day": crowd.day.edtf, "articles": crowd.articles, "usual": crowd.usual}
            for crowd in quality.crowded_publications
        ],
        "crowded_days": [
            {"day": crowd.day.edtf, "events": crowd.events, "articles": crowd.articles}
            for crowd in quality.crowded_days
        ],
        "window": [iso_day(quality.window[0]), iso_day(quality.window[1] - 1)] if quality.window else None,
        "before_window": quality.before,
        "after_window": quality.after,
    }


def _origin_form(origin: Origin) -> dict[str, Any]:
    source = origin.source
    told = (source.value, source.reliability) if source else (None, None)
    return {"source": told[0], "reliability": told[1], "articles": origin.articles}


def _counted_form(what: str, found: Iterable[FacetValue]) -> list[dict[str, Any]]:
    return [{what: each.name, "articles": each.count} for each in found]


def _telling_form(event: Event) -> dict[str, Any]:
    return {"event": event.id, "date": event.period.edtf, "sentence": event.sentence}


def _disputes(engine: Engine) -> Iterator[Dispute]:
    """Every two tellings of one happening that name different days, where both are still shown."""
    pairs = {frozenset((one, other)) for one, others in engine.collation().conflicts.items() for other in others}
    standing = engine.standing({id_ for pair in pairs for id_ in pair})
    both = (sorted((standing[id_] for id_ in pair), key=_by_day) for pair in pairs if pair <= standing.keys())
    for one, other in sorted(both, key=lambda pair: [_by_day(event) for event in pair]):
        yield Dispute(one, other)


def _by_day(event: Event) -> tuple[int, int, str]:
    return event.period.start, event.period.end, event.id


def _said(doubt: str) -> Query:
    return Names(Field.DATES, doubt, exact=True)


def _count(engine: Engine, query: Query) -> int:
    return engine.find(Request(query, limit=0, tallies=False)).total


def _events(engine: Engine, start: int | None, end: int | None) -> int:
    return engine.events(Request(During(Field.WHEN, start, end, Lie.WITHIN), Sort.OLDEST, 0)).total


def _facet(engine: Engine, query: Query, field: Field, size: int) -> tuple[FacetValue, ...]:
    (facet,) = engine.find(Request(query, limit=0, facets=(field,), facet_size=size, tallies=False)).facets
    return facet.values


def _phrases(engine: Engine, query: Query) -> tuple[FacetValue, ...]:
    """The commonest unresolved phrases of the articles that match; the field says other things of them as well."""
    others = len(PublishedSource) + 8
    found = _facet(engine, query, Field.DATES, _PHRASES + others)
    phrases = [value for value in found if value.name.startswith(values.UNRESOLVED)]
    return tuple(FacetValue(each.name.removeprefix(values.UNRESOLVED), each.count) for each in phrases[:_PHRASES])


def _window(first: Period | None, last: Period | None) -> tuple[int, int] | None:
    if first is None or last is None:
        return None
    return (
        Period.year(calendar_day(first.start)[0] - _EARLIER).start,
        Period.year(calendar_day(last.last)[0] + _LATER).end,
    )


def _days(tally: Tally) -> Mapping[int, int]:
    return {day: count for (day, end), count in tally.items() if end == day + 1}


def _crowded_publications(engine: Engine, sources: list[PublishedSource]) -> Iterator[CrowdedPublication]:
    """Days that hold at least half of what a kind of source dates, or many times as much as its other days."""
    for source in sources:
        found = engine.find(Request(_said(values.publication_known_from(source)), limit=0))
        days = _days(found.written)
        usual = median(days.values()) if days else 0
        crowds = [
            (count, day)
            for day, count in days.items()
            if count >= _CROWD and (count >= _TIMES * usual or 2 * count >= found.total)
        ]
        for count, day in sorted(crowds, key=lambda crowd: (-crowd[0], crowd[1]))[:_SPIKES]:
            yield CrowdedPublication(source, Period.of_day(day), count, usual)


def _crowded_days(engine: Engine) -> Iterator[CrowdedDay]:
    """Days on which much happened by the word of few articles, most first."""
    days = _days(engine.events(Request(all_of(), Sort.OLDEST, 0)).happened)
    fullest = sorted(
        ((count, day) for day, count in days.items() if count >= _CROWD), key=lambda each: (-each[0], each[1])
    )
    for count, day in fullest[:_LOOKED_AT]:
        articles = _count(engine, During(Field.WHEN, day, day + 1, Lie.WITHIN))
        if count >= _EACH * articles:
            yield CrowdedDay(Period.of_day(day), count, articles)
