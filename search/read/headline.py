"""Where a text's headline stands and where its body begins."""

import re
from typing import Final

from search.read.decode import one_line

_LONGEST_LINE: Final = 150
_CUT: Final = 80
_LINE_OF_A_HEADLINE: Final = 20
_NEAR: Final = 6
"""Among how many lines with words a repeated headline is looked for."""
_LONGEST_TITLE: Final = 600
_LINE = re.compile(r"[^\S\n]*\S[^\n]*")
_ALONE = re.compile(r"[ \t]*\n[ \t]*\n")
_WORD = re.compile(r"\S")
_GAP = re.compile(r"\s*")
_LEAD = re.compile(r"[\s#*_]*")
_CLOSE = re.compile(r"[#*_ \t]*(?=\n|\Z)")
_MARKS: Final = "#*_ \t"
"""What Markdown sets around a heading."""


def headline(text: str, given: str = "") -> tuple[str, int]:
    """The title of a text, and the offset at which its body begins.

    A title that is `given` is kept; the body begins after it where the text begins with the same words on lines of
    their own. Otherwise the first line is the title when it is repeated below, or when it stands alone, short and
    without a full stop; failing that, the title is the beginning of the text.
    """
    if title := one_line(given):
        body = _after(text, title)
        title = _cut(title, _LONGEST_TITLE)
    else:
        title, body = _found(text)
    return title, body if _WORD.search(text, body) else 0


def _found(text: str) -> tuple[str, int]:
    lines = [found for _, found in zip(range(_NEAR), _LINE.finditer(text), strict=False)]
    if not lines:
        return "", 0
    first = one_line(lines[0][0][: _LONGEST_TITLE + 1])
    if len(first) <= _LONGEST_TITLE and any(_same(first, line[0]) for line in lines[1:]):
        repeated = next(line for line in reversed(lines) if _same(first, line[0]))
        return first, _skip_gap(text, repeated.end())
    end = lines[0].end()
    if len(first) <= _LONGEST_LINE and not first.endswith(".") and _ALONE.match(text, end):
        return first, _skip_gap(text, end)
    start = _skip_gap(text, 0)
    return _cut(one_line(text[start : start + _CUT * 20]), _CUT), 0


def _same(title: str, line: str) -> bool:
    return title.casefold() == one_line(line[: _LONGEST_TITLE * 2]).strip(_MARKS).casefold()


def _after(text: str, title: str) -> int:
    """The offset after the title where the text begins with it, once or twice; 0 where it does not."""
    if len(title) > _LONGEST_TITLE or title.endswith("."):
        return 0  # some collections call an article's first sentence its title; it is told only there
    body = 0
    words = title.strip(_MARKS).split()
    while words and (end := _line_of(words, text, body)) > body:
        body = _skip_gap(text, end)
    return body or _after_first_line(text, title)


def _line_of(words: list[str], text: str, start: int) -> int:
    """The end of the line, or lines, that hold exactly these words from `start` on; 0 when it is others."""
    found = _LEAD.match(text, start)
    for left, word in enumerate(words, 1 - len(words)):
        place = found.end() if found else start
        if text[place : place + len(word)].casefold() != word.casefold():
            return 0
        end = place + len(word)
        found = _GAP.match(text, end)
        if left and (not found or found.end() == end):
            return 0
    closed = _CLOSE.match(text, end)
    return closed.end() if closed else 0


def _after_first_line(text: str, title: str) -> int:
    """The offset after the first line, if the title is that line with the beginning of the text run on."""
    line = _LINE.match(text, _skip_gap(text, 0))
    words = one_line(line[0]) if line and line.end() - line.start() < len(title) * 2 else ""
    if len(words) < _LINE_OF_A_HEADLINE or words.endswith(".") or not line:
        return 0
    return _skip_gap(text, line.end()) if title.casefold().startswith(f"{words.casefold()} ") else 0


def _skip_gap(text: str, offset: int) -> int:
    gap = _GAP.match(text, offset)
    return gap.end() if gap else offset


def _cut(words: str, longest: int) -> str:
    """The words, with an ellipsis where they break off."""
    if len(words) <= longest:
        return words
    cut = words[: longest + 1].rpartition(" ")[0] or words[:longest]
    return cut.rstrip(" ,;:-") + "\u2026"
