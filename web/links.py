"""The addresses of one article, of one name, and of what a value in a list of names stands for."""

from urllib.parse import quote, urlencode

from flask import url_for

from search import EntityKind, Field
from web.params import Asked

LONGEST_WORDS = 300
"""A question that an article still marks; of many longer ones a page would be too long."""


def article_url(
    article_id: str, *, at: int | None = None, reading: bool = False, as_json: bool = False, words: str = ""
) -> str:
    """The address of an article, or of the date that begins at a place in its text; `reading`, of how that was read.

    With `words` they are marked in it. An id that a browser would tidy away as a path ("a/../b") goes as a parameter.
    """
    ending, fragment = ".json" if as_json else "", "" if at is None else f"#{'r' if reading else 'd'}{at}"
    written = quote(article_id, safe="/:@,;=+$!'()*~", errors="replace")
    asked = {"q": words} if 0 < len(words) <= LONGEST_WORDS else {}
    if {"", ".", ".."} & set(article_id.split("/")):
        return f"{url_for('article')}{ending}?{urlencode({'id': article_id, **asked}, errors='replace')}{fragment}"
    question = f"?{urlencode(asked, errors='replace')}" if asked else ""
    return f"{url_for('article')}/{written}{ending}{question}{fragment}"


def entity_url(kind: EntityKind | str, name: str, *, as_json: bool = False) -> str:
    """The address of the page about one name."""
    endpoint = "entity_json" if as_json else "entity"
    return f"{url_for(endpoint)}?{urlencode({'kind': EntityKind(kind).value, 'name': name}, errors='replace')}"


def pair_url(kind: EntityKind, name: str, other_kind: EntityKind, other: str) -> str:
    """The address of the page about two names."""
    beside = urlencode({"with": other, "with_kind": EntityKind(other_kind).value}, errors="replace")
    return f"{entity_url(kind, name)}&{beside}"


def facet_url(field: Field, name: str) -> str:
    """Where a value in a list of names leads: to the page about the name, or to its articles."""
    if field.value.upper() in set(EntityKind):
        return entity_url(EntityKind(field.value.upper()), name)
    return Asked().including(field, name).url("search")
