"""`dateline search`: ranked articles with snippets."""

import gzip
import json
from pathlib import Path

import click

from search import phrasing
from search.archive import Archive
from search.cli import options
from search.errors import ReadError
from search.forms import results_form
from search.query import Sort
from search.results import Results


@click.command(cls=options.QueryCommand)
@options.words
@options.archive
@options.as_json
@click.option("--any", "any_of", is_flag=True, help="One of the words is enough.")
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many articles.")
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='JSON lines {"id", "query"}: one answer a line, {"id", "hits"}.',
)
def search(
    words: tuple[str, ...], directory: Path, sort: str, limit: int, batch: Path | None, *, as_json: bool, any_of: bool
) -> None:
    """Find articles: words, "phrases", -without, OR, prefix*, person:NAME, place:NAME, when:2022..2024 ..."""
    with Archive.open(directory) as archive:
        if batch:
            _answer(archive, batch, limit, any_of=any_of)
            return
        results = archive.search(
            options.typed(words), sort=Sort(sort), limit=limit, any_of=any_of, facet_size=10 if as_json else 0
        )
    if as_json:
        options.print_json(results_form(results))
    else:
        _show(results)


def _answer(archive: Archive, batch: Path, limit: int, *, any_of: bool) -> None:
    opening = gzip.open if batch.suffix == ".gz" else open
    with opening(batch, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                query_id, query = row["id"], str(row["query"])
            except (ValueError, KeyError, TypeError) as error:
                raise ReadError(f'{batch}, line {number} is no {{"id", "query"}}: {error}') from error
            options.print_json({"id": query_id, "hits": archive.rank(query, limit, any_of=any_of)})


def _show(results: Results) -> None:
    if results.note:
        options.print_paragraph(results.note, "")
    click.echo(f"{phrasing.count(results.total, 'article')}: {results.read_as}\n")
    if results.suggestion:
        click.echo(
            f"Did you mean: {results.suggestion.words} ({phrasing.count(results.suggestion.total, 'article')})\n"
        )
    for number, hit in enumerate(results.hits, 1):
        published = phrasing.period(hit.published.period) if hit.published else "undated"
        click.echo(f"{number}. {options.marked(hit.title)}")
        click.echo(click.style(f"  {published}  {hit.source}  {hit.id}".rstrip(), dim=True))
        for snippet in hit.snippets:
            options.print_paragraph(options.marked(snippet))
        if hit.versions:
            near = ", ".join(version.id for version in hit.versions)
            click.echo(
                click.style(f"  +{phrasing.count(len(hit.versions), 'near-identical version')}: {near}", dim=True)
            )
        click.echo()
