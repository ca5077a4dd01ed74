"""Dateline's library: articles in, answers out.

>>> from pathlib import Path
>>> from search import Archive
>>> with Archive.open(Path("index")) as archive:
...     for told in archive.timeline("storm corps").events:
...         print(told.event.period.edtf, told.event.sentence)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from search import phrasing
from search.addresses import host, web_address
from search.archive import Archive
from search.days import parse_days
from search.decisions import (
    ConfirmDate,
    Decision,
    FixDate,
    HideDate,
    HideEvent,
    HideName,
    Merge,
    Place,
    Publish,
    Rename,
    Retype,
    Split,
    Undo,
    What,
    article_of,
)
from search.decisions.saying import say
from search.errors import (
    ArchiveBusyError,
    ArchiveError,
    DatelineError,
    DecisionError,
    ModelError,
    NotFoundError,
    ReadError,
)
from search.fields import FACETS, FIELDS, Field, FieldFacts, FieldKind
from search.filters import Filters, Fit
from search.forms import (
    article_form,
    completions_form,
    entity_form,
    event_form,
    events_form,
    overview_form,
    pair_form,
    results_form,
    totals_form,
    unread_form,
)
from search.glance import overview
from search.hits import places_of
from search.model import (
    Annotated,
    Article,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Heading,
    Name,
    Published,
    PublishedSource,
    TimexType,
)
from search.pages import ArticlePage, Companion, EntityPage, KeyDate, KeySentence, Overview, PairPage, Unread
from search.period import Period, Precision, calendar_day, iso_day, weekday
from search.profiles import pair, profile, shown_name
from search.quality import Quality, date_quality, quality_form
from search.query import Sort, Vantage
from search.results import (
    Bar,
    Events,
    Facet,
    FacetValue,
    Histogram,
    Hit,
    Results,
    Snippet,
    Stretch,
    Suggestion,
    TimelineEvent,
    Totals,
    Witness,
)
from search.sentences import readable, spared
from search.units import UNITS, around, bin_of, bins, wider

if TYPE_CHECKING:
    from search.editing import Aim, Editor, Redated, Standing
    from search.exports import ARTICLE_FORMATS, FORMATS, View, export_articles, export_events
    from search.exports.whole import whole

_LATE = {
    "search.editing": {"Aim", "Editor", "Redated", "Standing"},
    "search.exports": {"ARTICLE_FORMATS", "FORMATS", "View", "export_articles", "export_events", "whole"},
}
"""Names that a search does without, by the modules that are loaded when one of theirs is asked for."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    for module, names in _LATE.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ARTICLE_FORMATS",
    "FACETS",
    "FIELDS",
    "FORMATS",
    "UNITS",
    "Aim",
    "Annotated",
    "Archive",
    "ArchiveBusyError",
    "ArchiveError",
    "Article",
    "ArticlePage",
    "Bar",
    "Companion",
    "ConfirmDate",
    "DateMention",
    "DatelineError",
    "Decision",
    "DecisionError",
    "Editor",
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
    "Fit",
    "FixDate",
    "Heading",
    "HideDate",
    "HideEvent",
    "HideName",
    "Histogram",
    "Hit",
    "KeyDate",
    "KeySentence",
    "Merge",
    "ModelError",
    "Name",
    "NotFoundError",
    "Overview",
    "PairPage",
    "Period",
    "Place",
    "Precision",
    "Publish",
    "Published",
    "PublishedSource",
    "Quality",
    "ReadError",
    "Redated",
    "Rename",
    "Results",
    "Retype",
    "Snippet",
    "Sort",
    "Split",
    "Standing",
    "Stretch",
    "Suggestion",
    "TimelineEvent",
    "TimexType",
    "Totals",
    "Undo",
    "Unread",
    "Vantage",
    "View",
    "What",
    "Witness",
    "around",
    "article_form",
    "article_of",
    "bin_of",
    "bins",
    "calendar_day",
    "completions_form",
    "date_quality",
    "entity_form",
    "event_form",
    "events_form",
    "export_articles",
    "export_events",
    "host",
    "iso_day",
    "overview",
    "overview_form",
    "pair",
    "pair_form",
    "parse_days",
    "phrasing",
    "places_of",
    "profile",
    "quality_form",
    "readable",
    "results_form",
    "say",
    "shown_name",
    "spared",
    "totals_form",
    "unread_form",
    "web_address",
    "weekday",
    "whole",
    "wider",
]
