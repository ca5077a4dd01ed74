"""`dateline corrections`: what users decided, listed, exported, made and undone."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import click

from search import phrasing
from search.archive import Archive
from search.cli import options
from search.decisions import ConfirmDate, Decision, FixDate, HideDate, HideEvent, Place, Publish, Undo, What, written
from search.decisions.saying import say
from search.editing import Editor, Redated, Standing
from search.errors import DecisionError, NotFoundError
from search.exports import csvrows
from search.model import DateMention

_COLUMNS = ("number", "decision", "says", "article", "title", "phrase", "date", "made", "note", "status")

target = click.argument("target", metavar="EVENT|ARTICLE")
phrase = click.option("--phrase", help="The phrase in the article; without it, an event's id is meant.")
near = click.option("--at", "near", type=click.IntRange(0), default=0, help="Of several, the phrase nearest there.")
_SHOWN = 12
"""So many decisions are printed that one command makes; the rest are counted."""


class _Numbers(click.ParamType[range]):
    """The number of a correction, or the first and the last of several: 4, 2-189."""

    name = "numbers"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> range:
        """The numbers meant."""
        found = re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", value)
        numbers = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
        if not numbers:
            self.fail(f"{value!r} is no number of a correction, and no range such as 2-9.", param, ctx)
        return numbers


def _open_there(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    ctx.obj = value or ctx.obj


elsewhere = click.option(
    "--archive",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_open_there,
    expose_value=False,
    help="Where the archive is; here or before the verb.",
)
noted = click.option("--note", default="", help="Why; it is shown with the correction.")


@click.group(invoke_without_command=True)
@options.archive
@options.as_json
@click.pass_context
def corrections(ctx: click.Context, directory: Path, *, as_json: bool) -> None:
    """List what was corrected, the latest first, and whether it still applies; or correct something.

    An event is named by its id, as its page and `timeline --json` give it; a date by its article and --phrase.
    """
    ctx.obj = directory
    if ctx.invoked_subcommand is None:
        with _editing(directory) as editor:
            _list(editor, as_json=as_json)


@corrections.command()
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("--output", type=click.File("w", encoding="utf-8", lazy=False), default="-", help="The file to write.")
@elsewhere
@click.pass_obj
def export(directory: Path, form: str, output: TextIO) -> None:
    """Write all corrections to a file, oldest first."""
    with _editing(directory) as editor:
        standings = editor.standings()[::-1]
    if form == "csv":
        output.write(csvrows.line(_COLUMNS))
    for standing in standings:
        row = _form(standing)
        line = csvrows.line(csvrows.harmless(str(row.get(column, ""))) for column in _COLUMNS)
        output.write(line if form == "csv" else json.dumps(row, ensure_ascii=False) + "\n")


@corrections.command(name="import")
@click.argument("file", type=click.File(encoding="utf-8"))
@elsewhere
@click.pass_context
def take_in(ctx: click.Context, file: TextIO) -> None:
    """Make the corrections that another archive exported (JSON lines), under numbers of this one.

    What holds here already, and what is about nothing that is here, is passed over and named.
    """
    found: dict[int, Decision] = {}
    wrong: dict[int, str] = {}
    with _editing(ctx.obj) as editor:
        known = {each.decision.what for each in editor.standings() if not each.undone_by}
        for number, line in enumerate(file, 1):
            try:
                decision = _read(line)
            except ValueError as error:
                wrong[number] = str(error)
                continue
            if decision and decision.what not in known:
                found[number] = decision if decision.made else replace(decision, made=_now())
                known.add(decision.what)
        said = editor.objections(decision.what for decision in found.values())
        wrong |= {number: reason for number, reason in zip(found, said, strict=True) if reason}
        wrong |= _take_over(editor, {number: each for number, each in found.items() if number not in wrong})
    for number, reason in sorted(wrong.items()):
        click.echo(f"{file.name}, line {number}: passed over, {reason}", err=True)
    ctx.exit(1 if wrong else 0)


def _take_over(editor: Editor, found: Mapping[int, Decision]) -> dict[int, str]:
    """Take decisions over together, or each by itself where one cannot be; why some were not, by the same numbers."""
    try:
        _report(editor.take_over(tuple(found.values())) if found else ())
    except (DecisionError, NotFoundError) as error:
        if len(found) == 1:
            return dict.fromkeys(found, str(error))
        return {number: why for one in found for number, why in _take_over(editor, {one: found[one]}).items()}
    return {}


@corrections.command()
@click.argument("numbers", nargs=-1, required=True, type=_Numbers())
@noted
@elsewhere
@click.pass_obj
def undo(directory: Path, numbers: tuple[range, ...], note: str) -> None:
    """Undo corrections by their NUMBERS, such as 4 or 2-9; an undoing can be undone as well."""
    _decide(directory, note, lambda _: [Undo(number) for number in chain.from_iterable(numbers)])


@corrections.command()
@target
@click.argument("date")
@phrase
@near
@noted
@elsewhere
@click.pass_obj
def fix(directory: Path, target: str, date: str, phrase: str | None, near: int, note: str) -> None:
    """Say that an event, or a phrase, means another DATE: 2024-12-20, 2024-12, 199X, 2024-12-20/2024-12-23."""
    _decide(directory, note, lambda editor: [FixDate(each, date) for each in _aim(editor, target, phrase, near)])


@corrections.command()
@target
@phrase
@near
@noted
@elsewhere
@click.pass_obj
def hide(directory: Path, target: str, phrase: str | None, near: int, note: str) -> None:
    """Hide an event wherever it is told, or a phrase that is no date together with what it dates."""
    make: Callable[[Place], What] = HideDate if phrase else HideEvent
    aim = partial(_aim, target=target, phrase=phrase, near=near, every=True)
    _decide(directory, note, lambda editor: [make(each) for each in aim(editor)])


@corrections.command()
@target
@phrase
@near
@noted
@elsewhere
@click.pass_obj
def confirm(directory: Path, target: str, phrase: str | None, near: int, note: str) -> None:
    """Say that the date of an event, or a phrase, was read rightly."""
    _decide(directory, note, lambda editor: [ConfirmDate(each) for each in _aim(editor, target, phrase, near)])


@corrections.command()
@click.argument("article")
@click.argument("date")
@click.option("--yes", is_flag=True, help="Do not ask.")
@noted
@elsewhere
@click.pass_obj
def publish(directory: Path, article: str, date: str, note: str, *, yes: bool) -> None:
    """Say when ARTICLE was published; what that changes is shown first."""
    what = Publish(article, date)
    with _editing(directory) as editor:
        _show(editor.preview(what))
        if not yes:
            click.confirm("Is that right?", abort=True, err=True)
        _report(editor.decide_all([what], note=note, made=_now()))


@contextmanager
def _editing(directory: Path) -> Iterator[Editor]:
    with Archive.open(directory) as archive:
        editor = Editor(archive)
        for problem in editor.problems():
            click.echo(problem, err=True)
        yield editor


def _decide(directory: Path, note: str, what: Callable[[Editor], list[What]]) -> None:
    with _editing(directory) as editor:
        _report(editor.decide_all(what(editor), note=note, made=_now()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _aim(editor: Editor, target: str, phrase: str | None, near: int, *, every: bool = False) -> tuple[Place, ...]:
    """The phrase in an article, or those that date an event; all its tellings, or those that give its time."""
    if phrase:
        return (editor.aim(target, phrase, near),)
    aim = editor.aim_at(target)
    return aim.all if every else aim.alike


def _report(decisions: tuple[Decision, ...]) -> None:
    for decision in decisions[:_SHOWN]:
        click.echo(f"{decision.number}: {say(decision.what)}")
    if len(decisions) > _SHOWN:
        click.echo(f"and {phrasing.count(len(decisions) - _SHOWN, 'more such correction')}")
    if decisions:
        first, last = decisions[0].number, decisions[-1].number
        click.echo(f"To take it back: dateline corrections undo {first if first == last else f'{first}-{last}'}")


def _list(editor: Editor, *, as_json: bool) -> None:
    standings = editor.standings()
    if not standings and not as_json:
        click.echo("Nothing was corrected yet.")
    for standing in standings:
        if as_json:
            options.print_json(_form(standing))
            continue
        decision = standing.decision
        click.echo(f"{click.style(str(decision.number), bold=True)}  {say(decision.what)}")
        about = (standing.article or "", decision.made[:10], decision.note and f"“{decision.note}”", _status(standing))
        click.echo(click.style(f"   {', '.join(part for part in about if part)}", dim=True))


def _status(standing: Standing) -> str:
    if standing.undone_by:
        return f"undone by {standing.undone_by}"
    return f"no longer applies: {standing.lapsed}" if standing.lapsed else ""


def _form(standing: Standing) -> dict[str, Any]:
    status = "undone" if standing.undone_by else "lapsed" if standing.lapsed else "in force"
    row = written.write(standing.decision)
    return {**row, "says": say(standing.decision.what), "title": standing.title, "status": status}


def _read(line: str) -> Decision | None:
    """The decision of an exported line; None for one that did not hold there."""
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - it was written so, not called so
    if row.get("status") == "undone":
        return None
    kept = {key: str(value) if isinstance(value, int) else value for key, value in row.items()}
    return written.read({key: value for key, value in kept.items() if key not in {"says", "title", "status"}})


def _show(redated: Redated) -> None:
    now = redated.article.published
    click.echo(f"{redated.article.id}: published {phrasing.period(redated.published.period)}", err=True)
    click.echo(f"so far: {phrasing.period(now.period) if now else 'undated'}", err=True)
    for was, then in redated.changes:
        phrase = was or then
        assert phrase
        click.echo(f"  “{phrase.text}”: {_meaning(was)} → {_meaning(then)}", err=True)
    click.echo(f"{phrasing.count(redated.same, 'phrase')} would stay as read", err=True)


def _meaning(date: DateMention | None) -> str:
    if date is None:
        return "no date"
    return phrasing.period(date.period) if date.period else date.value or "not resolved"
