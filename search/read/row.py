"""One row of a collection, whatever its format: named values -> a draft."""

import re
from collections.abc import Mapping

from search.read.columns import Columns, as_text
from search.read.draft import Draft, Flaw
from search.read.tree import tree_of, words_of

_MARKUP = re.compile(
    r"\A\s*<(?:p|div|article|section|h\d|figure|html|!doctype)\b|</(?:p|div)>|<br\s*/?>", re.IGNORECASE
)
_SHOWN = 12
"""How many column names a complaint lists."""


def draft_of(row: Mapping[str, object], columns: Columns, *, number: int, line: int) -> Draft | Flaw:
    """The article in a row, or what keeps it from being one."""
    values = columns.values(row)
    text = values.get("text")
    words = text if isinstance(text, str) else as_text(text)
    if not words.strip():
        return _textless(row, columns, line)
    if _MARKUP.search(words):
        words = words_of(tree_of(f"<div>{words}</div>"))
    return Draft(words, columns.facts(values), id=as_text(values.get("id")), number=number, line=line)


def _textless(row: Mapping[str, object], columns: Columns, line: int) -> Flaw:
    names = [str(name) for name in row]
    seen = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    wanted = columns.given.get("text")
    if wanted and wanted not in row:
        return Flaw(f"no column {wanted!r}; there are: {seen or 'none'}", "map another with --map text=COLUMN", line)
    if columns.has("text", names):
        return Flaw("its text is empty", line=line)
    return Flaw(f"no column holds its text; there are: {seen or 'none'}", "say which does with --map text=COLUMN", line)
