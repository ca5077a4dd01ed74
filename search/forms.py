"""Answers as plain values for JSON: the forms that other programs read, on the command line and in the browser."""

from collections.abc import Sequence
from typing import Any

from search.completing import Completion
from search.fields import FIELDS
from search.model import Annotated, DateMention, Entity, Event, Published
from search.pages import ArticlePage, Companion, EntityPage, Overview, PairPage
from search.period import Period, iso_day
from search.results import (
    Events,
    Facet,
    Histogram,
    Hit,
    KeyDate,
    Results,
    Snippet,
    TimelineEvent,
    Totals,
    Witness,
)

Form = dict[str, Any]
"""JSON-ready."""


def results_form(results: Results) -> Form:
    """A page of search results."""
    return {
        "query": results.words,
        "read_as": results.read_as,
        "note": results.note,
        "total": results.total,
        "exact": results.exact,
        "hits": [_hit(hit) for hit in results.hits],
        "next": results.next,
        "facets": _facets(results.facets),
        "histogram": _histogram(results.histogram),
        "undated": results.undated,
        "events": results.events,
        "suggestion": results.suggestion.words if results.suggestion else None,
    }


def events_form(events: Events) -> Form:
    """A page of the timeline."""
    return {
        "query": events.words,
        "read_as": events.read_as,
        "note": events.note,
        "total": events.total,
        "exact": events.exact,
        "events": [event_form(event) for event in events.events],
        "next": events.next,
        "facets": _facets(events.facets),
        "histogram": _histogram(events.histogram),
        "suggestion": events.suggestion.words if events.suggestion else None,
    }


def event_form(told: TimelineEvent) -> Form:
    """One event with its witnesses."""
    event = told.event
    return {
        "id": event.id,
        "start": iso_day(event.period.start),
        "end": iso_day(event.period.last),
        "precision": event.period.precision.value,
        "edtf": event.period.edtf,
        "kind": event.kind.value,
        "sentence": event.sentence,
        "phrase": event.date.text,
        "read": date_form(event.date),
        "entities": [{"name": name, "label": label} for name, label in _distinct(event.entities)],
        "articles": [_witness(witness) for witness in told.witnesses],
        "sources": list(told.sources),
        "weight": round(told.weight, 4),
        "independent": told.independent,
        "conflicts": [_conflict(other) for other in told.conflicts],
    }


def key_dates_form(dates: Sequence[KeyDate]) -> Form:
    """The days that mattered, most important first."""
    return {
        "dates": [
            {
                "date": iso_day(date.day),
                "summary": list(date.summary),
                "articles": date.articles,
                "sources": date.sources,
            }
            for date in dates
        ]
    }


def article_form(page: ArticlePage) -> Form:
    """An article with its text and all findings."""
    article = page.annotated.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        **_published(article.published),
        "authors": list(article.authors),
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "body": article.body,
        "model": page.annotated.model,
        "entities": [entity_mention_form(entity) for entity in page.annotated.entities],
        "dates": [date_form(date) for date in page.annotated.dates],
        "events": [event_form(event) for event in page.events],
    }


def entity_form(page: EntityPage) -> Form:
    """A name with its wordings, its companions, its articles and its timeline."""
    return {
        "name": page.name,
        "label": page.kind.value,
        "wordings": [{"text": value.name, "articles": value.count} for value in page.wordings],
        "sources": [{"name": value.name, "articles": value.count} for value in page.sources],
        "first_written": page.first_written and _hit(page.first_written),
        "last_written": page.last_written and _hit(page.last_written),
        "first_told": page.first_told and event_form(page.first_told),
        "last_told": page.last_told and event_form(page.last_told),
        "companions": [_companion(companion) for companion in page.companions],
        "articles": results_form(page.results),
        "timeline": events_form(page.events),
    }


def pair_form(page: PairPage) -> Form:
    """Two names side by side."""
    return {
        "one": {"name": page.one[1], "label": page.one[0].value, "articles": page.one_articles},
        "other": _companion(page.both),
        "articles": results_form(page.results),
        "together": events_form(page.together),
        "one_alone": events_form(page.one_alone),
        "other_alone": events_form(page.other_alone),
    }


def _companion(companion: Companion) -> Form:
    return {
        "name": companion.name,
        "label": companion.kind.value,
        "articles": companion.articles,
        "together": companion.together,
        "lift": round(companion.lift, 2),
    }


