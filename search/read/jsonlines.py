"""JSON Lines: one article on every line, read one at a time."""

import json

from search.read.content import LONGEST_LINE, Content
from search.read.draft import Draft, Drafts, Flaw
from search.read.row import draft_of


def drafts(content: Content) -> Drafts:
    """The articles of the lines; a line that cannot be read is one flaw."""
    for number, line in content.lines():
        if line.strip("\ufeff \t\r\n"):
            yield _read(line, content, number)


def _read(line: str, content: Content, number: int) -> Draft | Flaw:
    if len(line) >= LONGEST_LINE:
        return Flaw(f"longer than {LONGEST_LINE // 1_000_000} million characters", "split it", number)
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        return Flaw(f"not valid JSON ({error.msg} at character {error.pos + 1})", line=number)
    except (ValueError, RecursionError):
        return Flaw("not valid JSON (nested too deeply, or a number too long)", line=number)
    if not isinstance(row, dict):
        return Flaw("not a JSON object", 'write each article as {"title": ..., "text": ...} on a line', number)
    return draft_of(row, content.columns, number=number, line=number)
