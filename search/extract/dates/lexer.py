"""Cutting a text into the words and signs that dates are made of, in one pass.

Each token has a code, one character; a text's codes form a string over which rules are regular expressions. Whatever
cannot be part of a date is `OTHER`, and a run of it is one code, so that the string is short.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from search.extract.dates.feasts import PATTERN
from search.extract.dates.values import year_of_two_digits
from search.extract.dates.vocabulary import (
    CLASSES,
    MONTHS,
    SINGLE_WORDS,
    WEEKDAY_ABBREVIATIONS,
)

_FIRST_CODE: Final = 0x4E00
_KINDS: Final = (
    *("OTHER", "BREAK", "COMMA", "DOT", "HYPHEN", "DASH", "SLASH", "OPEN", "CLOSE", "POSS", "APOS", "QUOTE", "COLON"),
    *("SEMI", "CURRENCY", "PERCENT", "AMPM", "ISO", "NUMERIC", "CLOCK", "DECADE", "DECIMAL", "CAPITAL", "END"),
    *("ZERO", "N12", "N24", "N31", "N59", "N999", "YEAR", "BIG", "ORD4", "ORD12", "ORD31", "ORD99", "WORDS_NUMBER"),
    *("WORDS_YEAR", "FEAST", "QUARTER_CODE", "HALF_CODE", "FISCAL_YEAR"),
)
"""What a token is when it is no word of the vocabulary; numbers by what they can be: months, hours, days, minutes."""

ALPHABET: Final[dict[str, str]] = {
    name: chr(_FIRST_CODE + place)
    for place, name in enumerate(
        (*_KINDS, *sorted({*SINGLE_WORDS, *(word for words in CLASSES.values() for word in words)}))
    )
}

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    **CLASSES,
    "MONTHNUM": ("ZERO", "N12"),
    "DAY": ("ZERO", "N12", "N24", "N31"),
    "HOUR": ("ZERO", "N12", "N24"),
    "DIGITS": ("N12", "N24", "N31", "N59", "N999", "YEAR"),
    "SHORT_YEAR": ("ZERO", "N12", "N24", "N31", "N59", "N999"),
    "ANY_YEAR": ("YEAR", "WORDS_YEAR"),
    "ORDINAL": ("ORD4", "ORD12", "ORD31", "ORD99"),
    "ORDDAY": ("ORD4", "ORD12", "ORD31"),
    "COUNT": ("N12", "N24", "N31", "N59", "N999", "YEAR", "BIG", "DECIMAL", "WORDS_NUMBER", "WORDS_YEAR"),
    "LINK": ("HYPHEN", "DASH"),
    "SHARE": ("PERCENT", "percent"),
}
"""Classes in rules' patterns: of words, and of kinds of token."""

_TOKEN = re.compile(
    r"""
  (?:
    (?P<circa>\bca?\.(?=\ ?\d))
  | (?P<plain>[a-z]+)(?=[\s,;:)"-]|\.(?!\w)|$)
  | (?P<feast>(?=[A-Z9])(?:{feast}))
  | (?P<title>[A-Z][a-z]+)(?=[\s,;:)"-]|$)
  | (?P<stop>[,.;:()"])
  | (?P<space>\s+)
  | (?P<iso>(?<![\w-])(?:\d{4}-W\d\d(?:-[1-7])?
      |\d{4}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-]))
  | (?P<numeric>(?<![\w/.-])
      (?:\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)|\d{4}(?P<mark2>[/.])\d{1,2}(?P=mark2)\d{1,2})
      (?![\w/-]|\.\d))
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
  | (?P<ordinal>\d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
  | (?P<decade>(?:\d{2,3}0|['\u2018\u2019]?\d0)['\u2019]?s\b)
  | (?P<fraction>\d{1,3}[ -][1-3]/[2-4](?![\d/])|\d{0,3}[\u00bd\u00bc\u00be])
  | (?P<decimal>\d+\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?)
  | (?P<ampm>[AaPp]\.\s?[Mm]\b\.?|[AaPp][Mm]\b)
  | (?P<glued>\d{1,2}(?=[AaPp]\.?[Mm]\b))
  | (?P<quartered>[Qq][1-4]\b|[1-4][Qq]\b|[Hh][12](?=[ ,]?\ ?(?:19|20)\d\d\b))
  | (?P<fiscal>FY[ ]?['\u2019]?(?:\d{4}|\d\d)\b)
  | (?P<mixed>[^\W\d_]+\d\w*|\d+[^\W\d]\w*|\w*_\w*)
  | (?P<number>\d+)
  | (?P<short>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC
      |Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)\.)
  | (?P<era>(?<![\w.])[BbAa]\.\s?[CcDd]\.(?:\s?[Ee]\.)?)
  | (?P<poss>['\u2018\u2019]s\b)
  | (?P<oclock>[Oo]['\u2018\u2019][Cc]lock\b)
  | (?P<offset>(?:UTC|GMT)[+\u2212-]\d\d?(?::?\d\d)?(?!\d))
  | (?P<word>[^\W\d_]+)
  | (?P<sign>.)
  )[ ]?
    """.replace("{feast}", PATTERN.replace(" ", r"\ ").replace("#", r"\#")),
    re.VERBOSE | re.DOTALL,
)

