"""What many tests share: the sample collection, indexed once for all processes that run them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from search import Archive
from search.ingest import Plan, ingest

settings.register_profile("patient", deadline=None)  # a loaded machine fails no property
settings.load_profile("patient")

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where the sample collection's archive lies."""
    base = tmp_path_factory.getbasetemp()
    place = (base if worker_id == "master" else base.parent) / "sample"
    with FileLock(place.with_suffix(".lock")):
        if not place.exists():
            with Archive.open(place, create=True) as archive:
                assert not ingest(archive, Plan((SEEDS,))).failures
    return place


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Iterator[Archive]:
    """The sample collection's archive, to be read only."""
    with Archive.open(sample_folder) as archive:
        yield archive
