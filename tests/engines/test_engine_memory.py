import pytest
from engine_suite import EngineSuite

from search.engines.memory import MemoryEngine


class TestMemoryEngine(EngineSuite):
    @pytest.fixture
    def engine(self) -> MemoryEngine:
        return MemoryEngine()
