"""Days and months without their year."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.nearest import day_without_year, month_near
from search.extract.dates.values import Anchor, Reading, at_part, dated, dated_day, real_day, unresolved
from search.extract.dates.vocabulary import DAY_PARTS, MONTHS, weekday_number
from search.period import Period, calendar_day, weekday

_WEEKDAY: Final = "((this coming | next | last | this)? wd:(WEEKDAY|WEEKDAY_SHORT) wdpart:DAYPART? COMMA? the?)?"
RELATIVE_YEAR: Final = "COMMA? of? (rel:(last|this|next|that) year | the rel2:(same|FOLLOWING|PREVIOUS|next) year)"


_WEEKDAY_YEARS: Final = 7
"""How many years back a day is looked for that falls on the weekday named with it."""
_FOURTH_OF_JULY: Final = (7, 4)
_AN: Final = re.compile(r"\b(?:an|this|last|next) $")
_RALLY: Final = re.compile(r" (?:for|on|of|against) (?:[A-Z]|our\b)")
_SAYING: Final = re.compile(r"\b(?:said|says?|saying|added|adding|announced|noted|reported|warned|hopes?|expects?) $")
"""Before "that May" they make it a clause of its own."""
_IN_TIME: Final = re.compile(
    r"\b(?:in|since|until|till|during|by|early|late|mid|last|this|next|of|from|to)[ -]$", re.IGNORECASE
)
_DURING: Final = re.compile(r"\b(?:in|since|until|till|during|by|early|late|mid|last|this|next)[ -]$", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"(?:\b(?:the|an?|its|his|her|their|this|that)|['\u2019]s) $", re.IGNORECASE)


def year_of(match: Match, ctx: Context) -> tuple[int, Anchor] | None:
    """The year that "last year", "that year" and "the following year" name."""
    word = match.word("rel") or match.word("rel2")
    if match.has("rel") and word != "that":
        now = ctx.year()
        return None if now is None else (now[0] + {"last": -1, "this": 0, "next": 1}[word], now[1])
    said = ctx.spoken()
    if said is None:
        return None
    steps = 0 if word in {"that", "same"} else -1 if word in {"previous", "preceding", "prior"} else 1
    return calendar_day(said.period.start)[0] + steps, said.anchor


def _day(match: Match, ctx: Context) -> Reading | None:
    month, day = MONTHS[match.word("m")], match.whole("d")
    if match.word("d") and match.written("d")[0].isupper() and (month, day) != _FOURTH_OF_JULY:
        return None  # "the end of May the Second Army"
    if match.has("article") and match.word("d") and not ctx.around.phrase_ends(match.past):
        return None  # "in October the first boats left"
    reading = day_without_year(match, ctx, month, day)
    if match.has("wd") and reading.period and reading.anchor:
        wanted = weekday_number(match.word("wd"))
        reading = _on_weekday(reading, reading.anchor, wanted, month, day)
    if match.has("wdpart"):
        return at_part(reading, DAY_PARTS[match.word("wdpart")])
    return reading


def _on_weekday(reading: Reading, anchor: Anchor, wanted: int, month: int, day: int) -> Reading:
    """The same day in the nearest year in which it falls on the weekday that is named with it."""
    assert reading.period is not None
    if weekday(reading.period.start) == wanted:
        return reading
    year = calendar_day(anchor.period.start)[0]
    years = sorted(range(year - _WEEKDAY_YEARS, year + 2), key=lambda candidate: abs(candidate - year))
    days = (found for candidate in years if (found := real_day(candidate, month, day)))
    fitting = next((found for found in days if weekday(found.start) == wanted), None)
    return dated(fitting, anchor, rule="month and day, on the weekday named") if fitting else reading


def _is_month(match: Match, ctx: Context) -> bool:
    """Whether "May" and "March" are months: behind a preposition, or before a noun ("the March accession")."""
    if match.word("m") == "march" and ctx.around.text_after(match.past, _RALLY):
        return ctx.around.text_before(match.first, _DURING)
    if ctx.around.led_by_preposition(match.first):
        return True
    return ctx.around.text_before(match.first, _ARTICLE) and ctx.around.before_a_noun(match.past)


def _is_somebody(match: Match, ctx: Context) -> bool:
    """Whether a month is the surname of somebody in the text: it owns something, or no word before it tells when."""
    around = ctx.around
    if not around.is_a_surname(match.written("m")):
        return False
    return around.followed_by(match.past, "POSS") or not around.text_before(match.first, _IN_TIME)


def _bare_month(match: Match, ctx: Context) -> Reading | None:
    if match.word("m") in {"may", "march", "mar"} and not _is_month(match, ctx):
        return None
    named = match.word("m") in {"april", "june", "august", "may"} and ctx.around.in_a_name(match.first, match.past)
    if named and not ctx.around.text_before(match.first, _AN):
        return None
    if match.word("m") in {"april", "june", "august", "may"} and _is_somebody(match, ctx):
        return None
    if len(match.word("m")) < 4 and match.word("m") != "may" and not match.written("m").endswith("."):  # noqa: PLR2004 - Jan
        return None
    return month_near(match, ctx, MONTHS[match.word("m")])


def _month_of_year(match: Match, ctx: Context) -> Reading | None:
    found = year_of(match, ctx)
    month = MONTHS[match.word("m")]
    if found is None:
        return unresolved(f"XXXX-{month:02d}", "no date before tells the year")
    if not match.has("d"):
        return dated(Period.month(found[0], month), found[1])
    period = real_day(found[0], month, match.whole("d"))
    return dated_day(period, found[1])


def _month_told_of(match: Match, ctx: Context) -> Reading | None:
    """`that November`: of the year last spoken of; "he said that May is too late" is no such month."""
    ends = ctx.around.phrase_ends(match.past) and not ctx.around.text_before(match.first, _SAYING)
    if not (match.has("same") or ends or ctx.around.is_determiner(match.first)):
        return None
    said, month = ctx.spoken(), MONTHS[match.word("m")]
    return dated(Period.month(calendar_day(said.period.start)[0], month), said.anchor) if said else None


def _shifted_month(match: Match, ctx: Context) -> Reading | None:
    """`last May`, `next May`, `this May`."""
    now = ctx.year()
    month = MONTHS[match.word("m")]
    if match.has("y"):
        return dated_day(real_day(match.whole("y"), month, match.whole("d")))
    if now is None:
        return unresolved(f"XXXX-{month:02d}", "no publication date tells the year")
    year, anchor = now
    current = calendar_day(anchor.period.start)[1]
    if match.word("rel") in {"last", "past"}:
        year -= month >= current
    elif match.word("rel") in {"next", "coming"}:
        year += month <= current
    if match.has("d"):
        day = real_day(year, month, match.whole("d"))
        return dated_day(day, anchor)
    return dated(Period.month(year, month), anchor)


RULES: Final = (
    Rule(
        "month and day",
        f"{_WEEKDAY} m:MONTH article:the? d:(DAY|ORDDAY)",
        _day,
        (
            Example("It opened on [Jan. 5].", "1998-01-08", "1998-01-05"),
            Example("It formed an office, effective [Feb. 1].", "1989-10-26", "1990-02-01"),
            Example("It changed after the [Sept. 11] attacks.", "2004-06-01", "2001-09-11"),
            Example("He spoke to [September 11] victims' families.", "2004-06-01", "2001-09-11"),
            Example(
                "It will be the first calm since the fire aboard the Grey Harbour pilot ship on [20 April].",
                "2004-07-13",
                "2004-04-20",
            ),
            Example("The calls happened around [December 29].", "2017-12-01", "2016-12-29"),
            Example("They failed to be ready by the [Oct. 1] deadline.", "1998-07-08", "1998-10-01"),
            Example("He quit before the [Nov. 3] vote.", "1998-04-08", "1998-11-03"),
            Example("They tried to sway the [Nov. 3] elections.", "1998-06-08", "1998-11-03"),
            Example("It might be that the [Jan. 20] fire burned it.", "2004-07-13", "2004-01-20"),
            Example("It broke on [Thursday evening, August 12].", "2015-09-03", "2010-08-12TEV"),
            Example("On [Monday, Dec. 28] it closed.", "1999-01-08", "1998-12-28"),
        ),
        parted=True,
        not_before="SHARE per SCALE",
    ),
    Rule(
        "day and month",
        f"{_WEEKDAY} the? d:(DAY|ORDDAY) of? m:MONTH",
        _day,
        (
            Example("It opened on [5 January].", "1998-01-08", "1998-01-05"),
            Example("It will open before [the Fourth of July].", "1998-05-08", "1998-07-04"),
            Example("It sold for $12 [December 27].", "1998-01-08", "1997-12-27"),
        ),
        parted=True,
        not_after="CURRENCY",
    ),
    Rule(
        "month",
        "(the (entire|whole|full)? month of)? m:MONTH",
        _bare_month,
        (
            Example("It opened in [March].", "1998-06-08", "1998-03"),
            Example("So an [April] Gallup poll says.", "1998-06-08", "1998-04"),
            Example("The [March] accession went well.", "1998-06-08", "1998-03"),
            Example("In [March] the first boats left.", "1998-06-08", "1998-03"),
            Example("At the March for Life in [January] many spoke.", "1998-06-08", "1998-01"),
            Example("It opened in [October].", "1998-06-08", "1997-10"),
            Example("It will open in [October].", "1998-06-08", "1998-10"),
            Example("It is the first since [June].", "1998-06-08", "1997-06"),
            Example("He said [October] looks unlikely.", "1998-06-08", "1998-10"),
            Example("He hurt the party ahead of the elections in [November].", "1998-06-08", "1998-11"),
            Example("They met in Rome for races in [November]'s elections.", "1998-07-08", "1998-11"),
            Example("It was put off until [October].", "1998-06-08", "1998-10"),
            Example("The shop opens in [December].", "1998-06-08", "1998-12"),
            Example("It will be the third launch since [July].", "1998-06-08", "1997-07"),
            Example("They agreed to pay after the fire in [April].", "1998-06-18", "1998-04"),
            Example("The shop that they sold in [July] has closed.", "1998-06-08", "1997-07"),
            Example("The fight has begun ahead of the [November] elections.", "1998-05-08", "1998-11"),
            Example("Draw up plans for [November].", "1998-07-08", "1998-11"),
            Example("A jury convicted the mayor in [January].", "1998-11-20", "1998-01"),
            Example("They are ready for the [November] vote.", "1998-05-08", "1998-11"),
            Example("It opens in April or in September or [October].", "1998-04-08", "1998-10"),
            Example("They will pay for [March]'s fire.", "1998-08-18", "1998-03"),
            Example(
                "May 1912, June 1914, July 1915, December 1917. In 1917 all was lost. In [January] he fled.",
                "2009-12-19",
                "1918-01",
            ),
            Example(
                "May 1912, June 1914, July 1915. In April 1917 they met, as at the May 1914 talks. In [June] he left.",
                "2009-12-19",
                "1917-06",
            ),
            Example(
                "May 1912, June 1914, July 1915, March 1916. In early 1917 they met. In [April] they left.",
                "2009-12-19",
                "1917-04",
            ),
        ),
        modified=True,
    ),
    Rule(
        "month of a year named otherwise",
        f"m:MONTH (d:(DAY|ORDDAY))? {RELATIVE_YEAR}",
        _month_of_year,
        (
            Example("It opened in [March last year].", "1998-06-08", "1997-03"),
            Example("In 1912 it sank. By [May of that year] all knew.", "1998-06-08", "1912-05"),
        ),
        modified=True,
    ),
    Rule(
        "day and month of a year named otherwise",
        f"(WEEKDAY COMMA?)? the? d:(DAY|ORDDAY) of? m:MONTH {RELATIVE_YEAR}",
        _month_of_year,
        (
            Example("They were worried on [22 June last year].", "1998-05-30", "1997-06-22"),
            Example("It closes on [3 May next year].", "1998-06-18", "1999-05-03"),
            Example("He was caught on [Monday 3 March this year].", "1997-12-18", "1997-03-03"),
            Example("In 1912 it sank. By [the 5th of May of that year] all knew.", "1998-06-08", "1912-05-05"),
        ),
        parted=True,
    ),
    Rule(
        "month of the year spoken of",
        "that same:same? m:MONTH",
        _month_told_of,
        (
            Example("He ran in 1990. He lost [that same November].", "1998-06-08", "1990-11"),
            Example("He ran in 1990, and lost [that November] by an inch.", "1998-06-08", "1990-11"),
            Example("In 1990 he lost. At that [January 1995] talk he quit.", "1998-06-08", "1995-01"),
        ),
        modified=True,
        not_before="ANY_YEAR DAY ORDDAY",
    ),
    Rule(
        "last, this or next month by name",
        "(this|the)? rel:(last|past|this|next|coming) m:MONTH (d:(DAY|ORDDAY) (COMMA? y:ANY_YEAR)?)?",
        _shifted_month,
        (
            Example("It opened [last May].", "1998-06-08", "1998-05"),
            Example("It opens [next June].", "1998-06-08", "1999-06"),
            Example("In [this March 24, 1997], picture he speaks.", "1998-06-08", "1997-03-24"),
        ),
        modified=True,
    ),
)
