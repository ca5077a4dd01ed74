"""What a web page says of itself: schema.org's JSON-LD first, then meta tags, then marked-up times.

Only what states when the article was published counts as its date: not when the page was changed, not dates in its
text, and nothing that has to be compared with today.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from search.addresses import web_address
from search.model import PublishedSource
from search.read.columns import as_language, as_names, as_text
from search.read.decode import one_line
from search.read.draft import Facts, Written
from search.read.tree import Element

_DATES: Final = (
    *("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "datepublished"),
    *("article:published", "article.published", "article_date_original", "publishdate", "publish-date", "publish_date"),
    *(
        "pubdate",
        "published_time",
        "publication_date",
        "citation_publication_date",
        "citation_date",
        "parsely-pub-date",
    ),
    *("sailthru.date", "cxenseparse:recs:publishtime", "bt:pubdate", "displaydate", "originalpublicationdate"),
    *("rnews:datepublished", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "date"),
)
_TITLES: Final = ("og:title", "twitter:title", "headline", "dc.title", "citation_title", "parsely-title")
_SITES: Final = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "publisher")
_AUTHORS: Final = ("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl")
_URLS: Final = ("og:url", "parsely-link")
_LARGEST_LD: Final = 2_000_000
_DEEPEST: Final = 8


def facts_of(tree: Element) -> Facts:
    """The facts in a page's head and marks."""
    article = _article(tree)
    tags = _tags(tree)
    dates = (as_text(article.get("datePublished")), *_all(tags, _DATES), *_times(tree))
    stated = dict.fromkeys(one_line(date) for date in dates if date.strip())
    return Facts(
        title=one_line(as_text(article.get("headline")) or _first(tags, _TITLES)),
        source=one_line(_name(article.get("publisher")) or _first(tags, _SITES)).lstrip("@"),
        published=tuple(Written(date, PublishedSource.METADATA) for date in stated),
        authors=_people(article.get("author")) or _people(_first(tags, _AUTHORS)),
        url=_canonical(tree) or web_address(as_text(article.get("url"))) or web_address(_first(tags, _URLS)),
        language=as_language(str(tree.get("lang") or tree.get("xml:lang") or "") or as_text(article.get("inLanguage"))),
    )


def _article(tree: Element) -> Mapping[str, object]:
    """The JSON-LD object that describes the article; empty when there is none."""
    for script in tree.iter("script"):
        written = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(written) > _LARGEST_LD:
            continue
        try:
            document = json.loads(written.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(document, _DEEPEST):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(str(name).endswith(("Article", "BlogPosting", "Report")) for name in kinds):
                return node
    return {}


def _nodes(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list) and depth:
        for item in value:
            yield from _nodes(item, depth - 1)
    elif isinstance(value, dict) and depth:
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), depth - 1)


def _tags(tree: Element) -> dict[str, str]:
    """What the meta tags, and elements marked with `itemprop`, hold; the first of each name counts."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := (tag.get("content") or "").strip():
            tags.setdefault(name.strip().lower(), content)
    for element in tree.xpath("//*[@itemprop='datePublished' and not(self::meta)]"):
        tags.setdefault("datepublished", element.get("datetime") or element.get("content") or element.text_content())
    return tags


def _times(tree: Element) -> list[str]:
    """The moment of a page's `<time>` elements if it is marked as the publication's, or if all name the same day."""
    marked = tree.xpath(
        "//time[@datetime and (@pubdate or contains(concat(' ', @class, ' '), ' published '))]/@datetime"
    )
    if marked:
        return [str(marked[0])]
    written = [str(time) for time in tree.xpath("//time/@datetime")]
    return written[:1] if len({time[:10] for time in written}) == 1 else []


def _all(tags: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [tags[name] for name in names if name in tags]


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next(iter(_all(tags, names)), "")


def _name(value: object) -> str:
    return as_text(value[0] if isinstance(value, list) and value else value)


def _people(value: object) -> tuple[str, ...]:
    """The authors, leaving out addresses that some pages give instead of names."""
    return tuple(name for name in as_names(value) if "://" not in name and not name.startswith("@"))


def _canonical(tree: Element) -> str:
    return next((url for link in tree.xpath("//link[@rel='canonical']/@href") if (url := web_address(str(link)))), "")
