"""What a folder goes through: second writers, foreign files, older formats, threads, rebuilding."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from engine_suite import CAPTURE, PEACE, STORM

from search.engines.whoosh import open_engine, rebuild
from search.errors import ArchiveBusyError, ArchiveError
from search.model import Annotated, Article, Collation
from search.query import Everything, Request, Word

HOLDER = """
import sys
from pathlib import Path
from search.engines.whoosh import open_engine
with open_engine(Path(sys.argv[1]), create=True).hold():
    print("ready", flush=True)
    sys.stdin.read()
"""


def started(script: str, folder: Path) -> subprocess.Popen[str]:
    """A process that has begun to write to the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def stop(process: subprocess.Popen[str]) -> None:
    """Kill it, leaving it no moment to tidy up."""
    process.kill()
    process.communicate()


def total(folder: Path, query: Word | Everything = Everything()) -> int:  # noqa: B008 - a constant
    """How many articles a fresh engine finds."""
    engine = open_engine(folder, create=False)
    found = engine.find(Request(query)).total
    engine.close()
    return found


def articles(count: int) -> list[Annotated]:
    """Articles to fill an archive with."""
    return [Annotated(Article(f"{number:03}", f"storm {number} " * 30)) for number in range(count)]


def test_the_second_writer_is_told_who_is_first(tmp_path: Path) -> None:
    process = started(HOLDER, tmp_path)
    try:
        engine = open_engine(tmp_path, create=True)
        with pytest.raises(ArchiveBusyError, match=rf"pid {process.pid}\) is writing to .*Wait for it or stop it"):
            engine.write([STORM])
        assert engine.find(Request(Everything())).total == 0
    finally:
        stop(process)
    engine.write([STORM])
    assert total(tmp_path) == 1


def test_a_writer_may_write_while_it_holds_the_archive(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, create=True)
    with engine.hold():
        engine.write([STORM])
        engine.write([PEACE])
    assert total(tmp_path) == 2


def test_what_fails_midway_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(tmp_path, create=True)
    engine.write([STORM])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(ArchiveError, match="No space"):
            engine.write([CAPTURE, PEACE], notes={"a": "b"})
    assert total(tmp_path) == 1
    assert engine.notes() == {}
    engine.write([CAPTURE])
    assert total(tmp_path) == 2
    assert engine.verify() == []


def test_readers_see_commits_of_others_without_opening_anew(tmp_path: Path) -> None:
    reader, writer = open_engine(tmp_path, create=True), open_engine(tmp_path, create=True)
    for number in range(1, 20):
        writer.write(articles(number)[-1:])
        assert reader.find(Request(Everything())).total == number


def test_threads_share_an_engine_while_it_is_written(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, create=True)
    everything = articles(60)

    def read(_: int) -> bool:
        found = engine.find(Request(Word("storm"), limit=100))
        kept = engine.articles(scored.id for scored in found.articles)
        return found.total == len(found.articles) and found.total % 2 == 0 and len(kept) >= len(found.articles)

    with ThreadPoolExecutor(6) as threads:
        reads = threads.map(read, range(200))
        for start in range(0, 60, 2):
            engine.write(everything[start : start + 2])
        assert all(reads)


def test_rebuilding_keeps_everything_while_others_read(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, create=True)
    engine.write([STORM, CAPTURE, PEACE], notes={"key": "text"})
    engine.write(remove=["peace"])
    before = engine.find(Request(Word("storm")))
    assert rebuild(tmp_path) == 2
    assert engine.find(Request(Word("storm"))) == before
    assert engine.notes() == {"key": "text"}
    assert engine.verify() == []
    assert rebuild(tmp_path) == 2


@pytest.mark.parametrize("other", ["notes.txt", "_MAIN_1.toc", "_articles1_7.toc"])
def test_foreign_folders_are_left_alone(tmp_path: Path, other: str) -> None:
    (tmp_path / other).write_bytes(b"something")
    with pytest.raises(ArchiveError, match="Name another folder"):
        open_engine(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == [other]


def test_an_archive_is_made_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / ".gitignore").write_text("*")
    for place in (tmp_path / "index", tmp_path / "new" / "deep"):
        with pytest.raises(ArchiveError, match="dateline index"):
            open_engine(place, create=False)
        open_engine(place, create=True).write([STORM])
        assert total(place) == 1
    with pytest.raises(ArchiveError, match="is a file"):
        open_engine(tmp_path / "index" / ".gitignore", create=True)


def test_another_version_is_refused_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_engine(tmp_path, create=True).write([STORM])
    monkeypatch.setattr("search.engines.whoosh.manifest.FORMAT", 1)
    with pytest.raises(ArchiveError, match="newer than this program"):
        open_engine(tmp_path, create=False)


def test_an_archive_of_the_previous_format_is_rebuilt_as_it_is(tmp_path: Path) -> None:
    old = shutil.copytree(Path(__file__).with_name("format1"), tmp_path / "old")
    with pytest.raises(ArchiveError, match=r"older format\. Run `dateline rebuild`"):
        open_engine(old, create=False)
    command = "import sys; from search.cli import main; main(); assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", command, "rebuild", "--archive", str(old)], check=True)
    engine = open_engine(old, create=False)
    storm = replace(STORM, article=replace(STORM.article, day_first=None))
    assert engine.articles(["storm", "capture", "peace"]) == {"storm": storm, "capture": CAPTURE}
    assert engine.notes() == {"file a.txt": "stamp", "file b.txt": "stamp"}
    assert engine.verify() == []


def test_a_commit_writes_only_the_notes_it_changes(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, create=True)
    notes = {f"file {number}": "stamp " * 10 for number in range(5000)}
    engine.write([STORM], notes=notes)
    (log,) = tmp_path.glob("*.notes")
    (contents,) = tmp_path.glob("*.toc")
    assert contents.stat().st_size < 10_000
    size = log.stat().st_size
    for number in range(50):
        engine.write(notes={f"file {number}": f"stamp {number}"})
    assert size < log.stat().st_size < size + 50 * 100
    assert engine.notes() == {**notes, **{f"file {number}": f"stamp {number}" for number in range(50)}}
    for _ in range(3):
        engine.write(notes=dict.fromkeys(notes, "other " * 10))
    assert sum(path.stat().st_size for path in tmp_path.glob("*.notes")) < 3 * size
    engine.write(notes=dict.fromkeys(notes, ""))
    assert engine.notes() == {}


def test_many_small_commits_leave_few_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    engine = open_engine(tmp_path, create=True)
    for each in articles(130):
        engine.write([each])
    assert len(list(tmp_path.glob("*.arrays"))) <= 16
    assert total(tmp_path, Word("storm")) == 130


def test_an_archive_that_settles_has_one_segment_of_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    engine = open_engine(tmp_path, create=True)
    for each in articles(7):
        engine.write([each], remove=["000"])
    before = sorted(tmp_path.glob("*.arrays"))
    engine.collate(Collation(copies={"002": "001"}))
    assert sorted(tmp_path.glob("*.arrays")) == before, "a decision about a name never waits for that"
    engine.settle()
    assert len(list(tmp_path.glob("*.arrays"))) == 1
    assert engine.collation() == Collation(copies={"002": "001"})
    assert total(tmp_path, Word("storm")) == 6
    assert engine.verify() == []
