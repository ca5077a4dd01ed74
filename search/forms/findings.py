"""What was found in a text, as plain values."""

from typing import Any

from search.model import DateMention, Entity, Published
from search.period import Period, iso_day

Form = dict[str, Any]
"""JSON-ready."""


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


def entity_mention_form(entity: Entity) -> Form:
    """A mention of a name."""
    return {
        "start": entity.start,
        "end": entity.end,
        "text": entity.text,
        "label": entity.kind.value,
        "name": entity.name,
    }


def published_form(published: Published | None) -> Form:
    """When an article was published, and how that is known."""
    return {
        "published": published.period.edtf if published else None,
        "published_source": published.source.value if published else None,
        "published_reliability": published.source.reliability if published else None,
    }


def _bounds(period: Period | None) -> Form:
    return {
        "earliest": iso_day(period.start) if period else None,
        "latest": iso_day(period.last) if period else None,
        "edtf": period.edtf if period else None,
    }
