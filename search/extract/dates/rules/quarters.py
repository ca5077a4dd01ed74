"""Quarters, halves and fiscal years, as business news speaks of them."""

from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Rule
from search.extract.dates.nearest import month_near
from search.extract.dates.tense import Tense
from search.extract.dates.values import Anchor, Reading, dated, shifted, unresolved
from search.extract.dates.vocabulary import MONTHS
from search.period import Period, calendar_day

_FISCAL: Final = "(fiscal|financial)?"
_YEAR: Final = "((of|in)? _FISCAL y:ANY_YEAR)".replace("_FISCAL", _FISCAL)


def _quarter_of_year(match: Match, _: Context) -> Reading | None:
    number = match.whole("n")
    return dated(Period.quarter(match.whole("y"), number)) if number <= 4 else None  # noqa: PLR2004 - quarters


def _quarter_code(match: Match, _: Context) -> Reading | None:
    first = match.has("n")
    return dated(Period.quarter(match.whole("y" if first else "y2"), match.whole("n" if first else "n2")))


def _quarter(match: Match, ctx: Context) -> Reading | None:
    """The latest such quarter that has begun; in the future tense the next."""
    number = match.whole(next(name for name in ("n", "n2", "n3") if match.has(name)))
    now = ctx.year()
    if now is None:
        return unresolved(f"XXXX-Q{number}", "no publication date tells the year")
    year, anchor = now
    if relative := match.word("rel") or match.word("rel2"):
        year += {"last": -1, "this": 0, "next": 1}[relative]
        return dated(Period.quarter(year, number), anchor)
    period = Period.quarter(year, number)
    if period.start > anchor.period.start and ctx.tense(match.first, match.past) is not Tense.FUTURE:
        period = Period.quarter(year - 1, number)
    return dated(period, anchor)


def _the_quarter(match: Match, ctx: Context) -> Reading | None:
    """`the quarter`: the one an earnings report is about, else the last that was complete at publication."""
    anchor = ctx.publication
    if match.word("which") == "current" and anchor is not None:
        return dated(shifted(anchor.period.start, "Q", 0), anchor)
    said = ctx.quarter
    if said is not None:
        return dated(said.period, said.anchor)
    if match.has("period") and match.word("which") != "latest":
        return None
    if anchor is None:
        return unresolved("XXXX-QX", "no quarter was spoken of before")
    return dated(shifted(anchor.period.start, "Q", -1), anchor)


def _quarter_ended(match: Match, ctx: Context) -> Reading | None:
    """`the quarter ended Sept. 30`: the three months up to the end of that month, whatever the company calls them."""
    if ctx.quarter is not None:
        return None  # the quarter that was named before, by the company's own count
    month = MONTHS[match.word("m")]
    if match.has("y"):
        end, anchor = Period.month(match.whole("y"), month), None
    else:
        near = month_near(match, ctx, month)
        if near is None or near.period is None:
            return near
        end, anchor = near.period, near.anchor
    quarter = shifted(end.start, "Q", 0)
    if month % 3 == 0:
        return dated(quarter, anchor)
    months = Period.between(shifted(end.start, "M", -2), end)
    note = "three months that are no quarter of the calendar"
    return dated(months, anchor, value=quarter.edtf, note=note)


def _quarter_of_months(match: Match, ctx: Context) -> Reading | None:
    """`the October-December quarter`."""
    first, last = MONTHS[match.word("m")], MONTHS[match.word("last")]
    if last - first != _MONTHS_APART or last % 3:
        return None
    month = month_near(match, ctx, first)
    if month is None or month.period is None:
        return None
    return dated(shifted(month.period.start, "Q", 0), month.anchor)


def _quarter_then(match: Match, ctx: Context) -> Reading | None:
    """`the 1988 period`: the quarter an earnings report is about, of another year."""
    said = ctx.quarter
    if said is None:
        return None
    number = (calendar_day(said.period.start)[1] + 2) // 3
    return dated(Period.quarter(match.whole("y"), number), said.anchor)


def _half(match: Match, ctx: Context) -> Reading | None:
    """A half of a year, named or of publication: `the first half of 2003`."""
    number = 2 if match.word("h") in {"latter", "last", "second"} or match.number("h") == 2 else 1  # noqa: PLR2004 - half
    if match.has("y"):
        return half_year(match.whole("y"), number, None)
    now = ctx.year()
    if now is None:
        return unresolved(f"XXXX-H{number}", "no publication date tells the year")
    steps = {"last": -1, "next": 1}.get(match.word("rel"), 0)
    return half_year(now[0] + steps, number, now[1])


def half_year(year: int, number: int, anchor: Anchor | None) -> Reading:
    """The first or second six months of a year."""
    period = Period.between(Period.month(year, number * 6 - 5), Period.month(year, number * 6))
    return dated(period, anchor, value=f"{year:04d}-H{number}")


def _fiscal_year(match: Match, _: Context) -> Reading | None:
    """`fiscal year 1990` is `FY1990`; business news says "fiscal 1990" as others say 1990, and is read so."""
    year = match.whole(next(name for name in ("code", "y", "y2") if match.has(name)))
    value = f"{year:04d}" if match.has("y") and not match.has("named") else f"FY{year:04d}"
    return dated(Period.year(year), value=value, note="taken as the calendar year of that number")


