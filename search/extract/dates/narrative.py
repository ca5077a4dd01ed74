"""What a text tells of itself: whether it is news or a history, and in which order it writes dates in numbers."""

import re
from typing import Final

from search.extract.dates.lexer import Lexed, codes_of
from search.extract.dates.published import learn_day_first
from search.model import Published
from search.period import calendar_day

_DEICTIC: Final = re.compile(
    f"[{codes_of('WEEKDAY')}{codes_of('today')}{codes_of('yesterday')}{codes_of('tomorrow')}{codes_of('tonight')}]"
)
_YEAR: Final = re.compile(f"[{codes_of('YEAR')}]")
_NUMERIC: Final = codes_of("NUMERIC")
_ERA: Final = re.compile(f"[{codes_of('bc')}{codes_of('bce')}]")
_ENOUGH: Final = 4
"""Years of long ago that make a history, and not a news story with some background."""
_RECENT: Final = 1


def is_narrative(lexed: Lexed, published: Published | None) -> bool:
    """Whether the text is a history: it names years long before its publication, and hardly any day by its weekday."""
    years = [int(lexed.numbers[found.start()]) for found in _YEAR.finditer(lexed.codes)]
    if published is not None:
        this_year = calendar_day(published.period.start)[0]
        old = sum(1 for year in years if abs(year - this_year) > _RECENT)
    else:
        old = len(years)
    old += len(_ERA.findall(lexed.codes))
    deictic = len(_DEICTIC.findall(lexed.codes))
    return old >= _ENOUGH and old > 2 * deictic


def order_of_numbers(lexed: Lexed) -> bool | None:
    """Whether the text writes the day first in its dates in numbers; None when none of them tells."""
    if _NUMERIC not in lexed.codes:
        return None
    return learn_day_first(word for word, code in zip(lexed.words, lexed.codes, strict=True) if code == _NUMERIC)
