"""Decisions are applied at once, and survive undoing, reading again, rebuilding and dying half way."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from search import Archive, ArchiveBusyError, DecisionError, ModelError, NotFoundError
from search.cli import dateline
from search.decisions import ConfirmDate, FixDate, HideDate, HideEvent, HideName, Place, Publish, Rename, Undo, What
from search.decisions.ledger import NAME
from search.decisions.places import place_at
from search.editing import Editor
from search.engines.whoosh import rebuild
from search.ingest import Plan, Report, ingest
from search.model import Annotated, EntityKind, PublishedSource

STORY = "The bridge at Dresden fell on Wednesday, officials said. It was built in 1971. Repairs cost 3 million."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where three articles and an archive of them are; every test gets a copy of the archive."""
    place = tmp_path_factory.mktemp("made")
    write_all(place / "articles")
    with Archive.open(place / "archive", create=True) as archive:
        run(archive, place / "articles")
    return place


def write_all(folder: Path) -> None:
    """The three articles."""
    folder.mkdir(exist_ok=True)
    for number in range(3):
        write(folder, number, STORY)


def write(folder: Path, number: int, text: str) -> None:
    """One article of the folder."""
    row = {"id": f"r{number}", "title": f"Report {number}", "text": f"{text} Note {number}.", "published": "2024-09-12"}
    (folder / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")


@pytest.fixture
def folder(made: Path) -> Path:
    """The folder, as it was when the archive was made."""
    write_all(made / "articles")
    return made / "articles"


@pytest.fixture
def archive(made: Path, folder: Path, tmp_path: Path) -> Iterator[Archive]:  # noqa: ARG001 - the folder is put right
    """A copy of the archive, on disk."""
    shutil.copytree(made / "archive", tmp_path / "archive")
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


def run(archive: Archive, folder: Path) -> Report:
    """Index the folder in this process."""
    return ingest(archive, Plan((folder,)))


def kept(archive: Archive, article: str = "r0") -> Annotated:
    """An article as it is kept."""
    return archive.engine.articles([article])[article]


def place(archive: Archive, phrase: str, article: str = "r0") -> Place:
    """Where a phrase stands."""
    text = kept(archive, article).article.text
    start = text.index(phrase)
    return place_at(article, text, start, start + len(phrase))


def when(archive: Archive, article: str = "r0") -> list[str]:
    """When an article says that something happened."""
    return [event.period.edtf for event in kept(archive, article).events]


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


def test_decisions_outlive_reading_again(archive: Archive, folder: Path) -> None:
    editor = Editor(archive)
    editor.decide_all([FixDate(place(archive, "Wednesday"), "2024-09-04"), Publish("r1", "2024-09-20")])
    write(folder, 2, f"An update. {STORY}")
    assert run(archive, folder).unchanged == 2
    write(folder, 0, f"An update. {STORY}")
    write(folder, 1, f"An update. {STORY}")
    report = run(archive, folder)
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


def test_an_archive_made_anew_takes_the_decisions_along(archive: Archive, folder: Path, tmp_path: Path) -> None:
    Editor(archive).decide_all([FixDate(place(archive, "Wednesday"), "2024-09-04"), Publish("r1", "2024-09-20")])
    (tmp_path / "anew").mkdir()
    (tmp_path / "archive" / NAME).rename(tmp_path / "anew" / NAME)
    with Archive.open(tmp_path / "anew", create=True) as anew:
        run(anew, folder)
        assert when(anew) == ["2024-09-04", "1971"]
        assert when(anew, "r1") == ["2024-09-18", "1971"]


class Killed(BaseException):
    """The process died."""


@pytest.mark.parametrize("commits", [0, 1])
def test_dying_half_way_leaves_the_rest_to_the_next_writer(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch, commits: int
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
    run(archive, folder)
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


def test_every_decision_says_how_it_stands(archive: Archive, folder: Path) -> None:
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
    write(folder, 0, "Nothing is told any more.")
    (folder / "2.jsonl").unlink()
    ingest(archive, Plan((folder,), prune=True))
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
