"""Times of day."""

import re
from typing import Final

from search.extract.dates.context import THROUGH, Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.values import Anchor, Reading
from search.extract.dates.vocabulary import ZONES
from search.model import TimexType
from search.period import Precision

_NOONS: Final = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
CLOCK_TIME: Final = (
    "(hour:HOUR half_day:AMPM | clock:CLOCK half_day2:AMPM? | point:DECIMAL half_day3:AMPM"
    " | hour2:(HOUR|WORDS_NUMBER) oclock (in the part:DAYPART)?"
    " | (half:half past | quarter way:(past|to)) hour4:(HOUR|WORDS_NUMBER) half_day4:AMPM?"
    " | hour3:HOUR in the part2:(morning|afternoon|evening) | noon:NOON)"
)


def clock_value(match: Match) -> str | None:
    """The hour and minute so written, in 24 hours: `T17:30`; None when there is no such time."""
    if match.has("noon"):
        return f"T{_NOONS[match.word('noon')]}"
    seconds: list[int] = []
    names = ("half_day", "half_day2", "half_day3", "half_day4")
    half = next((match.word(name) for name in names if match.has(name)), "")[:1].lower()
    if match.has("clock"):
        hour, minute, *seconds = (int(part) for part in match.word("clock").split(":"))
    elif match.has("point"):
        hour, minute = (int(part) for part in f"{match.number('point'):.2f}".split("."))
    elif match.has("hour4"):
        hour, minute = match.whole("hour4"), 30 if match.has("half") else 15
        if match.word("way") == "to":
            hour, minute = hour - 1 or 12, 60 - minute
    else:
        hour, minute = match.whole(next(name for name in ("hour", "hour2", "hour3") if match.has(name))), 0
        if (match.word("part") or match.word("part2")) in {"afternoon", "evening"}:
            half = "p"
    if (half and hour > 12) or hour > 24 or minute > 59:  # noqa: PLR2004 - hours and minutes
        return None
    if (half == "p" and hour < 12) or (half == "a" and hour == 12):  # noqa: PLR2004 - hours of half a day
        hour = (hour + 12) % 24
    return f"T{hour:02d}:{minute:02d}" + "".join(f":{second:02d}" for second in seconds)


def zone_note(match: Match) -> str:
    """Which zone a time is told in; the value stays the hour as it is written."""
    zone = match.word("zone") or match.word("zone2")
    return f"told in {zone.upper()}, {ZONES.get(zone, '')}".removesuffix(", ") if zone else ""


def _four_digits(match: Match, ctx: Context) -> Reading | None:
    """`1400 GMT`, `0630 hours`, `at 1130`; a number of four digits is an hour only where something says so."""
    hour, minute = divmod(match.whole("four"), 100)
    if hour > 24 or minute > 59 or len(match.written("four")) != 4:  # noqa: PLR2004 - hours, minutes, digits
        return None
    value = f"T{hour:02d}:{minute:02d}"
    if ctx.is_stamp(match.first):
        return _at(ctx.now, value)
    return _on_day(ctx, match, value) if match.has("zone") or _is_hour(match, ctx) else None


def _is_hour(match: Match, ctx: Context) -> bool:
    """Whether the words before four digits make them an hour: "at 1130", "from 0700 until 1300"."""
    said, written = ctx.just_before(match.first, THROUGH), match.written("four")
    if match.has("hours") or written[0] == "0":
        return ctx.around.text_before(match.first, _AT)
    spoken = ctx.spoken_here(match.first)
    if spoken is not None and _AT_CLOCK.search(spoken.value) and match.whole("four") < _EARLIEST_YEAR:
        return ctx.around.text_before(match.first, _AT) and ctx.around.phrase_ends(match.past)
    if said is not None and _FOUR_DIGITS.fullmatch(said.phrase):
        return "T" in said.value
    at = ctx.around.text_before(match.first, _AT_ALONE) and ctx.around.phrase_ends(match.past)
    return at and not ctx.around.text_before(match.first, _AT_A_PRICE)


