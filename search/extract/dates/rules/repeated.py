"""Times that come again and again: every day, weekly, on Fridays."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.counting import length
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.values import SEASON_VALUES, Reading, recurring
from search.extract.dates.vocabulary import DAY_PARTS, MONTHS, SEASONS, UNITS, WEEKDAYS
from search.model import TimexType

_ADVERBS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def _adverb(match: Match, ctx: Context) -> Reading | None:
    if match.written("w")[0].isupper() and ctx.around.beside_capital(match.first, match.past):
        return None
    return _each(_ADVERBS[match.word("w")], ctx)


def _each(value: str, ctx: Context) -> Reading:
    """News counts what is daily by its length (`P1D`); to a history it is any day of the calendar (`XXXX-XX-XX`)."""
    return recurring(_CALENDAR.get(value, value) if ctx.narrative else value)


_CALENDAR: Final = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def _every_unit(match: Match, ctx: Context) -> Reading | None:
    if match.word("u") in DAY_PARTS:
        return recurring(f"XXXX-XX-XXT{DAY_PARTS[match.word('u')]}")
    count = match.number("n") if match.has("n") else 2 if match.has("other") else 1
    return _each(length(count, UNITS[match.word("u")]), ctx)


def _weekday(match: Match, _: Context) -> Reading | None:
    value = f"XXXX-WXX-{WEEKDAYS[match.word('wd').removesuffix('s')] + 1}"
    return recurring(f"{value}T{DAY_PARTS[match.word('part')]}" if match.has("part") else value)


def _mornings(match: Match, ctx: Context) -> Reading | None:
    if not ctx.around.phrase_ends(match.past):
        return None
    return recurring(f"XXXX-XX-XXT{DAY_PARTS[match.word('part')]}")


def _month(match: Match, _: Context) -> Reading | None:
    return recurring(f"XXXX-{MONTHS[match.word('m') or match.word('m2')]:02d}")


def _season(match: Match, _: Context) -> Reading | None:
    return recurring(f"XXXX-{SEASON_VALUES[SEASONS[match.word('s')]]}")


def _at_night(match: Match, ctx: Context) -> Reading | None:
    """Any night, in a history; news does not count it as a time."""
    at_night = ctx.narrative and ctx.around.text_before(match.first, _AT)
    return Reading(TimexType.DATE, "XXXX-XX-XXTNI") if at_night else None


_AT: Final = re.compile(r"\bat $")

RULES: Final = (
    Rule(
        "every so often",
        "(nearly|almost|about)? (every|each) (other:other | n:COUNT | ORD4)? (single|passing)? u:(UNIT|UNITS|DAYPART)",
        _every_unit,
        (
            Example("It rains [every day].", "", "P1D"),
            Example("It rains [each year].", "", "P1Y"),
            Example("It rains [every two weeks].", "", "P2W"),
        ),
    ),
    Rule(
        "every weekday",
        "(every|each) other? wd:WEEKDAY part:DAYPART?",
        _weekday,
        (
            Example("It rains [every Friday].", "", "XXXX-WXX-5"),
            Example("They meet [every other Friday].", "", "XXXX-WXX-5"),
        ),
    ),
    Rule(
        "weekdays",
        "wd:WEEKDAYS part:DAYPART?",
        _weekday,
        (Example("It rains on [Fridays].", "", "XXXX-WXX-5"),),
    ),
    Rule(
        "weekday nights",
        "wd:WEEKDAY part:(nights|mornings|afternoons|evenings)",
        _weekday,
        (Example("It rains on [Friday nights].", "", "XXXX-WXX-5TNI"),),
    ),
    Rule(
        "weekday before weekday nights",
        "wd:WEEKDAY > ((COMMA WEEKDAY)? COMMA? (and|or) WEEKDAY part:(nights|mornings|afternoons|evenings))",
        _weekday,
        (Example("It leaves on [Monday] and Tuesday nights.", "2024-01-10", "XXXX-WXX-1TNI"),),
    ),
    Rule(
        "mornings",
        "the part:(mornings|afternoons|evenings|nights)",
        _mornings,
        (Example("They go out in [the mornings].", "2024-01-10", "XXXX-XX-XXTMO"),),
    ),
    Rule(
        "weekends",
        "(every|each) weekend | weekends",
        lambda _match, _ctx: recurring("XXXX-WXX-WE"),
        (
            Example("It rains [every weekend].", "", "XXXX-WXX-WE"),
            Example("It is closed on [weekends].", "", "XXXX-WXX-WE"),
        ),
        not_after="COUNT VAGUE",
    ),
    Rule(
        "every month by name",
        "(every|each) m:MONTH | m2:MONTH of? (every|each) year",
        _month,
        (
            Example("It rains [every October].", "", "XXXX-10"),
            Example("In [March of every year] it rains.", "2010-07-16", "XXXX-03"),
        ),
    ),
    Rule(
        "every season",
        "(every|each) s:SEASON",
        _season,
        (Example("It rains [every spring].", "", "XXXX-SP"),),
    ),
    Rule(
        "how often",
        "w:ADVERB_SET",
        _adverb,
        (Example("It meets [weekly].", "", "P1W"),),
    ),
    Rule(
        "so often a unit",
        "(once | twice | thrice | (COUNT|VAGUE) times) (A|each|every|per) u:UNIT",
        _every_unit,
        (
            Example("It rains [twice a week].", "", "P1W"),
            Example("It rains [four times a year].", "", "P1Y"),
        ),
    ),
    Rule(
        "per unit",
        "per other:other? n:COUNT? u:UNIT",
        _every_unit,
        (Example("They make 200 [per day].", "", "P1D"),),
    ),
    Rule(
        "at night, in a history",
        "night",
        _at_night,
        (
            Example(
                "May 1912, June 1914, July 1915, May 1917, and it ended in June 1918. They fled at [night].",
                "2009-12-19",
                "XXXX-XX-XXTNI",
            ),
        ),
    ),
)
