"""Days named by their number alone: the 18th, the 5th of next month."""

import re
from typing import Final

from search.extract.dates.coming import is_to_come
from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.rules.relative import FINER, step
from search.extract.dates.tense import Tense
from search.extract.dates.values import Anchor, Reading, dated, real_day, recurring, shifted, unresolved
from search.extract.dates.vocabulary import MONTH_PATTERN
from search.period import calendar_day


def _day(match: Match, ctx: Context) -> Reading | None:
    """The day of that number in the month named just before, else the one that the tense asks for."""
    number, around = match.whole("d"), ctx.around
    if not match.written("d")[0].isdigit() or not around.text_before(match.first, _LED):
        return None
    if not around.phrase_ends(match.past) or around.text_after(match.past, _OTHERS) or _is_played(match):
        return None
    said = ctx.spoken_here(match.first)
    if said is not None and _MONTH.search(said.phrase):
        return _of_month(said.period.start, said.anchor, number, 0, "in the month named before")
    today = ctx.today()
    if today is None:
        return unresolved(f"XXXX-XX-{number:02d}", "no date tells which month")
    day, anchor = today
    ahead = number - calendar_day(day)[2]
    if is_to_come(ctx, match.first, match.past) or ctx.tense(match.first, match.past) is Tense.FUTURE:
        return _of_month(day, anchor, number, int(ahead < 0), "to come")
    return _of_month(day, anchor, number, -int(ahead > 0), "past tense")


def _of_month(start: int, anchor: Anchor, number: int, steps: int, how: str) -> Reading:
    """The day of that number in the month so many from the one a day lies in."""
    year, month, _ = calendar_day(shifted(start, "M", steps).start)
    period = real_day(year, month, number)
    if period is None:
        return unresolved("XXXX-XX-XX", "there is no such day in that month")
    return dated(period, anchor, rule=f"day by its number, {how}")


def _is_played(match: Match) -> bool:
    """Whether holes, innings or floors are counted in the words around."""
    start = match.lexed.starts[match.first]
    return _PLAYED.search(match.lexed.text, max(0, start - _NEAR), start + _NEAR) is not None


def _day_of_month(match: Match, ctx: Context) -> Reading | None:
    """`the 5th of next month`, `the 18th of that month`; of every month, it comes again and again."""
    number = match.whole("d")
    if match.has("each"):
        return recurring(f"XXXX-XX-{number:02d}")
    said = ctx.spoken(*FINER["M"]) if match.has("told") or match.has("told2") else None
    word = match.word("rel") or match.word("told")
    steps = -1 if word in _BACK else 1 if word in _ON else 0
    month = step(said.anchor if said else ctx.now, "M", steps)
    if month.period is None or month.anchor is None:
        return month
    return _of_month(month.period.start, month.anchor, number, 0, "of a month named otherwise")


_BACK: Final = frozenset({"last", "previous", "preceding", "prior"})
_ON: Final = frozenset({"next", "coming", "upcoming", "following", "ensuing", "subsequent", "succeeding"})
_LED: Final = re.compile(
    r"\b(?:on|by|until|till|since|before|after|from|through|between|the \d\d?(?:st|nd|rd|th) (?:and|or|to)) $",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r" (?:and|or|to|through) (?:the )?\d\d?(?:st|nd|rd|th)(?! (?:of|in|at|on|for|he|she|it|they|we)\b) \w"
)
"""More ordinals, and what all of them count: "on the 4th and 5th floors"."""
_PLAYED: Final = re.compile(
    r"\b(?:holes?|pars?|birdie\w*|bogey\w*|eagles?|tees?|putt\w*|innings?|floors?|grades?|rounds?|laps?|minutes?)\b",
    re.IGNORECASE,
)
_NEAR: Final = 150
_MONTH: Final = re.compile(MONTH_PATTERN, re.IGNORECASE)

RULES: Final = (
    Rule(
        "day by its number",
        "the d:ORDDAY",
        _day,
        (
            Example("They met on [the 18th] in Rome.", "2024-12-23", "2024-12-18"),
            Example("It will be closed until [the 5th].", "2024-12-23", "2025-01-05"),
            Example("He left on 3 May and was back on [the 18th].", "2024-12-23", "2024-05-18"),
            Example("It burned on the 4th and 5th floors until [3 May].", "2024-12-23", "2024-05-03"),
        ),
        parted=True,
    ),
    Rule(
        "day of a month named otherwise",
        "the? d:ORDDAY (day of)? of"
        " ((the? rel:(last|this|next|coming) | the told:(same|FOLLOWING|PREVIOUS) | told2:that same? | the) month"
        " | each:((every|each) month))",
        _day_of_month,
        (
            Example("They meet on [the 5th of next month].", "2024-12-23", "2025-01-05"),
            Example("They met on 12 May, and again on [the 18th of that month].", "2024-12-23", "2024-05-18"),
            Example("They meet on [the first of every month].", "2024-12-23", "XXXX-XX-01"),
        ),
        parted=True,
    ),
)
