"""Indexing keeps everything that can be kept, reads only what changed, and survives being killed."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Archive
from search.ingest import Plan, Report, ingest

STORY = (
    "The bridge over the Elbe at Dresden fell on Wednesday, officials said. "
    "Engineers had warned of rust in March 2021. It was built in 1971."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three articles."""
    place = tmp_path / "articles"
    place.mkdir()
    rows = [
        {"id": f"r{number}", "title": f"Report {number}", "text": f"{STORY} Note {number}.", "published": "2024-09-12"}
        for number in range(2)
    ]
    (place / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (place / "plain.txt").write_text(f"A bridge falls\n\n{STORY}\n", encoding="utf-8")
    return place


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive on disk."""
    with Archive.open(tmp_path / "archive", create=True) as opened:
        yield opened


def run(archive: Archive, *paths: Path, prune: bool = False) -> Report:
    """Index these paths in this process."""
    return ingest(archive, Plan(paths, prune=prune))


def test_everything_is_added_once(archive: Archive, folder: Path) -> None:
    report = run(archive, folder)
    assert (report.added, report.changed, report.unchanged, report.failures) == (3, 0, 0, [])
    assert archive.search("bridge").total == 3


def test_a_second_run_reads_nothing_again(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    report = run(archive, folder)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)
    assert report.characters == 0


def test_undated_articles_and_unresolved_phrases_are_counted(archive: Archive, folder: Path) -> None:
    report = run(archive, folder)
    assert report.undated == 1
    assert report.unresolved == 1  # "on Wednesday" in plain.txt
    assert archive.search("published:none").hits[0].id == "plain.txt"
    assert [one.article.id for one in archive.unresolved().articles] == ["plain.txt"]


def test_a_changed_article_replaces_the_old_one_with_its_events(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    text = (folder / "wire.jsonl").read_text(encoding="utf-8").replace("March 2021", "April 2022", 1)
    (folder / "wire.jsonl").write_text(text, encoding="utf-8")
    report = run(archive, folder)
    assert (report.added, report.changed, report.unchanged) == (0, 1, 2)
    assert archive.timeline("when:2022-04").total == 1
    assert archive.search("when:2021-03").total == 2


def test_what_left_the_folder_stays_unless_pruned(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    (folder / "plain.txt").unlink()
    assert run(archive, folder).removed == 0
    assert archive.search("bridge").total == 3
    assert run(archive, folder, prune=True).removed == 1
    assert archive.search("bridge").total == 2


def test_what_was_pruned_and_comes_back_is_read_again(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    away = (folder / "plain.txt").rename(folder.parent / "away.txt")
    assert run(archive, folder, prune=True).removed == 1
    away.rename(folder / "plain.txt")
    assert run(archive, folder).added == 1
    assert archive.search("bridge").total == 3


def test_a_folder_that_cannot_be_entered_loses_nothing(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "more.txt").write_text("A pier fell in May 2021.", encoding="utf-8")
    run(archive, folder)
    enter = os.listdir

    def refuse(place: Path) -> list[str]:
        if Path(place) == inner:
            raise PermissionError(13, "Permission denied", str(place))
        return enter(place)

    monkeypatch.setattr("os.listdir", refuse)
    report = run(archive, folder, prune=True)
    assert report.failures
    assert report.removed == 0
    assert archive.search("pier").total == 1


def test_a_folder_that_is_not_there_prunes_nothing(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    folder.rename(folder.with_name("unplugged"))
    report = run(archive, folder, prune=True)
    assert report.failures
    assert archive.search("bridge").total == 3


def test_bad_input_is_named_and_nothing_else_is_lost(archive: Archive, folder: Path) -> None:
    (folder / "noise.txt").write_bytes(random.Random(1).randbytes(4096))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.jsonl").write_text('{"text": "A whole one, of 3 May 2021."}\n{"text": \n[1]\n', encoding="utf-8")
    (folder / "far.jsonl").write_text('{"text": "It ends.", "published": "9999-12-31"}\n', encoding="utf-8")
    report = run(archive, folder)
    assert report.added == 5
    for name in ("noise.txt", "empty.txt", "broken.jsonl, line 2", "broken.jsonl, line 3"):
        assert any(name in failure for failure in report.failures), name
    assert any("9999" in warning for warning in report.warnings)
    assert len(run(archive, folder).failures) == len(report.failures)


def test_two_folders_with_files_of_one_name_keep_both(archive: Archive, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "report.txt").write_text(
            f"The report of {year} was published in May {year}.", encoding="utf-8"
        )
    run(archive, tmp_path / "2023")
    run(archive, tmp_path / "2024")
    assert archive.search("report").total == 2
    assert run(archive, tmp_path / "2024").unchanged == 1


def test_two_tables_that_number_their_rows_keep_all_of_them(archive: Archive, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / f"{year}.csv").write_text(
            f"id,text\n1,It fell in May {year}.\n2,It rose in June {year}.\n", encoding="utf-8"
        )
    assert run(archive, tmp_path / "2023.csv", tmp_path / "2024.csv").added == 4
    assert archive.search("fell").total == 2
    (tmp_path / "2024.csv").write_text("id,text\n1,It fell in July 2024.\n2,It rose in June 2024.\n", encoding="utf-8")
    report = run(archive, tmp_path / "2024.csv")
    assert (report.added, report.changed, report.unchanged) == (0, 1, 1)


def test_a_moved_folder_is_known_again(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    moved = folder.rename(folder.with_name("moved"))
    report = run(archive, moved)
    assert (report.added, report.changed) == (0, 3)
    assert run(archive, moved).unchanged == 3
    assert archive.search("bridge").total == 3


def test_a_file_keeps_its_id_from_wherever_it_is_read(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    (folder / "plain.txt").write_text(f"A bridge falls\n\n{STORY} More.\n", encoding="utf-8")
    report = run(archive, folder / "plain.txt")
    assert (report.added, report.changed) == (0, 1)
    (folder / "rows.csv").write_text("text\nOne of May 2021.\nTwo of June 2021.\n", encoding="utf-8")
    assert run(archive, folder).added == 2
    (folder / "rows.csv").write_text("text\nOne of May 2022.\nTwo of June 2022.\n", encoding="utf-8")
    report = run(archive, folder.parent)
    assert (report.added, report.changed, report.unchanged) == (0, 2, 3)


def test_the_number_of_processes_changes_nothing(folder: Path, tmp_path: Path) -> None:
    found = []
    for workers in (1, 2):
        with Archive.open(tmp_path / f"by{workers}", create=True) as archive:
            ingest(archive, Plan((folder,), workers=workers))
            found.append(archive.engine.articles(["r0", "r1", "plain.txt"]))
    assert found[0] == found[1]


def test_an_interrupted_run_keeps_what_it_has(archive: Archive, tmp_path: Path) -> None:
    many(tmp_path / "many.jsonl", 4000)

    def interrupt(report: Report) -> None:
        if report.added == 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(archive, Plan((tmp_path / "many.jsonl",)), interrupt)
    assert archive.totals().articles == 100
    report = run(archive, tmp_path / "many.jsonl")
    assert (report.added, report.unchanged) == (3900, 100)


def many(place: Path, count: int) -> None:
    """A file of so many small articles."""
    rows = (
        {"id": f"a{number}", "text": f"On {number % 28 + 1} May 2021 pump {number} failed."} for number in range(count)
    )
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


KILLED = """
import os, signal, sys
from pathlib import Path
from search import Archive, ingest
ingest._BATCH_ARTICLES = 50
def watch(report):
    if report.articles == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
with Archive.open(Path(sys.argv[2]), create=True) as archive:
    ingest.ingest(archive, ingest.Plan((Path(sys.argv[1]),)), watch)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("done", [1, 50, 120])
def test_a_killed_run_loses_only_the_batch_in_hand(tmp_path: Path, done: int) -> None:
    many(tmp_path / "many.jsonl", 150)
    place = tmp_path / "archive"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "many.jsonl"), str(place), str(done)], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    with Archive.open(place, create=True) as archive:
        before = archive.totals().articles
        assert done - 50 <= before < done
        assert not archive.engine.verify()
        report = run(archive, tmp_path / "many.jsonl")
        assert report.added == 150 - before
        assert archive.totals().articles == 150
        assert archive.search("pump").total == 150
        assert archive.timeline("when:2021-05-01").total == len(range(0, 150, 28))


def test_a_second_writer_is_told_to_wait(archive: Archive, folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from search.cli import main; main()", "index", str(folder)]
    with archive.engine.hold():
        done = subprocess.run(
            [*command, "--archive", str(tmp_path / "archive")], capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert "another" in done.stderr.lower()
    assert run(archive, folder).added == 3
