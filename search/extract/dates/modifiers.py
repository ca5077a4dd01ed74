"""Words around a date: "early", "the end of" before a unit; clock times and parts of the day around a day."""

from dataclasses import dataclass, replace
from typing import Final

from search.extract.dates.grammar import Match, compile_pattern
from search.extract.dates.lexer import Lexed, codes_of
from search.extract.dates.rules.clock import CLOCK_TIME, clock_value
from search.extract.dates.values import Reading, at_part, shifted
from search.extract.dates.vocabulary import DAY_PARTS
from search.period import Period, Precision, calendar_day

_MODIFIER: Final = compile_pattern(
    "(the|OWN|sometime)? EARLY HYPHEN? (in|of|(part|days|years|months|weeks) of)? | (the|OWN)? very? EDGE of"
    " | the (latter|better|ORD4|EARLY) (PART|half) of | A good part of | the (rest|remainder) of"
    " | EARLIER in? | sometime in? | ABOUT | (post|pre) HYPHEN"
).expression
BEFORE_DAY: Final = compile_pattern(
    f"(ABOUT|exactly)? {CLOCK_TIME} (zone:ZONE | OPEN zone2:ZONE CLOSE | local time)?"
    " (OPEN (BIG|YEAR|ZERO|CLOCK) ZONE CLOSE)? COMMA? on?"
    " | early in the daypart:DAYPART of | the? EARLY? HYPHEN? daypart2:DAYPART hours? of"
    " | the? small:(early|late) hours (of|on)"
    " | EARLY? HYPHEN? daypart3:DAYPART on?"
)
_AFTER_DAY: Final = compile_pattern("(COMMA? in the)? (early|late|mid)? HYPHEN? daypart:DAYPART").expression
_ABOUT: Final = codes_of("ABOUT")
_NO_AMOUNTS: Final = "".join(codes_of(name) for name in ("WEEKDAY", "that", "this", "LAST", "NEXT"))
"""Before these "about" is no measure: "they spoke about that night", "a way around Monday's ruling"."""
_DETERMINERS: Final = codes_of("the") + codes_of("OWN") + codes_of("this")


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Where words such as "early" and "the end of" stand: the first token of each, by the token after it."""

    lexed: Lexed
    spans: dict[int, int]

    def before(self, first: int, taken: int) -> int | None:
        """The first token of what modifies the date at `first`, an article between them or not."""
        start = self.spans.get(first)
        if start == first - 1 and self.lexed.codes[start] in _ABOUT and self.lexed.codes[first] in _NO_AMOUNTS:
            return None
        if start is None and first > 0 and self.lexed.codes[first - 1] in _DETERMINERS:
            start = self.spans.get(first - 1)
            if start == first - 2 and self.lexed.codes[start] in _ABOUT:
                return None  # "interviews about the 2016 race"
        return start if start is not None and start >= taken else None


def modifiers_of(lexed: Lexed) -> Modifiers:
    """The modifiers in a text."""
    return Modifiers(lexed, {found.end(): found.start() for found in _MODIFIER.finditer(lexed.codes)})


def part_before_day(lexed: Lexed, at: int) -> Match | None:
    """The clock time or part of the day, if any, that begins at a token; a day may follow it."""
    if not BEFORE_DAY.begins(lexed.codes[at : at + 2]):
        return None
    found = BEFORE_DAY.expression.match(lexed.codes, at)
    return Match(lexed, found) if found else None


def part_value(match: Match) -> str | None:
    """The hour or part of the day, as it is added to a day's value."""
    for name in ("daypart", "daypart2", "daypart3"):
        if match.has(name):
            return f"T{DAY_PARTS[match.word(name)]}"
    if match.has("small"):
        return "TMO" if match.word("small") == "early" else "TNI"
    return clock_value(match)


def in_half_of_day(clock: str, day: str) -> str:
    """A clock time without a.m. or p.m. in the half that the part of the day says: "10:15 on Thursday night"."""
    hour, minutes = clock[1:3], clock[3:]
    part = day.rpartition("T")[2]
    if not hour.isdigit() or not _LATE_HALF.get(part, 12) <= int(hour) < 12:  # noqa: PLR2004 - noon
        return clock
    return f"T{int(hour) + 12}{minutes}"


_LATE_HALF: Final = {"AF": 1, "EV": 4, "NI": 6}
"""From which hour on a clock time in such a part of the day is one after noon."""


def with_part_after(lexed: Lexed, past: int, reading: Reading) -> tuple[int, Reading]:
    """A day that ends before token `past`, with the part of the day behind it: "Friday night"."""
    after = _AFTER_DAY.match(lexed.codes, past)
    if after is None:
        return past, reading
    part = DAY_PARTS[Match(lexed, after).word("daypart")]
    return after.end(), at_part(reading, part)


def narrowed(lexed: Lexed, first: int, past: int, reading: Reading) -> Reading:
    """The part of the period that "early", "mid", "the end of" leave; the TIMEX3 value stays the whole."""
    if reading.period is None:
        return reading
    words = {word for word in lexed.words[first:past] if word}
    period = _part(reading.period, words)
    return replace(reading, period=period)


Span = tuple[int, int]
_FEW: Final = 3
_FIRST: Final = frozenset({"early", "beginning", "start", "onset"})
_MIDDLE: Final = frozenset({"mid", "middle"})
_LAST: Final = frozenset({"late", "end", "close"})


def _thirds(period: Period) -> tuple[Span, Span, Span]:
    """The days [start, end) of the first, middle and last third: in whole years, or months, where it has a few."""
    (year, month, _), (last_year, last_month, _) = calendar_day(period.start), calendar_day(period.end - 1)
    years, months = last_year - year + 1, 12 * (last_year - year) + last_month - month + 1
    unit, count = ("Y", years) if years > _FEW else ("M", months)
    if count >= _FEW:
        early = shifted(period.start, unit, -(-count // 3)).start
        late = shifted(period.end - 1, unit, 1 - count // 3).start
    else:
        third = max(period.days // 3, 1)
        early, late = period.start + third, period.end - third
    return (period.start, early), (early, late), (late, period.end)


def _part(period: Period, words: set[str]) -> Period:
    if period.precision is Precision.DAY:
        return period
    if "half" in words:
        middle = period.start + period.days // 2
        later = bool(words & {"second", "latter"})
        return Period(middle if later else period.start, period.end if later else middle, Precision.RANGE)
    for (start, end), spoken in zip(_thirds(period), (_FIRST, _MIDDLE, _LAST), strict=True):
        if words & spoken and start < end:
            return Period(start, end, Precision.RANGE, approximate=True)
    if words & {"about", "around", "circa", "ca", "approximately", "roughly"}:
        return replace(period, approximate=True)
    return period