_MONTHS_APART: Final = 2

RULES: Final = (
    Rule(
        "quarter by its end",
        "(the|that|OWN) (latest|most? recent)? quarter > (that)? ENDED m:MONTH (DAY (COMMA? y:ANY_YEAR)?)?",
        _quarter_ended,
        (
            Example("It earned more in [the quarter] ended Sept. 30.", "1989-10-26", "1989-Q3"),
            Example("It earned more in [the quarter] ended July 31, 1988.", "1989-10-26", "1988-Q3"),
        ),
        modified=True,
    ),
    Rule(
        "quarter by its months",
        "the? m:MONTH (HYPHEN|to) last:MONTH HYPHEN? (quarter|period)",
        _quarter_of_months,
        (Example("It lost money in [the October-December quarter].", "2013-03-22", "2012-Q4"),),
    ),
    Rule(
        "quarter of a year",
        f"the? {_FISCAL} HYPHEN? n:ORD4 HYPHEN? quarter {_YEAR}",
        _quarter_of_year,
        (Example("Sales in [the third quarter of 1988] rose.", "1989-10-26", "1988-Q3"),),
        modified=True,
    ),
    Rule(
        "year and quarter",
        f"the? y:ANY_YEAR POSS? {_FISCAL} n:ORD4 HYPHEN? quarter",
        _quarter_of_year,
        (Example("Sales in [the 1988 third quarter] rose.", "1989-10-26", "1988-Q3"),),
        modified=True,
    ),
    Rule(
        "quarter",
        "(the n2:ORD4 quarter of (the | rel2:(last|this|next)) year"
        f" | (rel:(last|this|next) year POSS | the)? {_FISCAL} HYPHEN? n:ORD4 quarter"
        f" | {_FISCAL} HYPHEN? n3:ORD4 HYPHEN quarter)",
        _quarter,
        (
            Example("It reported [third-quarter] profit.", "1989-10-26", "1989-Q3"),
            Example("The [third-quarter] loss was small.", "1989-10-26", "1989-Q3"),
            Example("It lost money in its [third quarter].", "1989-10-26", "1989-Q3"),
            Example("It lost money in [the fourth quarter].", "1989-02-26", "1988-Q4"),
            Example("It did well in [last year's second quarter].", "1989-10-26", "1988-Q2"),
            Example("It did well in [the fourth quarter of last year].", "1989-10-26", "1988-Q4"),
        ),
        modified=True,
    ),
    Rule(
        "the quarter spoken of",
        "(the|that) which:(latest|most? recent|current)? (quarter | period:period)",
        _the_quarter,
        (
            Example("It reported third-quarter profit. In [the quarter], sales rose.", "1989-10-26", "1989-Q3"),
            Example("It reported fourth-quarter profit. In [the latest period], sales rose.", "1989-11-02", "1989-Q4"),
        ),
        modified=True,
        not_before="HYPHEN",
    ),
    Rule(
        "the same quarter of another year",
        "the? y:YEAR (quarter|period)",
        _quarter_then,
        (Example("It reported third-quarter profit. In [the 1988 period], sales fell.", "1989-10-26", "1988-Q3"),),
        not_after="HYPHEN",
    ),
    Rule(
        "half of a year",
        "the h:(ORD4|latter|last) half of? (y:ANY_YEAR | rel:(last|this|next) year | the year)",
        _half,
        (
            Example("It grew in [the second half of 2003].", "2004-10-26", "2003-H2"),
            Example("It grew in [the first half of this year].", "2004-10-26", "2004-H1"),
        ),
    ),
    Rule(
        "quarter by its number",
        "(n:QUARTER_CODE (of|COMMA|HYPHEN|SLASH)? y:ANY_YEAR | y2:ANY_YEAR HYPHEN? n2:QUARTER_CODE)",
        _quarter_code,
        (
            Example("Sales in [Q3 2010] rose.", "", "2010-Q3"),
            Example("Sales in [2010-Q3] rose.", "", "2010-Q3"),
        ),
        modified=True,
    ),
    Rule(
        "quarter by its number, without its year",
        "n:QUARTER_CODE",
        _quarter,
        (Example("Sales in [Q3] rose.", "1989-10-26", "1989-Q3"),),
        modified=True,
    ),
    Rule(
        "half by its number",
        "h:HALF_CODE COMMA? y:ANY_YEAR",
        lambda match, _: half_year(match.whole("y"), match.whole("h"), None),
        (Example("Sales in [H1 2010] rose.", "", "2010-H1"),),
    ),
    Rule(
        "fiscal year",
        "(the|OWN)? ((fiscal|financial) named:year? y:ANY_YEAR | y2:ANY_YEAR (fiscal|financial) year)"
        " | code:FISCAL_YEAR",
        _fiscal_year,
        (
            Example("It expects a profit in [fiscal year 1990].", "1989-10-26", "FY1990"),
            Example("It expects a profit in [fiscal 1990].", "1989-10-26", "1990"),
            Example("It expects a profit in [the 1990 fiscal year].", "1989-10-26", "FY1990"),
            Example("It expects a profit in [FY13].", "2012-10-26", "FY2013"),
            Example("It expects a profit in [FY98].", "1997-10-26", "FY1998"),
        ),
        modified=True,
    ),
)
