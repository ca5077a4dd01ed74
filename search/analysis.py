"""How a text becomes tokens: the same way when it is kept, when it is asked for and when hits are marked.

A token is a run of letters and digits. It is folded (lower case, no accents, ligatures opened), so that `May` and
`may`, `US` and `us` are one word; which is meant is left to the words beside it. There is no stop list. Further:

- `U.S.` is `US`, `10,000` is `10000`, `3.5` stays one token;
- possessives fall away ('s and s'), curly or straight;
- `O'Brien` is the one token `obrien`, and is also found as `brien`;
- `full-scale` is two tokens, one after the other.

Text is looked up by the Snowball stem of the folded form; names, prefixes and suggestions by the folded form itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import Stemmer

_APOSTROPHES = "'’‘ʼ＇"
_LETTERS = r"\w\u0300-\u036f\u00ad"  # with the accents of decomposed text, and soft hyphens
_RAW = (
    rf"[A-Za-z]{{2,}}+(?![{_LETTERS}{_APOSTROPHES}])"  # most words, and so tried first
    r"|(?<!\d\.)(?:\d{1,3}(?:,\d{3})+(?![,\d])(?:\.\d+)?"  # 10,000
    r"|\d+\.\d+(?!\.?\d))"  # 3.5, but not 27.12.2024
    rf"|[^\W\d_](?:\.[^\W\d_])+(?![{_LETTERS}])\.?(?:[{_APOSTROPHES}]s(?!\w))?"  # U.S., J.K.
    rf"|[{_LETTERS}]+(?:[{_APOSTROPHES}][{_LETTERS}]+)*"
)
RAW_TOKEN = re.compile(_RAW)
"""A token as it stands in the text; one without a letter or digit (`_`) is none after all: its form is empty."""

_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)
_DROPPED = re.compile(rf"[{_APOSTROPHES}\u00ad,]")
_ELISION = re.compile(rf"^\w{{1,2}}[{_APOSTROPHES}](\w{{3,}})$")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)

_stemmer = Stemmer.Stemmer("english", 0)
_stemming = Lock()  # a Snowball stemmer works in a buffer of its own and may serve one thread at a time


@dataclass(frozen=True, slots=True)
class Form:
    """What a raw token is looked up by."""

    word: str
    """Folded, unstemmed; empty when the raw token is no token."""
    stem: str
    also: str
    """A second word found in the same place (`brien` in `O'Brien`), mostly empty."""

    @property
    def ways(self) -> tuple[str, ...]:
        """The words it is found by."""
        return (self.word, self.also) if self.also else (self.word,)


class Token(NamedTuple):
    """A token in its place: characters [start, end) of the text, and the number of tokens before it."""

    form: Form
    start: int
    end: int
    position: int


def _fold(text: str) -> str:
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    opened = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in opened if not unicodedata.combining(letter)).casefold().translate(_UNDECOMPOSED)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Snowball stem (English) of a folded word."""
    with _stemming:
        return str(_stemmer.stemWord(word))


@lru_cache(maxsize=200_000)
def form(raw: str) -> Form:
    """The forms of a raw token."""
    if raw.isalpha() and raw.isascii():
        word = raw.lower()
        return Form(word, stem(word), "")
    bare = _fold(_POSSESSIVE.sub("", raw)).strip("_")
    elision = _ELISION.match(bare)
    word = _DROPPED.sub("", bare)
    if not word[:1].isdigit():
        word = word.replace(".", "")
    return Form(word, stem(word), elision[1] if elision else "")


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order."""
    position = 0
    for found in RAW_TOKEN.finditer(text):
        read = form(found[0])
        if read.word:
            yield Token(read, found.start(), found.end(), position)
            position += 1


def forms(text: str) -> list[Form]:
    """The forms of a text's tokens in order."""
    return [read for read in map(form, RAW_TOKEN.findall(text)) if read.word]


def words(text: str) -> list[str]:
    """The folded words of a text in order."""
    return [read.word for read in forms(text)]


def stems(text: str) -> list[str]:
    """The stems of a text's words in order."""
    return [read.stem for read in forms(text)]
