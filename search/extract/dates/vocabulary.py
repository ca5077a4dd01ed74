"""The words of time: months, weekdays, seasons, units and numbers, each with what it stands for."""

from typing import Final

MONTH_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

MONTHS: Final[dict[str, int]] = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
"""Full names and newsroom abbreviations (without their full stop), to the number of the month."""

MONTH_PATTERN: Final = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept(?:ember|\.)?|sep\.?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
"""A month as newspapers write it; read it with `month_number`."""


def month_number(written: str) -> int:
    """The month, 1 to 12, of a name matched by `MONTH_PATTERN` in either case."""
    return MONTHS[written.lower().rstrip(".")]
