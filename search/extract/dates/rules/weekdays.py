"""Days of the week, as newspapers use them."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from search.extract.dates.coming import is_to_come
from search.extract.dates.context import AND, COMMA, LINKS, THROUGH, Context, Spoken
from search.extract.dates.grammar import Example, Match, Read, Rule
from search.extract.dates.nearest import weekday_near
from search.extract.dates.tense import Tense
from search.extract.dates.values import Anchor, Reading, dated, recurring, unresolved
from search.extract.dates.vocabulary import WEEKDAYS, weekday_number
from search.period import Period, Precision, calendar_day, weekday


def _bare(match: Match, ctx: Context) -> Reading | None:
    """The latest such day in the past tense (the day of publication itself counts), the next one in the future."""
    wanted = weekday_number(match.word("wd"))
    if ctx.around.is_weekday_of_a_name(match.first, match.past):
        return None
    if wanted == _WORKING_WEEK[1] and ctx.around.text_before(match.first, _FROM_MONDAY) and _is_habit(match, ctx):
        return recurring(f"XXXX-WXX-{wanted + 1}")
    today = ctx.today()
    if today is None:
        return unresolved(f"XXXX-WXX-{wanted + 1}", "no publication date tells which week")
    if ctx.around.text_before(match.first, _ANY) and ctx.around.phrase_ends(match.past):
        return unresolved(f"XXXX-WXX-{wanted + 1}", "the text does not say which")
    day, anchor = today
    if beside := _beside(match, ctx, wanted):
        return beside
    since = (weekday(day) - wanted) % 7
    if ctx.narrative:
        return dated(Period.of_day(day + (7 - since) % 7), anchor, rule="weekday, after the date spoken of")
    if said := ctx.just_before(match.first, AND):
        later = (wanted - weekday(said.period.start)) % 7 or 7
    if said and said.period.start + (later == 1) > day:
        return dated(Period.of_day(said.period.start + later), said.anchor, rule="weekday, after the one beside it")
    return weekday_near(match, ctx, since, day, anchor)


def _beside(match: Match, ctx: Context, wanted: int) -> Reading | None:
    """The day that a date just before it tells: "tomorrow, Tuesday", "next week, on Tuesday", "Friday to Monday"."""
    if (said := ctx.just_before(match.first, COMMA)) and weekday(said.period.start) == wanted:
        return dated(Period.of_day(said.period.start), said.anchor, rule="weekday, of the day just named")
    if week := _week_beside(match, ctx):
        return dated(Period.of_day(week.period.start + wanted), week.anchor, rule="weekday, of the week beside it")
    if said := _opening_day(match, ctx):
        length = (wanted - weekday(said.period.start)) % 7 or 7
        return dated(Period.of_day(said.period.start + length), said.anchor, rule="weekday, last of a range")
    return None


def _is_habit(match: Match, ctx: Context) -> bool:
    """Whether "Monday to Friday" is any week: told in the present tense, and not led by "from"."""
    led = ctx.around.text_before(match.first, _LED_BY_FROM)
    return not led and ctx.tense(match.first, match.past) is Tense.PRESENT


def _week_beside(match: Match, ctx: Context) -> Spoken | None:
    """The week just named: "next week, on Tuesday"."""
    said = ctx.spoken_here(match.first)
    if said is None or said.period.precision is not Precision.WEEK:
        return None
    end = said.at + len(said.phrase)
    return said if _ON.fullmatch(match.lexed.text, end, match.lexed.starts[match.first]) else None


def _opening_day(match: Match, ctx: Context) -> Spoken | None:
    """The day with which a range begins that a weekday ends: "Monday" of "Monday to Wednesday"."""
    links = LINKS if ctx.around.text_before(match.first, _BETWEEN) else THROUGH
    said = ctx.just_before(match.first, links)
    if (
        said is None
        or said.period.precision is not Precision.DAY
        or WEEKDAYS.keys().isdisjoint(said.phrase.lower().split())
    ):
        return None
    return said


def _first_of_range(match: Match, ctx: Context) -> Reading | None:
    """`from Monday to Wednesday`: counted back from the last day, which the tense puts before or after publication.

    In the present tense, Monday to Friday are those of any week.
    """
    if match.words("link") == ["and"] and not ctx.around.text_before(match.first, _LED_BY_BETWEEN):
        return None
    today, past = ctx.today(), match.found.end("last")
    first, last = (weekday_number(match.word(name)) for name in ("wd", "last"))
    tense = ctx.tense(match.first, past)
    if (first, last) == _WORKING_WEEK and _is_habit(match, ctx):
        return recurring(f"XXXX-WXX-{first + 1}")
    if today is None or ctx.narrative:
        return None
    day, anchor = today
    since = (weekday(day) - last) % 7
    begins_today = weekday(day) == first and tense is not Tense.PAST
    if begins_today or is_to_come(ctx, match.first, past):
        end, side = day - since + 7, "to come"
    else:
        end, side = day - since, "past tense"
    return dated(Period.of_day(end - (last - first) % 7), anchor, rule=f"weekday, first of a range, {side}")


def _from_today(read: Callable[[Match, Context, int, Anchor], Reading | None]) -> Read:
    """A reading of a weekday that counts from the day the text speaks from, which it is given; unresolved without."""

    def counted(match: Match, ctx: Context) -> Reading | None:
        today = ctx.today()
        if today is None:
            wanted = weekday_number(match.word("wd"))
            return unresolved(f"XXXX-WXX-{wanted + 1}", "no publication date tells which week")
        return read(match, ctx, *today)

    return counted


@_from_today
def _relative(match: Match, ctx: Context, day: int, anchor: Anchor) -> Reading | None:
    """`last Friday`, `next Friday`, `this coming Friday`: never the day of publication itself, `this` apart."""
    since = (weekday(day) - weekday_number(match.word("wd"))) % 7
    word = match.word("rel") or match.word("rel2")
    if word in {"last", "past"}:
        return dated(Period.of_day(day - (since or 7)), anchor)
    if word in {"next", "coming", "upcoming"}:
        reading = dated(Period.of_day(day - since + 7), anchor)
        if word == "next" and Period.week_of(day).contains(Period.of_day(day - since + 7)):
            later = Period.of_day(day - since + 14)
            return replace(reading, other=later, note="the first such day to come; some mean the week after")
        return reading
    if since == 0 or ctx.tense(match.first, match.past) is Tense.PAST:
        return dated(Period.of_day(day - since), anchor)
    return dated(Period.of_day(day - since + 7), anchor)


@_from_today
def _beyond(match: Match, _: Context, day: int, anchor: Anchor) -> Reading | None:
    """`the Friday before last`, `the Monday after next`: a week beyond the last or next such day."""
    since = (weekday(day) - weekday_number(match.word("wd"))) % 7
    return dated(Period.of_day(day - (since or 7) - 7 if match.has("last") else day - since + 14), anchor)


def _thread(match: Match, ctx: Context) -> Reading | None:
    """`the following Tuesday`, `the previous Monday`: counted from the date last spoken of."""
    said = ctx.spoken()
    if match.has("bare") and (said is None or not ctx.around.is_determiner(match.first)):
        return None  # "they said that Friday is too late"
    anchor = said.anchor if said else ctx.publication
    wanted = weekday_number(match.word("wd"))
    if anchor is None:
        return unresolved(f"XXXX-WXX-{wanted + 1}", "no date before tells which week")
    day = anchor.period.start
    since = (weekday(day) - wanted) % 7
    if match.word("rel") in {"previous", "preceding", "prior"}:
        return dated(Period.of_day(day - (since or 7)), anchor)
    if match.word("rel") in {"same", "that"}:
        return dated(Period.of_day(day - since), anchor)
    return dated(Period.of_day(day - since + (0 if match.has("bare") and since == 0 else 7)), anchor)


@_from_today
def _the_nth(match: Match, ctx: Context, day: int, anchor: Anchor) -> Reading | None:
    """`Friday the 13th`: the nearest day of that number that is such a weekday."""
    if match.word("d") and not ctx.around.clause_ends(match.past):
        return None  # "Saturday, the first talks"
    wanted, number = weekday_number(match.word("wd")), match.whole("d")
    for steps in range(_FAR):
        for candidate in (day - steps, day + steps):
            if calendar_day(candidate)[2] == number and weekday(candidate) == wanted:
                return dated(Period.of_day(candidate), anchor)
    return None


_ANY: Final = re.compile(r"\b(?:an?|one|any) (?:early |late )?$", re.IGNORECASE)
_ON: Final = re.compile(r",? (?:on )?")
_BETWEEN: Final = re.compile(r"\bbetween \w+ and $", re.IGNORECASE)
_LED_BY_BETWEEN: Final = re.compile(r"\bbetween $", re.IGNORECASE)
_WORKING_WEEK: Final = (0, 4)
_FROM_MONDAY: Final = re.compile(r"\bMonday (?:to|through|thru|till|until|[-\u2013]) ?$|\bMonday[-\u2013]$")
_LED_BY_FROM: Final = re.compile(r"\bfrom (?:Monday (?:to|through|thru|till|until|[-\u2013]) ?)?$", re.IGNORECASE)
_FAR: Final = 500
"""So many days away the next Friday the 13th is at most, and some."""

RULES: Final = (
    Rule(
        "weekday, first of a range",
        "wd:WEEKDAY > link:(to|through|thru|until|till|HYPHEN|DASH|and) last:WEEKDAY",
        _first_of_range,
        (
            Example("They met from [Monday] to Wednesday.", "2024-12-23", "2024-12-16"),
            Example("They met from Monday to [Wednesday].", "2024-12-23", "2024-12-18"),
            Example("They will meet from [Monday] to Wednesday.", "2024-12-23", "2024-12-23"),
            Example("They will meet from Friday to [Monday].", "2024-12-23", "2024-12-30"),
            Example("They met between [Friday] and Sunday.", "2024-12-24", "2024-12-20"),
            Example("It is open [Monday] to Friday.", "2024-12-24", "XXXX-WXX-1"),
        ),
    ),
    Rule(
        "weekday",
        "wd:WEEKDAY",
        _bare,
        (
            Example("He was caught on [Friday].", "2024-12-27", "2024-12-27"),
            Example("He spoke on [Monday].", "2024-12-27", "2024-12-23"),
            Example("He will speak on [Monday].", "2024-12-27", "2024-12-30"),
            Example("They meet tomorrow, [Tuesday].", "2024-12-23", "2024-12-24"),
            Example("WHEN: [Monday] at 9 a.m.", "2024-12-27", "2024-12-30"),
            Example("They could meet next week, on [Tuesday].", "2024-12-27", "2024-12-31"),
            Example("They will meet on Monday and [Friday].", "2024-12-27", "2025-01-03"),
            Example("At [10:15 on Monday night] they left.", "2024-12-27", "2024-12-23T22:15"),
            Example("At [10:15 a.m. on Monday] they left.", "2024-12-27", "2024-12-23T10:15"),
            Example("The game begins at [5 p.m. ET Sunday].", "2024-12-27", "2024-12-29T17:00"),
            Example("The exhibit is on view through [Sunday].", "2024-12-27", "2024-12-29"),
            Example("He spoke on [Monday night].", "2024-12-27", "2024-12-23TNI"),
            Example("The state votes [Tuesday].", "2024-12-27", "2024-12-31"),
            Example("He was caught in [the early hours of Monday morning].", "2024-12-27", "2024-12-23TMO"),
            Example("Most had voted, and had filed reports by [Monday].", "2024-12-27", "2024-12-23"),
            Example("It would be a way around [Monday]'s ruling.", "2024-12-27", "2024-12-23"),
            Example("He left on Tuesday. By [Wednesday], all was told.", "2024-12-27", "2024-12-25"),
            Example("The river fell to two feet by [Monday night].", "2024-12-27", "2024-12-23TNI"),
            Example("They were told to leave by [Monday].", "2024-12-27", "2024-12-30"),
            Example("Ports will stay shut, hit by [Monday]'s storm.", "2024-12-27", "2024-12-23"),
            Example("It will be ready by [Monday]'s deadline.", "2024-12-27", "2024-12-30"),
            Example("After [Thursday]'s fire they will hesitate.", "2024-12-27", "2024-12-26"),
            Example("They met ahead of the vote on [Monday].", "2024-12-27", "2024-12-30"),
            Example("They got ready for [Monday].", "2024-12-27", "2024-12-30"),
            Example("The report [Monday] that it will close is wrong.", "2024-12-27", "2024-12-23"),
            Example("It will not be as bad as [Thursday]'s storm.", "2024-12-27", "2024-12-26"),
            Example("They met on a [Thursday], as ever.", "2024-12-27", "XXXX-WXX-4"),
            Example("A new house takes office on [Thursday].", "2024-12-27", "2025-01-02"),
            Example("They raced against a [Monday] deadline.", "2024-12-27", "2024-12-30"),
            Example("He told \u201cFox News Sunday\u201d on [Monday].", "2024-12-27", "2024-12-23"),
            Example("He quit on the eve of the vote on [Monday].", "2024-12-27", "2024-12-30"),
            Example("It may shed light on the attack on [Monday].", "2024-12-27", "2024-12-23"),
            Example("A panel is meeting [Wednesday] in Rome.", "2024-12-27", "2025-01-01"),
            Example("They are bracing for the march on [Tuesday].", "2024-12-27", "2024-12-31"),
            Example("They did not agree until [Wednesday].", "2024-12-27", "2024-12-25"),
            Example("\u201cIt will all work out.\u201d \u2014 The mayor on [Monday].", "2024-12-27", "2024-12-23"),
            Example("[Thursday]'s report may cost him votes.", "2024-12-27", "2024-12-26"),
            Example("[Saturday]'s game is the last.", "2024-12-27", "2024-12-28"),
            Example("They vote on Friday or [Saturday].", "2024-12-27", "2024-12-28"),
            Example("The Sunday Times said on [Monday] that he quit.", "2024-12-27", "2024-12-23"),
        ),
        modified=True,
        parted=True,
    ),
    Rule(
        "last, this or next weekday",
        "((on? this)? rel:(last|this|next|coming|upcoming) | (this|the) rel2:past) wd:(WEEKDAY|WEEKDAY_SHORT)",
        _relative,
        (
            Example("He spoke [last Friday].", "2024-12-27", "2024-12-20"),
            Example("He speaks [next Monday].", "2024-12-27", "2024-12-30"),
            Example("He spoke [this past Monday].", "2024-12-27", "2024-12-23"),
            Example("It fell past [Monday]'s low.", "2024-12-27", "2024-12-23"),
        ),
        parted=True,
    ),
    Rule(
        "weekday before last or after next",
        "the? wd:WEEKDAY (before last:last | after next)",
        _beyond,
        (
            Example("He spoke on [the Thursday before last].", "2024-12-27", "2024-12-19"),
            Example("He spoke on [the Friday before last].", "2024-12-27", "2024-12-13"),
            Example("He speaks on [the Monday after next].", "2024-12-27", "2025-01-06"),
        ),
        parted=True,
    ),
    Rule(
        "weekday and number of the day",
        "wd:(WEEKDAY|WEEKDAY_SHORT) COMMA? the? d:ORDDAY",
        _the_nth,
        (Example("They met on [Friday the 13th].", "2024-12-27", "2024-12-13"),),
        parted=True,
        not_before="OTHER CAPITAL",
    ),
    Rule(
        "weekday from the date spoken of",
        "((the|that) rel:(following|next|previous|preceding|same) | bare:that) wd:WEEKDAY",
        _thread,
        (Example("On 3 May 1998 he left. [The following Tuesday] he was back.", "1998-06-08", "1998-05-05"),),
        parted=True,
    ),
)
