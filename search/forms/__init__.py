"""Answers as plain values for JSON: the forms that other programs read, on the command line and in the browser."""

from search.forms.answers import completions_form, event_form, events_form, key_dates_form, results_form
from search.forms.findings import date_form, entity_mention_form
from search.forms.pages import article_form, entity_form, overview_form, pair_form, totals_form, unread_form

__all__ = [
    "article_form",
    "completions_form",
    "date_form",
    "entity_form",
    "entity_mention_form",
    "event_form",
    "events_form",
    "key_dates_form",
    "overview_form",
    "pair_form",
    "results_form",
    "totals_form",
    "unread_form",
]
