"""A text on a terminal, its phrases of time underlined, and under each what it means and why."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

import click

from search import phrasing
from search.cli import timexes
from search.model import DateMention

_WIDEST: Final = 100
_NARROWEST: Final = 24
_CORNER: Final = "\u2514"
_ROOM: Final = 40
"""Columns that an explanation wants to the right of where its phrase begins; without them it goes to the left."""


def show(text: str, found: Sequence[DateMention], *, colour: bool) -> None:
    """Print the text wrapped to the terminal; where there is no colour, a rule is drawn below each phrase."""
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), _NARROWEST)
    at = 0
    for start, end in _lines(text, width):
        while at < len(found) and found[at].end <= start:
            at += 1
        here = []
        for date in found[at:]:
            if date.start >= end:
                break
            here.append(date)
        click.echo(_styled(text, start, end, here))
        if here and not colour:
            click.echo(_rules(start, end, here))
        begun = [date for date in here if date.start >= start]
        for line in _explained(begun, start, min(end, len(text)), width):
            click.echo(line)


def explanation(date: DateMention) -> str:
    """How a phrase was read, in one line: value, rule, anchor, and what was in doubt."""
    value = "unresolved" if date.unresolved else date.value
    anchor = f", counted from {date.anchor}, {date.anchor_source}" if date.anchor_source and date.period else ""
    other = f"; it could also be {phrasing.period(date.other)}" if date.other else ""
    note = f"; {date.note}" if date.note else ""
    return f"{value}{_in_words(date)}: {date.rule}{anchor}{other}{note}"


def _in_words(date: DateMention) -> str:
    """The weekday of a day, the days of anything else, how long or how often, unless the value says all of it."""
    if date.period is None:
        words = "" if date.unresolved else timexes.in_words(date.value, date.type)
        return f" ({words})" if words else ""
    words = phrasing.day_of_week(date.period) or phrasing.period(date.period)
    return "" if words == date.value else f" ({words})"


def _styled(text: str, start: int, end: int, found: list[DateMention]) -> str:
    pieces, at = [], start
    for date in found:
        first, last = max(date.start, start), min(date.end, end)
        pieces += [text[at:first], click.style(text[first:last], underline=True, bold=True)]
        at = last
    return "".join([*pieces, text[at:end]]).replace("\t", " ")


def _rules(start: int, end: int, found: list[DateMention]) -> str:
    """A line drawn below each phrase."""
    row = ""
    for date in found:
        first, last = max(date.start, start) - start, min(date.end, end) - start
        row = row.ljust(first) + "\u2500" * (last - first)
    return row


def _explained(found: list[DateMention], start: int, end: int, width: int) -> Iterator[str]:
    """The explanations below a line, the last phrase's first, each hanging from its phrase."""
    for place in range(len(found) - 1, -1, -1):
        date = found[place]
        waiting = [before.start - start for before in found[:place]]
        column, last = date.start - start, min(date.end, end) - start
        fits = width - column >= min(_ROOM, len(explanation(date)) + 2)
        lines = _to_the_right(date, column, width) if fits else _to_the_left(date, last, width)
        for number, (at, line) in enumerate(lines):
            hanging = "".join("\u2502" if where in waiting else " " for where in range(at))
            yield hanging + _emphasised(line, date, first=number == 0)


def _to_the_right(date: DateMention, column: int, width: int) -> list[tuple[int, str]]:
    lines = textwrap.wrap(explanation(date), width - column - 2)
    return [(column, f"{_CORNER if number == 0 else ' '} {line}") for number, line in enumerate(lines)]


def _to_the_left(date: DateMention, last: int, width: int) -> list[tuple[int, str]]:
    """The lines with the column each begins at; they end below the phrase's last letter."""
    lines = textwrap.wrap(explanation(date), max(min(last - 2, _WIDEST - _ROOM), _NARROWEST - 2))
    longest = max(map(len, lines))
    at = max(min(last, width) - 2 - longest, 0)
    return [(at, line if number else f"{line.ljust(longest)} \u2518") for number, line in enumerate(lines)]


def _emphasised(line: str, date: DateMention, *, first: bool) -> str:
    """The value in bold, all else dim."""
    value = "unresolved" if date.unresolved else date.value
    if not first or value not in line:
        return click.style(line, dim=True)
    head, _, tail = line.partition(value)
    return click.style(head, dim=True) + click.style(value, bold=True) + click.style(tail, dim=True)


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
