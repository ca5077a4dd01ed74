"""`dateline corrections`: listed, made, undone, exported, and made elsewhere."""

import json
import shutil
from pathlib import Path

from click.testing import CliRunner, Result
from reports import place, when

from search import Archive, DecisionError
from search.cli import dateline
from search.decisions import ConfirmDate, FixDate, HideDate
from search.editing import Editor


def command(archive: Path, *words: str, given: str = "") -> Result:
    """`dateline corrections`, in this process."""
    result = CliRunner().invoke(dateline, ["corrections", "--archive", str(archive), *words], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit | DecisionError), result.exception
    return result


def test_the_terminal_corrects_lists_and_undoes(archive: Archive, tmp_path: Path) -> None:
    place_ = tmp_path / "archive"
    told = archive.timeline("when:2024-09-11").events[0].event.id
    assert "“Wednesday” means 4 September 2024" in command(place_, "fix", told, "2024-09-04", "--note", "wire").stdout
    assert [when(archive, article)[0] for article in ("r0", "r1", "r2")] == ["2024-09-04"] * 3
    assert command(place_, "confirm", "r0", "--phrase", "1971").exit_code == 0
    assert command(place_, "hide", "r1", "--phrase", "1971").exit_code == 0
    assert when(archive, "r1") == ["2024-09-04"]
    assert command(place_, "undo", "1", "2").exit_code == 0
    assert [when(archive, article)[0] for article in ("r0", "r1", "r2")] == ["2024-09-11", "2024-09-11", "2024-09-04"]
    listed = command(place_).stdout
    assert "undone by 6" in listed
    assert "“wire”" in listed
    rows = [json.loads(line) for line in command(place_, "export").stdout.splitlines()]
    assert [(row["number"], row["status"]) for row in rows] == [
        (1, "undone"),
        (2, "undone"),
        (3, "in force"),
        (4, "in force"),
        (5, "in force"),
    ]
    assert command(place_, "export", "--format", "csv").stdout.startswith("number,decision,says,article")
    assert isinstance(command(place_, "fix", "r0", "2024", "--phrase", "Doomsday").exception, DecisionError)


def test_what_one_command_corrects_one_command_takes_back(archive: Archive, tmp_path: Path) -> None:
    place_ = tmp_path / "archive"
    assert command(place_).stdout == "Nothing was corrected yet.\n"
    told = archive.timeline("when:2024-09-11").events[0].event.id
    said = command(place_, "fix", told, "2024-09-04").stdout
    assert said.endswith("To take it back: dateline corrections undo 1-3\n")
    assert command(place_, "undo", "1-3").exit_code == 0
    assert [when(archive, article)[0] for article in ("r0", "r1", "r2")] == ["2024-09-11"] * 3
    assert "no number of a correction" in command(place_, "undo", "3-1").stderr


def test_the_archive_is_named_before_the_verb_or_behind_it(archive: Archive, tmp_path: Path) -> None:
    words = ["corrections", "confirm", "r0", "--phrase", "1971", "--archive", str(tmp_path / "archive")]
    assert CliRunner().invoke(dateline, words).exit_code == 0
    assert [type(one.decision.what) for one in Editor(archive).standings()] == [ConfirmDate]


def test_exported_corrections_are_made_elsewhere(archive: Archive, made: Path, tmp_path: Path) -> None:
    Editor(archive).decide_all([FixDate(place(archive, "Wednesday"), "2024-09-04"), HideDate(place(archive, "1971"))])
    file = tmp_path / "corrections.jsonl"
    elsewhere = '{"number": 9, "decision": "publish", "article": "nowhere", "date": "2024"}\n'
    lines = f'{elsewhere}{command(tmp_path / "archive", "export").stdout}{{"number": 9}}\n[]\nnot json\n'
    file.write_text(lines, encoding="utf-8")
    other = Path(shutil.copytree(made / "archive", tmp_path / "other"))
    done = command(other, "import", str(file))
    assert done.exit_code == 1
    assert done.stderr.count("passed over") == 4
    with Archive.open(other) as there:
        assert when(there) == ["2024-09-04"]
    assert command(other, "import", str(file)).stdout == ""


def test_the_terminal_shows_what_a_publication_date_changes(archive: Archive, tmp_path: Path) -> None:
    declined = command(tmp_path / "archive", "publish", "r0", "2024-09-20", given="n\n")
    assert "“Wednesday”: 11 September 2024 → 18 September 2024" in declined.stderr
    assert archive.decisions.read().decisions == ()