def _clock(match: Match, ctx: Context) -> Reading | None:
    value = clock_value(match)
    if value is None:
        return None
    if ctx.is_stamp(match.first):
        return _at(ctx.now, value)
    if match.has("noon") and ctx.around.text_before(match.first, _HIGH):
        return None
    if match.has("clock") and not match.has("half_day2") and not ctx.around.clock_is_time(match.first, match.past):
        return None
    return _on_day(ctx, match, value)


def _with_point(match: Match, ctx: Context) -> Reading | None:
    """`08.38 BST`: of two digits behind the point, and before a zone in capitals."""
    value = clock_value(match) if _POINT.fullmatch(match.written("point")) and match.written("zone").isupper() else None
    return _on_day(ctx, match, value) if value else None


def _first_of_range(match: Match, ctx: Context) -> Reading | None:
    """`from 5 to 6:30 p.m.`: an hour of the same half of the day as the second, unless it would lie behind it."""
    first, last = (
        tuple(map(int, match.word(clock).split(":"))) if match.has(clock) else (match.whole(hour), 0)
        for hour, clock in (("hour", "clock"), ("hour2", "clock2"))
    )
    hour, minute = first[:2]
    if not 1 <= hour <= 12 or minute > 59:  # noqa: PLR2004 - hours of half a day, minutes
        return None
    afternoon = match.word("half")[0] in "pP"
    if (hour % 12, minute) > (last[0] % 12, last[1]):
        afternoon = not afternoon
    return _on_day(ctx, match, f"T{hour % 12 + 12 * afternoon:02d}:{minute:02d}")


def _on_day(ctx: Context, match: Match, value: str) -> Reading:
    """An hour of the day just spoken of, or of the one the article speaks from."""
    said = ctx.spoken_here(match.first)
    anchor = said.anchor if said and said.period.precision is Precision.DAY else ctx.now
    return _at(anchor, value, zone_note(match))


def _at(anchor: Anchor | None, value: str, note: str = "") -> Reading:
    if anchor is None or anchor.period.precision is not Precision.DAY:
        return Reading(TimexType.TIME, f"XXXX-XX-XX{value}", note="no date tells the day")
    return Reading(TimexType.TIME, anchor.period.edtf + value, anchor.period, anchor, note=note)


_AT: Final = re.compile(r"\b(?:at|around|about|until|till|by|before|after|from|since) $", re.IGNORECASE)
_AT_ALONE: Final = re.compile(r"\b[Aa]t (?:about |around )?$")
_AT_A_PRICE: Final = re.compile(
    r"\b(?:clos|end|open|trad|stand|stood|settl|finish|valu|pric|quot|gold|index|share|point|euro|dollar|rate)\w*\b[^;!?]*$",
    re.IGNORECASE,
)
"""Before "at" and four digits they speak of what something was worth."""
_HIGH: Final = re.compile(r"\bhigh $", re.IGNORECASE)
"""Before "noon" it makes a showdown of it."""
_POINT: Final = re.compile(r"\d{1,2}\.\d\d")
_FOUR_DIGITS: Final = re.compile(r"\d{4}")
_AT_CLOCK: Final = re.compile(r"T\d\d:")
_EARLIEST_YEAR: Final = 1500
"""Beside a clock time, numbers below this are hours and no years."""

