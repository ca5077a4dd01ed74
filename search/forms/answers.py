"""Articles and events that were asked for, as plain values."""

from collections.abc import Sequence

from search.completing import Completion
from search.fields import FIELDS
from search.forms.findings import Form, date_form, published_form
from search.model import Entity, Event
from search.pages import KeyDate
from search.period import iso_day
from search.results import Events, Facet, Histogram, Hit, Results, Snippet, TimelineEvent, Witness


def results_form(results: Results) -> Form:
    """A page of search results."""
    return {
        "query": results.words,
        "read_as": results.read_as,
        "note": results.note,
        "total": results.total,
        "exact": results.exact,
        "hits": [hit_form(hit) for hit in results.hits],
        "next": results.next,
        "facets": facets_form(results.facets),
        "histogram": histogram_form(results.histogram),
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
        "tellers": events.tellers,
        "events": [event_form(event) for event in events.events],
        "next": events.next,
        "facets": facets_form(events.facets),
        "histogram": histogram_form(events.histogram),
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
                "sentences": [
                    {"text": one.text, "article": one.article, "event": one.event or None} for one in date.sentences
                ],
                "articles": date.articles,
                "sources": date.sources,
            }
            for date in dates
        ]
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


def hit_form(hit: Hit) -> Form:
    """One article among the results."""
    return {
        "id": hit.id,
        "title": hit.title.text,
        "source": hit.source,
        **published_form(hit.published),
        "url": hit.url,
        "score": round(hit.score, 4),
        "snippet": " … ".join(snippet.text for snippet in hit.snippets),
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "names": [{"name": name, "label": kind.value} for kind, name in hit.names],
        "versions": [
            {"id": one.id, "title": one.title, "source": one.source, **published_form(one.published)}
            for one in hit.versions
        ],
        "original": hit.original or None,
    }


def facets_form(facets: Sequence[Facet]) -> Form:
    """The values of fields with their counts."""
    return {
        facet.field.value: [{"name": value.name, "count": value.count} for value in facet.values] for facet in facets
    }


def histogram_form(histogram: Histogram) -> Form:
    """Both clocks over one axis."""
    return {
        "zoom": histogram.zoom.value,
        "bars": [
            {"period": bar.period.edtf, "happened": bar.happened, "written": bar.written} for bar in histogram.bars
        ],
        "before": histogram.before,
        "after": histogram.after,
        "beyond": histogram.beyond,
        "wider": histogram.wider,
        "wide": [{"period": stretch.period.edtf, "count": stretch.count} for stretch in histogram.wide],
    }


def _snippet(snippet: Snippet) -> Form:
    return {"text": snippet.text, "marks": [list(mark) for mark in snippet.marks]}


def _witness(witness: Witness) -> Form:
    return {
        "id": witness.id,
        "title": witness.title,
        "source": witness.source,
        **published_form(witness.published),
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


def _distinct(entities: Sequence[Entity]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((entity.name, entity.kind.value) for entity in entities))
