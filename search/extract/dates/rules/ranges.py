"""Ends of a range that leave to the other end what both share: 3-5 May 2018, May to July 1998, 1914-18, 499 to 493 BC.

Each end is a phrase of its own; `search.extract.dates.spans` then gives both the days of the whole range.
"""

import re
from typing import Final

from search.extract.dates.context import COMMA, Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.nearest import day_without_year, month_near
from search.extract.dates.rules.absolute import century
from search.extract.dates.values import Reading, dated, dated_day, real_day, season_of
from search.extract.dates.vocabulary import MONTHS, SEASONS
from search.period import Period, Precision, calendar_day

_MORE_DAYS: Final = re.compile(r"(?:, \d\d?){0,5},? (?:and|or) \d\d?(?=[.,;:)!?\"\u201d]|$)")
_LINK: Final = "(HYPHEN|DASH|and|to|or|until|till|through|SLASH)"
_DAY: Final = "(DAY|ORDDAY)"


def _first_day(match: Match, ctx: Context) -> Reading | None:
    """A day whose month, and year if any, stand with the day behind it."""
    month, day = MONTHS[match.word("m")], match.whole("d")
    if not match.has("y"):
        return day_without_year(match, ctx, month, day)
    period = real_day(match.whole("y"), month, day)
    return dated_day(period)


def _second_day(match: Match, ctx: Context) -> Reading | None:
    """A day whose month stands with the day just before it: "24" of "23 and 24 April", written month first."""
    said = ctx.just_before(match.first)
    if said is None or said.period.precision is not Precision.DAY:
        return None
    year, month, first = calendar_day(said.period.start)
    day = match.whole("d")
    year = match.whole("y") if match.has("y") else year
    if day <= first:
        return None
    period = real_day(year, month, day)
    return dated(period, said.anchor) if period else None


def _listed_day(match: Match, ctx: Context) -> Reading | None:
    """The "4" of "May 3, 4 and 5", where days alone follow."""
    said = ctx.just_before(match.first, COMMA)
    if said is None or said.period.precision is not Precision.DAY or not ctx.around.text_after(match.past, _MORE_DAYS):
        return None
    year, month, first = calendar_day(said.period.start)
    period = real_day(year, month, match.whole("d")) if match.whole("d") > first else None
    return dated(period, said.anchor) if period else None


def _first_month(match: Match, _: Context) -> Reading | None:
    """A month before another whose year is written: of the year before, when it comes later in the year."""
    month = MONTHS[match.word("m")]
    year = match.whole("y") - (month > MONTHS[match.word("second")])
    return dated(Period.month(year, month))


def _first_month_without_year(match: Match, ctx: Context) -> Reading | None:
    return month_near(match, ctx, MONTHS[match.word("m")])


def _first_season(match: Match, _: Context) -> Reading | None:
    return dated(season_of(match.whole("y"), SEASONS[match.word("s")]))


def _second_year(match: Match, ctx: Context) -> Reading | None:
    """The short second year of "1914-18"."""
    said = ctx.just_before(match.first)
    if said is None or said.period.precision is not Precision.YEAR or not ctx.around.led_by_sign(match.first):
        return None
    first = calendar_day(said.period.start)[0]
    year = first - first % 100 + match.whole("y")
    return dated(Period.year(year), said.anchor) if first < year else None


def _first_year_before_christ(match: Match, _: Context) -> Reading | None:
    return dated(Period.year(1 - match.whole("y")))


RULES: Final = (
    Rule(
        "day of a month named behind",
        f"the? d:{_DAY}"
        f" > ((COMMA {_DAY})? (COMMA {_DAY})? COMMA? {_LINK} the? {_DAY} of? m:MONTH (COMMA? y:ANY_YEAR)?)",
        _first_day,
        (
            Example("It was open [3]-5 May 2018.", "", "2018-05-03"),
            Example("It was open on [3rd] and 4th May.", "2018-06-01", "2018-05-03"),
            Example("It was open from [the 3rd] to the 5th of May.", "2018-06-01", "2018-05-03"),
        ),
        parted=True,
    ),
    Rule(
        "day before a day of the same month and year",
        f"m:MONTH the? d:{_DAY} > ((COMMA {_DAY})? (COMMA {_DAY})? COMMA? {_LINK} {_DAY} COMMA? y:ANY_YEAR)",
        _first_day,
        (Example("It was open [May 3]-5, 2018.", "", "2018-05-03"),),
    ),
    Rule(
        "day of the month named before",
        "d:(DAY|ORDDAY) (COMMA? y:ANY_YEAR)?",
        _second_day,
        (
            Example("It was open May 3-[5, 2018].", "", "2018-05-05"),
            Example("They meet on April 24 and [25].", "1999-02-10", "1999-04-25"),
        ),
        not_before="UNITS UNIT SHARE per SCALE OTHER CAPITAL HYPHEN",
    ),
    Rule(
        "one of several days of the month named before",
        "d:DAY",
        _listed_day,
        (
            Example("They met on May 3, [4] and 5.", "2018-06-01", "2018-05-04"),
            Example("They met on May 3, 4, [5], 6 and 7, 2018.", "2018-06-01", "2018-05-05"),
            Example("On [May 3], 4 and 5 men fled.", "2018-06-01", "2018-05-03"),
        ),
    ),
    Rule(
        "month of a year named behind",
        f"m:MONTH > {_LINK} (the? (EARLY HYPHEN? | EDGE of))? second:MONTH (COMMA|of)? y:ANY_YEAR",
        _first_month,
        (
            Example("It rained between [May] and July 1998.", "", "1998-05"),
            Example("It rained from [November] to January 1999.", "", "1998-11"),
        ),
        modified=True,
    ),
    Rule(
        "first of two months",
        f"m:(MONTH) > {_LINK} MONTH",
        _first_month_without_year,
        (Example("It rained from [March] to May.", "1998-06-08", "1998-03"),),
        modified=True,
    ),
    Rule(
        "season of a year named behind",
        "the? s:SEASON > (HYPHEN|and|or|to) EARLY? SEASON of? y:ANY_YEAR",
        _first_season,
        (Example("They left in [the winter]-spring of 1920.", "", "1920-WI"),),
    ),
    Rule(
        "first of two centuries",
        f"(the|OWN)? n:ORDINAL > {_LINK} the? EARLY? ORDINAL HYPHEN? (century|centuries) (era:(bc|bce|ad|ce))?",
        century,
        (
            Example("In [the 17th] and 18th centuries it was grown here.", "", "16"),
            Example("In [the late 19th] and early 20th centuries they left.", "", "18"),
            Example("He ruled in [the third] and second centuries BC.", "", "BC02"),
        ),
        modified=True,
        not_before="OTHER",
    ),
    Rule(
        "second year, its century left out",
        "y:(N59|N31|N24|N999|N12|ZERO)",
        _second_year,
        (Example("The war of 1914-[18] ended it.", "", "1918"),),
        not_before="UNITS UNIT SHARE per SCALE HYPHEN MONTH",
    ),
    Rule(
        "first year before Christ, the era behind",
        f"y:(N59|N999|YEAR) > {_LINK} (N59|N999|YEAR|N31|N24|N12) (bc|bce)",
        _first_year_before_christ,
        (Example("The revolt (499-493 BC) failed: from [499] to 493 BC it smouldered.", "", "BC0499"),),
    ),
)