RULES: Final = (
    Rule(
        "time of day",
        f"(ABOUT|exactly|just)? {CLOCK_TIME} (zone:ZONE | OPEN zone2:ZONE CLOSE)?"
        " (OPEN (BIG|YEAR|ZERO|CLOCK) ZONE CLOSE)?",
        _clock,
        (
            Example("It began at [5 p.m.] sharp.", "2024-01-10", "2024-01-10T17:00"),
            Example("It began at [9:30 a.m. EST].", "2024-01-10", "2024-01-10T09:30"),
            Example("It began at [9:30 a.m. EST (1430 GMT)].", "2024-01-10", "2024-01-10T09:30"),
            Example("It began (at [9:30 a.m. EST]) in Rome.", "2024-01-10", "2024-01-10T09:30"),
            Example("It began at [17:30 UTC+2].", "2024-01-10", "2024-01-10T17:30"),
            Example("It began at [1 p.m. local time Monday].", "2024-01-10", "2024-01-08T13:00"),
            Example("It began at [2:30 a.m. EDT (0630 GMT) on Monday].", "2024-01-10", "2024-01-08T02:30"),
            Example("It began at [5pm on Monday].", "2024-01-10", "2024-01-08T17:00"),
            Example("It began at [9.30 am].", "2024-01-10", "2024-01-10T09:30"),
            Example("It began at [9:30:15 p.m.].", "2024-01-10", "2024-01-10T21:30:15"),
            Example("It began at [4 in the morning].", "2024-01-10", "2024-01-10T04:00"),
            Example("It was high noon for him at [noon].", "2024-01-10", "2024-01-10T12:00"),
            Example("It began at [half past ten].", "2024-01-10", "2024-01-10T10:30"),
            Example("It began at [quarter to five].", "2024-01-10", "2024-01-10T04:45"),
            Example("It began at [quarter to one].", "2024-01-10", "2024-01-10T12:45"),
            Example("It began at [quarter to one a.m.].", "2024-01-10", "2024-01-10T00:45"),
            Example("It began at [10 a.m. Friday].", "2024-01-10", "2024-01-05T10:00"),
            Example("19:26 Two more were held.\n[20:41] They left.", "2012-01-10", "2012-01-10T20:41"),
        ),
    ),
    Rule(
        "time of day in four digits",
        "four:(YEAR|BIG|ZERO) (hours:(hours|hrs))? zone:ZONE?",
        _four_digits,
        (
            Example("They will speak at [1400 GMT].", "2024-01-10", "2024-01-10T14:00"),
            Example("They moved at [0630 hours].", "2024-01-10", "2024-01-10T06:30"),
            Example("They moved at [1130] and rested.", "2024-01-10", "2024-01-10T11:30"),
            Example("They moved at 9:15 a.m. and paused until [1130].", "2024-01-10", "2024-01-10T11:30"),
            Example("It is closed from 0700 until [1300] on Monday.", "2024-01-10", "2024-01-10T13:00"),
            Example("[1926]: Two more were held.\n2041: They left.", "2012-01-10", "2012-01-10T19:26"),
            Example("1926: They met.\n2041: They left. Wait. [2017]: It is over.", "2012-01-10", "2012-01-10T20:17"),
            Example("[1926]: The strike began.\n1931: It ended.", "2012-01-10", "1926"),
        ),
    ),
    Rule(
        "time of day with a point and its zone",
        "point:DECIMAL zone:ZONE",
        _with_point,
        (Example("On Tuesday at [08.38 BST] he left.", "2024-01-10", "2024-01-09T08:38"),),
    ),
    Rule(
        "first time of a range",
        "(hour:HOUR | clock:CLOCK) > (to|HYPHEN|DASH|and|until|till) (hour2:HOUR | clock2:CLOCK) half:AMPM",
        _first_of_range,
        (
            Example("It is open from [5] to 6:30 p.m. there.", "2024-01-10", "2024-01-10T17:00"),
            Example("It is open from [11:30] to 2 p.m. there.", "2024-01-10", "2024-01-10T11:30"),
        ),
        not_after="COMMA DOT CURRENCY HYPHEN DASH",
        not_before="COMMA",
    ),
    Rule(
        "first time of a range in four digits",
        "four:(YEAR|BIG|ZERO) > (to|HYPHEN|DASH|and|until|till) (YEAR|BIG|ZERO) (hours|hrs)? zone:ZONE",
        _four_digits,
        (Example("It is on the air from [1900] to 2200 EST.", "2024-01-10", "2024-01-10T19:00"),),
    ),
)
