"""Which year a day or a month without its year belongs to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from search.extract.dates.coming import (
    comes_before_a_vote,
    is_looked_back_at,
    is_next_election,
    is_on_a_timetable,
    is_surely_to_come,
    is_to_come,
    is_waited_for,
)
from search.extract.dates.comparison import compares_with
from search.extract.dates.context import Context
from search.extract.dates.grammar import Match
from search.extract.dates.tense import Tense
from search.extract.dates.values import Anchor, Reading, dated, real_day, unresolved
from search.extract.dates.vocabulary import MONTH_NAMES
from search.period import Period, Precision, calendar_day

_WEEK: Final = 7
_JUST_GONE: Final = 3
"""So many days ago "after Thursday's fire they may hesitate" looks back, whatever the tense."""
_LATE: Final = "told as past the day before it came: a later edition, or another time zone"
_ARTICLE: Final = 500
"""Characters from which on a text has a beginning."""
_LEAD: Final = 400
_OFTEN: Final = 3
_SAID: Final = re.compile(
    r"\b(?:said|tweeted|testified|told (?:[\w.]+ ){1,4})(?: in an? (?:[\w-]+ ){1,3})?,? ?(?:on )?(?:early |late )?$"
)
_NEAR: Final = 75
"""So many days on either side the nearest is meant, whatever the tense."""
_ATTACKS: Final = 2001
_ATTACK: Final = re.compile(r",? (?:terror|attack|hijack|victim|commission\b)", re.IGNORECASE)
_ATTACKS_ON: Final = re.compile(r"\bterror(?:ist)? attacks (?:on|of) $", re.IGNORECASE)
_ANNOUNCED: Final = 150
"""So many days ahead the present tense still announces; beyond, it is that of captions: "Obama arrives on 20 March"."""
_UNTIL: Final = (
    (re.compile(r"\b(?:until|till) (?:at least )?$"), 6),
    (re.compile(r"\bthrough (?:at least )?$"), 4),
)
"""Before a month that lies at most so many months ahead they mean the coming one."""
_DONE_IN: Final = re.compile(
    r"(?<!\bbe )\b(?:[a-z]{3,}ed|sold|left|died|won|lost|held|built|took|began|came|went|met|made|struck|hit)"
    r"(?: (?!to\b)[\w.'\u2019-]+){0,4} in $|\bback in $"
)
"""Before a month, in the past tense, they tell of one gone by, however close the coming one."""
_FOR: Final = re.compile(r"\bfor $")
"""Before a month, unless in the past tense, they tell of a coming one: "the plans for November"."""
_LIKELY: Final = re.compile(r" (?:is|looks|seems|remains|will|would|could|may|might)\b")
"""Behind a month they tell of a coming one too: "he said August looks unlikely"."""
_HAPPENED: Final = re.compile(
    r"\b(?:happened|occurred|took place|broke out|died|was (?:born|killed|shot|arrested|found dead)) (?:on|around)? ?$"
)
"""Before a day they tell that it has come."""
_LONGEST_MONTH: Final = 31
_PASSED: Final = 10
"""So many months ahead the one just gone is meant, whatever the tense: "they agreed to pay after the fire in May"."""
_NOVEMBER: Final = 11
"""In even years the month of the elections of the United States."""
_OWNED: Final = 6
"""More months ahead a month that owns something is the one gone by: "they will pay for April's disaster"."""
_SOON: Final = 2
"""So many months ahead the coming one is meant even in the past tense ("it was put off to January")."""
_THE: Final = re.compile(r"\bthe $", re.IGNORECASE)


def nearest_day(days: Sequence[Period], anchor: Anchor, tense: Tense, what: str) -> Reading:
    """The day of several years that news means: the nearest, or the next or last one that the tense asks for."""
    today = anchor.period.start
    nearest = min(days, key=lambda day: abs(day.start - today))
    if abs(nearest.start - today) <= _NEAR:
        return dated(nearest, anchor, rule=f"{what}, nearest year")
    past = [day for day in days if day.start <= today]
    coming = [day for day in days if day.start >= today]
    if tense is Tense.FUTURE and coming:
        return dated(coming[0], anchor, rule=f"{what}, future tense")
    if tense is Tense.PAST and past:
        return dated(past[-1], anchor, rule=f"{what}, past tense")
    return dated(nearest, anchor, rule=f"{what}, nearest year")


def weekday_near(match: Match, ctx: Context, since: int, day: int, anchor: Anchor) -> Reading:
    """A weekday so many days before the day of news: that one, or the next one where the tense looks ahead.

    That of the day before is yesterday but for plain words. That of the day after is tomorrow unless in the past tense,
    and even then where the article seems to be of that day: hardly any news begins with what is six days old.
    """
    gone, coming = Period.of_day(day - since), Period.of_day(day - since + _WEEK)
    if since == 0:
        return dated(gone, anchor, rule="weekday, of publication")
    if since == 1:
        if is_surely_to_come(ctx, match.first, match.past):
            return dated(coming, anchor, rule="weekday, to come")
        return dated(gone, anchor, rule="weekday, of the day before publication")
    looked_back_at = since <= _JUST_GONE and is_looked_back_at(ctx, match.first, match.past)
    voted = since > _JUST_GONE and comes_before_a_vote(ctx, match.first, match.past)
    if voted or (not looked_back_at and is_to_come(ctx, match.first, match.past)):
        return dated(coming, anchor, rule="weekday, to come")
    if since == _WEEK - 1 and not ctx.led_by_since(match.first):
        if ctx.tense(match.first, match.past) is not Tense.PAST:
            return dated(coming, anchor, rule="weekday, of the day after publication")
        if _is_of_the_day(match, ctx):
            reading = dated(coming, anchor, rule="weekday, of the day after publication", note=_LATE)
            return replace(reading, other=gone)
    return dated(gone, anchor, rule="weekday, past tense")


def _is_of_the_day(match: Match, ctx: Context) -> bool:
    """Whether an article tells a weekday as its own: early in it, time and again, or as when somebody said so."""
    text, name = ctx.lexed.text, match.word("wd").title()
    if len(text) < _ARTICLE:
        return False
    if ctx.around.text_before(match.first, _SAID):
        return True
    days = [found.start() for found in re.finditer(rf"(?<!last )(?<!next )(?<!since )\b{name}\b", text)]
    return len(days) >= _OFTEN or (bool(days) and days[0] < _LEAD)


def month_near(match: Match, ctx: Context, month: int) -> Reading | None:
    """A month without its year: in a history the thread's, in news the nearest that the tense allows."""
    now = ctx.year()
    if now is None:
        return unresolved(f"XXXX-{month:02d}", "no publication date tells the year")
    year, anchor = now
    current = calendar_day(anchor.period.start)[1]
    if not ctx.narrative and anchor.period.days > _LONGEST_MONTH:
        return dated(Period.month(year, month), anchor, rule="month, in the year of publication")
    if ctx.narrative:
        year, anchor = ctx.year_of_month(month) or now
        return dated(Period.month(year, month), anchor, rule="month, in the year spoken of")
    if month == current and compares_with(ctx.lexed.text, ctx.lexed.starts[match.first]):
        return dated(Period.month(year - 1, month), anchor, rule="month, compared with")
    if month == current:
        return dated(Period.month(year, month), anchor, rule="month, of publication")
    if (said := ctx.just_before(match.first)) and said.period.precision is Precision.MONTH:
        first_year, first, _ = calendar_day(said.period.start)
        return dated(
            Period.month(first_year + (month < first), month), said.anchor, rule="month, after the one beside it"
        )
    coming, how = _is_coming_month(match, ctx, month, year, (month - current) % 12)
    year += (month < current) if coming else -(month > current)
    return dated(Period.month(year, month), anchor, rule=f"month, {how}")


