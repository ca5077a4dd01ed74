"""Days and parts of days named from where the text stands: today, tonight, this morning, the next evening."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.rules.relative import step
from search.extract.dates.tense import Tense
from search.extract.dates.values import Reading, at_part, vague
from search.extract.dates.vocabulary import DAY_PARTS
from search.period import Precision


def _deictic(match: Match, ctx: Context) -> Reading | None:
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
    word = match.word("w")
    if ctx.around.text_after(match.past, _PROGRAMME) and match.written("w")[0].isupper():
        return None
    if match.written("w").isupper() and ctx.around.in_a_name(match.first, match.past):
        return None
    if ctx.is_title(match.first) and ctx.around.beside_capital(match.first, match.first):
        return None  # "USA Today"
    if ctx.narrative and word in {"today", "tonight"}:
        return vague("PRESENT_REF")
    if word == "today" and ctx.around.text_after(match.past, _OUR_TIMES):
        return vague("PRESENT_REF", ctx.publication)
    if word == "tomorrow" and ctx.around.text_before(match.first, _PEOPLE_OF) and ctx.around.phrase_ends(match.past):
        return vague("FUTURE_REF", ctx.publication)
    if word == "tonight":
        return at_part(step(ctx.now, "D", 0), "NI")
    return step(ctx.now, "D", steps[word])


_PROGRAMME: Final = re.compile(r"['\u2019\u201d\"]? (?:programme|program|show|host|anchor)\b", re.IGNORECASE)
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
    return at_part(step(ctx.now, "D", steps), part)


def _part_before(match: Match, ctx: Context) -> Reading | None:
    """`the night before`, `the morning after`, when no noun or clause goes on: from the day last spoken of."""
    if not ctx.around.phrase_ends(match.past):
        return None
    said = ctx.day()
    day = step(said.anchor if said else ctx.fallback, "D", -1 if match.word("rel") == "before" else 1)
    return at_part(day, DAY_PARTS[match.word("part")])


def _next_part(match: Match, ctx: Context) -> Reading | None:
    """`the next morning`, `that afternoon`."""
    said = ctx.day()
    word = match.word("rel") or "that"
    steps = 0 if word in {"that", "same"} else -1 if word == "previous" else 1
    return at_part(step(said.anchor if said else ctx.fallback, "D", steps), DAY_PARTS[match.word("part")])


_NEVER_OVERNIGHT: Final = re.compile(
    r"(?:n['\u2019]t|\b(?:not|never|chang\w*|be?c[oa]m\w*|buil\w*|happen\w*|transform\w*|disappear\w*|vanish\w*|stay"
    r"|almost|virtually|near))\b[^.;!?]{0,40}$"
)
"""Before "overnight" they say how soon, not in which night."""
_OVERNIGHT_THING: Final = re.compile(
    r" (?:success|sensation|stays?|flight|trains?|bus(?:es)?|ferry|delivery|stars?|hits?|trips?|guests?|patients?)\b"
)


def _overnight(match: Match, ctx: Context) -> Reading | None:
    """The night before the day just spoken of, or before publication; to come, the one that follows."""
    if ctx.around.followed_by(match.past, "CAPITAL") and ctx.lexed.text[ctx.lexed.starts[match.first]].isupper():
        return None  # the name of a newsletter
    if ctx.around.text_before(match.first, _NEVER_OVERNIGHT) or ctx.around.text_after(match.past, _OVERNIGHT_THING):
        return None
    said = ctx.spoken_here(match.first)
    anchor = said.anchor if said and said.period.precision is Precision.DAY else ctx.now
    return at_part(step(anchor, "D", 0 if ctx.tense(match.first, match.past) is Tense.FUTURE else -1), "NI")


def _in_the_day(_: Match, ctx: Context) -> Reading | None:
    """The day last spoken of."""
    said = ctx.day()
    return step(said.anchor if said else ctx.fallback, "D", 0)


_IN: Final = re.compile(r"\b(?:[Ii]n|[Bb]y|[Dd]uring|[Uu]ntil|[Ss]ince|[Tt]hroughout) $")


def _in_the_morning(match: Match, ctx: Context) -> Reading | None:
    """`by late afternoon`, `in the morning`: of the day just spoken of, or of publication."""
    if ctx.narrative or not ctx.around.text_before(match.first, _IN) or not ctx.around.phrase_ends(match.past):
        return None
    said = ctx.spoken_here(match.first)
    day = step(said.anchor if said and said.period.precision is Precision.DAY else ctx.now, "D", 0)
    return at_part(day, DAY_PARTS[match.word("part") or match.word("part2")])


RULES: Final = (
    Rule(
        "part of the day",
        "the EARLY? HYPHEN? part:DAYPART | EARLY HYPHEN? part2:DAYPART",
        _in_the_morning,
        (
            Example("By [late afternoon], the crowd had grown.", "2024-01-10", "2024-01-10TAF"),
            Example("On Monday he left in [the early morning].", "2024-01-10", "2024-01-08TMO"),
        ),
    ),
    Rule(
        "today, yesterday, tomorrow",
        "w:(today|yesterday|tomorrow|tonight)",
        _deictic,
        (
            Example("He spoke [yesterday].", "2024-01-01", "2023-12-31"),
            Example("He spoke [late yesterday].", "2024-01-01", "2023-12-31"),
            Example("He speaks [tonight].", "2024-01-01", "2024-01-01TNI"),
            Example("He speaks at [9 p.m. tonight].", "2024-01-01", "2024-01-01T21:00"),
            Example("It hardly matters in [today]'s world.", "2024-01-01", "PRESENT_REF"),
            Example("He told USA Today and Morgan Tonight so [yesterday].", "2024-01-02", "2024-01-01"),
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
            Example("He spoke at [8 a.m. this morning].", "2024-01-01", "2024-01-01T08:00"),
        ),
        modified=True,
        parted=True,
    ),
    Rule(
        "part of the next or same day",
        "(the rel:(same|following|next|previous) | that same?) part:DAYPART",
        _next_part,
        (
            Example("On 3 May 1912 it sank. [The next morning] all was lost.", "2024-01-10", "1912-05-04TMO"),
            Example("On 3 May 1912 it sank. She speaks about [that night].", "2024-01-10", "1912-05-03TNI"),
            Example("On 3 May 1912 it sank. [Later that night] all knew.", "2024-01-10", "1912-05-03TNI"),
        ),
        modified=True,
    ),
    Rule(
        "part of the day before",
        "the part:DAYPART rel:(before|after)",
        _part_before,
        (Example("[The night before], he had dined with friends.", "2024-01-10", "2024-01-09TNI"),),
    ),
    Rule(
        "overnight",
        "overnight",
        _overnight,
        (
            Example("Police moved in [overnight] and arrested 30 people.", "2024-01-10", "2024-01-09TNI"),
            Example("Snow will fall [overnight].", "2024-01-10", "2024-01-10TNI"),
            Example("On [3 May 2023] he did not become rich overnight.", "2024-01-10", "2023-05-03"),
        ),
    ),
    Rule(
        "earlier or later in the day",
        "EARLIER (in|on) (the|that) day",
        _in_the_day,
        (Example("He arrives [later in the day].", "2024-01-10", "2024-01-10"),),
    ),
)
