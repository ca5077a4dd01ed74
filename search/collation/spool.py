"""Tellings laid down by their months on disk, so that an archive of any size is compared in bounded memory."""

import pickle
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager
from tempfile import TemporaryFile
from types import TracebackType

from search.merging import Telling
from search.period import Period, calendar_day

_HELD = 20_000
"""Tellings kept in memory before they are laid down."""


def month_of(period: Period) -> int:
    """The month in which a period begins, counted from that of the year 0."""
    year, month, _ = calendar_day(period.start)
    return year * 12 + month - 1


def days_of(month: int) -> tuple[int, int]:
    """The days [start, end) of a month."""
    year, index = divmod(month, 12)
    period = Period.month(year, index + 1)
    return period.start, period.end


class Spool(AbstractContextManager["Spool"]):
    """Tellings by month."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed when the spool is left
        self._parts: defaultdict[int, list[int]] = defaultdict(list)
        self._held: defaultdict[int, list[Telling]] = defaultdict(list)
        self._count = 0

    @property
    def months(self) -> list[int]:
        """The months that something is told of, in order."""
        return sorted({*self._parts, *self._held})

    def add(self, telling: Telling) -> None:
        """Lay a telling down in its month."""
        self._held[month_of(telling.period)].append(telling)
        self._count += 1
        if self._count >= _HELD:
            self._lay_down()

    def read(self, month: int) -> Iterator[Telling]:
        """The tellings of a month."""
        for place in self._parts.get(month, ()):
            self._file.seek(place)
            yield from pickle.load(self._file)  # noqa: S301 - what this object wrote, in a file nobody else can open
        yield from self._held.get(month, ())

    def _lay_down(self) -> None:
        self._file.seek(0, 2)
        for month, tellings in self._held.items():
            self._parts[month].append(self._file.tell())
            pickle.dump(tellings, self._file, pickle.HIGHEST_PROTOCOL)
        self._held.clear()
        self._count = 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
