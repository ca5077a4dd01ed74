"""Web pages: the article without the page around it, and what the page says of itself."""

import logging
import re
from configparser import ConfigParser
from functools import cache
from typing import Final

from search.read.columns import as_names
from search.read.content import NOT_TEXT, Content
from search.read.decode import decode, is_noise, one_line
from search.read.draft import Draft, Drafts, Facts, UnreadableError
from search.read.tree import Element, tree_of, words_of

_LARGEST: Final = 30_000_000
"""Pages beyond this are dumps; taking one apart would need many times its size."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_SHORTEST: Final = "100"
"""From so many characters trafilatura trusts its first finding; with its own 250 short articles lose paragraphs."""
_SITE_BEHIND = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u00bb]|-)\s+(?P<site>[^|\u2013\u2014]{2,40})\Z")


def drafts(content: Content) -> Drafts:
    """The article of the page."""
    raw = content.whole()
    if len(raw) > _LARGEST:
        raise UnreadableError(f"a web page of more than {_LARGEST // 1_000_000} MB", "divide it into its articles")
    declared = _CHARSET.search(raw, 0, 4096)
    html = decode(raw, declared[1].decode("ascii", errors="replace") if declared else "")
    if is_noise(html):
        raise NOT_TEXT
    tree = tree_of(html)
    facts = _facts(tree)
    text = _article_text(tree) or words_of(tree_of(html))
    if not text.strip():
        raise UnreadableError("a web page without an article in it")
    yield Draft(text, facts)


def _facts(tree: Element) -> Facts:
    """What the page says of itself, its gaps filled with what it shows."""
    from search.read.metatags import facts_of  # noqa: PLC0415 - only pages need it

    facts = facts_of(tree)
    shown = one_line(tree.findtext(".//title") or "")
    heading = [one_line(found.text_content()) for found in tree.iter("h1")]
    behind = _SITE_BEHIND.search(shown)
    title = heading[0] if len(heading) == 1 and heading[0] else _SITE_BEHIND.sub("", shown)
    source = behind["site"] if behind and not facts.source else ""
    return facts.over(Facts(title=title, source=source, authors=_byline(tree) if not facts.authors else ()))


def _byline(tree: Element) -> tuple[str, ...]:
    """The authors that trafilatura finds in what the page shows."""
    from trafilatura.metadata import extract_author  # noqa: PLC0415 - loads slowly

    return as_names(extract_author(tree) or "")


def _article_text(tree: Element) -> str:
    """The article as trafilatura finds it, a blank line between paragraphs; empty when it finds none."""
    import trafilatura  # noqa: PLC0415 - loads slowly

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it complains of is reported here
    found = trafilatura.extract(
        tree, include_comments=False, include_tables=True, with_metadata=False, config=_settings()
    )
    return re.sub(r"\n(?!\n|- |\|)", "\n\n", found or "").strip()


@cache
def _settings() -> ConfigParser:
    from trafilatura.settings import use_config  # noqa: PLC0415 - loads slowly

    settings: ConfigParser = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    return settings
