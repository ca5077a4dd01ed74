"""How many of a unit: "three", "a couple of", "two and a half", "several"."""

from typing import Final

from search.extract.dates.grammar import Match
from search.extract.dates.vocabulary import SCALES, UNITS

_ABOUT: Final = (
    "((no|not)? (more|less|fewer) than | at (least|most) | up to | as (many|few|much|little) as | well? over | ABOUT"
    " | nearly | almost | over | under | only | another)?"
)
APPROXIMATELY: Final = f"{_ABOUT} {_ABOUT}"
COUNTED: Final = (
    "(many:(COUNT SCALE) | n:COUNT (HYPHEN? and HYPHEN? A HYPHEN? half:half)?"
    " ((or|to|HYPHEN) (COUNT|so))? | couple:(A? couple of? | A? pair of) | vague:((A|the|OWN)? VAGUE) "
    "| dozens:(dozens of? | (hundreds|thousands) of) | dozen:(A dozen) | half_of:(half A) | one:(A|another) )"
)
UNIT: Final = "u:(UNIT|UNITS)"


def amount(match: Match) -> float | None:
    """How many, fortnights counted as two weeks; None for an unknown number."""
    count = _how_many(match)
    return None if count is None else of_unit(count, match.word("u"))


def of_unit(count: float, word: str) -> float:
    """So many of the units that the word stands for: a fortnight is two weeks."""
    return 2 * count if word.startswith("fortnight") else count


def _how_many(match: Match) -> float | None:
    if match.has("many"):
        return match.number("many") * SCALES[match.words("many")[-1]]
    if match.has("n"):
        whole = match.number("n")
        return whole + 0.5 if match.has("half") or match.has("half2") else whole
    if match.has("couple"):
        return 2
    if match.has("dozen"):
        return 12
    if match.has("half_of"):
        return 0.5
    if match.has("one"):
        return 1.5 if match.has("half2") else 1
    return None


def unit_of(match: Match) -> str:
    """The TIMEX3 letter of the unit."""
    return UNITS[match.word("u")]


_SMALLER: Final[dict[str, tuple[str, int]]] = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}
"""Into which smaller unit a fraction is told, and how many of it make one."""


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: `P2Y`, `PXM`, `PT1H30M`; decades and centuries in years."""
    if unit == "NI":
        return f"P{_number(count)}NI" if count is not None else "PXNI"
    if unit in {"DE", "C", "ML"} and count is not None:
        return f"P{_number(count * {'DE': 10, 'C': 100, 'ML': 1000}[unit])}Y"
    if count is None:
        return f"PTX{unit[1:]}" if unit[0] == "T" else f"PX{unit}"
    if count % 1 and unit in _SMALLER:
        small, many = _SMALLER[unit]
        return joined(int(count), unit, round(count % 1 * many), small)
    return f"PT{_number(count)}{unit[1:]}" if unit[0] == "T" else f"P{_number(count)}{unit}"


def joined(count: int, unit: str, rest: int, smaller: str) -> str:
    """The TIMEX3 value of a length told in two units, the larger first: `P1Y2M`, `P2DT12H`, `PT3H20M`."""
    days, hours = "", ""
    for many, letter in ((count, unit), (rest, smaller)):
        part = f"{many}{letter.lstrip('T')}" if many else ""
        days, hours = (days, hours + part) if letter[0] == "T" else (days + part, hours)
    return f"P{days}T{hours}" if hours else f"P{days}"


def _number(count: float) -> str:
    return str(int(count)) if count % 1 == 0 else f"{count:g}"
