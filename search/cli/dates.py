"""`dateline dates`: the phrases of time in a text, and how each was read."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

import click

from search.cli import options
from search.cli.texts import batches_of
from search.extract.dates import find_dates, reads_as_history
from search.extract.tagged import Tagged
from search.forms import date_form
from search.model import Article, DateMention

_WIDEST: Final = 100


@click.command()
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"), default="-")
@click.option("--published", default="", metavar="YYYY-MM-DD", help="When the text was published.")
@click.option(
    "--jsonl", is_flag=True, help='Read {"id", "published", "title"?, "text"} a line, print {"id", "dates"} a line.'
)
@click.option("--model", help="Any installed spaCy pipeline; without it, the one that ships with Dateline.")
@click.option("--no-model", is_flag=True, help="Tell tenses by the words alone: starts faster, reads a little worse.")
@click.pass_context
def dates(ctx: click.Context, file: TextIO, published: str, model: str | None, *, jsonl: bool, no_model: bool) -> None:
    """Show the dates that FILE mentions, and how each was read.

    Phrases such as "yesterday" are counted from the publication date; without one they stay unresolved.
    """
    failed: list[str] = []
    batches = batches_of(file, failed, jsonl=jsonl, published=published)
    for article, tagged in _tagged(batches, model, no_model=no_model):
        found = find_dates(article.text, article.published, tagged, body=article.body, day_first=article.day_first)
        if jsonl:
            options.print_json({"id": article.id, "dates": [date_form(date) for date in found]})
        else:
            click.echo(_heading(article))
            _show(article.text, found)
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


def _heading(article: Article) -> str:
    """As what the text is read, and from when."""
    kind = "a history" if reads_as_history(article.text, article.published) else "news"
    published = f"published {article.published.period.edtf}" if article.published else "publication date unknown"
    return click.style(f"Read as {kind}, {published}.", dim=True) + "\n"


def _show(text: str, found: tuple[DateMention, ...]) -> None:
    """The text, each phrase of time underlined, and under each line what its phrases mean."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for start, end in _lines(text, width):
        here = [date for date in found if date.start < end and date.end > start]
        click.echo(_underlined(text, start, end, here))
        for date in here:
            if date.start >= start:
                indent = min(date.start - start, width // 3)
                click.echo(
                    textwrap.fill(
                        explanation(date),
                        width,
                        initial_indent=" " * indent + "\u2514 ",
                        subsequent_indent=" " * (indent + 2),
                    )
                )


def explanation(date: DateMention) -> str:
    """How a phrase was read, in one line: value, rule, anchor, and what was in doubt."""
    value = "unresolved" if date.unresolved else date.value
    days = f" ({date.period.edtf})" if date.period is not None and date.period.edtf != date.value else ""
    anchor = f", counted from {date.anchor}: {date.anchor_source}" if date.anchor_source else ""
    other = f"; it could also be {date.other.edtf}" if date.other else ""
    note = f"; {date.note}" if date.note else ""
    return f"{value}{days}: {date.rule}{anchor}{other}{note}"


def _underlined(text: str, start: int, end: int, found: list[DateMention]) -> str:
    pieces, at = [], start
    for date in found:
        first, last = max(date.start, start), min(date.end, end)
        pieces += [text[at:first], click.style(text[first:last], underline=True, bold=True)]
        at = last
    return "".join([*pieces, text[at:end]]).replace("\t", " ")


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end when it is wrapped at spaces."""
    start = 0
    for line in text.split("\n"):
        at, stop = start, start + len(line)
        while stop - at > width:
            space = text.rfind(" ", at, at + width + 1)
            end = space if space > at else at + width
            yield at, end
            at = end + (space > at)
        yield at, stop
        start = stop + 1
