"""`dateline index`: add or update articles."""

import os
import sys
from pathlib import Path
from time import monotonic
from typing import Self

import click
from tqdm import tqdm

from search.archive import Archive
from search.cli import options
from search.errors import DatelineError
from search.ingest import Plan, Report, ingest
from search.read.content import READS

_LINES_EVERY = 15
"""Where there is no terminal, a line of progress after so many seconds."""
_BAR = "{desc}: {percentage:3.0f} % |{bar:30}| {postfix}, {remaining} left"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.archive
@click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN", help="Which column holds text, title, ...")
@click.option("--model", help="Any installed spaCy pipeline; without it, the one that ships with Dateline.")
@click.option("--workers", type=click.IntRange(1), default=None, help="Processes; by default one for each core.")
@click.option("--prune", is_flag=True, help="Also remove articles that left these folders.")
@click.pass_context
def index(
    ctx: click.Context,
    paths: tuple[Path, ...],
    directory: Path,
    mapping: tuple[str, ...],
    model: str | None,
    workers: int | None,
    *,
    prune: bool,
) -> None:
    """Add or update articles from PATHS: files, or folders with everything below them.

    Only what changed is read again. An interrupted run keeps what it had kept; the next one goes on from there.
    """
    plan = Plan(paths, _columns(mapping), model, workers or os.cpu_count() or 1, prune=prune)
    with Archive.open(directory, create=True) as archive, _Progress() as progress:
        report = ingest(archive, plan, progress.show)
    _tell(report)
    if not (report.articles or report.failures):
        _say_what_is_read(paths)
    ctx.exit(1 if report.failures else 0)


def _columns(mapping: tuple[str, ...]) -> dict[str, str]:
    columns = dict(pair.partition("=")[::2] for pair in mapping)
    if not all(columns.values()):
        raise DatelineError("--map takes FIELD=COLUMN, for example --map text=artikel.")
    return columns


class _Progress:
    """A bar with rate and time left on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None
        self._began = self._said = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.close()

    def show(self, report: Report) -> None:
        """Say how far the run has come."""
        if sys.stderr.isatty():
            self._bar = self._bar or tqdm(total=report.size, leave=False, bar_format=_BAR, desc="Indexing")
            rate = (report.added + report.changed) / max(monotonic() - self._began, 0.001)
            self._bar.set_postfix_str(f"{report.articles} articles, {rate:.0f}/s", refresh=False)
            self._bar.update(report.passed - self._bar.n)
        elif monotonic() >= self._said + _LINES_EVERY:
            self._said = monotonic()
            share = f" ({report.passed / report.size:.0%} read)" if report.size else ""
            click.echo(f"{report.articles} articles so far{share}, {len(report.failures)} failed", err=True)


def _say_what_is_read(paths: tuple[Path, ...]) -> None:
    """Where nothing was found: what was looked for, and where."""
    places = ", ".join(click.format_filename(path) for path in paths)
    click.echo(f"No article was found in {places}, nor in folders below. Read are: {READS}.", err=True)


def _tell(report: Report) -> None:
    """The final report, on standard error."""
    counts = f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged"
    click.echo(counts + (f", {report.removed} removed" if report.removed else ""), err=True)
    for reason, count in report.skipped.items():
        click.echo(f"{count} passed over: {reason}", err=True)
    for warning in report.warnings:
        click.echo(f"note: {warning}", err=True)
    if report.undated:
        click.echo(f"{report.undated} without a publication date (find them with published:none)", err=True)
    if report.unresolved:
        click.echo(f"{report.unresolved} date phrases not resolved (find them with dates:unresolved)", err=True)
    if report.failures:
        click.echo(f"{len(report.failures)} failed:", err=True)
        for failure in report.failures:
            click.echo(f"  {failure}", err=True)
