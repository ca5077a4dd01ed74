"""The fields of an archive as a Whoosh schema: what Whoosh's own readers see of it."""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Token
from whoosh.analysis.acore import Composable
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema

from search import analysis


class StemAnalyzer(Composable):  # type: ignore[misc]  # Whoosh's classes have no types
    """Stems as `search.analysis` gives them, for Whoosh."""

    def __call__(self, value: str, *, mode: str = "", **_: object) -> Iterator[Any]:
        """The tokens of a text; Whoosh wants one object, changed for every token."""
        shared = Token(positions=True, chars=True, mode=mode)
        for token in analysis.tokens(value):
            shared.text, shared.original = token.form.stem, value[token.start : token.end]
            shared.boost, shared.stopped = 1.0, False
            shared.pos, shared.startchar, shared.endchar = token.position, token.start, token.end
            yield shared


SCHEMA = Schema(
    id=ID(unique=True, stored=True),
    text=TEXT(analyzer=StemAnalyzer(), phrase=True),
    word=KEYWORD(lowercase=True),
    person=ID,
    org=ID,
    place=ID,
    other=ID,
    source=ID,
    year=ID,
    dates=ID,
    article=STORED,
)
