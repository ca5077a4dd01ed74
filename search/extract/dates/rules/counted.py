"""So many units before or after something: "two weeks ago", "three days later"."""

import re
from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.counting import APPROXIMATELY, COUNTED, UNIT, amount, length, unit_of
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.rules.relative import FINER, step
from search.extract.dates.tense import Tense
from search.extract.dates.values import Anchor, Reading, dated, duration, same_day, shifted, unresolved, vague
from search.extract.dates.vocabulary import UNITS, WEEKDAYS
from search.model import TimexType
from search.period import Period, Precision, calendar_day, weekday

_YEARS: Final = {"Y": 1, "DE": 10, "C": 100, "ML": 1000}
_FARTHEST: Final = 7000
"""Years that can be counted from any year of publication and still have four digits."""


def _ago(match: Match, ctx: Context) -> Reading | None:
    """Counted back from where the text stands; of a quarter, when one is spoken of."""
    if match.has("back") and not ctx.around.clause_ends(match.past):
        return None
    count, unit = amount(match), unit_of(match)
    if count is None or unit in {"NI", "TS", "TM", "TH"}:
        return vague("PAST_REF", ctx.publication) if unit[0] != "T" or count is None else _hours(ctx, unit, -count)
    if unit == "Y" and count == 1 and (quarter := year_before_quarter(ctx)):
        return quarter
    return _counted(ctx.now, unit, -count)


def _hours(ctx: Context, unit: str, count: float) -> Reading:
    anchor = ctx.now
    if anchor is None or anchor.period.precision is not Precision.DAY:
        return duration(length(abs(count), unit))
    return Reading(TimexType.TIME, f"{shifted(anchor.period.start, 'D', 0).edtf}TXX", anchor.period, anchor)


def _counted(anchor: Anchor | None, unit: str, count: float) -> Reading:
    """The unit so many steps away; beyond the years of four digits only the past or the future."""
    if abs(count) * _YEARS.get(unit, 0.1) > _FARTHEST:
        return vague("FUTURE_REF" if count > 0 else "PAST_REF", anchor)
    if count % 1 and unit == "Y":
        unit, count = "M", count * 12
    if count % 1 and unit in {"DE", "C"}:
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    if (unit == "DE" and abs(count) == 1) or unit == "ML":
        unit, count = "Y", count * (10 if unit == "DE" else 1000)
    return step(anchor, unit, round(count))


_TODAY: Final = re.compile(r"\b(?:today|now),? $", re.IGNORECASE)


def _later(match: Match, ctx: Context) -> Reading | None:
    """Counted from the date last spoken of; in news with none, from publication."""
    count, unit = amount(match), unit_of(match)
    if match.word("rel") == "before" and not ctx.around.clause_ends(match.past):
        return None
    back = match.word("rel") in {"earlier", "before", "previously"}
    if count is None:
        return vague("PAST_REF" if back else "FUTURE_REF")
    if unit[0] == "T" or unit == "NI":
        return duration(length(count, unit))
    if unit == "Y" and count == 1 and back and (quarter := year_before_quarter(ctx)):
        return quarter
    if back and unit != "Y" and (same := _compared_again(match, ctx)):
        return same
    if not back and ctx.around.text_before(match.first, _TODAY):
        return duration(length(count, unit))  # today is the later day
    if not back and ctx.spoken() is None and ctx.tense(match.first, match.past) is not Tense.FUTURE:
        return duration(length(count, unit))  # after something that has no date here
    anchor = _counted_from(ctx, unit, back=back)
    return _counted(anchor, unit, -count if back else count)


def _compared_again(match: Match, ctx: Context) -> Reading | None:
    """The second "a week earlier" of a comparison is the week of the first."""
    said = ctx.spoken()
    lexed = match.lexed
    phrase = lexed.text[lexed.starts[match.first] : lexed.ends[match.past - 1]]
    if said is None or ctx.narrative or said.phrase.lower() != phrase.lower():
        return None
    return dated(said.period, said.anchor, rule="the same as before")


def _counted_from(ctx: Context, unit: str, *, back: bool) -> Anchor | None:
    """The date last spoken of; in news "a year earlier" means than now, unless an older year is spoken of."""
    said = ctx.spoken(*FINER[unit]) if unit in FINER else ctx.day()
    if said is None:
        return ctx.publication
    year = ctx.year()
    if not ctx.narrative and unit == "Y" and back and year is not None:
        years_ago = year[0] - calendar_day(said.period.start)[0]
        return ctx.publication if years_ago in {0, 1} else said.anchor
    return said.anchor


