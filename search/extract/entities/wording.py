"""A person's name taken apart into words, suffix, nickname and title, and whether two names may be one person's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.extract.entities.spelling import REMEMBERED, VOWELS, alike, is_near, skeleton, split_words, tidy
from search.extract.entities.vocabulary import ALSO_NAMES, ARTICLES, GIVEN, MOHAMMEDS, REGNAL, SUFFIXES, TITLES

_NICKNAME = re.compile(r"""\s*(?:"[^"]*"|'[^']*'(?!\w)|\([^)]*\))\s*""")
_INITIALS = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z])")
_JUNIOR = {"junior": "jr", "jnr": "jr", "senior": "sr", "snr": "sr"}


@dataclass(frozen=True, slots=True)
class Parts:
    """A written name taken apart: what is shown, its folded words, suffix, nickname, the title it began with."""

    shown: str
    words: tuple[str, ...]
    suffix: str
    nickname: str
    title: str

    @property
    def is_numbered(self) -> bool:
        """Whether it counts kings or popes of one name."""
        return bool(self.suffix) and set("ivx").issuperset(self.suffix)


@lru_cache(REMEMBERED)
def take_apart(written: str) -> Parts:
    """Titles, name, nickname and suffix of a person as written."""
    shown = tidy(written)
    title = ""
    while (cut := shown.partition(" "))[2] and _is_title(word := cut[0].rstrip(".").lower(), cut[2]):
        title, shown = word, cut[2]
    nickname = _NICKNAME.search(shown) if not shown.replace(" ", "").isalpha() else None
    named = f"{shown[: nickname.start()]} {shown[nickname.end() :]}" if nickname else shown
    named = _INITIALS.sub(". ", named) if "." in named else named
    given = named.startswith("Al ")
    split = split_words(named)
    words = [MOHAMMEDS.get(word, word) for at, word in enumerate(split) if word not in ARTICLES or (given and not at)]
    suffix = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = _JUNIOR.get(words[-1], words[-1])
        words.pop()
    if len(words) > 1 and len(words[0]) == 2 and shown[:2].isupper() and not shown.isupper():  # noqa: PLR2004 - `JK`
        words[:1] = words[0]
    called = split_words(nickname[0]) if nickname else ()
    return Parts(shown, tuple(words) or split_words(shown) or (shown,), suffix, called[0] if called else "", title)


def _is_title(word: str, rest: str) -> bool:
    """Whether a first word is a title; those that are given names too only before a king's or emir's one name."""
    if word not in ALSO_NAMES:
        return word in TITLES
    return word in REGNAL and (" " not in rest or rest.rpartition(" ")[2].lower() in SUFFIXES)


def find_title(text: str, start: int) -> str:
    """The title right before a name, in small letters without full stop; empty when there is none."""
    before = text[max(0, start - 16) : start]
    if not before or not before[-1].isspace():
        return ""
    words = before.split()
    word = words[-1].rstrip(".").lower() if words and words[-1][0].isupper() else ""
    return word if word in TITLES else ""


def may_be(fuller: Parts, name: Parts) -> bool:
    """Whether a full name can be another writing of one at least as full."""
    return _same_name(fuller, name) or _within(name.words, fuller.words)


def _same_name(fuller: Parts, name: Parts) -> bool:
    """Whether given names and surnames agree and no middle name speaks against it.

    A second surname may be left out (`Horacio Cartes Jara`); a slip of the pen is forgiven where all else is equal.
    """
    long, short = fuller.words, name.words
    if len(long) == len(short) > 2:  # noqa: PLR2004 - given name, surname and more
        differ = [(one, other) for one, other in zip(long[1:], short[1:], strict=True) if one != other]
        if long[0] == short[0] and len(differ) == 1 and is_near(*differ[0]):
            return True
    if not (_agree(long[0], short[0]) or (fuller.nickname == short[0] and long[-1] == short[-1])):
        return False
    spelt_out = len(long[0]) > 1 and len(short[0]) > 1
    if alike(long[-1], short[-1]) if spelt_out else skeleton(long[-1]) == skeleton(short[-1]):
        return _follow(*sorted((long[1:-1], short[1:-1]), key=len, reverse=True))
    return long[0] == short[0] and short[-1] in long[1:-1] and _follow(long[1:-1], short[1:])


def _follow(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether the middle names of one stand in the same order among those of the other; initials from the first on."""
    if any(len(middle) == 1 for middle in (*long, *short)):
        return all(_agree(word, middle) for word, middle in zip(long, short, strict=False))
    rest = iter(long)
    return all(any(_agree(word, middle) for word in rest) for middle in short)


def _agree(one: str, other: str) -> bool:
    """Whether two given names may be one: spellings of it, its short form, or its initial."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return GIVEN.get(one, one) == GIVEN.get(other, other) or _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Whether two given names are spellings of one: not Roberta and Robert, not Martin and Marvin."""
    if not alike(one, other) or one[-1] != other[-1]:
        return False
    changed = [{a, b} for a, b in zip(one, other, strict=False) if a != b] if len(one) == len(other) else []
    return skeleton(one) == skeleton(other) or len(changed) != 1 or changed[0] <= VOWELS


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words stand side by side in a longer name: `Suu Kyi`, `Jong Un`."""
    size = len(part)
    return size < len(whole) and any(whole[at : at + size] == part for at in range(len(whole) - size + 1))
