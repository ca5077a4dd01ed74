"""`dateline entities`: the people, organisations and places a text names, or the archive."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

import click

from search.cli import options, texts
from search.cli.names import VERBS
from search.extract.entities import name_entities
from search.forms import entity_mention_form
from search.model import Entity


class _TextOrVerb(click.Group):
    """Verbs where the first word is one; else everything is about a text."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A verb is recognised before a file of its name; no word at all at a terminal asks for help."""
        as_group = args[0] in {*self.commands, *ctx.help_option_names} if args else sys.stdin.isatty()
        return super().parse_args(ctx, args if as_group else ["read", *args])

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both uses."""
        formatter.write_usage(ctx.command_path, "[--jsonl] [--model NAME] [FILE]")
        formatter.write_usage(ctx.command_path, "VERB ...", "       ")


@click.group(cls=_TextOrVerb)
def entities() -> None:
    """Show the people, organisations and places that FILE names; or list and correct the names of the archive."""


for verb in VERBS:
    entities.add_command(verb)


@entities.command()
@texts.file
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} a line, print {"id", "entities"} a line.')
@click.option("--model", help="Any installed spaCy pipeline; without it, the one that ships with Dateline.")
@click.pass_context
def read(ctx: click.Context, file: TextIO, model: str | None, *, jsonl: bool) -> None:
    """Show what FILE names; the verb may be left out."""
    failed: list[str] = []
    for article_id, found in _found(file, failed, model, jsonl=jsonl):
        if jsonl:
            options.print_json({"id": article_id, "entities": [entity_mention_form(entity) for entity in found]})
        else:
            _show(found)
    ctx.exit(1 if failed else 0)


def _found(
    file: TextIO, failed: list[str], model: str | None, *, jsonl: bool
) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    from search.extract.tagger import Tagger  # noqa: PLC0415 - help needs no language model

    tagger = Tagger(model)
    for batch in texts.batches_of(file, failed, jsonl=jsonl):
        for article, tagged in zip(batch, tagger.tag(one.text for one in batch), strict=True):
            yield article.id, name_entities(article.text, tagged.names)


def _show(found: tuple[Entity, ...]) -> None:
    counts = Counter((entity.kind.value, entity.name) for entity in found)
    forms: dict[tuple[str, str], dict[str, None]] = {}
    for entity in found:
        forms.setdefault((entity.kind.value, entity.name), {})[entity.text] = None
    for (kind, name), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        others = ", ".join(text for text in forms[kind, name] if text != name)
        click.echo(f"{kind:7} {count:4}  {name}" + (f"  (also {others})" if others else ""))
