"""Markdown: front matter, then the text as it is written, marks and all."""

import re
from dataclasses import replace

from search.read.content import Content
from search.read.draft import Draft, Drafts
from search.read.frontmatter import divided

_HEADING = re.compile(r"\s*#\s+(?P<words>[^\n]+?)[ \t#]*(?:\n|\Z)")


def drafts(content: Content) -> Drafts:
    """The article of the file; its first heading is its title unless the front matter gives one."""
    facts, text, doubts = divided(content.text())
    yield from doubts
    if not facts.title and (heading := _HEADING.match(text)):
        facts = replace(facts, title=heading["words"])
    yield Draft(text, facts)
