"""Decisions are applied at once and undone at once, and say how they stand."""

import subprocess
import sys
from pathlib import Path

import pytest
from reports import kept, place, when, write

from search import Archive, ArchiveBusyError, DecisionError, NotFoundError
from search.decisions import ConfirmDate, FixDate, HideDate, HideEvent, HideName, Place, Publish, Rename, Undo, What
from search.decisions.ledger import NAME
from search.editing import Editor
from search.ingest import Plan, ingest
from search.model import EntityKind, PublishedSource


def test_a_decision_is_applied_at_once_and_undone_at_once(archive: Archive) -> None:
    before = kept(archive)
    editor = Editor(archive)
    done = editor.decide(FixDate(place(archive, "Wednesday"), "2024-09-04"), note="wire of the 5th", made="2026-11-23")
    assert when(archive) == ["2024-09-04", "1971"]
    assert when(archive, "r1") == ["2024-09-11", "1971"]
    assert archive.timeline("when:2024-09-04").total == 1
    assert archive.decisions.read().in_force == (done,)
    editor.undo(done.number)
    assert kept(archive) == before
    editor.undo(2)
    assert when(archive) == ["2024-09-04", "1971"]


def test_a_name_is_decided_at_once_for_the_whole_archive(archive: Archive) -> None:
    name = next(entity.name for entity in kept(archive).entities if entity.kind is EntityKind.PLACE)
    editor = Editor(archive)
    editor.decide(Rename(EntityKind.PLACE, name, "Elbflorenz"))
    assert archive.search('place:="Elbflorenz"').total == 3
    editor.undo(1)
    assert archive.search('place:="Elbflorenz"').total == 0


def test_a_decision_on_a_name_that_nobody_holds_says_so(archive: Archive) -> None:
    name = next(entity.name for entity in kept(archive).entities if entity.kind is EntityKind.PLACE)
    place_ = EntityKind.PLACE
    editor = Editor(archive)
    editor.decide_all([Rename(place_, name, "B"), Rename(place_, "B", "C"), Rename(place_, "Atlantis", "D")])
    assert [each.lapsed for each in editor.standings()] == ["no article names it", "", ""]


def test_several_are_kept_together_or_not_at_all(archive: Archive) -> None:
    hidden = [HideEvent(place(archive, "Wednesday", article)) for article in ("r0", "r1", "r2")]
    with pytest.raises(NotFoundError):
        Editor(archive).decide_all([*hidden, Publish("nobody", "2024")])
    assert when(archive, "r2") == ["2024-09-11", "1971"]
    assert archive.decisions.read().decisions == ()
    Editor(archive).decide_all(hidden)
    assert [when(archive, article) for article in ("r0", "r1", "r2")] == [["1971"]] * 3


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (Undo(7), "no decision 7"),
        (FixDate(Place("r0", 0, "Thursday"), "2024"), "does not say 'Thursday'"),
        (FixDate(Place("r0", 0, "Wednesday"), "2024-02-31"), "“2024-02-31” is no date"),
        (Publish("r0", "31/12/2024"), "“31/12/2024” is no date"),
        (HideName(EntityKind.ORG, " "), "cannot be decided"),
    ],
)
def test_what_makes_no_sense_is_refused(archive: Archive, what: What, said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        Editor(archive).decide(what)
    assert archive.decisions.read().decisions == ()
    assert when(archive) == ["2024-09-11", "1971"]


def test_nothing_is_undone_twice(archive: Archive) -> None:
    editor = Editor(archive)
    editor.decide(HideDate(place(archive, "1971")))
    with pytest.raises(DecisionError, match="undone twice"):
        editor.decide_all([Undo(1), Undo(1)])
    editor.undo(1)
    with pytest.raises(DecisionError, match="undone already, by 2"):
        editor.undo(1)


def test_the_undoing_of_what_was_deleted_by_hand_is_undone_without_harm(archive: Archive, tmp_path: Path) -> None:
    before = kept(archive)
    editor = Editor(archive)
    editor.decide(HideDate(place(archive, "1971")))
    editor.undo(1)
    file = tmp_path / "archive" / NAME
    head, _, rest = file.read_text(encoding="utf-8").partition("- number: 1\n")
    file.write_text(head + rest[rest.index("- number: 2") :], encoding="utf-8")
    editor.undo(2)
    assert editor.standings() == ()
    assert kept(archive) == before


def test_a_decision_about_an_article_that_is_gone_has_no_place(archive: Archive) -> None:
    editor = Editor(archive)
    made = editor.decide(HideDate(place(archive, "1971")))
    assert editor.place_of(made.what) is not None
    archive.engine.write(remove=["r0"])
    assert editor.place_of(made.what) is None


def test_a_publication_date_moves_what_is_counted_from_it(archive: Archive) -> None:
    editor = Editor(archive)
    shown = editor.preview(Publish("r0", "2024-09-20"))
    assert [(was and was.value, will and will.value) for was, will in shown.changes] == [("2024-09-11", "2024-09-18")]
    assert shown.same == 1
    assert when(archive) == ["2024-09-11", "1971"]
    before = kept(archive)
    editor.decide(Publish("r0", "2024-09-20"))
    editor.decide(ConfirmDate(place(archive, "1971")))
    assert when(archive) == ["2024-09-18", "1971"]
    published = kept(archive).article.published
    assert published
    assert (published.period.edtf, published.source) == ("2024-09-20", PublishedSource.TOLD)
    assert archive.search("published:2024-09-20").total == 1
    editor.undo(1)
    editor.undo(2)
    assert kept(archive) == before


def test_every_decision_says_how_it_stands(archive: Archive, made: Path) -> None:
    editor = Editor(archive)
    editor.decide_all(
        [
            HideDate(place(archive, "1971")),
            FixDate(place(archive, "Wednesday"), "2024-09-04"),
            HideDate(place(archive, "1971", "r1")),
            HideDate(place(archive, "1971", "r2")),
        ]
    )
    editor.undo(1)
    write(made / "articles", 0, "Nothing is told any more.")
    (made / "articles" / "2.jsonl").unlink()
    ingest(archive, Plan((made / "articles",), prune=True))
    standing = {each.decision.number: (each.undone_by, each.lapsed, each.title) for each in editor.standings()}
    assert standing == {
        1: (5, "", "Report 0"),
        2: (0, "its phrase is no longer in the text", "Report 0"),
        3: (0, "", "Report 1"),
        4: (0, "the archive holds no such article", ""),
    }


HOLD = """
import sys
from pathlib import Path
from search import Archive
with Archive.open(Path(sys.argv[1])) as archive, archive.engine.hold():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_while_another_writes_nothing_is_decided(archive: Archive, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "archive")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline()
        with pytest.raises(ArchiveBusyError):
            Editor(archive).decide(HideDate(place(archive, "1971")))
        assert not (tmp_path / "archive" / NAME).exists()
        other.communicate()
    Editor(archive).decide(HideDate(place(archive, "1971")))
