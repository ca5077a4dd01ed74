"""TIMEX3 values that are no days of the calendar, in words: lengths of time, what comes again, the past at large."""

import re
from typing import Final

from search import phrasing
from search.model import TimexType
from search.period import SEASONS

_AT_LARGE: Final = {
    "PRESENT_REF": "the present",
    "PAST_REF": "some time in the past",
    "FUTURE_REF": "some time to come",
}
_UNITS: Final = {
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "W": "week",
    "D": "day",
    "DE": "decade",
    "C": "century",
    "WE": "weekend",
    "NI": "night",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_PLURALS: Final = {"century": "centuries"}
_SEASON_CODES: Final = ("SP", "SU", "FA", "WI")
_DAY_PARTS: Final = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "day"}
_PIECE: Final = re.compile(r"(?P<clock>T?)(?P<count>[\d.]+|X)(?P<unit>DE|WE|NI|[YQMWDCHS])")
_RECURRING: Final = re.compile(
    r"XXXX(?:-(?:WXX(?:-(?P<weekday>[1-7])|(?P<weekend>-WE))?|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)|XX-(?P<number>\d\d)|XX(?P<day>-XX)?))?"
    r"(?:T(?P<part>[A-Z]{2}))?"
)


def in_words(value: str, kind: TimexType) -> str:
    """What such a value says; empty where it is a day of the calendar or nothing that could be told."""
    if value in _AT_LARGE:
        return _AT_LARGE[value]
    if value.startswith("P"):
        return _often(value) if kind is TimexType.SET else _long(value)
    return _again(value) if kind is TimexType.SET else ""


def _long(value: str) -> str:
    """`P3M`: 3 months; `PT3H20M`: 3 hours 20 minutes; `PXD`: some days."""
    clock, pieces = False, []
    for found in _PIECE.finditer(value, 1):
        clock = clock or bool(found["clock"])
        name = _UNITS[f"T{found['unit']}" if clock and found["unit"] in "HMS" else found["unit"]]
        one = found["count"] == "1"
        many = "some" if found["count"] == "X" else found["count"]
        pieces.append(f"{many} {name if one else _PLURALS.get(name, name + 's')}")
    return " ".join(pieces)


def _often(value: str) -> str:
    """`P1W`: every week; `P2Y`: every 2 years."""
    return f"every {_long(value).removeprefix('1 ')}"


def _again(value: str) -> str:
    """`XXXX-WXX-5`: every Friday; `XXXX-XX-XXTNI`: every night."""
    found = _RECURRING.fullmatch(value)
    if found is None:
        return ""
    part = _DAY_PARTS.get(found["part"] or "", "")
    if found["weekday"]:
        return f"every {phrasing.WEEKDAYS[int(found['weekday']) - 1]} {part}".rstrip()
    if found["weekend"]:
        return "every weekend"
    if found["season"]:
        return f"every {SEASONS[_SEASON_CODES.index(found['season'])]}"
    if found["month"]:
        return f"every {phrasing.MONTHS[int(found['month']) - 1]}"
    if found["number"]:
        return f"day {int(found['number'])} of every month"
    return f"every {part or _unit_left_open(value)}"


def _unit_left_open(value: str) -> str:
    return {"XXXX": "year", "XXXX-XX": "month", "XXXX-WXX": "week"}.get(value, "day")
