"""An archive of three short articles, made once a module and copied for each test that changes it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from reports import run, write_all

from search import Archive


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the articles lie, and an archive of them that stays as it is."""
    folder = tmp_path_factory.mktemp("made")
    write_all(folder / "articles")
    with Archive.open(folder / "archive", create=True) as archive:
        run(archive, folder / "articles")
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[Archive]:
    """A copy of the archive, on disk; the articles are as they were when it was made."""
    write_all(made / "articles")
    shutil.copytree(made / "archive", tmp_path / "archive")
    with Archive.open(tmp_path / "archive") as opened:
        yield opened
