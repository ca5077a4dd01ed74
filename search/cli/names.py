"""`dateline entities list | rename | merge | split | hide | retype`: the names of the archive, as users want them."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from search import phrasing
from search.archive import Archive
from search.cli import options
from search.decisions import HideName, Merge, OfName, Rename, Retype, Split
from search.decisions.saying import say
from search.editing import Editor
from search.errors import DecisionError, NotFoundError
from search.fields import Field
from search.model import EntityKind, Name
from search.profiles import shown_name
from search.query import Everything, Request
from search.results import Naming

_WORDINGS = 8
"""So many are printed of a name; the rest are counted."""
_CHANGES = 12
"""So many names are printed that a decision shows otherwise; the rest are counted."""

_KINDS = click.Choice([kind.value for kind in EntityKind], case_sensitive=False)
Function = TypeVar("Function", bound=Callable[..., object])


def _kind(_: click.Context, __: click.Parameter, value: str | None) -> EntityKind | None:
    return EntityKind(value) if value else None


of_kind = click.option("--kind", type=_KINDS, callback=_kind, help="Where a name is of several kinds: which is meant.")
noted = click.option("--note", default="", help="Why; it is kept with the decision.")


def _deciding(command: Function) -> Function:
    """The options of every decision."""
    return options.archive(of_kind(noted(command)))


@click.command(name="list")
@click.argument("words", nargs=-1)
@options.archive
@click.option("--kind", type=_KINDS, callback=_kind, help="Of this kind alone.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many of each kind.")
@options.as_json
def list_names(words: tuple[str, ...], directory: Path, kind: EntityKind | None, limit: int, *, as_json: bool) -> None:
    """Show who and what is in the archive: all, or names with these WORDS.

    Each with the number of articles; below it other names that are one with it, and how else articles write it.
    """
    found = False
    with Archive.open(directory) as archive:
        for one in (kind,) if kind else EntityKind:
            for name, articles in _names(archive, one, " ".join(words), limit):
                found = True
                held = sorted(archive.engine.namings((one, name)), key=lambda naming: (-naming.articles, naming.name))
                if as_json:
                    options.print_json(_form(one, name, articles, held))
                else:
                    _show(one, name, articles, held)
    if not found and not as_json:
        click.echo("No name is like that here.")


@click.command()
@click.argument("name")
@click.argument("to")
@_deciding
def rename(name: str, to: str, directory: Path, kind: EntityKind | None, note: str) -> None:
    """Show NAME as TO."""
    _decide(directory, note, lambda archive: Rename(*_find(archive, name, kind), to))


@click.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--into", help="The name under which all are shown; without it, the first.")
@_deciding
def merge(names: tuple[str, ...], into: str | None, directory: Path, kind: EntityKind | None, note: str) -> None:
    """Say that all these NAMES are one: dateline entities merge "Ada Reyes" Reyes "A. Reyes"."""
    if len({*names, into or names[0]}) == 1:
        raise DecisionError('One name is one already: give two, as in dateline entities merge "Ada Reyes" Reyes.')

    def merged(archive: Archive) -> Merge:
        found = tuple(dict.fromkeys(_find(archive, name, kind) for name in names))
        if len(found) == 1 and into in {None, found[0][1]}:
            raise DecisionError(f"These are one already, and shown as {found[0][1]!r}.")
        return Merge(found, (found[0][0], into or found[0][1]))

    _decide(directory, note, merged)


@click.command()
@click.argument("name")
@click.argument("apart", nargs=-1, required=True)
@_deciding
def split(name: str, apart: tuple[str, ...], directory: Path, kind: EntityKind | None, note: str) -> None:
    """Let names that are shown as NAME stand APART, each as it is written: entities list shows which there are."""
    _decide(directory, note, partial(_split, name=name, apart=apart, kind=kind))


@click.command()
@click.argument("name")
@_deciding
def hide(name: str, directory: Path, kind: EntityKind | None, note: str) -> None:
    """Hide NAME: it is no name, or not worth showing."""
    _decide(directory, note, lambda archive: HideName(*_find(archive, name, kind)))


@click.command()
@click.argument("name")
@click.argument("to", type=_KINDS)
@_deciding
def retype(name: str, to: str, directory: Path, kind: EntityKind | None, note: str) -> None:
    """Say that NAME is of another kind: PERSON, ORG, PLACE or OTHER."""
    _decide(directory, note, lambda archive: Retype(*_find(archive, name, kind), EntityKind(to)))


VERBS = (list_names, rename, merge, split, hide, retype)


def _names(archive: Archive, kind: EntityKind, words: str, limit: int) -> list[tuple[str, int]]:
    """The commonest names of a kind, or those that hold words, with the number of articles."""
    field = Field(kind.value.lower())
    if words:
        return list(archive.engine.complete(field, words, limit))
    request = Request(Everything(), limit=0, facets=(field,), facet_size=limit, tallies=False)
    return [(value.name, value.count) for facet in archive.engine.find(request).facets for value in facet.values]


def _form(kind: EntityKind, name: str, articles: int, held: list[Naming]) -> dict[str, object]:
    return {
        "label": kind.value,
        "name": name,
        "articles": articles,
        "shown_for": [
            {"label": one.kind.value, "name": one.name, "articles": one.articles, "wordings": dict(one.wordings)}
            for one in held
        ],
    }


def _show(kind: EntityKind, name: str, articles: int, held: list[Naming]) -> None:
    click.echo(f"{kind.value:7} {articles:6}  {click.style(name, bold=True)}")
    others = [
        one.name + (f" ({one.kind.value})" if one.kind is not kind else "") + f" {phrasing.number(one.articles)}"
        for one in held
        if (one.kind, one.name) != (kind, name)
    ]
    worded: dict[str, int] = {}
    for one in held:
        for text, count in one.wordings.items():
            worded[text] = worded.get(text, 0) + count
    own = {name, *(one.name for one in held)}
    ranked = sorted((-count, text) for text, count in worded.items() if text not in own)
    for label, listed in (
        ("one with it", others),
        ("also written", [f"{text} {phrasing.number(-n)}" for n, text in ranked]),
    ):
        if listed:
            more = f" and {len(listed) - _WORDINGS} more" if len(listed) > _WORDINGS else ""
            options.print_paragraph(f"{label}: {', '.join(listed[:_WORDINGS])}{more}", " " * 16)


def _find(archive: Archive, name: str, kind: EntityKind | None) -> Name:
    """The name as it is shown, of the kind told or of the only one there is. Raises NotFoundError, DecisionError."""
    found = []
    for one in (kind,) if kind else EntityKind:
        try:
            found.append(shown_name(archive, (one, name)))
        except NotFoundError:
            continue
    if len(set(found)) > 1:
        kinds = ", ".join(f"--kind {of.value.lower()} ({called})" for of, called in dict.fromkeys(found))
        raise DecisionError(f"{name!r} stands for several names: say which with one of {kinds}.")
    if not found:
        near = [repr(one) for of in ((kind,) if kind else EntityKind) for one, _ in _names(archive, of, name, 2)]
        cure = f"did you mean {' or '.join(near)}?" if near else "`dateline entities list WORDS` finds names."
        raise NotFoundError(f"The archive shows no name {name!r}; {cure}")
    return found[0]


def _split(archive: Archive, name: str, apart: tuple[str, ...], kind: EntityKind | None) -> Split:
    found = _find(archive, name, kind)
    held = [one.name for one in archive.engine.namings(found)]
    strangers = [one for one in apart if one not in held]
    if strangers:
        raise DecisionError(f"{found[1]!r} is not shown for {strangers[0]!r}, but for {', '.join(sorted(held))}.")
    return Split(*found, apart)


def _decide(directory: Path, note: str, make: Callable[[Archive], OfName]) -> None:
    """Make a decision and say what it changed, and how to take it back."""
    with Archive.open(directory) as archive:
        before = archive.engine.collation().names
        made = datetime.now(UTC).isoformat(timespec="seconds")
        decision = Editor(archive).decide(make(archive), note=note, made=made)
        after = archive.engine.collation().names
    changed = sorted(name for name in {*before, *after} if before.get(name, name) != after.get(name, name))
    click.echo(f"{decision.number}: {say(decision.what)}")
    for name in changed[:_CHANGES]:
        click.echo(
            f"  {_called(name, name[0])}: {_was(before.get(name, name), name)} → {_was(after.get(name, name), name)}"
        )
    if len(changed) > _CHANGES:
        click.echo(f"  and {phrasing.count(len(changed) - _CHANGES, 'name')} more")
    if not changed:
        click.echo("  It changes nothing that is shown now.")
    click.echo(f"To take it back: dateline corrections undo {decision.number}")


def _called(name: Name, kind: EntityKind) -> str:
    return name[1] if name[0] is kind else f"{name[1]} ({name[0].value})"


def _was(shown: Name | None, held: Name) -> str:
    return _called(shown, held[0]) if shown else "hidden"
