"""Key days that were chosen lately: choosing them looks at every event, and readers go back and forth."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from search import Archive, Filters, Totals
from web.keydays import Day, days_of

_KEPT = 32
_SOUGHT = 40
"""Days chosen at once: fewer are the first of more, and looking at every event is what takes its time."""

Asked = tuple[str, Filters, bool]
"""The words, the filters, and whether any of the words is enough."""


@dataclass(slots=True)
class KeyDays:
    """The answers to the latest questions, each good as long as the archive gives the same totals object.

    An engine makes that anew whenever something was written or decided.
    """

    _answers: OrderedDict[Asked, tuple[Totals, int, tuple[Day, ...]]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def knows(self, archive: Archive, count: int, asked: Asked) -> bool:
        """Whether so many are at hand without looking for them."""
        now = archive.totals()
        with self._lock:
            then, sought, _ = self._answers.get(asked, (None, 0, ()))
        return then is now and count <= sought

    def of(self, archive: Archive, count: int, asked: Asked) -> tuple[Day, ...]:
        """The days that mattered, most important first."""
        now = archive.totals()
        with self._lock:
            then, sought, days = self._answers.get(asked, (None, 0, ()))
        if then is now and count <= sought:
            return days[:count]
        words, filters, any_of = asked
        sought = max(count, _SOUGHT)
        days = days_of(archive, archive.key_dates(sought, words, filters, any_of=any_of))
        with self._lock:
            self._answers[asked] = (now, sought, days)
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return days[:count]
