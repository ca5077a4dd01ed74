"""Names of an archive, listed and decided on, on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from search import Archive
from search.cli import dateline
from search.errors import DatelineError
from search.model import Annotated, Article, Collation, Entity, EntityKind
from search.naming import unify

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE
ADA = Entity(0, 9, "Ada Reyes", PERSON, "Ada Reyes")
STORIES: list[tuple[str, list[Entity]]] = [
    ("Ada Reyes sang. Reyes danced.", [ADA, Entity(16, 21, "Reyes", PERSON, "Ada Reyes")]),
    ("Ada Reyes slept. Reyes woke.", [ADA, Entity(17, 22, "Reyes", PERSON, "Ada Reyes")]),
    ("Reyes left.", [Entity(0, 5, "Reyes", PERSON, "Reyes")]),
    ("Dover met in Dover.", [Entity(0, 5, "Dover", PERSON, "Dover"), Entity(13, 18, "Dover", PLACE, "Dover")]),
]
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`dateline entities` on an archive of four sentences, in which Reyes is shown as Ada Reyes."""
    with Archive.open(tmp_path, create=True) as archive:
        archive.engine.write(
            [Annotated(Article(str(at), text), tuple(entities)) for at, (text, entities) in enumerate(STORIES)]
        )
        archive.engine.collate(Collation(unify(archive.engine.namings())))

    def entities(*args: str) -> Result:
        return CliRunner().invoke(dateline, ["entities", *args, "--archive", str(tmp_path)])

    return entities


def listed(run: Run, *args: str) -> dict[str, int]:
    rows = map(json.loads, run("list", "--json", *args).stdout.splitlines())
    return {f"{row['label']} {row['name']}": row["articles"] for row in rows}


def test_lists_who_is_in_the_archive(run: Run) -> None:
    assert listed(run) == {"PERSON Ada Reyes": 3, "PERSON Dover": 1, "PLACE Dover": 1}
    assert listed(run, "--kind", "place") == {"PLACE Dover": 1}
    assert listed(run, "rey") == {"PERSON Ada Reyes": 3}
    assert run("list", "zebra").stdout == "No name is like that here.\n"
    assert "one with it: Reyes 1" in run("list").stdout


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        (["rename", "Ada Reyes", "A. Reyes"], {"PERSON A. Reyes": 3, "PERSON Dover": 1, "PLACE Dover": 1}),
        (["rename", "Reyes", "A. Reyes"], {"PERSON A. Reyes": 3, "PERSON Dover": 1, "PLACE Dover": 1}),
        (["merge", "Ada Reyes", "Dover", "--kind", "person"], {"PERSON Ada Reyes": 4, "PLACE Dover": 1}),
        (
            ["split", "Ada Reyes", "Reyes"],
            {"PERSON Ada Reyes": 2, "PERSON Reyes": 1, "PERSON Dover": 1, "PLACE Dover": 1},
        ),
        (["hide", "Dover", "--kind", "person"], {"PERSON Ada Reyes": 3, "PLACE Dover": 1}),
        (["retype", "Ada Reyes", "place"], {"PERSON Dover": 1, "PLACE Ada Reyes": 3, "PLACE Dover": 1}),
    ],
)
def test_a_decision_is_shown_at_once_and_tells_how_it_is_taken_back(
    run: Run, args: list[str], shown: dict[str, int]
) -> None:
    said = run(*args).stdout
    assert listed(run) == shown
    assert "→" in said
    assert "dateline corrections undo 1" in said


def test_what_changes_is_told(run: Run) -> None:
    assert "Reyes: Ada Reyes → Reyes" in run("split", "Ada Reyes", "Reyes").stdout
    assert "Reyes: Reyes → Ada Reyes" in run("merge", "Ada Reyes", "Reyes", "--note", "told so").stdout
    assert "Reyes: Ada Reyes → hidden" in run("hide", "Ada Reyes").stdout


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["rename", "Adda Reyes", "X"], "no name 'Adda Reyes'"),
        (["hide", "rey"], "did you mean 'Ada Reyes'"),
        (["hide", "Dover"], "--kind person (Dover), --kind place (Dover)"),
        (["split", "Ada Reyes", "Dover"], "not shown for 'Dover', but for Ada Reyes, Reyes"),
        (["merge", "Dover"], "give two"),
        (["merge", "Ada Reyes", "Reyes"], "are one already"),
    ],
)
def test_a_decision_about_nothing_is_refused(run: Run, args: list[str], complaint: str) -> None:
    result = run(*args)
    assert isinstance(result.exception, DatelineError)
    assert complaint in str(result.exception)


def test_a_file_is_still_read(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Ada Reyes went to Dover.", encoding="utf-8")
    assert "Dover" in CliRunner().invoke(dateline, ["entities", str(story)]).stdout
    assert "Dover" in CliRunner().invoke(dateline, ["entities"], input="Ada Reyes went to Dover.").stdout
    assert "rename" in CliRunner().invoke(dateline, ["entities", "-h"]).stdout
