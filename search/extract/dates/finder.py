"""Finding the phrases of time in a text and giving each its value, front to back in one pass."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from search.extract.dates.apposition import in_agreement
from search.extract.dates.comparison import with_comparisons
from search.extract.dates.context import Context, Spoken
from search.extract.dates.grammar import Match, Pattern, Rule, compile_pattern
from search.extract.dates.lexer import Lexed, codes_of
from search.extract.dates.modifiers import (
    BEFORE_DAY,
    Modifiers,
    in_half_of_day,
    modifiers_of,
    narrowed,
    part_before_day,
    part_value,
    with_part_after,
)
from search.extract.dates.narrative import is_narrative, order_of_numbers
from search.extract.dates.numbers import lex
from search.extract.dates.rules import RULES
from search.extract.dates.rules.clock import zone_note
from search.extract.dates.spans import with_ranges
from search.extract.dates.stamps import stamps_of
from search.extract.dates.values import Reading
from search.extract.tagged import Tagged
from search.model import DateMention, Published, TimexType
from search.period import Period, Precision

_NO_DATE: Final = f"{codes_of('OTHER')}{codes_of('CAPITAL')}"
"""What no pattern holds, so that a word that is no date alone begins none before it."""


_Compiled = tuple[int, Rule, Pattern]
"""A rule with its place among the others and its pattern."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The rules ready to be matched."""

    rules: dict[str, list[_Compiled]]
    """By the code of the first token."""
    starts: re.Pattern[str]
    """Where one may begin."""
    beginning: dict[str, tuple[_Compiled, ...]]
    """The few of them that can begin with two tokens, by their codes, as far as such were met."""

    def at(self, codes: str, place: int) -> tuple[_Compiled, ...]:
        """The rules that can begin at a token of a text, by its code and the next one's."""
        two = codes[place : place + 2]
        found = self.beginning.get(two)
        if found is None:
            own = self.rules.get(two[:1], ())
            found = tuple(rule for rule in own if rule[2].begins(two))
            self.beginning[two] = found
        return found


@cache
def _grammar() -> _Grammar:
    """The rules, compiled only in programs that read dates: that takes longer than a search."""
    rules: dict[str, list[_Compiled]] = defaultdict(list)
    for place, rule in enumerate(RULES):
        pattern = compile_pattern(rule.pattern, not_after=rule.not_after, not_before=rule.not_before)
        for code in pattern.pairs:
            rules[code].append((place, rule, pattern))
    alone = {
        code
        for code, own in rules.items()
        if any(code in pattern.alone or not pattern.pairs[code].isdisjoint(_NO_DATE) for _, _, pattern in own)
    }
    others = {*rules, *BEFORE_DAY.pairs} - alone
    starts = re.compile(f"[{''.join(sorted(alone))}]|[{''.join(sorted(others))}](?![{_NO_DATE}])")
    return _Grammar(dict(rules), starts, {})


@dataclass(frozen=True, slots=True)
class _Found:
    """A rule's match with its value, before the words around it are looked at."""

    rule: Rule
    first: int
    past: int
    reading: Reading


def find_dates(
    text: str,
    published: Published | None = None,
    tagged: Tagged | None = None,
    *,
    body: int = 0,
    day_first: bool | None = None,
) -> tuple[DateMention, ...]:
    """The phrases of time in a text, in its order, none overlapping another.

    Relative phrases are counted from `published`; without it they stay unresolved. `tagged` is what the language model
    says of the same text; without it tenses are told by the words alone. `body` is where the body begins, `day_first`
    the order in which the outlet writes 03/04/2018, when that is known; the text's own dates come before it.
    """
    lexed = lex(text)
    narrative, order = is_narrative(lexed, published), order_of_numbers(lexed, day_first)
    ctx = Context(lexed, published, tagged, narrative, order, stamps_of(text, published))
    mentions: list[DateMention] = []
    units = modifiers_of(lexed)
    taken = 0
    at = 0
    starts = _grammar().starts
    while found_start := starts.search(lexed.codes, at):
        at = found_start.start()
        if lexed.starts[at] >= body > 0 and ctx.thread and ctx.thread[0].at < body:
            ctx.begin_story()
        found = _with_part_before(ctx, at) or _longest(ctx, at)
        if found is None:
            at += 1
            continue
        first, past, reading = _widened(lexed, units, found, taken)
        mentions.append(_mention(lexed, first, past, found.rule, reading))
        _remember(ctx, mentions[-1], found.reading.period)
        at = taken = past
    return with_comparisons(text, with_ranges(text, in_agreement(text, mentions)))


