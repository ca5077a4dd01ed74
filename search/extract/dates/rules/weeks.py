"""Weeks, and weekdays of one or of a month: the first week of March, week 12 of 2013, the last Friday in May."""

from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.feasts import nth_weekday
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.nearest import day_without_year, month_near
from search.extract.dates.values import Reading, dated, real_day, recurring, unresolved
from search.extract.dates.vocabulary import MONTHS, weekday_number
from search.period import Period, Precision, calendar_day

_WEEK: Final = 7
_HALF: Final = 3


def _month(match: Match, ctx: Context) -> Reading | None:
    month = MONTHS[match.word("m")]
    return dated(Period.month(match.whole("y"), month)) if match.has("y") else month_near(match, ctx, month)


def _week_of_month(match: Match, ctx: Context) -> Reading | None:
    """The first, second ... or last week with four days or more in a month, as weeks of a year are counted."""
    reading = _month(match, ctx)
    if reading is None or reading.period is None:
        return reading
    period = reading.period
    day = period.last - _HALF if match.has("last") else period.start + _HALF + _WEEK * (match.whole("n") - 1)
    return dated(Period.week_of(day), reading.anchor) if day < period.end else None


def _weekday_of_month(match: Match, ctx: Context) -> Reading | None:
    """The first, second ... or last such weekday of a month; of every month, it comes again and again."""
    wanted = weekday_number(match.word("wd"))
    if match.has("each"):
        return recurring(f"XXXX-WXX-{wanted + 1}")
    reading = _month(match, ctx)
    if reading is None or reading.period is None:
        return reading
    year, month, _ = calendar_day(reading.period.start)
    day = Period.of_day(nth_weekday(year, month, wanted, -1 if match.has("last") else match.whole("n")))
    return dated(day, reading.anchor)


def _week_of_day(match: Match, ctx: Context) -> Reading | None:
    mark = "" if match.has("m") else "2"
    month, day = MONTHS[match.word(f"m{mark}")], match.whole(f"d{mark}")
    if match.has(f"y{mark}"):
        named = real_day(match.whole(f"y{mark}"), month, day)
        return dated(Period.week_of(named.start)) if named else None
    reading = day_without_year(match, ctx, month, day)
    if reading.period is None or reading.period.precision is not Precision.DAY:
        return reading
    return dated(Period.week_of(reading.period.start), reading.anchor)


def _weekday_of_week(match: Match, ctx: Context) -> Reading | None:
    """`Tuesday of next week`, `last week on Friday`."""
    today, wanted = ctx.today(), weekday_number(match.word("wd"))
    if today is None:
        return unresolved(f"XXXX-WXX-{wanted + 1}", "no publication date tells which week")
    steps = {"last": -1, "this": 0, "next": 1}[match.word("rel")]
    return dated(Period.of_day(Period.week_of(today[0]).start + _WEEK * steps + wanted), today[1])


def _numbered(match: Match, _: Context) -> Reading | None:
    try:
        return dated(Period.week(match.whole("y"), match.whole("n")))
    except ValueError:
        return None


RULES: Final = (
    Rule(
        "week of a month",
        "(the|OWN)? (n:ORD4 | last:(last|final)) (full|whole)? week (of|in) m:MONTH (COMMA? y:ANY_YEAR)?",
        _week_of_month,
        (
            Example("It rained in [the first week of March 2018].", "", "2018-W09"),
            Example("It rained in [the last week of May].", "2018-06-08", "2018-W22"),
            Example("It rained in [the first week of August 2010].", "", "2010-W31"),
        ),
    ),
    Rule(
        "weekday of a month",
        "the? (n:ORD4 | last:(last|final)) wd:WEEKDAY (of|in)"
        " (m:MONTH (COMMA? y:ANY_YEAR)? | each:((every|each) month))",
        _weekday_of_month,
        (
            Example("They vote on [the first Thursday of May 2015].", "", "2015-05-07"),
            Example("They met on [the third Thursday in March].", "2011-03-29", "2011-03-17"),
            Example("They met on [the last Friday of May].", "2011-06-29", "2011-05-27"),
            Example("They meet on [the second Tuesday of each month].", "2011-06-29", "XXXX-WXX-2"),
        ),
        parted=True,
    ),
    Rule(
        "week of a day",
        "the week (of|beginning|starting|commencing) on? m:MONTH d:(DAY|ORDDAY) (COMMA? y:ANY_YEAR)?"
        " | the week (of|beginning|starting|commencing) on? the? d2:(DAY|ORDDAY) of? m2:MONTH (COMMA? y2:ANY_YEAR)?",
        _week_of_day,
        (
            Example("It rained in [the week of May 3].", "2018-06-08", "2018-W18"),
            Example("It rained in [the week beginning 30 April].", "2018-06-08", "2018-W18"),
        ),
    ),
    Rule(
        "weekday of a week",
        "(wd:WEEKDAY (of|in)? rel:(last|this|next) week)",
        _weekday_of_week,
        (
            Example("They meet on [Tuesday of next week].", "2024-12-27", "2024-12-31"),
            Example("They met on [Monday last week].", "2024-12-27", "2024-12-16"),
        ),
    ),
    Rule(
        "week by its number",
        "(the|OWN)? week n:(N12|N24|N31|N59) (of|in|COMMA) y:ANY_YEAR",
        _numbered,
        (Example("It rained in [week 12 of 2013].", "", "2013-W12"),),
    ),
)
