"""Decisions survive reading again, rebuilding, dying half way, and what is written by hand."""

from pathlib import Path

import pytest
from reports import STORY, kept, place, run, when, write

from search import Archive, DecisionError, ModelError
from search.decisions import FixDate, HideDate, Publish
from search.decisions.ledger import NAME
from search.editing import Editor
from search.engines.whoosh import rebuild


def test_decisions_outlive_reading_again(archive: Archive, made: Path) -> None:
    editor = Editor(archive)
    editor.decide_all([FixDate(place(archive, "Wednesday"), "2024-09-04"), Publish("r1", "2024-09-20")])
    write(made / "articles", 2, f"An update. {STORY}")
    assert run(archive, made / "articles").unchanged == 2
    write(made / "articles", 0, f"An update. {STORY}")
    write(made / "articles", 1, f"An update. {STORY}")
    report = run(archive, made / "articles")
    assert (report.changed, report.unchanged, report.failures) == (2, 1, [])
    assert when(archive) == ["2024-09-04", "1971"]
    assert when(archive, "r1") == ["2024-09-18", "1971"]
    editor.undo(1)
    editor.undo(2)
    assert when(archive) == when(archive, "r1") == ["2024-09-11", "1971"]


def test_decisions_outlive_rebuilding(archive: Archive, tmp_path: Path) -> None:
    editor = Editor(archive)
    editor.decide(FixDate(place(archive, "Wednesday"), "2024-09-04"))
    corrected = kept(archive)
    rebuild(tmp_path / "archive")
    assert kept(archive) == corrected
    editor.undo(1)
    assert when(archive) == ["2024-09-11", "1971"]


def test_an_archive_made_anew_takes_the_decisions_along(archive: Archive, made: Path, tmp_path: Path) -> None:
    Editor(archive).decide_all([FixDate(place(archive, "Wednesday"), "2024-09-04"), Publish("r1", "2024-09-20")])
    (tmp_path / "anew").mkdir()
    (tmp_path / "archive" / NAME).rename(tmp_path / "anew" / NAME)
    with Archive.open(tmp_path / "anew", create=True) as anew:
        run(anew, made / "articles")
        assert when(anew) == ["2024-09-04", "1971"]
        assert when(anew, "r1") == ["2024-09-18", "1971"]


class Killed(BaseException):
    """The process died."""


@pytest.mark.parametrize("commits", [0, 1])
def test_dying_half_way_leaves_the_rest_to_the_next_writer(
    archive: Archive, made: Path, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    write_for_good = archive.engine.write
    left = commits

    def write_and_die(*args: object, **keys: object) -> None:
        nonlocal left
        if not left:
            raise Killed
        left -= 1
        write_for_good(*args, **keys)  # type: ignore[arg-type]

    monkeypatch.setattr(archive.engine, "write", write_and_die)
    with pytest.raises(Killed):
        Editor(archive).decide(FixDate(place(archive, "Wednesday"), "2024-09-04"))
    monkeypatch.undo()
    run(archive, made / "articles")
    assert when(archive) == ["2024-09-04", "1971"]
    assert not archive.engine.verify()


def test_what_is_written_by_hand_is_applied_by_the_next_writer(archive: Archive, tmp_path: Path) -> None:
    editor = Editor(archive)
    editor.decide_all([HideDate(place(archive, "Wednesday")), HideDate(place(archive, "Wednesday", "r1"))])
    (tmp_path / "archive" / NAME).write_text(
        "- number: 1\n  decision: fix date\n  article: r0\n  phrase: Wednesday\n  at: 3\n  date: 2024-08\n",
        encoding="utf-8",
    )
    assert when(archive) == ["1971"]
    editor.catch_up()
    assert when(archive) == ["2024-08", "1971"]
    assert when(archive, "r1") == ["2024-09-11", "1971"]
    assert editor.decide(HideDate(place(archive, "1971"))).number == 3


def test_what_cannot_be_read_again_holds_up_nothing_else(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ModelError("no such model")

    monkeypatch.setattr("search.extract.annotate_apart", fail)
    editor = Editor(archive)
    with pytest.raises(DecisionError, match="nothing was changed"):
        editor.decide(Publish("r0", "2024-09-20"))
    (tmp_path / "archive" / NAME).write_text(
        "- number: 1\n  decision: publish\n  article: r0\n  date: 2024-09-20\n"
        "- number: 2\n  decision: hide date\n  article: r1\n  phrase: Wednesday\n  at: 3\n",
        encoding="utf-8",
    )
    editor.catch_up()
    assert when(archive, "r1") == ["1971"]
    assert when(archive) == ["2024-09-11", "1971"]
    assert any("no such model" in problem for problem in editor.problems())
    editor.undo(1)
    assert editor.catch_up()
    assert when(archive) == ["2024-09-11", "1971"]
