"""The articles of a page of results: each with what shows why it matches, near-identical ones together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from search import timeline
from search.engines.protocol import Engine
from search.model import Annotated, Heading
from search.query import Query, Request
from search.results import Found, Hit, Scored
from search.snippets import mark, places, snippets
from search.syntax import read

_NAMES_SHOWN = 4
_ROUNDS = 3
"""How often a page that near-identical articles made shorter is filled up from those that follow."""


def listed(engine: Engine, request: Request, found: Found) -> tuple[tuple[Hit, ...], str]:
    """The hits of a page, near-identical articles under the first of them, and the cursor of what follows.

    `found` answers the request. Articles like one of an earlier page stand for themselves, and say so.
    """
    groups: dict[str, list[Scored]] = {}
    copied = _group(engine, found, groups)
    for _ in range(_ROUNDS):
        missing = request.limit - len(groups)
        if missing <= 0 or not found.next:
            break
        found = engine.find(replace(request, limit=missing, cursor=found.next, facets=(), tallies=False))
        copied |= _group(engine, found, groups)
    kept = engine.articles(scored.id for group in groups.values() for scored in group)
    return tuple(_hits(groups, copied, kept, request.query)), found.next


def _group(engine: Engine, found: Found, groups: dict[str, list[Scored]]) -> dict[str, str]:
    """Put articles to those that are near-identical; which article stands for each copy among them."""
    originals = dict(engine.originals([scored.id for scored in found.articles]))
    for scored in found.articles:
        groups.setdefault(originals.get(scored.id, scored.id), []).append(scored)
    return originals


def _hits(
    groups: Mapping[str, Sequence[Scored]], copied: Mapping[str, str], kept: Mapping[str, Annotated], query: Query
) -> Iterator[Hit]:
    for group in groups.values():
        here = [scored for scored in group if scored.id in kept]
        if here:
            first = here[0]
            versions = tuple(kept[other.id].article.heading for other in here[1:])
            yield _hit(kept[first.id], first.score, query, versions, copied.get(first.id, ""))


def _hit(annotated: Annotated, score: float, query: Query, versions: tuple[Heading, ...], original: str) -> Hit:
    article = annotated.article
    return Hit(
        id=article.id,
        title=mark(article.title, query),
        source=article.source,
        published=article.published,
        url=article.url,
        score=score,
        snippets=snippets(article.text, query, start=article.body),
        names=timeline.leading_names(annotated.entities, _NAMES_SHOWN),
        versions=versions,
        original="" if original in {version.id for version in versions} else original,
    )


def places_of(words: str, text: str, *, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Where in a text, from `start` on, what is typed stands: its words and phrases, not what it excludes."""
    return places(text, read(words).query, start=start)
