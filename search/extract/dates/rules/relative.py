"""Units named from where the text stands: last week, this year, the same month."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.counting import length, of_unit
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.tense import Tense
from search.extract.dates.values import Anchor, Reading, dated, duration, shifted, unresolved, weekend_around
from search.extract.dates.vocabulary import UNITS
from search.period import Period, Precision, calendar_day

_PLAIN: Final[dict[str, str]] = {"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "WE": "XXXX-WXX-WE"}
_DATED: Final = {Precision.YEAR, Precision.SEASON, Precision.QUARTER, Precision.MONTH, Precision.WEEK, Precision.DAY}
FINER: Final[dict[str, set[Precision]]] = {
    "C": {Precision.CENTURY, Precision.DECADE, *_DATED},
    "DE": {Precision.DECADE, *_DATED},
    "Y": _DATED,
    "M": {Precision.MONTH, Precision.DAY},
    "Q": {Precision.QUARTER, Precision.MONTH, Precision.DAY},
    "W": {Precision.WEEK, Precision.DAY},
}


def step(anchor: Anchor | None, unit: str, steps: int) -> Reading:
    """The unit so many steps from the one the anchor lies in; unresolved when the anchor is coarser than that."""
    if anchor is None:
        return unresolved(_PLAIN.get(unit, "XXXX-XX-XX"), "no date to count from")
    day = anchor.period.start
    if unit not in {"DE", "C", "ML"} and anchor.period.precision not in FINER.get(unit, {Precision.DAY}):
        return unresolved(
            _PLAIN.get(unit, "XXXX-XX-XX"), f"the date to count from is only known as {anchor.period.edtf}"
        )
    if unit == "WE":
        return weekend_around(day + 7 * steps, anchor)
    return dated(shifted(day, unit, steps), anchor)


def _unit(match: Match, ctx: Context) -> Reading | None:
    """`last week`, `this year`, `next month`."""
    if ctx.is_title(match.past - 1) or (match.has("rel3") and ctx.around.text_after(match.past, _WHICH)):
        return None
    unit = UNITS[match.word("u")]
    word = match.word("rel") or match.word("rel2") or match.word("rel3")
    if word == "last" and match.lexed.words[match.first] == "the" and ctx.around.text_after(match.past, _OF):
        return duration(length(1, unit))
    steps = -1 if word in {"last", "latest"} else 1 if word in {"next", "coming", "upcoming"} else 0
    return step(ctx.now, unit, steps)


def _past_unit(match: Match, ctx: Context) -> Reading | None:
    unit = UNITS[match.word("u")]
    if unit == "WE":
        return step(ctx.now, unit, -1)
    return duration(length(of_unit(1.5 if match.has("half") else 1, match.word("u")), unit))


def _next_unit(match: Match, ctx: Context) -> Reading | None:
    """`the next year`: in a history the one after the date spoken of."""
    if match.word("u") != "day" and ctx.around.text_before(match.first, _FOR):
        return duration(length(1, UNITS[match.word("u")]))
    if ctx.narrative or match.word("u") == "day" or _goes_on(match, ctx):
        return _threaded(match, ctx)
    return step(ctx.publication, UNITS[match.word("u")], 1)


_OF: Final = re.compile(r" of (?!(?:this|that|last|next|the) (?:week|month|quarter|year|decade|century)\b)")
"""Behind "the last year" they say of what it was the last."""
_WHICH: Final = re.compile(r" (?:for which|in which|that|when|since|available)\b")
"""Behind "the latest year" they say which it is."""
_FOR: Final = re.compile(r"\bfor $")
"""Before "the next year" it says how long."""
_WITHIN: Final = re.compile(r"\b(?:in|over|for|within|during|throughout) $", re.IGNORECASE)


def _goes_on(match: Match, ctx: Context) -> bool:
    """Whether "the next year" goes on from a date of another time, as told in the past tense."""
    said, year = ctx.spoken_here(match.first), ctx.year()
    if said is None or year is None or ctx.around.text_before(match.first, _WITHIN):
        return False
    return calendar_day(said.period.start)[0] < year[0] and ctx.tense(match.first, match.past) is Tense.PAST


def _threaded(match: Match, ctx: Context) -> Reading | None:
    """`that year`, `the same month`, `the following day`, `the previous year`: from the date last spoken of."""
    unit = UNITS[match.word("u")]
    word = match.word("rel") or "that"
    steps = -1 if word in {"previous", "preceding", "prior"} else 0 if word in {"that", "same"} else 1
    wanted = FINER.get(unit) or ({Precision.DAY} if unit in {"D", "WE"} else set[Precision]())
    said = ctx.day() if unit == "D" else ctx.spoken(*wanted)
    return step(said.anchor if said else ctx.fallback, unit, steps)


def _day_after(match: Match, ctx: Context) -> Reading | None:
    """`the day before`, `the year after`, when no noun or clause goes on: from the date last spoken of."""
    if not ctx.around.phrase_ends(match.past):
        return None
    unit = UNITS[match.word("u")]
    said = ctx.spoken(*FINER[unit]) if unit in FINER else ctx.day()
    return step(said.anchor if said else ctx.fallback, unit, -1 if match.word("rel") in {"before", "prior"} else 1)


def _has_its_own_clause(match: Match, ctx: Context) -> bool:
    """Whether a clause says which year: "1979, the year he left"."""
    own = match.word("u") in {"year", "month", "week"} and ctx.around.text_after(match.past, _OF_A_CLAUSE)
    return own and not ctx.around.text_before(match.first, _LED_BY_OF)


def _plain_unit(match: Match, ctx: Context) -> Reading | None:
    """`the weekend`, `the end of the year`: of publication in news, of the date spoken of in a history."""
    if ctx.is_title(match.past - 1) or ctx.around.followed_by(match.past, "BIG"):
        return None  # "Person of the Year", "the year 12024"
    if _has_its_own_clause(match, ctx):
        return None
    unit = UNITS[match.word("u")]
    to_month = ctx.around.followed_by(match.past, "to") and ctx.around.followed_by(match.past + 1, "MONTH")
    if to_month or ctx.around.followed_by(match.past, "ENDED"):
        return duration(f"P1{unit}")
    steps = -1 if unit == "WE" and ctx.weekend_is_past(match.first, match.past) else 0
    return step(ctx.now, unit, steps)


def _plain_decade(match: Match, ctx: Context) -> Reading | None:
    """`the end of the century` is of this one; elsewhere the words may mean any ten or hundred years."""
    return _plain_unit(match, ctx) if ctx.around.text_before(match.first, _END_OF) else None


_OF_A_CLAUSE: Final = re.compile(
    r" (?:that|when|in which|since|(?:he|she|it|we|they|his|her|its|their) [a-z]+"
    r"|(?:before|after|of|following|preceding) (?:the|an?|his|her|its|their|[A-Z][a-z]+['\u2019]s) (?!month|year))\b"
)
_LED_BY_OF: Final = re.compile(r"\b(?:of|in|over) $")
_END_OF: Final = re.compile(r"\b(?:end|close|middle|beginning|start|turn|rest) of $")


def _year_end(match: Match, ctx: Context) -> Reading | None:
    """`year-end`: the last day of the year; `the year's end` only the year."""
    if match.has("u"):
        return step(ctx.now, UNITS[match.word("u")], 0)
    now = ctx.year()
    if now is None:
        return unresolved("XXXX-12-31", "no publication date tells the year")
    if not match.has("hyphen"):
        return dated(Period.year(now[0]), now[1])
    return dated(Period.day(now[0], 12, 31), now[1])


RULES: Final = (
    Rule(
        "last, this or next unit",
        "((the|OWN)? rel:(last|this|current|coming) | OWN? rel2:next | (the|OWN) rel3:latest)"
        " (fiscal|financial)? u:SHIFTABLE",
        _unit,
        (
            Example("It opened [last week].", "2024-01-10", "2024-W01"),
            Example("It opens [next month].", "2024-01-10", "2024-02"),
            Example("It opened [earlier this year].", "2024-01-10", "2024"),
            Example("Sales rose in [the latest fiscal year].", "2024-01-10", "2023"),
            Example("He was ill in [the last year] of his life.", "2024-01-10", "P1Y"),
        ),
        modified=True,
    ),
    Rule(
        "the past unit",
        "(the|this|OWN)? past u:(SHIFTABLE|day|hour|fortnight) (and A half:half)?",
        _past_unit,
        (
            Example("It grew over [the past year].", "2024-01-10", "P1Y"),
            Example("It rained [this past weekend].", "2024-01-10", "2024-W01-WE"),
            Example("It grew over [the past decade and a half].", "2024-01-10", "P15Y"),
        ),
    ),
    Rule(
        "unit from the date spoken of",
        "(the rel:(same|FOLLOWING|PREVIOUS) | that same?) u:(SHIFTABLE|day)",
        _threaded,
        (
            Example("In 1912 it sank. [That year] all was lost.", "2024-01-10", "1912"),
            Example("On 3 May 1912 it sank. [The following day] all was lost.", "2024-01-10", "1912-05-04"),
            Example(
                "On 3 May 1912 he left, a week after the vote of 26 April 1912. [The same day] she came.",
                "2024-01-10",
                "1912-05-03",
            ),
            Example("On 3 May 1912 in the 1912 season it sank. [Later that week] all knew.", "2024-01-10", "1912-W18"),
        ),
        modified=True,
    ),
    Rule(
        "the next unit",
        "the rel:next u:(SHIFTABLE|day)",
        _next_unit,
        (
            Example("It will open in [the next year].", "2024-01-10", "2025"),
            Example("It will be shut for [the next year].", "2024-01-10", "P1Y"),
            Example("It opened in 2003. [The next year] it was closed.", "2024-01-10", "2004"),
        ),
        modified=True,
    ),
    Rule(
        "the unit before or after",
        "the u:(day|week|month|year) rel:(before|after|prior|FOLLOWING)",
        _day_after,
        (
            Example("On 3 May 1912 it sank. By [the day after], all was lost.", "2024-01-10", "1912-05-04"),
            Example("The driver, hired [the day before], fled.", "2024-01-10", "2024-01-09"),
            Example("It sank in 1912, and nobody knew [the year before].", "2024-01-10", "1911"),
            Example("It sank in 1912; they met [the year prior].", "2024-01-10", "1911"),
        ),
    ),
    Rule(
        "the weekend",
        "the u:weekend",
        _plain_unit,
        (Example("It rained over [the weekend].", "2024-01-10", "2024-W01-WE"),),
    ),
    Rule(
        "the unit before last or after next",
        "the u:SHIFTABLE (after next | before last:last)",
        lambda match, ctx: step(ctx.now, UNITS[match.word("u")], -2 if match.has("last") else 2),
        (
            Example("They meet [the week after next].", "2024-01-10", "2024-W04"),
            Example("They met [the year before last].", "2024-01-10", "2022"),
        ),
    ),
    Rule(
        "the unit spoken of",
        "(the (full|entire|whole)? (fiscal|financial)? | OWN (fiscal|financial)) u:(year|month|week)",
        _plain_unit,
        (
            Example("It will be closed by [the end of the year].", "2024-01-10", "2024"),
            Example("It closed [earlier in the month].", "2024-01-10", "2024-01"),
            Example("It grew in [the year] to March 2012.", "2012-05-10", "P1Y"),
        ),
        modified=True,
        not_before="HYPHEN",
    ),
    Rule(
        "the decade or century that ends",
        "the u:(decade|century)",
        _plain_decade,
        (Example("It will rise by [the end of the century].", "2024-01-10", "20"),),
        modified=True,
    ),
    Rule(
        "year-end",
        "(OWN|the)? (year (POSS|hyphen:HYPHEN)? | the? u:(week|month) POSS) end",
        _year_end,
        (
            Example("They settle by [year-end].", "2024-01-10", "2024-12-31"),
            Example("They settle by [month's end].", "2024-01-10", "2024-01"),
        ),
    ),
)
