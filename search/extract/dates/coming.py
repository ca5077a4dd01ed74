"""Whether a day or month named without its year is still to come: by tense, by "until", or because it announces."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.surroundings import Surroundings
from search.extract.dates.tense import Tense


def is_to_come(ctx: Context, first: int, past: int) -> bool:
    """Whether a weekday is the coming one: "until Friday", "she will speak on Friday", "WHEN: Monday at 9 a.m."."""
    tense, around = ctx.tense(first, past), ctx.around
    owned = around.followed_by(past, "POSS")
    if around.led_by_until(first):
        caused = owned and around.text_before(first, _BY) and not around.text_after(past, _DEADLINE)
        return not caused and not _is_done(around, tense, first)
    if _is_awaited(around, first, past, owned=owned):
        return True
    if tense is Tense.PAST or _is_known_of(around, first, past) or around.text_before(first, _QUOTED):
        return False
    if around.text_before(first, _THROUGH):
        return True
    if tense is Tense.FUTURE:
        return not (owned and around.text_before(first, _SUPPOSED))
    after, before = _ANNOUNCED if tense is Tense.PRESENT else _UNTOLD
    return any(around.text_after(past, one) for one in after) or any(around.text_before(first, one) for one in before)


def is_surely_to_come(ctx: Context, first: int, past: int) -> bool:
    """Whether a weekday is the coming one although it was yesterday: "he will be back on Monday", "by Monday"."""
    around = ctx.around
    if around.text_after(past, _OWNS) and not around.text_after(past, _DEADLINE):
        return False
    if not is_to_come(ctx, first, past):
        return False
    said = around.text_before(first, _WILL) or around.led_by_until(first) or around.text_after(past, _DUE)
    return said or ctx.tense(first, past) is Tense.PRESENT or around.text_before(first, _TIMETABLE)


def _is_awaited(around: Surroundings, first: int, past: int, *, owned: bool) -> bool:
    """Whether the words beside it look ahead, whatever the tense: "ahead of Friday", "set for Friday"."""
    if around.text_after(past, _DUE) and not around.text_before(first, _MISSED):
        return True
    return around.text_before(first, _AHEAD_OF) or (not owned and around.text_before(first, _FOR))


def _is_known_of(around: Surroundings, first: int, past: int) -> bool:
    """Whether they tell of what has come, whatever will be: "the report on Friday that", "the fire on Friday"."""
    said = around.text_before(first, _SAYING) and around.text_after(past, _THAT)
    return said or around.text_before(first, _STRUCK)


def is_looked_back_at(ctx: Context, first: int, past: int) -> bool:
    """Whether a time owns what something comes after: "after Thursday's fire", "the delay since April's vote"."""
    return ctx.around.followed_by(past, "POSS") and ctx.around.text_before(first, _AFTER)


def comes_before_a_vote(ctx: Context, first: int, past: int) -> bool:
    """Whether it is the time of a vote, a deadline or the like that lies ahead: "ahead of the November elections"."""
    if not ctx.around.text_after(past, _VOTE):
        return False
    return ctx.around.text_before(first, _AHEAD) or ctx.tense(first, past) is Tense.PRESENT


def is_next_election(ctx: Context, first: int, past: int) -> bool:
    """Whether a month names elections, and no word tells that they are over: "races in November's elections"."""
    return ctx.around.text_after(past, _VOTE) and not ctx.around.text_before(first, _OVER)


def is_waited_for(ctx: Context, first: int) -> bool:
    """Whether what is ahead has that time: "ahead of the midterm elections in November", "bracing for April"."""
    return ctx.around.text_before(first, _AHEAD_OF)


def is_on_a_timetable(ctx: Context, first: int) -> bool:
    """Whether what is told in the present tense is announced: "the shop opens in April", "goes on sale in May"."""
    return ctx.around.text_before(first, _TIMETABLE)


def _is_done(around: Surroundings, tense: Tense, first: int) -> bool:
    """Whether "by Monday" or "until Monday" tells of the past: nothing that was still to be done stands before it."""
    if around.text_before(first, _DONE_BY):
        return tense is not Tense.FUTURE
    if tense is not Tense.PAST:
        return False
    return around.text_before(first, _NOT_UNTIL) or (
        around.text_before(first, _BY) and not around.text_before(first, _ASKED)
    )


_OWNS: Final = re.compile(r"(?: (?:morning|afternoon|evening|night))?['\u2019]s\b")
_WILL: Final = re.compile(
    r"(?:\b(?:will|shall|won['\u2019]t|going to|to be|(?:is|are) (?:set|due|scheduled|expected|slated|planning|to))"
    r"|['\u2019]ll)\b[^.;!?\"\u201d]{0,60}$"
)
"""Before a weekday they leave no doubt."""
_IS: Final = re.compile(r" (?:is|marks)\b")
_IS_BEFORE: Final = re.compile(
    r"\b(?:is|begins?|starts?|opens?|ends?|expires?|returns?|resumes?|effect|kicks? off|airs?|premieres?|expiring)"
    r" (?:on |in )?$"
)
_TIMETABLE: Final = re.compile(
    r"\b(?:airs|approaches|arrives?|beginning|begins|closes|comes out|convenes?|effect|ends|expires|faces?|go to|goes"
    r"|headed|heads?|holds|hosts|is out|kicks|launches|meets?|opens|plays?|resumes|returns|runs|speaks|starting|starts"
    r"|takes (?:office|effect|place)|travels?|visits?|votes?)"
    r"(?: [\w.:'-]+){0,6},? (?:on |in )?$"
)
"""What is told in the present tense of a day or month is on a timetable: "the state votes Tuesday"."""
_DONE_BY: Final = re.compile(r"\bBy (?:late |early )?$|\bhad (?:[a-z]+ ){1,6}by $")
"""Unless in the future tense they tell of a weekday gone by."""
_NOT_UNTIL: Final = re.compile(
    r"\b(?:(?:did|was|were|had)(?:n['\u2019]t| not)|never|remained|stayed|lasted|lived)\b[^.;!?]{0,60}"
    r"\buntil (?:late |early )?$"
)
"""The same in the past tense."""
_BY: Final = re.compile(r"\bby (?:late |early )?$", re.IGNORECASE)
_ASKED: Final = re.compile(
    r"\b(?:to (?!(?:an?|the|its|his|her|their|about|one|two|three|four|five|six|seven)\b)[a-z]+"
    r"|deadline|ultimatum|order\w*|deal|be|will|would|must|should|agree\w*|decision|answer|due|expect\w*|plan\w*)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
"""Before "by Monday" in the past tense they tell of what was still to be done."""
_AFTER: Final = re.compile(
    r"\b(?:after|since|following|despite|amid|like|as|than|from|over) (?:late |early )?$", re.IGNORECASE
)
_AHEAD: Final = re.compile(
    r"\b(?:ahead of|before|by|meet|facing|against|until after|heading into|going into|run-?up to"
    r"|(?:candidates?|nominees?) (?:for|in)|to (?:win|sway|influence|affect|disrupt|delay|postpone|boycott|contest)"
    r"|to (?:interfere|meddle|run|vote|compete) (?:in|with)) (?:the |this )?$",
    re.IGNORECASE,
)
_VOTE: Final = re.compile(
    r"(?:['\u2019]s)? (?:[\w.-]+ ){0,3}(?:elections?|midterms?|votes?|polls|ballot|primary|primaries|caucus(?:es)?"
    r"|debates?|runoff|referendum|summit|deadline)\b"
)
_DEADLINE: Final = re.compile(r"['\u2019]s (?:[\w.:]+ ){0,3}(?:deadline|end|close)\b")
"""Owned by a weekday they are what "by" leads to; anything else is what did something: "hit by Monday's storm"."""
_OVER: Final = re.compile(
    r"\b(?:after|since|following|won|lost|wins?|(?:win|victory|defeat|loss) in|from|results of|held)"
    r" (?:the |his |her )?$",
    re.IGNORECASE,
)
_DUE: Final = re.compile(r" (?:midnight )?deadline\b")
"""Named by a weekday it is still to come, unless these lead it."""
_MISSED: Final = re.compile(r"\b(?:(?:missed|passed|blew|met|after) (?:[\w'\u2019.]+ ){0,5}|by (?:the|an?) )$")
_AHEAD_OF: Final = re.compile(
    r"\b(?:(?:ahead of|(?:gear|brac|prepar)\w+ (?:up )?for|look(?:s|ed|ing)? ahead to|await\w*|wait\w* (?:for|to see)"
    r"|fret\w* (?:about|over)) (?:[\w.'\u2019-]+ ){0,6}|the eve of (?:[\w'\u2019-]+ ){0,10})(?:on |in )?$",
    re.IGNORECASE,
)
_FOR: Final = re.compile(r"\bfor (?:late |early )?$")
_STRUCK: Final = re.compile(
    r"\b(?:attacks?|bombings?|shootings?|killings?|murders?|massacre|deaths?|crash|collision|explosions?|blasts?|fires?"
    r"|accident|collapse|clashes|earthquake|quake|tornado) (?:on )?(?:late |early )?$"
)
"""What nobody plans, or announces."""
_QUOTED: Final = re.compile(r"[\"\u201d] ?(?:--?|[\u2013\u2014]) (?:[\w.'\u2019-]+ ){0,12}(?:on )?$")
"""Behind a quotation and a dash stands who said so, and when."""
_SAYING: Final = re.compile(
    r"\b(?:announcement|statement|report|news|warning|ruling|claim|admission|pledge|declaration)"
    r" (?:on )?(?:late |early )?$"
)
_THAT: Final = re.compile(r" that\b")
_THROUGH: Final = re.compile(r"\b(?:through|thru) $", re.IGNORECASE)
_SUPPOSED: Final = re.compile(r"\b(?:would|could|might) [a-z ]+$")
_WHEN_IT_DOES: Final = re.compile(
    r"\b(?:before|when|until|once|if|unless) (?:(?!\w+ed\b)[\w.'\u2019-]+ ){2,9}(?:on )?$", re.IGNORECASE
)
_AT_TIME: Final = re.compile(r",? (?:at |from )?(?:noon|\d{1,2}(?::\d\d)?(?: ?[ap]\.?m|[ -]))", re.IGNORECASE)
_WHEN: Final = re.compile(r"\bwhen\b[:\s]*$", re.IGNORECASE)
_ON_THE_WAY: Final = re.compile(
    r"(?:\b(?:is|are)|['\u2019](?:s|re)) (?:going|coming|heading|travell?ing|meeting|speaking|flying|visiting|returning"
    r"|holding|hosting|appearing|testifying|voting|opening|launching|leaving|forthcoming)"
    r"(?: [\w.'\u2019-]+){0,6} (?:on )?$"
)
_ANNOUNCED: Final = ((_IS, _AT_TIME), (_IS_BEFORE, _TIMETABLE, _WHEN_IT_DOES, _ON_THE_WAY))
"""In the present tense these announce a day, behind it and before it."""
_UNTOLD: Final = ((_AT_TIME,), (_WHEN, _TIMETABLE))
"""The same where no verb tells."""
