"""Days told by what happened on them: the night of the attack, the day after the vote, the anniversary of the fire."""

import re
from typing import Final

from search.extract.dates.context import COMMA, Context, Spoken
from search.extract.dates.feasts import named_day, plain_name
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.nearest import day_without_year
from search.extract.dates.rules.relative import step
from search.extract.dates.values import Reading, at_part, dated, same_day
from search.extract.dates.vocabulary import DAY_PARTS, MONTHS, UNITS
from search.period import Precision
from search.sentences import sentence_ends

_DATES_BACK: Final = 30
"""How many dates back one is looked for on which the thing happened."""
_REACH: Final = 200
"""How far from its date the thing may be named, in characters, and in the same sentence."""
_YEAR: Final = 366
_SMALL: Final = "in|of|on|at|to|for|from|by|and|or|that|when|who|was|were|is|had|has|he|she|it|they"
_NAME: Final = re.compile(rf"(?:[A-Z][\w.'\u2019-]* )*(?P<name>(?:(?!(?:{_SMALL})\b)[a-z-]{{3,}}(?: |\b)){{1,3}})")
"""What happened, its adjectives before it: "deadly train crash"."""
_ENDING: Final = re.compile(r"(?:ings?|ions?|e?s|e|ment)$")
_STEM: Final = 4
_VERBS: Final = {
    "death": "died",
    "shooting": "shot",
    "fire": "burn",
    "theft": "stol",
    "speech": "spoke",
    "fight": "fought",
}
"""The verbs of what happened, where they begin otherwise."""


def _day_of(match: Match, ctx: Context) -> Reading | None:
    """The day, or the part of it, on which the text has told what it names; the one before or after it."""
    beside = ctx.just_before(match.first, COMMA)
    if beside is not None and beside.period.precision is Precision.DAY and match.word("u") == "day":
        return dated(beside.period, beside.anchor, rule="day of what happened, in apposition")
    said = None if ctx.narrative else _told(match, ctx)
    if said is None:
        return None
    steps = {"of": 0, "before": -1, "after": 1}[match.word("way")]
    unit = match.word("u")
    if unit in DAY_PARTS:
        return at_part(step(said.anchor, "D", steps), DAY_PARTS[unit])
    return step(said.anchor, UNITS[unit], steps)


def _anniversary(match: Match, ctx: Context) -> Reading | None:
    """So many years to the day after what the text has told the day of, or after a named day."""
    beside = ctx.just_before(match.first, COMMA)
    if beside is not None and beside.period.precision is Precision.DAY:
        return dated(beside.period, beside.anchor, rule="anniversary, in apposition")
    years = match.whole("n")
    if match.has("feast"):
        day = named_day(plain_name(match.written("feast")))
        return dated(same_day(day.start, 12 * years)) if day else None
    if match.has("m"):
        reading = day_without_year(match, ctx, MONTHS[match.word("m")], match.whole("d"))
        return dated(reading.period, reading.anchor) if reading.period else None
    said = None if ctx.narrative else _told(match, ctx)
    day = same_day(said.period.start, 12 * years) if said else None
    latest = ctx.published.period.end + _YEAR if ctx.published else None
    return dated(day, said.anchor) if said and day and (latest is None or day.start < latest) else None


def _told(match: Match, ctx: Context) -> Spoken | None:
    """The day last spoken of in a sentence that names the thing too."""
    name = _NAME.match(
        match.lexed.text, match.lexed.starts[match.found.start("what" if match.has("what") else "what2")]
    )
    if name is None:
        return None
    thing = re.compile(_forms(name["name"].split()[-1]), re.IGNORECASE)
    days = (said for said in reversed(ctx.thread[-_DATES_BACK:]) if said.period.precision is Precision.DAY)
    return next((said for said in days if thing.search(_sentence(match, said))), None)


def _forms(noun: str) -> str:
    """What finds a noun and its verb: attack and attacked, bombing and bombed."""
    stem = _ENDING.sub("", noun)
    forms = [stem if len(stem) >= _STEM else noun, *filter(None, [_VERBS.get(noun)])]
    return rf"\b(?:{'|'.join(forms)})"


def _sentence(match: Match, said: Spoken) -> str:
    """The sentence of a date, up to the phrase that is read."""
    text, low = match.lexed.text, max(0, said.at - _REACH)
    high = min(match.lexed.starts[match.first], said.at + _REACH)
    opens = max((begun for _, begun in sentence_ends(text, low, said.at, lines=True)), default=low)
    return text[opens : next((end for end, _ in sentence_ends(text, said.at, high, lines=True)), high)]


RULES: Final = (
    Rule(
        "day of what happened",
        "(the u:(day|night|morning|afternoon|evening|week))"
        " > (way:(of|before|after) ((the|OWN|THIS|THAT) what:(OTHER|CAPITAL) | what2:CAPITAL))",
        _day_of,
        (
            Example(
                "The bombing on 3 May killed two. [The night] of the bombing he slept.", "2024-05-10", "2024-05-03TNI"
            ),
            Example("He left on 2 May, [the day] before the vote.", "2024-05-10", "2024-05-02"),
            Example("They shot three on 3 May. [The day] after the shooting he fled.", "2024-05-10", "2024-05-04"),
        ),
    ),
    Rule(
        "anniversary of what happened",
        "(the|OWN)? n:ORDINAL HYPHEN? anniversary"
        " > of (((the|OWN|THIS|THAT) what:(OTHER|CAPITAL) | what2:CAPITAL) | feast:FEAST | the? m:MONTH d:DAY)",
        _anniversary,
        (
            Example("The fire was on 3 May 1998. On [the 20th anniversary] of the fire they met.", "", "2018-05-03"),
            Example("They marked [the 70th anniversary] of D-Day.", "2014-06-08", "2014-06-06"),
            Example("On [the tenth anniversary] of the Sept. 11 attacks he spoke.", "2011-09-18", "2011-09-11"),
            Example("He left on 3 May 2018, [the first anniversary] of the vote.", "2019-06-18", "2018-05-03"),
        ),
    ),
)
