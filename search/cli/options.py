"""What several commands share: where the archive is, and how answers are printed."""

import json
import re
import shutil
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from search.results import Snippet

archive = click.option(
    "--archive",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="DATELINE_ARCHIVE",
    default=Path("index"),
    show_default=True,
    show_envvar=True,
    help="Where the archive is.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
words = click.argument("words", nargs=-1)

_WORD = "\0"
"""Stands before what looks like an option and is none, while click parses."""


class QueryCommand(click.Command):
    """A command that takes a query: -rumour is a word to leave out, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options begin with two hyphens here, but for -h."""
        return super().parse_args(
            ctx, [_WORD + arg if re.match(r"-[^-]", arg) and arg != "-h" else arg for arg in args]
        )


def typed(parts: Sequence[str]) -> str:
    """The query that was typed: one argument is a whole query; among several, one with spaces in it was quoted."""
    parts = [part.removeprefix(_WORD) for part in parts]
    if len(parts) == 1:
        return parts[0]
    return " ".join(f'"{part}"' if " " in part and '"' not in part and ":" not in part else part for part in parts)


def print_json(form: Any) -> None:  # noqa: ANN401 - whatever JSON can write
    """One JSON value on a line of its own."""
    click.echo(json.dumps(form, ensure_ascii=False))


def print_paragraph(text: str, indent: str = "  ") -> None:
    """Text wrapped to the terminal."""
    width = min(shutil.get_terminal_size().columns, 100)
    click.echo(textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent))


def marked(snippet: Snippet) -> str:
    """A snippet with its hits in bold."""
    pieces, at = [], 0
    for start, end in snippet.marks:
        pieces += [snippet.text[at:start], click.style(snippet.text[start:end], bold=True)]
        at = end
    return "".join([*pieces, snippet.text[at:]])
