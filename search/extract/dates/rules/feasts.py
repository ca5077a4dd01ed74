"""Feasts and named days: Christmas, Election Day, Easter Monday."""

from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.counting import COUNTED, amount
from search.extract.dates.feasts import feast, named_day, plain_name
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.nearest import nearest_day
from search.extract.dates.values import Reading, dated, unresolved, weekend_around
from search.period import Period, calendar_day, weekday


def _of_year(match: Match, _: Context) -> Reading | None:
    period = feast(plain_name(match.written("feast")), match.whole("y"))
    return dated(period) if period else unresolved("XXXX-XX-XX", "its day in that year is not tabulated")


def _bare(match: Match, ctx: Context) -> Reading | None:
    """The feast nearest to publication that the tense allows; the year before it with "last"."""
    name = plain_name(match.written("feast"))
    around = ctx.around
    if name == "ramadan" and not around.led_by_preposition(match.first) and around.in_a_name(match.first, match.past):
        return None  # a family's name too
    if known := named_day(name):
        return dated(known)
    now = ctx.year()
    if now is None:
        return unresolved("XXXX-XX-XX", "no publication date tells the year")
    year, anchor = now
    days = [day for candidate in (year - 1, year, year + 1) if (day := feast(name, candidate))]
    if not days:
        return unresolved("XXXX-XX-XX", "its day in that year is not tabulated")
    word = match.word("rel")
    today = anchor.period.start
    if name == "election day":
        days = [day for day in days if abs(day.start - today) < _CLOSE or calendar_day(day.start)[0] % 2 == 0]
    if word in {"last", "past"}:
        days = [day for day in days if day.start < today][-1:]
    elif word in {"next", "coming"}:
        days = [day for day in days if day.start > today][:1]
    elif word == "this" or ctx.narrative:
        days = [day for day in days if calendar_day(day.start)[0] == year]
    return nearest_day(days, anchor, ctx.tense_or_deadline(match.first, match.past), "feast") if days else None


def _named(match: Match, ctx: Context) -> Reading | None:
    """The feast, of its year when that is said."""
    return _of_year(match, ctx) if match.has("y") else _bare(match, ctx)


_CLOSE: Final = 60
"""So many days around it an Election Day of a year without elections of Congress may be meant."""
_WEEK: Final = 7


def _days_from(match: Match, ctx: Context) -> Reading | None:
    """So many days or weeks before or after a feast; of its year, when that is said."""
    reading = _named(match, ctx)
    count = 1 if match.has("next_to") else amount(match)
    if count is None or count % 1 or reading is None or reading.period is None:
        return None
    days = int(count) * (_WEEK if match.word("u").startswith("week") else 1)
    day = reading.period.start + (days if match.word("way") == "after" else -days)
    return dated(Period.of_day(day), reading.anchor, rule="days from a feast")


def _week(match: Match, ctx: Context) -> Reading | None:
    """The week, Monday to Sunday, in which a feast falls."""
    reading = _named(match, ctx)
    if reading is None or reading.period is None:
        return reading
    return dated(Period.week_of(reading.period.start), reading.anchor)


def _weekend(match: Match, ctx: Context) -> Reading | None:
    """The weekend that a feast prolongs: for a Monday the one before it."""
    reading = _named(match, ctx)
    if reading is None or reading.period is None:
        return reading
    day = reading.period.start
    return weekend_around(day - (weekday(day) == 0), reading.anchor)


RULES: Final = (
    Rule(
        "weekend of a feast",
        "rel:(last|this|next|past|coming)? feast:FEAST weekend ((COMMA|of|in)? y:ANY_YEAR)?",
        _weekend,
        (Example("They drove over [Labor Day weekend].", "2021-09-13", "2021-W35-WE"),),
    ),
    Rule(
        "week of a feast",
        "rel:(last|this|next|past|coming)? feast:FEAST week ((COMMA|of|in)? y:ANY_YEAR)?",
        _week,
        (
            Example("They prayed as [Easter week] began.", "2000-04-17", "2000-W16"),
            Example("It closed in [Christmas week 1963].", "2000-04-17", "1963-W52"),
        ),
    ),
    Rule(
        "days before or after a feast",
        f"({COUNTED} u:(day|days|week|weeks) | next_to:(the day)) way:(before|after)"
        " rel:(last|this|next|past|coming)? feast:FEAST ((COMMA|of|in)? y:ANY_YEAR)?",
        _days_from,
        (
            Example("It closed [two days after Christmas].", "2000-01-07", "1999-12-27"),
            Example("It closed on [the day before Christmas 1963].", "2000-01-07", "1963-12-24"),
        ),
        parted=True,
    ),
    Rule(
        "feast of a year",
        "feast:FEAST (COMMA|of|in)? y:ANY_YEAR",
        _of_year,
        (Example("Victory was promised by [Christmas 1963].", "", "1963-12-25"),),
        parted=True,
    ),
    Rule(
        "feast",
        "rel:(last|this|next|past|coming)? feast:FEAST",
        _bare,
        (
            Example("He was found on [Thanksgiving Day].", "2000-01-07", "1999-11-25"),
            Example("He was found [last Easter].", "2000-01-07", "1999-04-04"),
            Example("Since [Christmas] nothing has moved.", "2021-07-05", "2020-12-25"),
            Example("They will vote on [Election Day].", "1998-10-26", "1998-11-03"),
            Example("Nobody had foreseen [Election Day].", "2012-07-04", "2012-11-06"),
            Example("They fasted during [Ramadan].", "2013-08-20", "2013-07-10/2013-08-07"),
            Example("Anwar Ramadan spoke on [3 August].", "2013-08-20", "2013-08-03"),
            Example("They landed on [D-Day].", "1998-10-26", "1944-06-06"),
            Example("The Good Friday agreement of [1998] held.", "2019-10-26", "1998"),
            Example("They mark D-Day on [6 June].", "1998-05-26", "1998-06-06"),
        ),
        parted=True,
    ),
)
