"""`dateline info`: what the archive holds."""

from pathlib import Path
from textwrap import shorten

import click

from search import phrasing
from search.archive import Archive
from search.cli import options
from search.forms import totals_form
from search.period import iso_day
from search.quality import Quality, date_quality, quality_form

_PHRASES, _DISPUTES = 10, 10
_WIDTH = 70
"""Characters of a sentence that are printed."""


@click.command()
@options.archive
@options.as_json
def info(directory: Path, *, as_json: bool) -> None:
    """Say what the archive holds, and how well its dates are known."""
    with Archive.open(directory) as archive:
        totals = archive.totals()
        quality = date_quality(archive)
    if as_json:
        options.print_json({**totals_form(totals), "date_quality": quality_form(quality)})
        return
    span = f"{totals.first.edtf} to {totals.last.edtf}" if totals.first and totals.last else "none is dated"
    for label, value in (
        ("Articles", f"{totals.articles} ({span})"),
        ("Events", totals.events),
        ("Names", totals.entities),
        ("Date phrases", f"{totals.dates}, of which {totals.unresolved} unresolved"),
        ("Undated articles", totals.undated),
        ("Language model", ", ".join(totals.models)),
    ):
        click.echo(f"{label + ':':18}{value}")
    _show(quality)


def _show(quality: Quality) -> None:
    """How well the dates are known, with what to type to see the articles."""
    click.echo("\nPublication dates")
    for origin in quality.origins:
        where = f"{origin.source.value} ({origin.source.reliability} reliability)" if origin.source else "nowhere"
        click.echo(f"  {origin.articles:>8,}  from {where}")
    click.echo("\nTo be looked at")
    for count, what, typed in (
        (quality.unresolved_undated, "undated articles with unresolved phrases", "dates:unresolved published:none"),
        (quality.unresolved_articles - quality.unresolved_undated, "dated ones", "dates:unresolved -published:none"),
        (quality.shaky, "articles with dates counted from a guess", 'dates:="counted from a guess"'),
        (quality.ambiguous, "articles with dates that may be two days", 'dates:="ambiguous"'),
        (quality.corrected, "articles corrected by users", 'dates:="corrected"'),
    ):
        if count:
            click.echo(f"  {count:>8,}  {what}  ({typed})")
    if quality.disputes:
        click.echo(f"  {len(quality.disputes):>8,}  happenings told of two days:")
    for each in quality.disputes[:_DISPUTES]:
        click.echo(f"            {each.one.period.edtf} or {each.other.period.edtf}?  {_short(each.one.sentence)}")
    for phrase in quality.by_phrase[:_PHRASES]:
        click.echo(f'  {phrase.count:>8,}  unresolved “{phrase.name}”  (dates:="unresolved: {phrase.name}")')
    for crowd in quality.crowded_publications:
        click.echo(
            f"  {crowd.articles:>8,}  articles of {crowd.day.edtf}, by {crowd.source.value}: a slip of its date?"
        )
    for day in quality.crowded_days:
        told = phrasing.count(day.articles, "article")
        click.echo(f"  {day.events:>8,}  events on {day.day.edtf} by the word of {told}: one misread date?")
    if quality.window:
        first, last = quality.window
        click.echo(f"  {quality.before:>8,}  events before {iso_day(first)}  (when:<{iso_day(first)})")
        click.echo(f"  {quality.after:>8,}  events after {iso_day(last - 1)}  (when:>{iso_day(last - 1)})")


def _short(sentence: str) -> str:
    return shorten(sentence, _WIDTH, placeholder=" …")
