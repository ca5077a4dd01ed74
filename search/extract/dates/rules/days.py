"""Days and parts of days named from where the text stands: today, tonight, this morning, the next evening."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.rules.relative import step
from search.extract.dates.values import Reading, vague
from search.extract.dates.vocabulary import DAY_PARTS
from search.model import TimexType


def _deictic(match: Match, ctx: Context) -> Reading | None:
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
    word = match.word("w")
    if match.written("w").isupper() and ctx.around.in_a_name(match.first, match.past):
        return None
    if ctx.narrative and word in {"today", "tonight"}:
        return vague("PRESENT_REF")
    if word == "today" and ctx.around.text_after(match.past, _OUR_TIMES):
        return vague("PRESENT_REF", ctx.publication)
    if word == "tomorrow" and ctx.around.text_before(match.first, _PEOPLE_OF) and ctx.around.phrase_ends(match.past):
        return vague("FUTURE_REF", ctx.publication)
    if word == "tonight":
        reading = step(ctx.now, "D", 0)
        value = f"{reading.value}TNI"
        return Reading(TimexType.TIME, value, reading.period, reading.anchor, note=reading.note)
    return step(ctx.now, "D", steps[word])


_OUR_TIMES: Final = re.compile(
    r"['\u2019]s (?:[a-z]+ ){0,2}(?:world|society|youth|generation|age|era|climate|children|kids|students|standards"
    r"|economy|environment|technology|culture|workers|women|men|consumers|computers|money|dollars|politics|media)\b"
)
"""Of these, today is any day of our times."""
_PEOPLE_OF: Final = re.compile(r"\b(?:people|leaders|world|jobs|children|society|cities|promise|technology) of $")


def _far_day(match: Match, ctx: Context) -> Reading | None:
    return step(ctx.now, "D", -2 if match.word("w") == "yesterday" else 2)


def _part_of_today(match: Match, ctx: Context) -> Reading | None:
    """`this morning`, `last night`."""
    if match.word("part") == "overnight":
        return None  # "he won't change this overnight"
    part = DAY_PARTS[match.word("part")]
    steps = -1 if match.word("rel") in {"last", "yesterday"} else 1 if match.word("rel") == "tomorrow" else 0
    reading = step(ctx.now, "D", steps)
    return Reading(TimexType.TIME, f"{reading.value}T{part}", reading.period, reading.anchor, note=reading.note)


def _next_part(match: Match, ctx: Context) -> Reading | None:
    """`the next morning`, `that afternoon`."""
    said = ctx.day()
    word = match.word("rel") or "that"
    steps = 0 if word in {"that", "same"} else -1 if word == "previous" else 1
    reading = step(said.anchor if said else ctx.fallback, "D", steps)
    value = f"{reading.value}T{DAY_PARTS[match.word('part')]}"
    return Reading(TimexType.TIME, value, reading.period, reading.anchor, note=reading.note)


RULES: Final = (
    Rule(
        "today, yesterday, tomorrow",
        "w:(today|yesterday|tomorrow|tonight)",
        _deictic,
        (
            Example("He spoke [yesterday].", "2024-01-01", "2023-12-31"),
            Example("He spoke [late yesterday].", "2024-01-01", "2023-12-31"),
            Example("He speaks [tonight].", "2024-01-01", "2024-01-01TNI"),
            Example("It hardly matters in [today]'s world.", "2024-01-01", "PRESENT_REF"),
            Example("They are the leaders of [tomorrow].", "2024-01-01", "FUTURE_REF"),
        ),
        modified=True,
        parted=True,
    ),
    Rule(
        "the day before yesterday",
        "the day (before|after) w:(yesterday|tomorrow)",
        _far_day,
        (Example("He spoke [the day before yesterday].", "2024-01-01", "2023-12-30"),),
    ),
    Rule(
        "part of a day near publication",
        "rel:(this|last) (EARLY)? part:DAYPART",
        _part_of_today,
        (
            Example("He spoke [last night].", "2024-01-01", "2023-12-31TNI"),
            Example("He spoke [this morning].", "2024-01-01", "2024-01-01TMO"),
        ),
        modified=True,
    ),
    Rule(
        "part of the next or same day",
        "(the rel:(same|following|next|previous) | that same?) part:DAYPART",
        _next_part,
        (Example("On 3 May 1912 it sank. [The next morning] all was lost.", "2024-01-10", "1912-05-04TMO"),),
    ),
)
