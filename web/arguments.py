"""What the arguments of a request say, one kind of them at a time."""

from werkzeug.datastructures import MultiDict

from search import FIELDS, DatelineError, Field, FieldKind, parse_days

Days = tuple[int | None, int | None]
Choice = tuple[Field, str]

CHOSEN = tuple(facts.field for facts in FIELDS.values() if facts.kind is FieldKind.NAME and facts.field != Field.DATES)
"""The fields whose values can be chosen beside the box."""
_MOST_CHOICES = 40
"""More choices than anybody clicks together; a longer URL is somebody's experiment."""
_LONGEST_CHOICE = 300
"""No name of a person, organisation, place or outlet is longer."""


def count_in(written: str, most: int) -> int | None:
    """A count from one to the most there may be; None for what is no number."""
    digits = written.lstrip("0")[: len(str(most)) + 1] or "0"  # however long it is
    return max(1, min(int(digits), most)) if written.isdecimal() and written.isascii() else None


def choices(args: MultiDict[str, str], prefix: str) -> tuple[Choice, ...]:
    """The values chosen of each field, under its name after the prefix."""
    found = ((field, name) for field in CHOSEN for name in args.getlist(prefix + field.value))
    return tuple(dict.fromkeys(one for one in found if 0 < len(one[1]) <= _LONGEST_CHOICE))[:_MOST_CHOICES]


def days(clock: Field, args: MultiDict[str, str], problems: list[str]) -> Days | None:
    """A stretch of days, written in one (`when=2022..2024`) or typed in two (`when_from=2022&when_to=2024`)."""
    first, last = (args.get(f"{clock.value}_{side}", "").strip() for side in ("from", "to"))
    written = f"{first}..{last}" if first or last else args.get(clock.value, "").strip()
    if not written:
        return None
    try:
        return parse_days(written)
    except DatelineError as error:
        problems.append(str(error))
        return None
