from pathlib import Path

import pytest
from collation_suite import CollationSuite
from engine_suite import EngineSuite

from search.engines.whoosh import open_engine
from search.engines.whoosh.engine import WhooshEngine


class TestWhooshEngine(EngineSuite):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> WhooshEngine:
        return open_engine(tmp_path / "archive", create=True)


class TestWhooshEngineCollated(CollationSuite):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> WhooshEngine:
        return open_engine(tmp_path / "archive", create=True)