def year_before_quarter(ctx: Context) -> Reading | None:
    """The quarter a year before the one that an earnings report is about."""
    quarter = ctx.reported_quarter()
    if quarter is None or ctx.narrative:
        return None
    return dated(shifted(quarter.period.start, "Q", -4), quarter.anchor, rule="the same quarter a year before")


def _from_now(match: Match, ctx: Context) -> Reading | None:
    count, unit = amount(match), unit_of(match)
    if count is None:
        return vague("FUTURE_REF", ctx.publication)
    return duration(length(count, unit)) if unit[0] == "T" else _counted(ctx.now, unit, count)


def _year_earlier(match: Match, ctx: Context) -> Reading | None:
    """`year-earlier`, `the year-ago quarter`: the same quarter, or the year, before."""
    if quarter := year_before_quarter(ctx):
        return quarter
    if match.words("whole")[-1:] == ["quarter"] and ctx.publication:
        return dated(shifted(ctx.publication.period.start, "Q", -5), ctx.publication)
    return step(ctx.publication, "Y", -1)


_MONTHS: Final = {"Y": 12, "M": 1, "DE": 120, "C": 1200}
_DAYS: Final = {"D": 1, "W": 7}


def _ago_today(match: Match, ctx: Context) -> Reading | None:
    """`a year ago today`, `a week from tomorrow`, `exactly a year ago`: to the day."""
    count, unit = amount(match), unit_of(match)
    today = ctx.today()
    if today is None:
        return unresolved("XXXX-XX-XX", "no publication date to count from")
    if count is None or count % 1 or unit not in _MONTHS.keys() | _DAYS.keys():
        return None
    number, anchor = today
    number += {"yesterday": -1, "tomorrow": 1}.get(match.word("day"), 0)
    steps = int(count) if match.word("way") == "from" else -int(count)
    if unit in _DAYS:
        return dated(Period.of_day(number + steps * _DAYS[unit]), anchor)
    return dated(same_day(number, steps * _MONTHS[unit]), anchor)


def _ago_exactly(match: Match, ctx: Context) -> Reading | None:
    """`exactly a year ago`: to the day; of more years it is often said for the year."""
    if (amount(match) or 0) * _MONTHS.get(unit_of(match) or "", 0) > _MONTHS["Y"]:
        return None
    return _ago_today(match, ctx)


def _weekdays_ago(match: Match, ctx: Context) -> Reading | None:
    """`three Sundays ago`: the last but two before publication."""
    count, today = amount(match), ctx.today()
    wanted = WEEKDAYS[match.word("wd").removesuffix("s")]
    if today is None:
        return unresolved(f"XXXX-WXX-{wanted + 1}", "no publication date to count from")
    if count is None or count % 1 or count < 1:
        return None
    day, anchor = today
    since = (weekday(day) - wanted) % 7 or 7
    return dated(Period.of_day(day - since - 7 * (int(count) - 1)), anchor)


def _ago_this(match: Match, ctx: Context) -> Reading | None:
    """`ten years ago this week`: the week, month or season so many years before."""
    count, anchor = amount(match), ctx.now
    if anchor is None or count is None or count % 1 or anchor.period.precision is not Precision.DAY:
        return None
    return dated(shifted(same_day(anchor.period.start, -12 * int(count)).start, UNITS[match.word("which")], 0), anchor)