def _is_coming_month(match: Match, ctx: Context, month: int, year: int, ahead: int) -> tuple[bool, str]:
    """Whether news means the month so many months ahead, and not that of a year before; and how that is told."""
    tense, around = ctx.tense_or_deadline(match.first, match.past), ctx.around
    if is_waited_for(ctx, match.first):
        return True, "ahead"
    if tense is Tense.FUTURE and ahead >= _PASSED and not around.led_by_until(match.first):
        return False, "nearest year"
    if (tense is Tense.FUTURE or ahead < _PASSED - _SOON) and comes_before_a_vote(ctx, match.first, match.past):
        return True, "of a vote to come"
    elections = month == _NOVEMBER and year % 2 == 0 and 0 < ahead <= _OWNED
    if elections and is_next_election(ctx, match.first, match.past):
        return True, "of elections to come"
    if tense is Tense.FUTURE:
        looked_back_at = ahead > _OWNED and around.followed_by(match.past, "POSS")
        return not looked_back_at, "looked back at" if looked_back_at else "future tense"
    soon = next((months for led, months in _UNTIL if around.text_before(match.first, led)), _SOON)
    if tense is Tense.PAST and (ctx.led_by_since(match.first) or around.text_before(match.first, _DONE_IN)):
        soon = 0
    elif around.text_after(match.past, _LIKELY) or (tense is not Tense.PAST and around.text_before(match.first, _FOR)):
        soon = _OWNED
    announced = (tense is Tense.PRESENT and ahead <= 2 * _SOON) or is_on_a_timetable(ctx, match.first)
    if ahead <= soon or (announced and tense is not Tense.PAST):
        return True, "nearest year"
    return False, "past tense"


