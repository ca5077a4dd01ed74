"""Whole pages, as plain values."""

from search.forms.answers import event_form, events_form, facets_form, histogram_form, hit_form, results_form
from search.forms.findings import Form, date_form, entity_mention_form, published_form
from search.model import Annotated
from search.pages import ArticlePage, Companion, EntityPage, Overview, PairPage
from search.results import Totals


def article_form(page: ArticlePage) -> Form:
    """An article with its text and all findings."""
    article = page.annotated.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        **published_form(article.published),
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
        "first_written": page.first_written and hit_form(page.first_written),
        "last_written": page.last_written and hit_form(page.last_written),
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
        "facets": facets_form(overview.facets),
        "histogram": histogram_form(overview.histogram),
        "latest": [hit_form(hit) for hit in overview.latest],
        "dated": overview.dated,
        "weightiest": [event_form(told) for told in overview.weightiest],
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


def unread_form(annotated: Annotated) -> Form:
    """An article with the date phrases that could not be resolved."""
    return {
        "id": annotated.article.id,
        "title": annotated.article.title,
        **published_form(annotated.article.published),
        "unresolved": [date_form(date) for date in annotated.unresolved],
    }
