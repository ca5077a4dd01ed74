"""Words around a date: "early", "the end of" before a unit; clock times and parts of the day around a day."""

from dataclasses import dataclass, replace
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Match, compile_pattern
from search.extract.dates.lexer import Lexed
from search.extract.dates.rules.clock import CLOCK_TIME, clock_value
from search.extract.dates.values import Reading
from search.extract.dates.vocabulary import DAY_PARTS
from search.model import TimexType
from search.period import Period, Precision

_MODIFIER: Final = compile_pattern(
    "(the|OWN|sometime)? EARLY HYPHEN? (in|of|(part|days|years|months) of)? (the|OWN)?"
    " | (the|OWN)? (very)? EDGE of (the|OWN)?"
    " | the (latter|first|second|better|ORD4) (PART|half) of (the|OWN)?"
    " | A good part of | the (rest|remainder) of (the|OWN)?"
    " | EARLIER (in (the|OWN)?)? | sometime (in (the|OWN)?)? | as EARLY as | ABOUT | ca DOT"
).expression
_BEFORE_DAY: Final = compile_pattern(
    f"(ABOUT|exactly|just)? (early|late)? in? {CLOCK_TIME} (OPEN? ZONE CLOSE?)? COMMA? on?"
    " | (early|late|mid)? HYPHEN? (in? the)? (early|late)? daypart:DAYPART hours? (of|on)? the?".replace(
        "hours?", "hours?"
    )
).expression
_AFTER_DAY: Final = compile_pattern("(COMMA? in the)? (early|late|mid)? HYPHEN? daypart:DAYPART").expression


def before_unit(lexed: Lexed) -> dict[int, int]:
    """Where modifiers stand: the token after each, and its first."""
    return {found.end(): found.start() for found in _MODIFIER.finditer(lexed.codes)}


def narrowed(lexed: Lexed, first: int, past: int, reading: Reading) -> Reading:
    """The part of the period that "early", "mid", "the end of" leave; the TIMEX3 value stays the whole."""
    if reading.period is None:
        return reading
    words = {word for word in lexed.words[first:past] if word}
    period = _part(reading.period, words)
    return replace(reading, period=period)


_FIRST: Final = frozenset({"early", "beginning", "start", "onset"})
_MIDDLE: Final = frozenset({"mid", "middle"})
_LAST: Final = frozenset({"late", "end", "close"})


def _part(period: Period, words: set[str]) -> Period:
    third = max(period.days // 3, 1)
    if period.precision is Precision.DAY:
        return period
    if words & _FIRST:
        return Period(period.start, period.start + third, Precision.RANGE, approximate=True)
    if words & _MIDDLE and period.days > 2 * third:
        return Period(period.start + third, period.end - third, Precision.RANGE, approximate=True)
    if words & _LAST:
        return Period(period.end - third, period.end, Precision.RANGE, approximate=True)
    if words & {"about", "around", "circa", "ca", "approximately", "roughly"}:
        return replace(period, approximate=True)
    return period


@dataclass(frozen=True, slots=True)
class DayParts:
    """Clock times and parts of the day that stand before days."""

    before: dict[int, Match]

    def widen(self, ctx: Context, first: int, past: int, reading: Reading, taken: int) -> tuple[int, int, Reading]:
        """A day with the clock time or part of the day beside it, if there is one."""
        if reading.type is not TimexType.DATE or "T" in reading.value:
            return first, past, reading
        before = self.before.get(first)
        if before is not None and before.first >= taken and (value := _part_value(before)):
            return before.first, past, replace(reading, type=TimexType.TIME, value=reading.value + value)
        after = _AFTER_DAY.match(ctx.lexed.codes, past)
        if after:
            part = DAY_PARTS[Match(ctx.lexed, after).word("daypart")]
            return first, after.end(), replace(reading, type=TimexType.TIME, value=f"{reading.value}T{part}")
        return first, past, reading


def _part_value(match: Match) -> str | None:
    return f"T{DAY_PARTS[match.word('daypart')]}" if match.has("daypart") else clock_value(match)


def around_day(lexed: Lexed) -> DayParts:
    """The clock times and parts of the day in a text, by the token after each."""
    return DayParts({found.end(): Match(lexed, found) for found in _BEFORE_DAY.finditer(lexed.codes)})
