"""Damage is found, named with its file and its cure, and loses no more than the file it is in."""

import random
import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from engine_suite import CAPTURE, PEACE, STORM
from whoosh.filedb.filestore import FileStorage

from search.engines.whoosh import open_engine, rebuild
from search.engines.whoosh.sections import Sections, let_go, write_sections
from search.errors import ArchiveError
from search.fields import FACETS
from search.query import Everything, Phrase, Request, Word


def named_damage(folder: Path) -> str:
    """What opening the archive, or else verifying it, says."""
    try:
        return "\n".join(open_engine(folder, create=False).verify())
    except ArchiveError as error:
        return str(error)


def test_every_flipped_byte_and_every_cut_is_found(tmp_path: Path) -> None:
    whole, copy = tmp_path / "whole", tmp_path / "copy"
    engine = open_engine(whole, create=True)
    engine.write([STORM, CAPTURE], notes={"key": "text"})
    chance = random.Random(2)
    files = {path.name for path in whole.iterdir() if path.stat().st_size}
    assert {Path(file).suffix for file in files} >= {".toc", ".arrays", ".notes", ".json"}
    for file in sorted(files):
        content = (whole / file).read_bytes()
        for at in [0, len(content) - 1, *chance.sample(range(len(content)), min(40, len(content)))]:
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(whole, copy)
            flipped = bytes([content[at] ^ (1 << chance.randrange(8))])
            for damaged in (content[:at] + flipped + content[at + 1 :], content[:at]):
                (copy / file).write_bytes(damaged)
                assert file in named_damage(copy), f"{file} at {at}"


def test_damage_met_while_answering_is_told_as_damage(tmp_path: Path) -> None:
    whole, copy = tmp_path / "whole", tmp_path / "copy"
    open_engine(whole, create=True).write([STORM, CAPTURE, PEACE])
    file = next(whole.glob("*.arrays"))
    content = file.read_bytes()
    asked = [Request(Word("storm")), Request(Phrase("the storm corps")), Request(Everything(), facets=FACETS)]
    chance = random.Random(3)
    shutil.copytree(whole, copy)
    for at in chance.sample(range(len(content)), 150):
        (copy / file.name).unlink()  # a new file: the old one may still be mapped
        (copy / file.name).write_bytes(content[:at] + bytes([content[at] ^ 0x81]) + content[at + 1 :])
        with suppress(ArchiveError):
            engine = open_engine(copy, create=False)
            for request in asked:
                found = engine.find(request)
                engine.articles(scored.id for scored in found.articles)
                engine.events(request)
            engine.similar("strom")
            engine.totals()


def test_a_damaged_archive_says_so_and_is_rebuilt_from_what_is_whole(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, create=True)
    engine.write([STORM, CAPTURE])
    engine.write([PEACE], notes={"key": "text"})
    engine.close()
    largest = max(tmp_path.glob("*.arrays"), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-100])
    with pytest.raises(ArchiveError, match=rf"{largest.name} is damaged or cut off.*dateline rebuild"):
        open_engine(tmp_path, create=False)
    lost: list[str] = []
    assert rebuild(tmp_path, lost.append) == 1
    assert any(largest.name in line for line in lost)
    assert open_engine(tmp_path, create=False).totals().articles == 1
    assert open_engine(tmp_path, create=False).notes() == {"key": "text"}


def test_what_another_version_did_not_write_is_named_with_the_cure(tmp_path: Path) -> None:
    storage = FileStorage(str(tmp_path))
    write_sections(storage, "old.arrays", [("event.start", np.arange(3))], {})
    sections = Sections(storage, "old.arrays")
    assert sections["event.start"].tolist() == [0, 1, 2]
    with pytest.raises(ArchiveError, match=r"old\.arrays has no section event\.precision.*dateline rebuild"):
        sections["event.precision"]


def test_a_lost_table_of_contents_is_made_anew(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, create=True)
    engine.write([STORM, CAPTURE])
    engine.close()
    next(tmp_path.glob("*.toc")).unlink()
    (tmp_path / "dateline.json").unlink()
    with pytest.raises(ArchiveError, match=r"dateline\.json is missing|holds other files"):
        open_engine(tmp_path, create=True)
    assert rebuild(tmp_path, lambda _: None) == 2
    assert open_engine(tmp_path, create=False).articles(["storm"]) == {"storm": STORM}


def test_damaged_notes_lose_no_article(tmp_path: Path) -> None:
    open_engine(tmp_path, create=True).write([STORM, CAPTURE], notes={"key": "text"})
    (log,) = tmp_path.glob("*.notes")
    log.write_bytes(log.read_bytes()[:-1])
    assert open_engine(tmp_path, create=False).totals().articles == 2
    with pytest.raises(ArchiveError, match=f"{log.name}.*damaged.*dateline rebuild"):
        open_engine(tmp_path, create=False).notes()
    lost: list[str] = []
    assert rebuild(tmp_path, lost.append) == 2
    assert "compared anew" in lost[0]
    assert open_engine(tmp_path, create=False).verify() == []


def test_what_is_let_go_is_read_again(tmp_path: Path) -> None:
    storage = FileStorage(str(tmp_path))
    write_sections(storage, "some.arrays", [("event.start", np.arange(9000))], {})
    starts = Sections(storage, "some.arrays")["event.start"]
    for _ in range(2):
        assert starts.tolist() == list(range(9000))
        let_go(starts)
