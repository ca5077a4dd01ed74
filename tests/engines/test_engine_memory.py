import pytest
from collation_suite import CollationSuite
from engine_suite import EngineSuite

from search.engines.memory import MemoryEngine


class TestMemoryEngine(EngineSuite):
    @pytest.fixture
    def engine(self) -> MemoryEngine:
        return MemoryEngine()


class TestMemoryEngineCollated(CollationSuite):
    @pytest.fixture
    def engine(self) -> MemoryEngine:
        return MemoryEngine()