def _tells_of_attacks(match: Match, ctx: Context) -> bool:
    """Whether 11 September is that of 2001: "the Sept. 11 attacks", "the terrorist attacks of Sept. 11"."""
    return ctx.around.text_after(match.past, _ATTACK) or ctx.around.text_before(match.first, _ATTACKS_ON)


def day_without_year(match: Match, ctx: Context, month: int, day: int) -> Reading:
    """A day without its year: in a history the thread's, in news the nearest that the tense allows."""
    now = ctx.year()
    if now is None:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", "no publication date tells the year")
    year, anchor = now
    if (month, day) == (9, 11) and year > _ATTACKS and _tells_of_attacks(match, ctx):
        return dated(Period.day(_ATTACKS, month, day), rule="the attacks of that day")
    near = (year,) if not ctx.narrative and anchor.period.days > _LONGEST_MONTH else (year - 1, year, year + 1)
    days = [found for candidate in near if (found := real_day(candidate, month, day))]
    if not days:
        return unresolved("XXXX-XX-XX", f"there is no day {day} in {MONTH_NAMES[month - 1].title()}")
    if ctx.narrative:
        year, anchor = ctx.year_of_month(month) or now
        same = real_day(year, month, day) or min(days, key=lambda found: abs(calendar_day(found.start)[0] - year))
        return dated(same, anchor, rule="month and day, in the year spoken of")
    if said := ctx.said_in_full(month, day):
        return dated(said.period, said.anchor, rule="month and day, as named before")
    if comes_before_a_vote(ctx, match.first, match.past):
        return nearest_day(days, anchor, Tense.FUTURE, "month and day")
    tense = ctx.tense_or_deadline(match.first, match.past)
    if tense is Tense.FUTURE and ctx.around.text_before(match.first, _THE) and ctx.around.before_a_noun(match.past):
        tense = Tense.UNKNOWN  # "the 20 April fire may have" may lie on either side
    if ctx.around.text_before(match.first, _HAPPENED):
        days = [found for found in days if found.start <= anchor.period.start] or days
    if tense is Tense.PRESENT and is_on_a_timetable(ctx, match.first):
        tense = Tense.FUTURE
    if tense is Tense.PRESENT:
        days = [found for found in days if found.start - anchor.period.start < _ANNOUNCED]
    return nearest_day(days, anchor, tense, "month and day")
