"""Spelled numbers as one token each: "twenty-four", "nineteen ninety-six", "two hundred", "twenty-first"."""

import re
from typing import Final

from search.extract.dates.lexer import ALPHABET, FIRST_YEAR, LAST_YEAR, Lexed, codes_of, cut, ordinal_kind
from search.extract.dates.vocabulary import DECADE_WORDS, NUMBER_WORDS, ORDINALS, SCALES


def _number_run() -> re.Pattern[str]:
    """Over codes: a spelled number, ordinal or decade."""
    names = ("ONES", "TEENS", "TENS", "SCALE", "A", "ORDINAL_WORD", "DECADE_NAME", "HYPHEN", "and")
    ones, teens, tens, scale, a, ordinal, decade, hyphen, and_ = (f"[{codes_of(name)}]" for name in names)
    below_100 = f"(?:{tens}(?:{hyphen}?{ones})?|{teens}|{ones})"
    year = f"(?:{tens}|{teens}){hyphen}?(?:{tens}(?:{hyphen}?{ones})?|{teens})"
    scaled = f"(?:{scale}(?:{and_}?{below_100})?)"
    return re.compile(
        f"(?:{year}|{below_100}|{a}(?={scale})){scaled}*(?:(?<={tens}){hyphen}?{ordinal})?|{ordinal}|{decade}"
    )


_NUMBER_RUN: Final = _number_run()


def lex(text: str) -> Lexed:
    """The tokens of a text."""
    lexed = cut(text)
    runs = [found.span() for found in _NUMBER_RUN.finditer(lexed.codes)]
    if not runs:
        return lexed
    joined = Lexed(text, "", [], [], [], [])
    codes: list[str] = []
    at = 0
    for first, past in runs:
        codes.append(lexed.codes[at:first])
        _copy(lexed, joined, at, first)
        kind, number = _spelled([word for word in lexed.words[first:past] if word.isalpha()])
        codes.append(ALPHABET[kind])
        joined.starts.append(lexed.starts[first])
        joined.ends.append(lexed.ends[past - 1])
        joined.words.append(lexed.words[first] if past == first + 1 else "")
        joined.numbers.append(number)
        at = past
    codes.append(lexed.codes[at:])
    _copy(lexed, joined, at, len(lexed.codes))
    return Lexed(text, "".join(codes), joined.starts, joined.ends, joined.words, joined.numbers)


def _copy(source: Lexed, target: Lexed, first: int, past: int) -> None:
    """Append the tokens of one text from `first` up to `past` to the other's lists."""
    target.starts.extend(source.starts[first:past])
    target.ends.extend(source.ends[first:past])
    target.words.extend(source.words[first:past])
    target.numbers.extend(source.numbers[first:past])


def _spelled(words: list[str]) -> tuple[str, float]:
    """The kind and value of a spelled number."""
    total = part = 0
    if len(words) == 1 and words[0] in DECADE_WORDS:
        return "DECADE", DECADE_WORDS[words[0]]
    for word in words:
        if word in ORDINALS:
            number = total + part + ORDINALS[word]
            return ordinal_kind(number), number
        if word in SCALES:
            part = max(part, 1) * SCALES[word]
            if SCALES[word] > 100:  # noqa: PLR2004 - hundreds are multiplied further, thousands are not
                total, part = total + part, 0
        elif word in NUMBER_WORDS:
            number = NUMBER_WORDS[word]
            teen = 10 <= part <= 20 and number >= 10  # noqa: PLR2004 - nineteen ninety
            part = part * 100 + number if teen else part + number
    value = total + part
    is_year = len(words) > 1 and FIRST_YEAR <= value <= LAST_YEAR and words[0] not in {"a", "an"}
    return ("WORDS_YEAR" if is_year else "WORDS_NUMBER"), value
