"""Articles as a list for spreadsheets, or whole for programs."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from search.exports.csvrows import MARK, harmless, line
from search.forms import article_form
from search.model import EntityKind
from search.pages import ArticlePage

COLUMNS = (
    "published",
    "published_from",
    "title",
    "source",
    "authors",
    "url",
    "people",
    "organisations",
    "places",
    "events",
    "unresolved",
    "characters",
    "id",
    "file",
)
_KINDS = (EntityKind.PERSON, EntityKind.ORG, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class ArticleFormat:
    """A way to write articles down."""

    ending: str
    label: str
    purpose: str
    mimetype: str
    write: Callable[[Iterable[ArticlePage]], Iterator[str]]


def rows(pages: Iterable[ArticlePage]) -> Iterator[str]:
    """A line of column names, then a line for each article, without its text: a cell holds no long one."""
    yield MARK + line(COLUMNS)
    for page in pages:
        yield line(map(harmless, _cells(page)))


def _cells(page: ArticlePage) -> tuple[str, ...]:
    article, entities = page.annotated.article, page.annotated.entities
    named = (dict.fromkeys(entity.name for entity in entities if entity.kind is kind) for kind in _KINDS)
    return (
        article.published.period.edtf if article.published else "",
        article.published.source.value if article.published else "",
        article.title,
        article.source,
        "; ".join(article.authors),
        article.url,
        *("; ".join(names) for names in named),
        str(len(page.events)),
        str(len(page.annotated.unresolved)),
        str(len(article.text)),
        article.id,
        article.origin,
    )


def lines(pages: Iterable[ArticlePage]) -> Iterator[str]:
    """A line of JSON for each article, with its text and all findings."""
    return (json.dumps(article_form(page), ensure_ascii=False) + "\n" for page in pages)


ARTICLE_FORMATS = {
    format_.ending: format_
    for format_ in (
        ArticleFormat("csv", "CSV", "a list for spreadsheets, without the texts", "text/csv", rows),
        ArticleFormat(
            "jsonl", "JSON Lines", "texts and all that was found, for programs", "application/x-ndjson", lines
        ),
    )
}
"""By the ending of the file."""
