"""What several commands share: where the archive is, and how answers are printed."""

import json
import shutil
import textwrap
from collections.abc import Iterable
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


def typed(parts: Iterable[str]) -> str:
    """The words of a query as they were typed, a shell's quotes around several words kept."""
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
