"""Plain text: the whole file is the article."""

from search.read.content import Content
from search.read.draft import Draft, Drafts
from search.read.frontmatter import divided


def drafts(content: Content) -> Drafts:
    """The article of the file; a block of front matter at its head is read, as in Markdown."""
    facts, text, doubts = divided(content.text())
    yield from doubts
    yield Draft(text, facts)
