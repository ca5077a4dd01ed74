"""Dates that say everything themselves: day, month and year; years, decades and centuries."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.lexer import FIRST_YEAR
from search.extract.dates.reading import clock_reading, numeric_date
from search.extract.dates.values import Reading, dated, dated_day, real_day, season_of, unresolved
from search.extract.dates.vocabulary import MONTHS, SEASONS
from search.period import Period

_WEEKDAY: Final = "((WEEKDAY|WEEKDAY_SHORT) COMMA? the?)?"
_DAY: Final = "d:(DAY|ORDDAY)"
_YEAR: Final = "y:ANY_YEAR (era:(bc|bce|ad|ce))?"
_BC_YEAR: Final = "(y:(YEAR|N12|N24|N31|N59|N999) era:(bc|bce|ad|ce) | era2:ad y2:(YEAR|N12|N24|N31|N59|N999))"


_MEASURE: Final = re.compile(r"[ -]?(?:km|m|ft|mi|kg|ha|lb)\b")
_OILFIELD: Final = re.compile(r" (?:[a-z]+ )?(?:oil|crude|field|oilfield|pipeline|blend|platform)\b")
"""Behind "the Forties", that in the North Sea."""
_PART: Final = re.compile(r"\bthe (?:early|late)[ -]$", re.IGNORECASE)
_ANY_PART: Final = re.compile(r"\bthe (?:early|late|mid)[ -]$", re.IGNORECASE)
"""Before a decade of two digits, the second where an apostrophe stands in it: "the mid-70's"."""
_THESE_HUNDRED: Final = 2000
"""The 1600s are a century; the 2000s, so far, are mostly ten years."""
_THIS_CENTURY: Final = 20
"""Decades before this one, written short ('00s, '10s), are of the 2000s."""


def astronomical(year: int, era: str) -> int:
    """The year as `search.period` counts it: 1 BC is 0."""
    return 1 - year if era in {"bc", "bce"} else year


def _full(match: Match, _: Context) -> Reading | None:
    """Day, month and year; an impossible day stays a phrase without a date."""
    year = astronomical(match.whole("y"), match.word("era"))
    month, day = MONTHS[match.word("m")], match.whole("d")
    if period := real_day(year, month, day):
        return dated(period)
    return unresolved("XXXX-XX-XX", f"there is no {match.written('d')} {match.written('m')} {match.whole('y')}")


def _before_christ(match: Match, _: Context) -> Reading | None:
    end = "" if match.has("m") else "2"
    period = real_day(1 - match.whole("y"), MONTHS[match.word(f"m{end}")], match.whole(f"d{end}"))
    return dated_day(period)


def _month(match: Match, _: Context) -> Reading | None:
    return dated(Period.month(astronomical(match.whole("y"), match.word("era")), MONTHS[match.word("m")]))


def _season(match: Match, _: Context) -> Reading | None:
    year = match.whole("y") if match.has("y") else astronomical(match.whole("y2"), match.word("era"))
    if match.has("next") and match.whole("next") % 100 != (year + 1) % 100:
        return None
    return dated(season_of(year, SEASONS[match.word("s")]))


def _year(match: Match, _: Context) -> Reading | None:
    return dated(Period.year(match.whole("y")))


def _bare_year(match: Match, ctx: Context) -> Reading | None:
    return dated(Period.year(match.whole("y"))) if ctx.around.looks_like_year(match.first) else None


def _double_year(match: Match, _: Context) -> Reading | None:
    """A season or school year that begins in one year and ends in the next."""
    first, second = match.whole("y"), match.whole("n")
    if second not in {first + 1, (first + 1) % 100}:
        return None
    return dated(Period.between(Period.year(first), Period.year(first + 1)), value=f"{first}/{first + 1}")


def _era_year(match: Match, _: Context) -> Reading | None:
    name = "y" if match.has("y") else "y2"
    return dated(Period.year(astronomical(match.whole(name), match.word("era"))))


def _year_before_christ(match: Match, ctx: Context) -> Reading | None:
    """A year of three digits, when years before Christ are spoken of and a preposition leads it."""
    if ctx.era != "bc" or not ctx.around.led_by_preposition(match.first) or ctx.around.counts_things(match.first):
        return None
    if ctx.around.text_after(match.past, _MEASURE):
        return None
    return dated(Period.year(1 - match.whole("y")))


def _decade(match: Match, ctx: Context) -> Reading | None:
    first = match.whole("d")
    if ctx.around.text_after(match.past, _OILFIELD):
        return None
    if match.has("own") and first < 100:  # noqa: PLR2004 - somebody in his thirties
        return None
    if match.has("era"):
        years = Period.between(Period.year(-8 - first), Period.year(1 - first))
        return dated(years, value=f"BC{first // 10:03d}")
    if first < 100:  # noqa: PLR2004 - the century is left out
        part = _PART if match.written("d").isalnum() else _ANY_PART
        if not match.has("det") and match.written("d")[0].isdigit() and not ctx.around.text_before(match.first, part):
            return None  # "20s of them", "temperatures in the mid-80s"
        first += 2000 if first < _THIS_CENTURY else 1900
    if first <= FIRST_YEAR:
        return None
    hundred = first % 100 == 0 and first < _THESE_HUNDRED
    return dated(Period.century(first) if hundred else Period.decade(first))


def century(match: Match, _: Context) -> Reading | None:
    """A hundred years by their number; none that nobody speaks of ("the 60th century")."""
    number = match.whole("n")
    if not 1 <= number <= 30:  # noqa: PLR2004 - centuries anybody speaks of
        return None
    if match.has("era") and match.word("era") in {"bc", "bce"}:
        years = Period.between(Period.year(1 - 100 * number), Period.year(100 - 100 * number))
        return dated(years, value=f"BC{number - 1:02d}")
    return dated(Period.century(100 * (number - 1)))


def _iso(match: Match, _: Context) -> Reading | None:
    return clock_reading(match.lexed.words[match.first])


def _numeric(match: Match, ctx: Context) -> Reading | None:
    published = ctx.published.period if ctx.published else None
    return numeric_date(match.lexed.words[match.first], ctx.order, published)


RULES: Final = (
    Rule(
        "day, month and year",
        f"{_WEEKDAY} the? {_DAY} (of|HYPHEN|SLASH)? m:MONTH (COMMA|of|HYPHEN|SLASH)? {_YEAR}",
        _full,
        (
            Example("It began on [27 December 2024].", "", "2024-12-27"),
            Example("Signed [the 3rd of May, 1917] in Rome.", "", "1917-05-03"),
            Example("They met on [31 June 2019].", "", "XXXX-XX-XX"),
            Example("Filed [23-Sep-2020] by hand.", "", "2020-09-23"),
        ),
        parted=True,
    ),
    Rule(
        "month, day and year",
        f"{_WEEKDAY} m:MONTH the? {_DAY} COMMA? {_YEAR}",
        _full,
        (
            Example("It began on [Dec. 27, 2024], he said.", "", "2024-12-27"),
            Example("On [Monday, October 26th, 1998] it rained.", "", "1998-10-26"),
        ),
        parted=True,
    ),
    Rule(
        "day of a year before Christ",
        "(m:MONTH d:(DAY|ORDDAY) COMMA? | the? d2:(DAY|ORDDAY) of? m2:MONTH COMMA?)"
        " y:(N12|N24|N31|N59|N999|YEAR) era:(bc|bce)",
        _before_christ,
        (
            Example("He fell on [March 15, 44 BC] in Rome.", "", "BC0044-03-15"),
            Example("He fell on [15 March 44 B.C.] in Rome.", "", "BC0044-03-15"),
        ),
    ),
    Rule(
        "month and year",
        f"(the (entire|whole|full)? month of)? m:MONTH (COMMA|of|in)? (the year)? {_YEAR}",
        _month,
        (
            Example("The invasion of [February 2022] changed it.", "", "2022-02"),
            Example("In [early March 1990] it fell.", "", "1990-03"),
            Example("In [August 480 BC] the fleet sailed.", "", "BC0480-08"),
        ),
        modified=True,
    ),
    Rule(
        "month and year before Christ",
        "m:MONTH (COMMA|of|in)? y:(N12|N24|N31|N59|N999|YEAR) era:(bc|bce)",
        _month,
        (Example("In [August 480 BC] the fleet sailed.", "", "BC0480-08"),),
        modified=True,
    ),
    Rule(
        "season and year",
        "the? s:SEASON (COMMA|of|in)?"
        " (y:ANY_YEAR ((HYPHEN|SLASH) next:(YEAR|SHORT_YEAR))? | y2:(ANY_YEAR|N999) era:(bc|bce|ad|ce)?)",
        _season,
        (
            Example("In [the summer of 1998] prices rose.", "", "1998-SU"),
            Example("In [the winter of 1962-63] rivers froze.", "", "1962-WI"),
            Example("In [autumn of 481 BC] they met.", "", "BC0481-FA"),
        ),
        modified=True,
    ),
    Rule(
        "the year so-and-so",
        "the? (year|years) y:ANY_YEAR",
        _year,
        (Example("By [the year 2000] all will be well.", "", "2000"),),
        modified=True,
    ),
    Rule(
        "year",
        "y:ANY_YEAR",
        _bare_year,
        (
            Example("It closed in [1994] for good.", "", "1994"),
            Example("They fled in a 1987 Chevrolet in [1994].", "", "1994"),
            Example("In [mid-1997] it reopened.", "", "1997"),
            Example("It was built in [c. 1870] or so.", "", "1870"),
            Example("It passed Resolution 1973 in [2011].", "", "2011"),
            Example("The index, at 1998, was lower than in [2011].", "", "2011"),
            Example("He lives at 1900 Pine Avenue since [2011].", "", "2011"),
            Example("At [the end of 2003] it was over.", "", "2003"),
        ),
        modified=True,
        not_after="CURRENCY SLASH DOT",
        not_before="SHARE per UNITS SCALE SLASH",
    ),
    Rule(
        "two years as one",
        "y:YEAR SLASH n:(YEAR|ZERO|N12|N24|N31|N59|N999)",
        _double_year,
        (
            Example("He played in the [2009/10] season.", "", "2009/2010"),
            Example("He played in the [1999/2000] season.", "", "1999/2000"),
        ),
        not_before="SLASH HYPHEN",
    ),
    Rule(
        "year of an era",
        f"the? (year|years)? {_BC_YEAR}",
        _era_year,
        (Example("In [480 BC] the Persians came.", "", "BC0480"),),
        modified=True,
    ),
    Rule(
        "year before Christ, the era left out",
        "y:(N59|N999)",
        _year_before_christ,
        (Example("In 480 BC the Persians came. In [479] they left.", "", "BC0479"),),
        modified=True,
        not_before="UNITS UNIT SCALE",
    ),
    Rule(
        "decade",
        "(det:(the|those)|own:OWN)? d:DECADE (era:(bc|bce))?",
        _decade,
        (
            Example("It was built in [the 1990s].", "", "199"),
            Example("The wall was raised in [the 1600s].", "", "16"),
            Example("Prices fell in [the early 2000s].", "", "200"),
            Example("Back in [the late '80s] few knew.", "", "198"),
            Example("In [the nineties] all changed.", "", "199"),
            Example("In [the early 80s] few knew.", "", "198"),
            Example("In [the mid-70's] few knew.", "", "197"),
            Example("Oil from the Forties field was found in [the seventies].", "", "197"),
        ),
        modified=True,
    ),
    Rule(
        "century",
        "the? n:ORDINAL HYPHEN? (century|centuries) (era:(bc|bce|ad|ce))?",
        century,
        (
            Example("A church of [the 12th century] stood there.", "", "11"),
            Example("In [the early 21st century] it fell.", "", "20"),
        ),
        modified=True,
    ),
    Rule(
        "ISO date",
        "ISO",
        _iso,
        (
            Example("Logged [2024-12-27] at sea.", "", "2024-12-27"),
            Example("Planned for [2024-W12] at sea.", "", "2024-W12"),
        ),
    ),
    Rule(
        "date in numbers",
        "NUMERIC",
        _numeric,
        (
            Example("Dated [12/27/2024] by hand.", "", "2024-12-27"),
            Example("Dated [27.12.2024] by hand.", "", "2024-12-27"),
            Example("Dated [05/04/2018] by hand.", "2018-04-06", "2018-04-05"),
        ),
    ),
)
