"""What a collation's file goes through: merges, rebuilding, other readers and writers, damage, a lost contents."""

import random
from pathlib import Path

import pytest
from collation_suite import shown
from engine_suite import CAPTURE, FLOOD, STORM

from search.engines.protocol import Engine
from search.engines.whoosh import open_engine, rebuild
from search.errors import ArchiveBusyError, ArchiveError
from search.model import Annotated, Article, Collation, EntityKind
from search.query import Everything, Request, Word

PLACE = EntityKind.PLACE
SAID = Collation(
    {(PLACE, "Łódź"): (PLACE, "Lodz"), (PLACE, "Kursk"): None},
    {"battle": "speech"},
    {"speech": ("flood",)},
    {"flood": 2.5, "speech": 4.0},
    {"capture": "storm"},
    {(PLACE, "Kursk"): (PLACE, "Kursk")},
)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine whose archive lies in the test's folder."""
    engine = open_engine(tmp_path, create=True)
    engine.write([STORM])
    engine.write([CAPTURE], notes={"key": "text"})
    return engine


def files(folder: Path) -> list[str]:
    """The collation files in an archive's folder."""
    return sorted(path.name for path in folder.glob("*.collation"))


def test_it_stays_while_segments_come_and_go(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    engine.collate(SAID)
    for number in range(30):
        engine.write([Annotated(Article(f"{number:02}", "calm"))], remove=[f"{number - 3:02}"])
    assert engine.collation() == SAID
    assert shown(engine) == ["flood", "speech"]
    assert shown(open_engine(tmp_path, create=False)) == ["flood", "speech"]
    assert len(files(tmp_path)) == 1


def test_a_new_one_is_seen_by_others_at_once_and_replaces_the_old(engine: Engine, tmp_path: Path) -> None:
    reader = open_engine(tmp_path, create=False)
    assert shown(reader) == ["flood", "battle", "speech"]
    engine.collate(SAID)
    assert shown(reader) == ["flood", "speech"]
    engine.collate(Collation())
    assert shown(reader) == ["flood", "battle", "speech"]
    assert len(files(tmp_path)) == 1


def test_rebuilding_keeps_it(engine: Engine, tmp_path: Path) -> None:
    engine.collate(SAID)
    assert rebuild(tmp_path) == 2
    assert engine.collation() == SAID
    assert shown(engine) == ["flood", "speech"]
    assert engine.verify() == []


def test_it_is_kept_for_articles_still_to_come(tmp_path: Path) -> None:
    engine = open_engine(tmp_path, create=True)
    engine.collate(SAID)
    engine.write([STORM, CAPTURE])
    assert shown(engine) == ["flood", "speech"]


def test_nobody_collates_while_another_writes(engine: Engine, tmp_path: Path) -> None:
    other = open_engine(tmp_path, create=False)
    with engine.hold(), pytest.raises(ArchiveBusyError):
        other.collate(SAID)
    assert engine.collation() == Collation()


def test_what_fails_midway_changes_nothing(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.collate(SAID)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(ArchiveError, match="No space"):
            engine.collate(Collation())
    assert engine.collation() == SAID
    engine.write()
    assert len(files(tmp_path)) == 1


def test_every_flipped_byte_and_every_cut_is_found(engine: Engine, tmp_path: Path) -> None:
    engine.collate(SAID)
    (name,) = files(tmp_path)
    content = (tmp_path / name).read_bytes()
    chance = random.Random(5)
    for at in [0, len(content) - 1, *chance.sample(range(len(content)), 60)]:
        flipped = bytes([content[at] ^ (1 << chance.randrange(8))])
        for damaged in (content[:at] + flipped + content[at + 1 :], content[:at]):
            (tmp_path / name).unlink()
            (tmp_path / name).write_bytes(damaged)
            assert name in _complaint(tmp_path), f"at {at}"


def _complaint(folder: Path) -> str:
    try:
        return "\n".join(open_engine(folder, create=False).verify())
    except ArchiveError as error:
        return str(error)


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "damaged"])
def test_rebuilding_says_that_it_is_lost_and_keeps_the_articles(engine: Engine, tmp_path: Path, *, lost: bool) -> None:
    engine.collate(SAID)
    engine.close()
    (name,) = files(tmp_path)
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    if not lost:
        (tmp_path / name).write_bytes(content[:-200] + bytes(200))
    lines: list[str] = []
    assert rebuild(tmp_path, lines.append) == 2
    assert any(name in line for line in lines)
    again = open_engine(tmp_path, create=False)
    assert again.collation() == Collation()
    assert again.notes() == {"key": "text"}


def test_without_the_table_of_contents_it_is_found_again(engine: Engine, tmp_path: Path) -> None:
    engine.collate(SAID)
    engine.close()
    next(tmp_path.glob("*.toc")).unlink()
    assert rebuild(tmp_path, lambda _: None) == 2
    assert open_engine(tmp_path, create=False).collation() == SAID


def test_a_search_for_words_reads_no_collation(engine: Engine, tmp_path: Path) -> None:
    engine.collate(SAID)
    (name,) = files(tmp_path)
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(b"".join([content[:64], bytes(64), content[128:]]))
    found = open_engine(tmp_path, create=False).find(Request(Word("storm"), tallies=False))
    assert found.total == 2
    assert FLOOD.article in {each.id for each in found.articles}
    assert engine.find(Request(Everything(), limit=0, tallies=False)).total == 2
