"""How to ask: the query language, the keys, and how dates are read."""

from flask import render_template

from search import FIELDS
from web.params import Asked

_EXAMPLES = (
    ("storm corps", "articles that hold both words, in any form"),
    ('"prisoner of war"', "words that stand together"),
    ("flood OR storm", "either word"),
    ("election -poll", "the first word without the second"),
    ("(flood OR storm) rescue", "parentheses group"),
    ("deport*", "the beginning of a word"),
    ("person:zelensky", "a name that holds this word"),
    ('place:="New York"', "exactly this name"),
    ("title:ceasefire", "words in the headline"),
    ("when:2022-02", "a date mentioned that overlaps February 2022"),
    ("when:2022..2024", "from the first to the last, both included"),
    ("published:>2023-06", "published after June 2023"),
    ("published:none", "without a publication date"),
    ("told:before", "what was announced: told by articles published before it"),
)
_KEYS = (
    ("/", "go to the search box"),
    ("j", "next article or event; in an article, the next place with the words sought"),
    ("k", "the one before"),
    ("o", "open it"),
    ("?", "this page"),
    ("← →", "on the histogram: bar by bar; with Shift, take a stretch; Enter shows it, Escape lets go"),
    (
        "↑ ↓",
        "on the histogram: from when it happened to when it was written, and back; in the box: through the proposals",
    ),
)


def page() -> str:
    """The query language, from the table of fields itself."""
    return render_template("guide.html", asked=Asked(), fields=FIELDS.values(), examples=_EXAMPLES, keys=_KEYS)
