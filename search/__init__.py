"""Dateline's library: articles in, answers out.

>>> from pathlib import Path
>>> from search import Archive
>>> with Archive.open(Path("index")) as archive:
...     for told in archive.timeline("storm corps").events:
...         print(told.event.period.edtf, told.event.sentence)
"""

from search import phrasing
from search.addresses import host, web_address
from search.archive import Archive
from search.days import parse_days, write_days
from search.errors import (
    ArchiveBusyError,
    ArchiveError,
    DatelineError,
    DecisionError,
    ModelError,
    NotFoundError,
    ReadError,
)
from search.exports import FORMATS, View, articles_as_jsonl, export_events, whole
from search.fields import FACETS, FIELDS, Field, FieldFacts, FieldKind
from search.filters import Filters
from search.forms import (
    article_form,
    entity_form,
    event_form,
    events_form,
    overview_form,
    results_form,
    totals_form,
    unread_form,
)
from search.histogram import bin_of
from search.model import (
    Annotated,
    Article,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Published,
    PublishedSource,
    TimexType,
)
from search.pages import ArticlePage, Companion, EntityPage, Overview, PairPage, Unread
from search.period import Period, Precision, calendar_day, iso_day, weekday
from search.query import Sort, Vantage
from search.results import (
    Bar,
    Events,
    Facet,
    FacetValue,
    Histogram,
    Hit,
    KeyDate,
    Results,
    Snippet,
    Suggestion,
    TimelineEvent,
    Totals,
    Witness,
)

__all__ = [
    "FACETS",
    "FIELDS",
    "FORMATS",
    "Annotated",
    "Archive",
    "ArchiveBusyError",
    "ArchiveError",
    "Article",
    "ArticlePage",
    "Bar",
    "Companion",
    "DateMention",
    "DatelineError",
    "DecisionError",
    "Entity",
    "EntityKind",
    "EntityPage",
    "Event",
    "EventKind",
    "Events",
    "Facet",
    "FacetValue",
    "Field",
    "FieldFacts",
    "FieldKind",
    "Filters",
    "Histogram",
    "Hit",
    "KeyDate",
    "ModelError",
    "NotFoundError",
    "Overview",
    "PairPage",
    "Period",
    "Precision",
    "Published",
    "PublishedSource",
    "ReadError",
    "Results",
    "Snippet",
    "Sort",
    "Suggestion",
    "TimelineEvent",
    "TimexType",
    "Totals",
    "Unread",
    "Vantage",
    "View",
    "Witness",
    "article_form",
    "articles_as_jsonl",
    "bin_of",
    "calendar_day",
    "entity_form",
    "event_form",
    "events_form",
    "export_events",
    "host",
    "iso_day",
    "overview_form",
    "parse_days",
    "phrasing",
    "results_form",
    "totals_form",
    "unread_form",
    "web_address",
    "weekday",
    "whole",
    "write_days",
]
