"""`dateline timeline`: what happened when."""

from pathlib import Path

import click

from search import phrasing
from search.archive import Archive
from search.cli import options
from search.forms import events_form, key_dates_form
from search.model import EventKind
from search.pages import KeyDate
from search.query import Sort
from search.results import Events, TimelineEvent
from search.sentences import readable

_NAMED = 5
"""Articles named beside an event; the rest is counted."""


@click.command(cls=options.QueryCommand)
@options.words
@options.archive
@options.as_json
@click.option("--key-dates", type=click.IntRange(1), help="Only so many days, those that mattered most first.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many events.")
@click.option("--newest", "sort", flag_value=Sort.NEWEST, type=Sort, help="The latest first.")
@click.option("--weight", "sort", flag_value=Sort.WEIGHT, type=Sort, help="What mattered most first.")
@click.option("--any", "any_of", is_flag=True, help="One of the words is enough.")
def timeline(
    words: tuple[str, ...],
    directory: Path,
    key_dates: int | None,
    limit: int,
    sort: Sort | None,
    *,
    as_json: bool,
    any_of: bool,
) -> None:
    """Show what happened when, in the whole archive or as told by the articles that match WORDS."""
    query = options.typed(words)
    with Archive.open(directory) as archive:
        if key_dates:
            dates = archive.key_dates(key_dates, query, any_of=any_of)
            if as_json:
                options.print_json(key_dates_form(dates))
            for date in () if as_json else dates:
                _line(phrasing.day(date.day), " ".join(date.summary), _tellers(date))
            return
        events = archive.timeline(query, limit=limit, sort=sort or Sort.OLDEST, any_of=any_of)
    if as_json:
        options.print_json(events_form(events))
    else:
        _show(events)
        if events.next and sort is not Sort.WEIGHT:
            click.echo("To begin elsewhere: a time (when:2010-04), --key-dates 10, or --weight.", err=True)


def _tellers(date: KeyDate) -> str:
    where = ", ".join(dict.fromkeys(one.article for one in date.sentences))
    return f"{phrasing.count(date.articles, 'article')}, {phrasing.count(date.sources, 'source')}; said so in {where}"


def _show(events: Events) -> None:
    if events.note:
        options.print_paragraph(events.note, "")
    shown = f", the first {len(events.events)} shown" if events.next else ""
    click.echo(f"{phrasing.count(events.total, 'event')}{shown}: {events.read_as}\n")
    for told in events.events:
        _line(phrasing.period(told.event.period), readable(told.event), _evidence(told))


def _evidence(told: TimelineEvent) -> str:
    date = told.event.date
    anchor = f", counted from {phrasing.iso_words(date.anchor)} ({date.anchor_source})" if date.anchor else ""
    planned = "planned; " if told.event.kind is EventKind.PLANNED else ""
    others = " and ".join(phrasing.period(other.period) for other in told.conflicts)
    disputed = f"; others say {others}" if others else ""
    articles = ", ".join(witness.id for witness in told.witnesses[:_NAMED])
    more = f" and {len(told.witnesses) - _NAMED} more" if len(told.witnesses) > _NAMED else ""
    return f"{planned}“{date.text}”: {date.rule}{anchor}{disputed}; in {articles}{more}"


def _line(date: str, text: str, evidence: str) -> None:
    click.echo(click.style(date, bold=True))
    options.print_paragraph(text)
    click.echo(click.style(f"  {evidence}", dim=True))
