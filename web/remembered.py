"""Key days that were chosen lately: choosing them looks at every event, and readers go back and forth."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from search import Archive, Filters, KeyDate, Totals

_KEPT = 32

Asked = tuple[int, str, Filters]


@dataclass(slots=True)
class KeyDays:
    """The answers to the latest questions, each good as long as the archive gives the same totals object.

    An engine makes that anew whenever something was written or decided.
    """

    _answers: OrderedDict[Asked, tuple[Totals, tuple[KeyDate, ...]]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, archive: Archive, asked: Asked) -> tuple[KeyDate, ...]:
        """The days that mattered, most important first."""
        now = archive.totals()
        with self._lock:
            then, days = self._answers.get(asked, (None, ()))
        if then is now:
            return days
        days = archive.key_dates(*asked)
        with self._lock:
            self._answers[asked] = (now, days)
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return days
