"""The present, the past and the future, at no date in particular."""

from typing import Final

from search.extract.dates.context import Context
from search.extract.dates.grammar import Example, Match, Read, Rule
from search.extract.dates.values import Reading, vague


def _always(value: str) -> Read:
    def read(_: Match, ctx: Context) -> Reading | None:
        return vague(value, ctx.publication)

    return read


def _now(match: Match, ctx: Context) -> Reading | None:
    """The present; in capitals beside another capital it is a name ("the NOW chapter", "the ID NOW test")."""
    named = match.lexed.text.startswith("NOW", match.lexed.starts[match.past - 1])
    return (
        None if named and ctx.around.beside_capital(match.first, match.past) else vague("PRESENT_REF", ctx.publication)
    )


def _former(_: Match, ctx: Context) -> Reading | None:
    """Histories say "former" of what was at their time; in news it only qualifies somebody."""
    return vague("PAST_REF", ctx.publication) if ctx.narrative else None


RULES: Final = (
    Rule(
        "now",
        "right? now",
        _now,
        (
            Example("It is [now] closed.", "2024-01-10", "PRESENT_REF"),
            Example("The Abbott NOW test is closed [right now].", "2024-01-10", "PRESENT_REF"),
        ),
    ),
    Rule(
        "the present",
        "currently | presently | nowadays | these days | present day | current | the present"
        " | at this time | at the moment | at present | the time being",
        _always("PRESENT_REF"),
        (Example("It is [currently] closed.", "2024-01-10", "PRESENT_REF"),),
    ),
    Rule(
        "the past",
        "(more|most)? recently | (more|most)? recent | lately | the past | those (days|years)",
        _always("PAST_REF"),
        (
            Example("It [recently] closed.", "2024-01-10", "PAST_REF"),
            Example("In [those days] it was open.", "2024-01-10", "PAST_REF"),
        ),
    ),
    Rule(
        "future, in a history",
        "future",
        lambda _, ctx: vague("FUTURE_REF", ctx.publication) if ctx.narrative else None,
        (
            Example(
                "May 1912, June 1914, July 1915, May 1917, and it ended in June 1918. A [future] king fled.",
                "2009-12-19",
                "FUTURE_REF",
            ),
        ),
    ),
    Rule(
        "former, in a history",
        "former",
        _former,
        (
            Example(
                "May 1912, June 1914, July 1915, May 1917, and it ended in June 1918. The [former] tsar fled.",
                "2009-12-19",
                "PAST_REF",
            ),
        ),
    ),
    Rule(
        "the future",
        "the (near|immediate|distant)? future | the (near|short|long) term",
        _always("FUTURE_REF"),
        (Example("It will close in [the future].", "2024-01-10", "FUTURE_REF"),),
    ),
)