_SIGNS: Final[dict[str, str]] = {
    ",": "COMMA",
    ".": "DOT",
    "-": "HYPHEN",
    "\u2013": "HYPHEN",
    "\u2014": "HYPHEN",
    "\u2012": "HYPHEN",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
    "[": "OPEN",
    "]": "CLOSE",
    "'": "APOS",
    "\u2019": "APOS",
    "\u2018": "APOS",
    '"': "QUOTE",
    "\u201c": "QUOTE",
    "\u201d": "QUOTE",
    ":": "COLON",
    ";": "SEMI",
    "$": "CURRENCY",
    "\u00a3": "CURRENCY",
    "\u20ac": "CURRENCY",
    "\u00a5": "CURRENCY",
    "%": "PERCENT",
}

_CASED: Final = frozenset({*MONTHS, *WEEKDAY_ABBREVIATIONS})
"""Words of time only with a capital (may, march, sat, sun): full names that mean nothing else are exempt."""
_SAFE: Final = frozenset(MONTHS) - {"may", "march", *(name for name in MONTHS if len(name) == 3)}  # noqa: PLR2004 - Jan

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2200


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text's tokens: `codes` has one character each, the lists run in parallel to it.

    `words` are in lower case; `numbers` hold what a number, ordinal or decade stands for, 0 otherwise.
    """

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    numbers: list[float]


def codes_of(name: str) -> str:
    """The codes of a class (capitals), a kind of token (capitals) or a single word; KeyError for none of these."""
    return "".join(dict.fromkeys(ALPHABET[member] for member in GROUPS.get(name, (name,))))


_WORD_CODES: Final[dict[str, str]] = {name: code for name, code in ALPHABET.items() if name.islower()}
_LOWER_CODES: Final[dict[str, str]] = {
    name: code for name, code in _WORD_CODES.items() if name not in _CASED or name in _SAFE
} | dict.fromkeys(("am", "pm"), ALPHABET["AMPM"])
_OTHER: Final = ALPHABET["OTHER"]
_BREAK: Final = ALPHABET["BREAK"]
_CAPITAL: Final = ALPHABET["CAPITAL"]


_STOPS: Final = {sign: ALPHABET[name] for sign, name in _SIGNS.items() if sign in ',.;:()"'}


def cut(text: str) -> Lexed:
    """The tokens of a text, spelled numbers still in their words."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    numbers: list[float] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        number: float = 0
        if kind == "plain":
            word = text[start:end]
            code = _LOWER_CODES.get(word, _OTHER)
        elif kind == "title" or kind == "word":  # noqa: PLR1714 - twice as fast as a set, and run for every word
            code, word = _capitalised(text[start:end])
        elif kind == "stop":
            word = text[start]
            code = _STOPS[word]
        elif kind == "space":
            if text.count("\n", start, end) < 2:  # noqa: PLR2004 - an empty line ends a paragraph
                continue
            code, word = _BREAK, ""
        else:
            code, word, number = _special(kind, text[start:end], start, end, text)
        if code == _OTHER and codes and codes[-1] == _OTHER:
            ends[-1] = end
            continue
        codes.append(code)
        starts.append(start)
        ends.append(end)
        words.append(word)
        numbers.append(number)
    return Lexed(text, "".join(codes), starts, ends, words, numbers)


