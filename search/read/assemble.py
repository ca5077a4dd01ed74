"""A draft becomes an article: what sidecars say is added, title and publication date are settled, an id is given."""

import re

from search.addresses import host, web_address
from search.model import Article
from search.read.decode import one_line, printable
from search.read.draft import Draft, Facts
from search.read.headline import headline
from search.read.outcome import Warned
from search.read.published import published
from search.read.walk import Found

_LONGEST_ID = 400
"""Ids become keys of an index, which have an end."""
_LONGEST_URL = 4_000
_LONGEST_NAME = 200
"""Of outlets and authors: longer ones are something else in the wrong column."""


def assembled(
    draft: Draft, found: Found, own: Facts, defaults: Facts, *, day_first: bool | None
) -> tuple[Article, tuple[Warned, ...]]:
    """The article of a draft whose text is clean, and what in its facts could not be taken as it stands."""
    facts = own.over(draft.facts).over(defaults)
    title, body = headline(draft.text, facts.title)
    url = _address(facts.url)
    when, doubts = published(
        facts.published,
        url=url,
        file_name="" if draft.number else found.path.name,
        body=draft.text[body:],
        day_first=day_first,
    )
    name, doubt = _id(draft, found)
    if facts.url and not url:
        doubts.append(f"its url {facts.url[:60]!r} is no web address")
    article = Article(
        id=name,
        text=draft.text,
        title=title,
        source=one_line(facts.source)[:_LONGEST_NAME] or host(url),
        published=when,
        authors=tuple(one_line(author)[:_LONGEST_NAME] for author in facts.authors),
        url=url,
        language=facts.language or "en",
        origin=found.origin,
        body=body,
        day_first=day_first,
    )
    return article, tuple(Warned(found.origin, reason, draft.line) for reason in (*doubts, *doubt))


def _address(written: str) -> str:
    """The address if a browser may open it, so that no page of ours leads to a `javascript:` or a local file."""
    url = one_line(written)
    if re.match(r"www\.|[\w-]+(\.[\w-]+)+/", url):
        url = f"https://{url}"
    return web_address(url) if len(url) <= _LONGEST_URL else ""


def _id(draft: Draft, found: Found) -> tuple[str, tuple[str, ...]]:
    place = f"{found.name}#{draft.number}" if draft.number else found.name
    given = printable(one_line(draft.id))
    if len(given) > _LONGEST_ID:
        return place, (f"its id is longer than {_LONGEST_ID} characters; it is called {place} instead",)
    return given or place, ()
