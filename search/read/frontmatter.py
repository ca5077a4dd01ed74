"""Front matter: the block of YAML between two lines `---` at the head of a text, or lines like `Date: 6 March 2024`."""

import re
from collections.abc import Mapping
from typing import Final

from search.model import PublishedSource
from search.read.columns import Columns
from search.read.decode import one_line
from search.read.draft import Doubt, Facts

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_NAMED = (
    r"(title|headline|date|published|source|outlet|publisher|publication|authors?|byline|url|link|language)"
    r"[ \t]*:[ \t]*(\S[^\r\n]*)\r?\n"
)
_HEADER = re.compile(rf"\ufeff?(?:{_NAMED}){{2,}}\r?\n", re.IGNORECASE)
_HEADER_LINE = re.compile(_NAMED, re.IGNORECASE)
_FIELD = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)
_LONGEST: Final = 100_000
_MOST_VALUES: Final = 10_000


def divided(text: str) -> tuple[Facts, str, tuple[Doubt, ...]]:
    """What the front matter says, the text below it, and what is wrong with it; no facts where there is none."""
    if header := _HEADER.match(text):
        said = dict(_HEADER_LINE.findall(header[0]))
        if len(said) > 1:
            return _facts(said), text[header.end() :].lstrip("\r\n"), ()
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST) if opening else None
    if not opening or not closing or not _FIELD.search(text, opening.end(), closing.start()):
        return Facts(), text, ()
    body = text[closing.end() :].lstrip("\r\n")
    try:
        fields = yaml_in(text[opening.end() : closing.start()])
    except ValueError as error:
        return Facts(), body, (Doubt(f"its front matter is not valid YAML ({error})"),)
    if not isinstance(fields, dict):
        return Facts(), text, ()
    return _facts(fields), body, ()


def _facts(fields: Mapping[str, object]) -> Facts:
    columns = Columns()
    values = {name: value for name, value in columns.values(fields).items() if name not in {"text", "id"}}
    return columns.facts(values, PublishedSource.FRONT_MATTER)


def yaml_in(text: str) -> object:
    """What a piece of YAML says, its values as strings, so that dates stay as written; ValueError if invalid."""
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415 - only some collections need it
    from yaml import BaseLoader, YAMLError  # noqa: PLC0415 - the same

    try:
        said: object = YAMLHandler().load(text, Loader=BaseLoader)
    except YAMLError as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
        raise ValueError(one_line(f"{problem} in line {mark.line + 1}" if mark else problem)) from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    _bound(said)
    return said


def _bound(said: object) -> None:
    """ValueError when anchors and aliases make more of a few lines than anybody would write."""
    waiting, met = [said], 0
    while waiting:
        item = waiting.pop()
        met += 1
        if met > _MOST_VALUES:
            raise ValueError("too many values")
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(item.values())
