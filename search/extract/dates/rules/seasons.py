"""Seasons without their year."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.rules.months import RELATIVE_YEAR, year_of
from search.extract.dates.tense import Tense
from search.extract.dates.values import SEASON_VALUES, Anchor, Reading, dated, season_of, unresolved
from search.extract.dates.vocabulary import SEASONS
from search.period import calendar_day

_SOON: Final = 120
"""Days."""
_JUST_OVER: Final = 30
"""For so many days a season that is over is still this one, and the last that of the year before."""
_FOR: Final = re.compile(r"\bfor (?:the )?$")
_NO_SEASON: Final = re.compile(r"[ -](?:tides?|rolls?|guys?|onions?|waters?|cleaning|boards?)\b", re.IGNORECASE)
"""What makes a spring of another kind of the word before it."""


def _season_of_story(ctx: Context, place: int, year: int, anchor: Anchor) -> Reading:
    """A season in a history: of the year the story has reached."""
    if ctx.story is None:
        return dated(season_of(year, place), anchor)
    year = calendar_day(ctx.story.period.start)[0]
    return dated(season_of(year, place), ctx.story.anchor, rule="season, in the year spoken of")


def _names_season(match: Match, ctx: Context) -> bool:
    """Whether "spring" and "fall" are seasons here, and a capital no part of a name ("Silent Spring")."""
    if ctx.around.text_after(match.past, _NO_SEASON):
        return False
    if match.has("rel") or match.has("rel2"):
        return True
    led = ctx.around.led_by_preposition(match.first)
    word = match.word("s")
    if word == "fall" and (match.word("det") not in {"the", "that"} or ctx.around.followed_by(match.past, "of")):
        return False
    if word == "spring" and not match.has("det") and not led:
        return False
    capital = match.written("s")[0].isupper()
    return not capital or (led and not ctx.around.beside_capital(match.first, match.past))


def _is_to_come(match: Match, ctx: Context, ahead: int) -> bool:
    """Whether a season is the next, so many days ahead: by the tense, or soon and prepared for."""
    tense = ctx.tense(match.first, match.past)
    prepared = tense is not Tense.PAST or ctx.around.text_before(match.first, _FOR)
    return tense is Tense.FUTURE or (prepared and 0 < ahead < _SOON)


def _season_of_other_year(match: Match, ctx: Context) -> Reading | None:
    """`the spring of next year`, `that year's spring`."""
    found = year_of(match, ctx)
    place = SEASONS[match.word("s")]
    if found is None:
        return unresolved(f"XXXX-{SEASON_VALUES[place]}", "no date before tells the year")
    return dated(season_of(found[0], place), found[1])


def _season(match: Match, ctx: Context) -> Reading | None:
    """A season: in news the last that has begun, in the future tense the next; in a history of the story's year."""
    if not _names_season(match, ctx):
        return None
    place = SEASONS[match.word("s")]
    relative = match.word("rel") or match.word("rel2")
    now = ctx.year()
    if now is None:
        return unresolved(f"XXXX-{SEASON_VALUES[place]}", "no publication date tells the year")
    year, anchor = now
    period = season_of(year, place)
    day = anchor.period.start
    if ctx.narrative and not relative:
        return _season_of_story(ctx, place, year, anchor)
    if match.word("det") == "that" and not relative and (said := ctx.spoken()):
        return dated(season_of(calendar_day(said.period.start)[0], place), said.anchor)
    if relative in {"last", "past"} or (not relative and not _is_to_come(match, ctx, period.start - day)):
        year -= period.start > day or (relative in {"last", "past"} and period.end + _JUST_OVER > day)
    elif relative in {"next", "coming"}:
        year += period.start <= day
    return dated(season_of(year, place), anchor)


RULES: Final = (
    Rule(
        "season of a year named otherwise",
        f"the? s:SEASON {RELATIVE_YEAR}",
        _season_of_other_year,
        (Example("It will open in [the spring of next year].", "1998-06-08", "1999-SP"),),
        modified=True,
    ),
    Rule(
        "season",
        "((det:(the|A|that) same?)? rel:(last|past|this|next|coming)? | this rel2:(past|coming)) s:SEASON",
        _season,
        (
            Example("It opened [last fall].", "1998-06-08", "1997-FA"),
            Example("He said so [last summer].", "1998-09-18", "1997-SU"),
            Example("They made plans for [the summer].", "1998-04-08", "1998-SU"),
            Example("We are heading into [the summer].", "1998-04-08", "1998-SU"),
            Example("It opens [this summer].", "1998-06-08", "1998-SU"),
            Example("It opened [that fall].", "1998-06-08", "1997-FA"),
            Example("In May 1990 he ran. He lost [that fall].", "1998-06-08", "1990-FA"),
            Example("It opened [this past winter].", "1998-06-08", "1997-WI"),
        ),
        modified=True,
    ),
)
