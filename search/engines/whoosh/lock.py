"""One writer an archive: a lock file, and beside it who holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from search.errors import ArchiveBusyError

if TYPE_CHECKING:
    from filelock import FileLock

LOCK = "write.lock"
HOLDER = "write.pid"


class WriteLock:
    """The right to write to one archive; who holds it may take it again. Threads of one process share it."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._threads = RLock()

    @cached_property
    def _file(self) -> "FileLock":
        from filelock import FileLock  # noqa: PLC0415 - those who only read do without it

        return FileLock(self._directory / LOCK, thread_local=False)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock. Raises ArchiveBusyError at once when another process has it."""
        with self._threads:
            from filelock import Timeout  # noqa: PLC0415 - those who only read do without it

            try:
                self._file.acquire(timeout=0)
            except Timeout:
                raise ArchiveBusyError(
                    f"Another Dateline process{_holder(self._directory)} is writing to {self._directory}. "
                    "Wait for it or stop it."
                ) from None
            try:
                (self._directory / HOLDER).write_text(str(os.getpid()), encoding="ascii")
                yield
            finally:
                if self._file.lock_counter == 1:
                    with suppress(OSError):
                        (self._directory / HOLDER).unlink()
                self._file.release()


def _holder(directory: Path) -> str:
    try:
        return f" (pid {int((directory / HOLDER).read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""
