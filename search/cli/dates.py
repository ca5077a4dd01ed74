"""`dateline dates`: the phrases of time in a text, and how each was read."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

import click

from search import phrasing
from search.cli import options, texts
from search.cli.underlined import show
from search.extract.dates import find_dates, reads_as_history
from search.extract.tagged import Tagged
from search.forms import date_form
from search.model import Article


@click.command()
@texts.file
@click.option("--published", default="", metavar="YYYY-MM-DD", help="When the text was published.")
@click.option(
    "--jsonl", is_flag=True, help='Read {"id", "published", "title"?, "text"} a line, print {"id", "dates"} a line.'
)
@click.option("--model", help="Any installed spaCy pipeline; without it, the one that ships with Dateline.")
@click.option("--no-model", is_flag=True, help="Tell tenses by the words alone: starts faster, reads a little worse.")
@click.pass_context
def dates(ctx: click.Context, file: TextIO, published: str, model: str | None, *, jsonl: bool, no_model: bool) -> None:
    """Show the dates that FILE mentions, and how each was read.

    Phrases such as "yesterday" are counted from the publication date: the one told, or that of the file's name or of
    the text's own dateline. Without one they stay unresolved.
    """
    ctx.color = None if _in_colour() else False
    failed: list[str] = []
    batches = texts.batches_of(file, failed, jsonl=jsonl, published=published)
    for article, tagged in _tagged(batches, model, no_model=no_model):
        found = find_dates(article.text, article.published, tagged, body=article.body, day_first=article.day_first)
        if jsonl:
            options.print_json({"id": article.id, "dates": [date_form(date) for date in found]})
        else:
            click.echo(_heading(article))
            show(article.text, found, colour=_in_colour())
    ctx.exit(1 if failed else 0)


def _tagged(
    batches: Iterable[list[Article]], model: str | None, *, no_model: bool
) -> Iterator[tuple[Article, Tagged | None]]:
    """Each article with what the language model says of it, a batch read together."""
    if no_model:
        yield from ((article, None) for batch in batches for article in batch)
        return
    from search.extract.tagger import Tagger  # noqa: PLC0415 - heavy, and help needs no language model

    tagger = Tagger(model)
    for batch in batches:
        yield from zip(batch, tagger.tag(article.text for article in batch), strict=True)


def _in_colour() -> bool:
    """Whether letters can be underlined: on a terminal, unless NO_COLOR asks for plain ones."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _heading(article: Article) -> str:
    """As what the text is read, and from when."""
    kind = "a history" if reads_as_history(article.text, article.published) else "news"
    when = article.published
    published = f"published {phrasing.period(when.period)}" if when else "publication date unknown"
    return click.style(f"Read as {kind}, {published}.", dim=True) + "\n"
