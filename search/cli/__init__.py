"""The command line: one command, one file; errors become a line and an exit code here, once.

Exit codes: 0 done, 1 done but some articles failed, 2 could not.
"""

import sys
from importlib import import_module
from importlib.metadata import entry_points

import click

from search.errors import DatelineError

_COMMANDS = {
    "index": "Add or update articles from files and folders.",
    "search": "Find articles.",
    "timeline": "Show what happened when.",
    "dates": "Show the dates a text mentions, and how each was read.",
    "entities": "Show the people, organisations and places a text names; correct those of the archive.",
    "corrections": "List, make and undo corrections of dates, events and names.",
    "serve": "Open the archive in a browser.",
    "info": "Say what the archive holds.",
    "export": "Write the timeline or the articles to a file.",
    "verify": "Check the archive for damage.",
    "rebuild": "Make the index anew from the articles kept in it.",
}


class _Commands(click.Group):
    """Commands by name, each loaded when it is called, so that none waits for another's libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's too
        for entry in entry_points(group="dateline.commands", name=cmd_name):
            return _joining(_command(entry.load()))
        if cmd_name not in _COMMANDS:
            return None
        return _command(getattr(import_module(f"search.cli.{cmd_name}"), cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _joining(command: click.Command) -> click.Command:
    """A command from elsewhere, with the option that every command on an archive has."""
    from search.cli import options  # noqa: PLC0415 - only where such a command is called

    if not any(parameter.name == "directory" for parameter in command.params):
        options.archive(command)
    return command


def _command(found: object) -> click.Command:
    assert isinstance(found, click.Command)
    return found


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", message="%(package)s %(version)s")
def dateline() -> None:
    """Turn a folder of articles into an archive to search and a timeline of what happened when."""


def main() -> None:
    """The `dateline` command."""
    try:
        code = dateline(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough
        sys.exit(0)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(
            f"dateline: {place}{error.strerror or error}. Check the path, its permissions and the disk.", err=True
        )
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("dateline: stopped; what was kept is kept, and the next run goes on from there.", err=True)
        sys.exit(2)
