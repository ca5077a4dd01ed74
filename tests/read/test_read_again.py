"""Reading again: only what has changed, with everything that has a say in it."""

import json
import os
import time
from pathlib import Path

import pytest
from read_samples import BODY, readings

from search.read import FileDone, UnchangedFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "inner" / "b.txt").write_text(BODY)
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": BODY, "artikel": "Kai"}) + "\n")
    return tmp_path


def test_the_second_time_nothing_is_read(folder: Path) -> None:
    first = readings(folder)
    second = readings(folder, known=first.stamps)
    assert [type(item) for item in second] == [UnchangedFile] * 3
    assert {item.origin for item in second.of(UnchangedFile)} == {article.origin for article in first.articles}


def test_a_changed_file_is_read_again(folder: Path) -> None:
    known = readings(folder).stamps
    (folder / "a.txt").write_text(BODY + " More.")
    assert [article.id for article in readings(folder, known=known).articles] == ["a.txt"]


def test_a_file_touched_but_not_changed_is_not_read_again(folder: Path) -> None:
    known = readings(folder).stamps
    os.utime(folder / "a.txt", (time.time() + 5, time.time() + 5))
    assert not readings(folder, known=known).articles


def test_a_changed_sidecar_counts_as_a_change_of_its_file(folder: Path) -> None:
    known = readings(folder).stamps
    sidecar = folder / "a.txt.meta.yaml"
    sidecar.write_text("published: 2024-03-06")
    found = readings(folder, known=known)
    assert [article.id for article in found.articles] == ["a.txt"]
    known |= found.stamps
    sidecar.unlink()
    assert [article.id for article in readings(folder, known=known).articles] == ["a.txt"]


def test_changed_defaults_of_a_folder_count_for_all_below(folder: Path) -> None:
    (folder / "inner" / "folder.meta.yaml").write_text("source: One")
    known = readings(folder).stamps
    (folder / "inner" / "folder.meta.yaml").write_text("source: Two")
    os.utime(folder / "inner" / "folder.meta.yaml", (1, 1))
    assert [article.source for article in readings(folder, known=known).articles] == ["Two"]


def test_other_columns_count_as_a_change(folder: Path) -> None:
    known = readings(folder / "rows.jsonl").stamps
    found = readings(folder / "rows.jsonl", known=known, columns={"text": "artikel"})
    assert found.article.text == "Kai"
    assert not readings(folder / "rows.jsonl", known=found.stamps, columns={"text": "artikel"}).articles


def test_the_end_of_a_file_counts_what_was_in_it(folder: Path) -> None:
    (folder / "rows.jsonl").write_text('{"text": "One."}\nbroken\n{"text": "Two."}\n')
    (done,) = readings(folder / "rows.jsonl").of(FileDone)
    assert (done.articles, done.failures) == (2, 1)


def test_an_origin_is_the_same_from_everywhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = readings(folder).stamps
    monkeypatch.chdir(folder / "inner")
    (folder / "link").symlink_to(folder / "inner")
    for path in (Path("b.txt"), Path("../inner/b.txt"), folder / "link" / "b.txt"):
        assert [type(item) for item in readings(path, known=known)] == [UnchangedFile]