def _widened(lexed: Lexed, units: Modifiers, found: _Found, taken: int) -> tuple[int, int, Reading]:
    """The match with the modifier before it and the part of the day behind it: its tokens, and what it then means."""
    first, past, reading = found.first, found.past, found.reading
    if found.rule.modified and (modifier := units.before(first, taken)) is not None:
        reading = narrowed(lexed, modifier, first, reading)
        first = modifier
    if found.rule.parted and reading.type is TimexType.DATE:
        past, reading = with_part_after(lexed, past, reading)
    return first, past, reading


def _with_part_before(ctx: Context, at: int) -> _Found | None:
    """A day with the clock time or part of the day that stands before it: "10 a.m. Friday", "the night of 3 May"."""
    part = part_before_day(ctx.lexed, at)
    if part is None:
        return None
    found = _longest(ctx, part.past)
    value = part_value(part)
    if found is None or not found.rule.parted or value is None:
        return None
    day, _, rest = found.reading.value.partition("T")
    if rest and not rest.isalpha():  # a part of the day is told more closely, a clock time is not
        return None
    past, told = with_part_after(ctx.lexed, found.past, found.reading)
    value = in_half_of_day(value, told.value)
    note = "; ".join(filter(None, (found.reading.note, zone_note(part))))
    reading = replace(found.reading, type=TimexType.TIME, value=day + value, note=note)
    return _Found(found.rule, at, past, reading)


def _longest(ctx: Context, at: int) -> _Found | None:
    """The rule that reads furthest from a token and gives it a meaning."""
    codes = ctx.lexed.codes
    matches = [
        (found.end(), -place, rule, found)
        for place, rule, pattern in _grammar().at(codes, at)
        if (found := pattern.expression.match(codes, at))
    ]
    if not matches:
        return None
    matches.sort(key=lambda match: match[:2], reverse=True)
    for end, _, rule, found in matches:
        reading = rule.read(Match(ctx.lexed, found), ctx)
        if reading is not None:
            return _Found(rule, at, end, reading)
    return None


def _mention(lexed: Lexed, first: int, past: int, rule: Rule, reading: Reading) -> DateMention:
    start, end = lexed.starts[first], lexed.ends[past - 1]
    anchor = reading.anchor
    return DateMention(
        start=start,
        end=end,
        text=lexed.text[start:end],
        type=reading.type,
        value=reading.value,
        period=reading.period,
        rule=reading.rule or rule.name,
        anchor=anchor.period.edtf if anchor else "",
        anchor_source=anchor.source if anchor else "",
        other=reading.other,
        note=reading.note,
    )


def _remember(ctx: Context, mention: DateMention, period: Period | None) -> None:
    """Let later phrases count from this one: from the whole month, where the phrase is "early in March"."""
    ctx.months_told = mention.value in _QUARTERS_TOGETHER or (ctx.months_told and "-Q" not in mention.value)
    if period is None or mention.type not in {TimexType.DATE, TimexType.TIME}:
        return
    said = Spoken(
        period,
        mention.text,
        mention.start,
        mention.value,
        explicit=not mention.anchor and _YEAR.search(mention.text) is not None,
    )
    ctx.tell(said)
    if said.period.precision is Precision.QUARTER and ctx.is_reported(said.period):
        ctx.quarter = said
    ctx.era = "bc" if mention.value.startswith("BC") else ""
    if not (mention.anchor and _LOOKING_BACK.search(mention.text)) and not _belongs_to_a_noun(ctx, mention):
        ctx.story = said
        if said.period.precision in {Precision.DAY, Precision.MONTH}:
            ctx.fine.append(said)


def _belongs_to_a_noun(ctx: Context, mention: DateMention) -> bool:
    """Whether a history only names something by a date, without going there: "fewer than at the May 1914 talks"."""
    text = ctx.lexed.text
    return (
        ctx.narrative
        and _ARTICLE.search(text, max(0, mention.start - 8), mention.start) is not None
        and _NOUN.match(text, mention.end) is not None
    )


_QUARTERS_TOGETHER: Final = frozenset({"P6M", "P9M"})
_YEAR: Final = re.compile(r"\d{3}")
"""The digits of a year, which the names of days ("D-Day") lack."""
_LOOKING_BACK: Final = re.compile(r"(?:earlier|ago|previous|before|last)\b", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"\b(?:the|its|his|their|a) $")
_NOUN: Final = re.compile(
    r" (?!(?:the|an?|he|she|it|they|and|or|to|for|on|in|of|at|by|with|when|where|after|before|until|as|from|that|which"
    r"|was|were|had)\b)[a-z]{3,}"
)