def _capitalised(written: str) -> tuple[str, str]:
    """Code and lower-case form of a word that may have capitals or letters beyond English."""
    word = written.lower()
    code = _LOWER_CODES.get(word) if word == written else _WORD_CODES.get(word)
    if code:
        return code, word
    return (_CAPITAL if written[0].isupper() else _OTHER), ""


def _special(kind: str, written: str, start: int, end: int, text: str) -> tuple[str, str, float]:
    """Code, word and number of a token that is not a plain word."""
    if kind == "sign":
        name = _SIGNS.get(written, "OTHER")
        if name == "HYPHEN" and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()):
            name = "DASH"
        return ALPHABET[name], written, 0
    if kind in _NUMBERED:
        name, number = _NUMBERED[kind](written)
        return ALPHABET[name], "", number
    if kind == "offset":
        return ALPHABET["utc"], written.lower(), 0
    if kind in _NAMED:
        word = _NAMED[kind](written)
        return ALPHABET[word], word, 0
    return (ALPHABET[kind.upper()], written, 0) if kind in _AS_WRITTEN else (_OTHER, "", 0)


_FRACTIONS: Final = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}


def _mixed_number(written: str) -> tuple[str, float]:
    """A number with a fraction: `2 1/2`, `2-1/2`."""
    if written[-1] in _FRACTIONS:
        return "DECIMAL", int(written[:-1] or 0) + _FRACTIONS[written[-1]]
    whole, part = re.split("[ -]", written)
    above, below = part.split("/")
    return "DECIMAL", int(whole) + int(above) / int(below)


def _decimal(written: str) -> tuple[str, float]:
    return "DECIMAL", float(written.replace(",", "")) if len(written) < 20 else 0  # noqa: PLR2004 - sane ones


def _fiscal_year(written: str) -> tuple[str, float]:
    """`FY2013`, `FY13`."""
    digits = "".join(filter(str.isdigit, written))
    return "FISCAL_YEAR", int(digits) if len(digits) > 2 else year_of_two_digits(int(digits))  # noqa: PLR2004 - digits


def _number(written: str) -> tuple[str, float]:
    """A whole number, by what it can be; of more than nine digits it is no date."""
    number = int(written) if len(written) < 10 else 0  # noqa: PLR2004 - digits
    if len(written) > 4:  # noqa: PLR2004 - digits of a year
        return "BIG", number
    if len(written) == 4:  # noqa: PLR2004 - digits of a year
        return "YEAR" if FIRST_YEAR <= number <= LAST_YEAR else "BIG", number
    if written[0] == "0":
        return "ZERO", number
    limits = ((12, "N12"), (24, "N24"), (31, "N31"), (59, "N59"))
    return next((kind for limit, kind in limits if number <= limit), "N999"), number


def ordinal_kind(number: int) -> str:
    """What an ordinal can be: of a quarter, a month, a day, or only of a century."""
    limits = ((4, "ORD4"), (12, "ORD12"), (31, "ORD31"))
    return next((kind for limit, kind in limits if number <= limit), "ORD99")


_NUMBERED: Final[dict[str, Callable[[str], tuple[str, float]]]] = {
    "number": _number,
    "glued": _number,
    "decimal": _decimal,
    "fraction": _mixed_number,
    "fiscal": _fiscal_year,
    "ordinal": lambda written: (ordinal_kind(int(written[:-2])), int(written[:-2])),
    "quartered": lambda written: (
        "HALF_CODE" if written[0] in "Hh" else "QUARTER_CODE",
        int(written.strip("QqHh")),
    ),
    "decade": lambda written: ("DECADE", int("".join(filter(str.isdigit, written)))),
}
"""Kinds that stand for a number: what they are called in rules, and the number."""
_NAMED: Final[dict[str, Callable[[str], str]]] = {
    "short": lambda written: written[:-1].lower(),
    "era": lambda written: "bc" if written[0] in "Bb" else "ad",
    "circa": lambda _: "circa",
    "oclock": lambda _: "oclock",
}
"""Kinds that stand for a word of the vocabulary."""
_AS_WRITTEN: Final = frozenset({"iso", "numeric", "clock", "ampm", "poss", "feast"})
"""Kinds that rules read from the text itself."""
