"""What was reckoned last and may be asked for again, up to a size."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")

_LEAST = 100
"""The size that even something empty counts for."""


class Memory(Generic[Key, Kept]):
    """Keeps what was used last; threads may share it."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held = 0
        self._kept: OrderedDict[Key, tuple[Kept, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Kept | None:
        """What is kept under a key."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Key, value: Kept, size: int) -> None:
        """Keep something, unless it is so large that it would push out nearly all else."""
        size += _LEAST
        if size > self._room // 4:
            return
        with self._lock:
            if key not in self._kept:
                self._kept[key] = value, size
                self._held += size
            while self._held > self._room:
                _, (_, oldest) = self._kept.popitem(last=False)
                self._held -= oldest
