"""One name: where it stands, what happened with it, and who appears with it; or two names side by side."""

from flask import Response, jsonify, render_template, request

from search import EntityKind, EntityPage, Events, NotFoundError, PairPage, entity_form, pair, pair_form, profile, whole
from web.chart import chart
from web.context import archive
from web.outline import Outline, outline, paired
from web.params import Asked

_SHOWN = 20
"""Events of a name, or of two."""


def page() -> str:
    """Everything about one person, organisation, place or other name, or about two together."""
    return _together(_pair()) if request.args.get("with") else _alone(_ask())


def data() -> Response:
    """The same for programs."""
    return jsonify(pair_form(_pair()) if request.args.get("with") else entity_form(_ask()))


def _alone(found: EntityPage) -> str:
    asked = Asked().including(found.kind.value.lower(), found.name)
    return render_template(
        "entity.html",
        found=found,
        asked=asked,
        chart=chart(found.events.histogram),
        timeline=_weightiest(found.events, asked),
    )


def _together(found: PairPage) -> str:
    (kind, name), (other_kind, other) = found.one, found.other
    one, beside = Asked().including(kind.lower(), name), Asked().including(other_kind.lower(), other)
    both = one.including(other_kind.lower(), other)
    alone = one.excluding(other_kind.lower(), other), beside.excluding(kind.lower(), name)
    apart, other_apart = (tuple(whole(archive(), asked.view(_SHOWN)).events) for asked in alone)
    timeline = _weightiest(found.together, both)
    return render_template(
        "pair.html",
        found=found,
        asked=both,
        sides=(
            (found.one, found.one_articles, found.one_alone, alone[0]),
            (found.other, found.both.articles, found.other_alone, alone[1]),
        ),
        chart=chart(found.together.histogram),
        timeline=timeline,
        pairs=paired(apart, other_apart, found.one_alone.histogram.zoom, timeline.sources),
    )


def _weightiest(events: Events, asked: Asked) -> Outline:
    """The events that mattered most, in the order of time."""
    return outline(tuple(whole(archive(), asked.view(_SHOWN)).events), events.histogram.zoom)


def _ask() -> EntityPage:
    return profile(archive(), *_named("name", "kind"))


def _pair() -> PairPage:
    return pair(archive(), _named("name", "kind"), _named("with", "with_kind"), limit=_SHOWN)


def _named(name: str, kind: str) -> tuple[EntityKind, str]:
    """The name and kind that the address gives; without a kind, that under which most articles name it."""
    wanted, given = request.args.get(name, "").strip(), request.args.get(kind, "").upper()
    if given in set(EntityKind):
        return EntityKind(given), wanted
    if given:
        raise NotFoundError(f"There is no kind of name {given!r}: write PERSON, ORG, PLACE or OTHER.")
    return archive().kind_of(wanted), wanted
