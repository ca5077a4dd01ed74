"""One writer an archive: a lock file, and beside it who holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from search.errors import ArchiveBusyError

LOCK = "write.lock"
HOLDER = "write.pid"


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Hold the archive's lock. Raises ArchiveBusyError at once when another process has it."""
    lock = FileLock(directory / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ArchiveBusyError(
            f"Another Dateline process{_holder(directory)} is writing to {directory}. Wait for it or stop it."
        ) from None
    try:
        (directory / HOLDER).write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            (directory / HOLDER).unlink()
        lock.release()


def _holder(directory: Path) -> str:
    try:
        return f" (pid {int((directory / HOLDER).read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""
