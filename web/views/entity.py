"""One name: where it stands, and what happened with it."""

from flask import Response, jsonify, render_template, request

from search import EntityKind, EntityPage, NotFoundError, entity_form, profile
from web.chart import chart
from web.context import archive
from web.outline import outline
from web.params import Asked


def page() -> str:
    """Everything about one person, organisation, place or other name."""
    found = _ask()
    return render_template(
        "entity.html",
        found=found,
        asked=Asked().including(found.kind.value.lower(), found.name),
        chart=chart(found.events.histogram),
        timeline=outline(found.events.events, found.events.histogram.zoom),
    )


def data() -> Response:
    """The same for programs."""
    return jsonify(entity_form(_ask()))


def _ask() -> EntityPage:
    kind, name = request.args.get("kind", "").upper(), request.args.get("name", "")
    if kind not in set(EntityKind):
        raise NotFoundError(f"There is no kind of name {kind!r}: write PERSON, ORG, PLACE or OTHER.")
    return profile(archive(), EntityKind(kind), name)
