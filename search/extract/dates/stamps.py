"""The minutes that stand before the entries of a live report: `1926: Two more were held`, `19:26 They left`."""

import re
from typing import Final

from search.model import Published
from search.period import calendar_day

_STAMP: Final = re.compile(
    r"^[ \t]*(?:(?P<bare>\d{4})(?=[ \t]*:[ \t])"
    r"|(?P<clock>\d{1,2}:\d\d)(?=[ \t]*(?:[-:\u2013\u2014]|[A-Z\"\u201c\u2018])))",
    re.MULTILINE,
)
_INSIDE: Final = re.compile(r"(?:[.!?]|[.!?] ?[\"\u201d]|\btweets) (\d{4})(?=: [A-Z\"\u201c])")
"""In a live report, further ones behind the entry before, where the lines are lost."""
_FEWEST: Final = 2
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2100


def stamps_of(text: str, published: Published | None) -> frozenset[int]:
    """Where the stamps of a live report begin; none in a chronicle, whose entries begin with their years.

    Four digits are minutes when all such entries can be, and one of them is no year that is over.
    """
    found = list(_STAMP.finditer(text))
    bare = [int(stamp["bare"]) for stamp in found if stamp["bare"]]
    last = calendar_day(published.period.start)[0] if published else _LAST_YEAR
    if bare and not (all(map(_is_time, bare)) and any(not _FIRST_YEAR <= number <= last for number in bare)):
        found = [stamp for stamp in found if not stamp["bare"]]
    if len(found) < _FEWEST:
        return frozenset()
    inside = (stamp.start(1) for stamp in _INSIDE.finditer(text) if _is_time(int(stamp[1])))
    return frozenset((*(stamp.start(stamp.lastgroup or 0) for stamp in found), *inside))


def _is_time(number: int) -> bool:
    hour, minute = divmod(number, 100)
    return hour < 24 and minute < 60  # noqa: PLR2004 - hours and minutes
