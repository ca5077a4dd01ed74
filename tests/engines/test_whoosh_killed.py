"""A writer that is killed at any step leaves the archive as it was before, or as it is after."""

import os
import shutil
import signal
import stat
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from search.engines.whoosh import open_engine, rebuild
from search.model import Annotated, Article, Collation

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed writer is a fork")

Work = Callable[[Path], object]


def collate(weight: float) -> Work:
    """The work of collating."""
    said = Collation(weights={"event": weight}, copies={"002": "001"})
    return lambda folder: open_engine(folder, create=True).collate(said)


def write(*numbers: int, remove: tuple[str, ...] = (), **notes: str) -> Work:
    """The work of one commit."""
    articles = [Annotated(Article(f"{number:03}", f"storm {number} " * 30)) for number in numbers]
    return lambda folder: open_engine(folder, create=True).write(articles, remove, notes)


def settle(folder: Path) -> None:
    """The work of settling."""
    open_engine(folder, create=True).settle()


SINGLE = [write(number, a=str(number)) for number in range(7)]
FIRST = write(1, 2, 3, a="1", b="1")

WORKS: dict[str, tuple[list[Work], Work]] = {
    "making an archive": ([], write()),
    "the first commit": ([write()], FIRST),
    "a commit that replaces, removes and notes": ([FIRST], write(2, 4, remove=("001",), a="2", b="", c="2")),
    "a commit that makes one segment of eight": (SINGLE, write(8, a="8")),
    "a commit whose notes need a new file": ([FIRST], write(a="long" * 20_000)),
    "collating": ([FIRST, write(4, c="3")], collate(2.0)),
    "collating anew": ([FIRST, collate(2.0), write(4, c="3")], collate(3.0)),
    "settling": ([FIRST, write(4, c="3"), collate(2.0)], settle),
    "rebuilding what is collated": ([FIRST, collate(2.0)], rebuild),
    "rebuilding": ([FIRST, write(4, remove=("001",), c="3")], rebuild),
}


def state(folder: Path) -> tuple[set[str], dict[str, str], Collation]:
    """What the archive in a folder holds."""
    engine = open_engine(folder, create=True)
    assert engine.verify() == []
    return {kept.id for kept in engine.kept()}, dict(engine.notes()), engine.collation()


def killed_at(step: int, work: Work, folder: Path) -> bool:
    """Whether work done by another process was killed at that step, or had not so many."""
    process = os.fork()
    if not process:
        kill_at(step, folder)
        work(folder)
        os._exit(0)  # the fork must not go on with the tests
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def kill_at(step: int, folder: Path) -> None:
    """Kill this process at that step; what it was just writing through to the disk then lacks its last byte."""
    steps = count()
    write_through = os.fsync

    def fsync(file: int) -> None:
        if next(steps) == step:
            written = os.fstat(file)
            if stat.S_ISREG(written.st_mode) and written.st_size:
                os.truncate(file, written.st_size - 1)
            os.kill(os.getpid(), signal.SIGKILL)
        write_through(file)

    def audit(event: str, details: tuple[Any, ...]) -> None:
        changes = event in {"os.rename", "os.remove"} or (event == "open" and set("wax+") & set(str(details[1])))
        if changes and str(details[0]).startswith(str(folder)) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    setattr(os, "fsync", fsync)  # noqa: B010 - typed as it is, it must not be replaced
    sys.addaudithook(audit)


@pytest.mark.parametrize("name", WORKS)
def test_killed_at_any_step_it_is_done_wholly_or_not_at_all(tmp_path: Path, name: str) -> None:
    earlier, work = WORKS[name]
    start, end, folder = tmp_path / "start", tmp_path / "end", tmp_path / "killed"
    start.mkdir()
    for each in earlier:
        each(start)
    shutil.copytree(start, end)
    work(end)
    before, after = state(start) if earlier else state(end), state(end)
    for step in count():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(start, folder) if earlier else folder.mkdir()
        killed = killed_at(step, work, folder)
        assert state(folder) in ((before, after) if killed else (after,)), step
        write(9, z="9")(folder)
        ids, notes, _ = state(folder)
        assert "009" in ids
        assert notes["z"] == "9"
        assert len(list(folder.glob("*.toc*"))) == len(list(folder.glob("*.notes"))) == 1, step
        if not killed:
            break
    assert step > 5
