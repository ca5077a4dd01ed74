"""Lengths of time: "three months", "a two-year deal", "the last five years"."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.counting import APPROXIMATELY, COUNTED, UNIT, amount, joined, length, of_unit, unit_of
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.values import Reading, duration, recurring, vague
from search.extract.dates.vocabulary import UNITS

_WHICH: Final = (
    "((the|these|those|OWN)?"
    " (first|ORD4|last|past|next|coming|final|latest|PREVIOUS|FOLLOWING|recent|entire|full|initial"
    "|year HYPHEN? (earlier|ago)))"
)
_ADJECTIVE: Final = (
    "(more|additional|full|whole|extra|further|consecutive|straight|other|long|working|trading|business"
    "|coming|upcoming|past|last|next|PREVIOUS)"
)


_MODAL: Final = re.compile(r"\b(?:will|would|can|could|may|might|shall|should|to|['\u2019]ll) $")
"""Before "one day" they make it some day to come."""
_TO_LAST: Final = re.compile(
    r"\b(?:to|will|would|can|could|may|might|shall|should|must|did|does|not|and)(?: \w+ly)? $|['\u2019](?:t|ll) $"
)
"""Before "last" they make a verb of it: "to last six weeks"."""
_APART: Final = re.compile(r" (?:apart|when)\b")
_WAIT: Final = re.compile(r"\b(?:wait|hold on) (?:just )?$", re.IGNORECASE)
"""Before "a minute" they are said to somebody in a hurry."""
_MATTER: Final = re.compile(r"\bmatter of $")
_SMALL: Final = "and|in|for|within|over|after|than|of|by|about|nearly|almost|only|just"
_RATE: Final = re.compile(
    r"(?:\d|\b(?:(?:[mb]illion|thousand|hundred)s?|dozens?|two|three|four|five|six|seven|eight|nine|ten|several|many|few))"
    rf"(?: of)?(?: (?!(?:{_SMALL})\b)[a-z-]+){{0,2}}(?<=s|\d|n|d|t) $|\d[^()]*\) $|(?:percent|%) $"
)
"""Before "a year" it is how often, not how long: "two million visitors a year"."""
_BY: Final = re.compile(r"\bby $")
"""With "days" they tell a distance or a kind of day, not how long something took."""
_RELATIVE: Final = frozenset({"past", "last", "next", "previous", "preceding", "prior"})


def _whole_quarters(match: Match) -> bool:
    """Whether quarters are of years, and not three of four parts of something."""
    return match.has("which") or match.word("vague") in {"several", "few", "a", "the"}


def _goes_on(match: Match, ctx: Context) -> bool:
    """Whether a hyphen joins the unit to the next word: "a year-end party", "a week-long march"."""
    return not match.has("half2") and ctx.around.followed_by(match.past, "HYPHEN")


def _counted(match: Match, ctx: Context) -> Reading | None:
    """A number of units; ages and fractions ("three quarters of them") are none."""
    if ctx.around.tells_age(match.first, match.past) or (match.word("u") == "quarters" and not _whole_quarters(match)):
        return None
    if match.words("which") == ["last"] and (
        ctx.around.is_verb(match.first) or ctx.around.text_before(match.first, _TO_LAST)
    ):
        return None
    if match.has("one") and ctx.around.text_before(match.first, _WAIT):
        return None
    if match.has("one") and (match.has("which") or match.word("u").endswith("s") or _goes_on(match, ctx)):
        return None
    if match.word("adj") in _RELATIVE and not match.word("u").endswith("s"):
        return None
    if match.word("u") == "quarter" and (
        ctx.around.followed_by(match.past, "century") or ctx.around.followed_by(match.past, "of")
    ):
        return None
    if ctx.is_title(match.found.start("u")):
        return None
    count, unit = amount(match), unit_of(match)
    if match.has("one") and match.past == match.first + 2 and ctx.around.text_before(match.first, _RATE):
        return recurring(length(1, unit))
    if unit == "D" and count == 1 and ctx.around.text_before(match.first, _MODAL):
        return vague("FUTURE_REF", ctx.publication)
    if match.has("n") and "." in match.written("n") and unit[0] != "T":
        return duration(f"P{match.number('n'):g}{unit}")
    if unit == "WE" and count is not None:
        return duration(f"P{count:g}WE")
    return duration(length(count, unit))


def _plain(match: Match, ctx: Context) -> Reading | None:
    if ctx.around.tells_age(match.first, match.past) or ctx.around.text_after(match.past, _APART):
        return None
    if ctx.around.text_before(match.first, _MATTER) or ctx.is_title(match.found.start("u")):
        return None
    if ctx.around.clause_ends(match.past) and ctx.around.text_before(match.first, _BY):
        return None
    return duration(length(None, unit_of(match)))


def _all_of(match: Match, ctx: Context) -> Reading | None:
    return None if ctx.is_title(match.past - 1) else duration(length(1, unit_of(match)))


def _recent(match: Match, ctx: Context) -> Reading | None:
    """`recent years` are the past at large, `recent weeks` some number of weeks."""
    unit = unit_of(match)
    return vague("PAST_REF", ctx.publication) if unit in {"Y", "D", "DE"} else duration(length(None, unit))


def _to_come(_: Match, ctx: Context) -> Reading | None:
    return vague("FUTURE_REF", ctx.publication)


def _hyphenated(match: Match, ctx: Context) -> Reading | None:
    if ctx.around.tells_age(match.first, match.past):
        return None
    if match.has("seconds"):
        return duration(length(match.number("n"), "TS")) if match.word("seconds") == "second" else None
    if unit_of(match) == "Q":
        return None
    return duration(length(match.number("n") if match.has("n") else None, unit_of(match)))


def _in_two_units(match: Match, ctx: Context) -> Reading | None:
    """`three hours and 20 minutes`: one length, where the second unit is the smaller one of the same kind."""
    if ctx.around.tells_age(match.first, match.past):
        return None
    first, second = UNITS[match.word("u1")], UNITS[match.word("u2")]
    if second not in _SMALLER_UNITS.get(first, ()):
        return None
    whole = of_unit(match.number("n1") if match.has("n1") else 1, match.word("u1"))
    rest = of_unit(match.number("n2"), match.word("u2"))
    if whole % 1 or rest % 1:
        return None
    return duration(joined(int(whole), first, int(rest), second))


_SMALLER_UNITS: Final[dict[str, tuple[str, ...]]] = {
    "Y": ("M", "W", "D"),
    "M": ("W", "D"),
    "W": ("D",),
    "D": ("TH",),
    "TH": ("TM",),
    "TM": ("TS",),
}


RULES: Final = (
    Rule(
        "so long, in two units",
        f"{APPROXIMATELY} (n1:COUNT|A) u1:(UNIT|UNITS) COMMA? and? n2:COUNT u2:(UNIT|UNITS)",
        _in_two_units,
        (
            Example("It took [three hours and 20 minutes].", "", "PT3H20M"),
            Example("It took [a year and two months].", "", "P1Y2M"),
            Example("It took [a fortnight and two days].", "", "P2W2D"),
            Example("It took [two minutes, 12 seconds].", "", "PT2M12S"),
            Example("It took two days and [three years].", "", "P3Y"),
        ),
    ),
    Rule(
        "so long",
        f"((the|these|those)? {APPROXIMATELY} | which:{_WHICH})"
        f" {COUNTED} adj:{_ADJECTIVE}? {UNIT} (and A half2:half)? (or (so|COUNT))?",
        _counted,
        (
            Example("It took [two years].", "", "P2Y"),
            Example("It took [more than three hours].", "", "PT3H"),
            Example("In [the last three months] it fell.", "", "P3M"),
            Example("For [the nine months] to May it lost money.", "", "P9M"),
            Example("It is expected to last [six weeks].", "", "P6W"),
            Example("It took [several days].", "", "PXD"),
            Example("It took [2 million years].", "", "P2000000Y"),
            Example("It took [a couple of weeks].", "", "P2W"),
            Example("It took [two decades].", "", "P20Y"),
            Example("It took [hundreds of years].", "", "PXY"),
            Example("It pays thousands of dollars [a year].", "", "P1Y"),
            Example("It will [one day] be a park.", "2024-01-10", "FUTURE_REF"),
            Example("He told 60 Minutes that it took [three years].", "", "P3Y"),
        ),
    ),
    Rule(
        "part of a century",
        "A? (quarter:quarter | half:half A?) (HYPHEN)? (of A)? century",
        lambda match, _: duration("P25Y" if match.has("quarter") else "P50Y"),
        (
            Example("It took [a quarter century].", "", "P25Y"),
            Example("It took [half a century].", "", "P50Y"),
        ),
    ),
    Rule(
        "so-long, as an adjective",
        "(n:COUNT|several) HYPHEN (u:(UNIT|UNITS) (HYPHEN long)? | seconds:ORD4)",
        _hyphenated,
        (
            Example("It is a [three-month] deal.", "", "P3M"),
            Example("It is a [10-day] march.", "", "P10D"),
            Example("It is a [30-second] clip.", "", "PT30S"),
        ),
        not_before="HYPHEN",
    ),
    Rule(
        "period so long",
        "(A | (the|this|that|these) same?)? (n:COUNT|several) HYPHEN? u:UNIT HYPHEN? period",
        _hyphenated,
        (
            Example("It grew over [a three-year period].", "", "P3Y"),
            Example("It fell in [the same 28-day period].", "", "P28D"),
        ),
    ),
    Rule(
        "so long an event",
        "u:(UNIT|UNITS) HYPHEN long",
        lambda match, _: duration(length(None if match.word("u").endswith("s") else 1, unit_of(match))),
        (
            Example("The [day-long] talks failed.", "", "P1D"),
            Example("After a [week-long] march they stopped.", "", "P1W"),
            Example("The [decades-long] war ended.", "", "PXDE"),
        ),
    ),
    Rule(
        "all of a unit",
        "all u:(day|night|week|weekend|month|year) (HYPHEN? long)?",
        _all_of,
        (
            Example("It rained [all week].", "", "P1W"),
            Example("They talked [all night long].", "", "P1NI"),
        ),
    ),
    Rule(
        "unknown number of units",
        "(the (EARLY|ORD4|last|final|FOLLOWING|PREVIOUS|next)?)?"
        " u:(minutes|hours|days|weeks|months|years|decades|centuries)"
        " (or (hours|days|weeks|months|years|decades) | ahead)?",
        _plain,
        (
            Example("In [the early years] they lost money.", "", "PXY"),
            Example("They will speak in [the days ahead].", "", "PXD"),
            Example("It took [years] to build.", "", "PXY"),
            Example("He will be back within [weeks or months].", "", "PXW"),
            Example("Aged 33 years, he had waited [two years].", "", "P2Y"),
        ),
        not_after="COUNT",
        not_before="HYPHEN",
    ),
    Rule(
        "recent units",
        "((the|these)? (most|more)? recent u:UNITS ((and|or) UNITS)?)",
        _recent,
        (Example("In [recent years] it grew.", "2024-01-10", "PAST_REF"),),
    ),
    Rule(
        "years gone by",
        "past (years|decades)",
        lambda _, ctx: vague("PAST_REF", ctx.publication),
        (Example("In [past years] it grew.", "2024-01-10", "PAST_REF"),),
    ),
    Rule(
        "coming units",
        "(the|these)? (coming|future) u:(years|months|weeks|days|decades|quarters)",
        _to_come,
        (Example("In [coming months] it will grow.", "2024-01-10", "FUTURE_REF"),),
    ),
)