RULES: Final = (
    Rule(
        "weekdays ago",
        f"{COUNTED} wd:(WEEKDAYS|WEEKDAY) ago",
        _weekdays_ago,
        (
            Example("They met [three Sundays ago].", "2024-01-10", "2023-12-24"),
            Example("On [3 May] it was 5000000000 Sundays ago.", "2024-06-10", "2024-05-03"),
        ),
        parted=True,
    ),
    Rule(
        "years ago, in the same week or month",
        f"{APPROXIMATELY} {COUNTED} (year|years) ago this which:(week|month)",
        _ago_this,
        (Example("The war broke out [ten years ago this week].", "2013-03-22", "2003-W12"),),
    ),
    Rule(
        "so long ago to the day",
        f"(exactly|almost)? {COUNTED} {UNIT} way:(ago|from) day:(today|yesterday|tomorrow)",
        _ago_today,
        (
            Example("[A year ago today] it began.", "2011-08-05", "2010-08-05"),
            Example("It began [two weeks ago yesterday].", "2011-08-05", "2011-07-21"),
            Example("It begins [a week from tomorrow].", "2011-08-05", "2011-08-13"),
        ),
    ),
    Rule(
        "exactly so long ago",
        f"exactly {COUNTED} {UNIT} way:ago",
        _ago_exactly,
        (
            Example("[Exactly a year ago] it began.", "2011-08-05", "2010-08-05"),
            Example("It began [exactly two weeks ago].", "2011-08-05", "2011-07-22"),
            Example("It began exactly [40 years ago].", "2011-08-05", "1971"),
        ),
    ),
    Rule(
        "so long ago",
        f"{APPROXIMATELY} {COUNTED} {UNIT} (or (so|COUNT))? (ago|back:back)",
        _ago,
        (
            Example("He left [a couple of weeks back].", "2024-01-10", "2023-W52"),
            Example("He left [three days ago].", "2024-01-10", "2024-01-07"),
            Example("He left [about two years ago].", "2024-01-10", "2022"),
            Example("He left [a year or two ago].", "2024-01-10", "2023"),
            Example("He left [two-and-a-half years ago].", "2024-01-10", "2021-07"),
            Example("He left [half a century ago].", "2010-06-18", "1960"),
            Example("He left [a week ago].", "2024-01-10", "2024-W01"),
            Example("He left [a couple weeks ago].", "2024-01-10", "2023-W52"),
            Example("He left [two millennia ago].", "2024-01-10", "0024"),
            Example("He left [several years ago].", "2024-01-10", "PAST_REF"),
            Example("They died out [66 million years ago].", "2024-01-10", "PAST_REF"),
        ),
    ),
    Rule(
        "long ago",
        "(weeks|months|years|decades|centuries|days) ago",
        lambda _, ctx: vague("PAST_REF", ctx.publication),
        (Example("He left [years ago].", "2024-01-10", "PAST_REF"),),
    ),
    Rule(
        "so long before or after",
        f"{APPROXIMATELY} {COUNTED} {UNIT} rel:(earlier|later|previously|afterwards|thereafter|before)",
        _later,
        (
            Example("On 3 May 1912 it sank. [Two days later] all knew.", "2024-01-10", "1912-05-05"),
            Example("It closed in 1912. [Three years earlier] it had opened.", "2024-01-10", "1909"),
            Example("They fought, and he died [three days later].", "2024-01-10", "P3D"),
            Example("Today, [five months later], they gave their view.", "2024-01-10", "P5M"),
            Example("He left [two days earlier], on 10 March.", "2024-04-10", "2024-03-10"),
            Example("It opened in 1979 and closed [two decades later].", "2024-04-10", "199"),
        ),
    ),
    Rule(
        "some time before or after",
        "(minutes|hours|weeks|months|years|decades|centuries|days) rel:(earlier|later|afterwards)",
        lambda match, _: vague("PAST_REF" if match.word("rel") in {"earlier", "before"} else "FUTURE_REF"),
        (Example("It closed in 1912. [Weeks later] it opened.", "2024-01-10", "FUTURE_REF"),),
    ),
    Rule(
        "so long from now",
        f"{APPROXIMATELY} {COUNTED} {UNIT} (from now | hence | (APOS|POSS) time)",
        _from_now,
        (
            Example("He returns [two weeks from now].", "2024-01-10", "2024-W04"),
            Example("He returns in [three weeks' time].", "2024-01-10", "2024-W05"),
            Example("He returns in [a year's time].", "2024-01-10", "2025"),
            Example("He returns in [a fortnight's time].", "2024-01-10", "2024-W04"),
        ),
    ),
    Rule(
        "a year earlier, as an adjective",
        "whole:((the|A)? comparable? year HYPHEN? (earlier|ago) fiscal? ORD4? HYPHEN? (quarter|period)"
        " | year HYPHEN (earlier|ago) | the year (earlier|ago)"
        " | the (quarter|period) A year (ago|earlier)"
        " | the (comparable|corresponding|same) (quarter|period) (of|in)? (last year | A year (ago|earlier))"
        " | last year POSS (quarter|period))",
        _year_earlier,
        (
            Example("Third-quarter profit rose from [the year-earlier quarter].", "1989-10-26", "1988-Q3"),
            Example("It had a loss in [last year's quarter].", "1989-10-26", "1988-Q3"),
            Example(
                "Third-quarter profit rose. For the nine months, [year-earlier] profit was nil.", "1989-10-26", "1988"
            ),
        ),
    ),
)