def overview_form(overview: Overview) -> Form:
    """The archive at a glance."""
    return {
        "totals": totals_form(overview.totals),
        "facets": _facets(overview.facets),
        "histogram": _histogram(overview.histogram),
        "latest": [_hit(hit) for hit in overview.latest],
    }


def totals_form(totals: Totals) -> Form:
    """What an archive holds, counted."""
    return {
        "articles": totals.articles,
        "events": totals.events,
        "entities": totals.entities,
        "dates": totals.dates,
        "undated": totals.undated,
        "unresolved": totals.unresolved,
        "first": totals.first.edtf if totals.first else None,
        "last": totals.last.edtf if totals.last else None,
        "models": list(totals.models),
        "publication_dates": dict(totals.publication),
    }


def date_form(date: DateMention) -> Form:
    """A date phrase, its value, and how it was read; `earliest` and `latest` are inclusive days."""
    return {
        "start": date.start,
        "end": date.end,
        "text": date.text,
        "type": date.type.value,
        "value": date.value,
        **_bounds(date.period),
        "rule": date.rule,
        "anchor": date.anchor,
        "anchor_source": date.anchor_source,
        "other": date.other.edtf if date.other else None,
        "note": date.note,
    }


def completions_form(typed: str, completions: Sequence[Completion]) -> Form:
    """What goes on from what is typed."""
    return {
        "query": typed,
        "completions": [
            {
                "field": one.field.value,
                "label": FIELDS[one.field].label,
                "name": one.name,
                "count": one.count,
                "words": one.words,
            }
            for one in completions
        ],
    }


def entity_mention_form(entity: Entity) -> Form:
    """A mention of a name."""
    return {
        "start": entity.start,
        "end": entity.end,
        "text": entity.text,
        "label": entity.kind.value,
        "name": entity.name,
    }


def unread_form(annotated: Annotated) -> Form:
    """An article with the date phrases that could not be resolved."""
    return {
        "id": annotated.article.id,
        "title": annotated.article.title,
        **_published(annotated.article.published),
        "unresolved": [date_form(date) for date in annotated.unresolved],
    }


def _bounds(period: Period | None) -> Form:
    return {
        "earliest": iso_day(period.start) if period else None,
        "latest": iso_day(period.last) if period else None,
        "edtf": period.edtf if period else None,
    }


def _published(published: Published | None) -> Form:
    return {
        "published": published.period.edtf if published else None,
        "published_source": published.source.value if published else None,
        "published_reliability": published.source.reliability if published else None,
    }


def _hit(hit: Hit) -> Form:
    return {
        "id": hit.id,
        "title": hit.title.text,
        "source": hit.source,
        **_published(hit.published),
        "url": hit.url,
        "score": round(hit.score, 4),
        "snippet": " … ".join(snippet.text for snippet in hit.snippets),
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "names": [{"name": name, "label": kind.value} for kind, name in hit.names],
    }


def _snippet(snippet: Snippet) -> Form:
    return {"text": snippet.text, "marks": [list(mark) for mark in snippet.marks]}


def _witness(witness: Witness) -> Form:
    return {
        "id": witness.id,
        "title": witness.title,
        "source": witness.source,
        **_published(witness.published),
        "original": witness.original or None,
        "read": date_form(witness.event.date),
    }


def _conflict(other: Event) -> Form:
    """A telling of the same that gives another day."""
    return {
        "id": other.id,
        "start": iso_day(other.period.start),
        "end": iso_day(other.period.last),
        "edtf": other.period.edtf,
        "sentence": other.sentence,
        "phrase": other.date.text,
        "articles": [other.article],
    }


def _facets(facets: Sequence[Facet]) -> Form:
    return {
        facet.field.value: [{"name": value.name, "count": value.count} for value in facet.values] for facet in facets
    }


def _histogram(histogram: Histogram) -> Form:
    return {
        "zoom": histogram.zoom.value,
        "bars": [
            {"period": bar.period.edtf, "happened": bar.happened, "written": bar.written} for bar in histogram.bars
        ],
        "before": histogram.before,
        "after": histogram.after,
        "wider": histogram.wider,
    }


def _distinct(entities: Sequence[Entity]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((entity.name, entity.kind.value) for entity in entities))
