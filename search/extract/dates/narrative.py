"""What a text tells of itself: whether it is news or a history, and in which order it writes dates in numbers."""

import re
from math import inf
from typing import Final

from search.extract.dates.lexer import Lexed, codes_of
from search.extract.dates.numbers import lex
from search.extract.dates.published import learn_day_first
from search.extract.dates.reading import Order
from search.model import Published
from search.period import calendar_day

_MONTH, _YEAR, _UNIT = (codes_of(name) for name in ("MONTH", "YEAR", "SHIFTABLE"))
_DAY: Final = codes_of("DAY") + codes_of("ORDDAY")
_BEFORE_CHRIST: Final = codes_of("bc") + codes_of("bce")
_FULL_DATE: Final = re.compile(f"[{_MONTH}][{_DAY}]?[{codes_of('COMMA')}]?([{_YEAR}])|[{_BEFORE_CHRIST}]")
_NEWS_WORD: Final = "".join(codes_of(name) for name in ("WEEKDAY", "today", "yesterday", "tomorrow", "tonight", "ago"))
_FROM_NOW: Final = re.compile(
    f"[{_NEWS_WORD}]|[{codes_of('last')}{codes_of('this')}{codes_of('next')}][{_UNIT}{codes_of('DAYPART')}]"
)
_NUMERIC: Final = codes_of("NUMERIC")
_ENOUGH: Final = 4
"""Full dates of years gone by that make a history, and not a news story with some background."""
_ENOUGH_UNDATED: Final = 3
_FROM_NOWS: Final = 5
_QUOTES: Final = 1.5
"""So many of them for each phrase that counts from the day of writing, and for each time that somebody is quoted."""
_LEAD: Final = 700
"""Where news says what is new, and histories of when they tell, in characters."""
_REPORTED: Final = re.compile(
    r"\b(?:said|says|told reporters|tweeted|according to|spokes(?:man|woman|person))\b", re.IGNORECASE
)
"""What news does in every paragraph, and histories hardly ever: say who says so."""


def is_narrative(lexed: Lexed, published: Published | None) -> bool:
    """Whether the text is a history: full of dates of years gone by, with hardly a "last week" or "he said".

    News that begins with what is new, quotes people, or has a paragraph of background stays news.
    """
    this_year = calendar_day(published.period.start)[0] if published else inf
    dated = [
        lexed.starts[found.start()]
        for found in _FULL_DATE.finditer(lexed.codes)
        if found[1] is None or lexed.numbers[found.start(1)] < this_year
    ]
    if len(dated) < (_ENOUGH if published else _ENOUGH_UNDATED):
        return False
    from_now = [lexed.starts[found.start()] for found in _FROM_NOW.finditer(lexed.codes)]
    if from_now and from_now[0] < min(dated[0], _LEAD):
        return False
    quoted = len(_REPORTED.findall(lexed.text))
    return len(dated) > _FROM_NOWS * len(from_now) and len(dated) > _QUOTES * quoted


def reads_as_history(text: str, published: Published | None) -> bool:
    """Whether `find_dates` reads a text as a history, whose dates count from one another, and not as news."""
    return is_narrative(lex(text), published)


def order_of_numbers(lexed: Lexed, outlet: bool | None) -> Order:  # noqa: FBT001 - what the outlet's dates tell
    """In which order the text writes its dates in numbers: told by the text itself, else by its outlet."""
    if _NUMERIC not in lexed.codes:
        return Order()
    own = learn_day_first(word for word, code in zip(lexed.words, lexed.codes, strict=True) if code == _NUMERIC)
    if own is not None:
        return Order(own, "the other dates of this text are written so")
    return Order(outlet, "its outlet writes so") if outlet is not None else Order()
