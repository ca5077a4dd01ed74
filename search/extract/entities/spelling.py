"""How names are spelt: what counts as the same spelling, and which spelling is shown."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from search.extract.entities.vocabulary import SMALL_WORDS

REMEMBERED = 1 << 15
"""Spellings kept in memory with what was found out about each."""

VARIANT_LENGTH = 6
"""From this many letters on, two spellings may differ a little and still be one name."""

SLIP_LENGTH = 4
"""From this many letters on, a slip of the pen is told from another word, if all around it is equal."""

QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "‐": "-",
        "\u2011": "-",
        "–": "-",
        "®": "",
        "™": "",
        "\u00ad": "",
        "\u200b": "",
    }
)
"""Typographic quotes and hyphens, and the plain ones that names are shown with."""

UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
"""Letters that Unicode does not take apart into a letter and its mark."""


LONGEST_ABBREVIATION = 3
"""Capitals up to this length are taken for an abbreviation when nothing says otherwise: LAX, JFK."""

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_]))")
_DOUBLED = re.compile(r"(.)\1+")
VOWELS = frozenset("aeiouy")


@lru_cache(REMEMBERED)
def tidy(written: str) -> str:
    """A name as it may be shown: one space between words, plain quotes and hyphens, accents as written."""
    if written.isascii() and "`" not in written:
        return " ".join(written.split())
    return normalize("NFC", " ".join(written.translate(QUOTES).split()))


@lru_cache(REMEMBERED)
def fold(written: str) -> str:
    """A name without case and accents, typographic variants made equal."""
    if written.isascii() and "`" not in written:
        return " ".join(written.lower().split())
    plain = tidy(written).casefold()
    if plain.isascii():
        return plain
    return "".join(sign for sign in normalize("NFKD", plain.translate(UNDECOMPOSED)) if not combining(sign))


@lru_cache(REMEMBERED)
def split_words(written: str) -> tuple[str, ...]:
    """The folded words of a name: hyphens divide, apostrophes do not, `U.N.` is one word."""
    if written.isascii() and written.replace(" ", "").isalnum():
        return tuple(written.lower().split())
    plain = fold(written)
    if plain.replace(" ", "").isalnum():
        return tuple(plain.split())
    plain = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", plain.replace("'", ""))
    return tuple(_WORD.findall(plain))


@lru_cache(REMEMBERED)
def skeleton(word: str, shortest: int = VARIANT_LENGTH) -> str:
    """What transliterations of a folded word share: y, i and j are one letter, doubled letters are single."""
    if len(word) < shortest:
        return word
    return _DOUBLED.sub(r"\1", word.replace("y", "i").replace("j", "i"))


def is_near(one: str, other: str) -> bool:
    """Whether a slip of the pen makes one word of the other: a letter changed, added, left out, or two swapped."""
    short, long = sorted((one, other), key=len)
    if len(short) < SLIP_LENGTH or one[0] != other[0] or len(long) - len(short) > 1:
        return False
    at = next((number for number, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])


def is_slip(one: str, other: str) -> bool:
    """Whether two words are near and no consonant stands for another: not McCaul and McFaul, not Martin and Marvin."""
    if not is_near(one, other):
        return False
    changed = [{a, b} for a, b in zip(one, other, strict=False) if a != b] if len(one) == len(other) else []
    return len(changed) != 1 or changed[0] <= VOWELS


@lru_cache(REMEMBERED)
def alike(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one word: long, beginning alike, hardly different."""
    if one == other:
        return True
    if min(len(one), len(other)) < VARIANT_LENGTH or one[0] != other[0]:
        return False
    return skeleton(one) == skeleton(other) or is_near(one, other)


def is_shouted(written: str) -> bool:
    """Whether every letter is a capital and there are two or more."""
    return written.isupper() and sum(map(str.isalpha, written)) > 1


def is_loud_word(written: str) -> bool:
    """Whether a name is one set in capitals that is too long for an abbreviation."""
    return len(written) > LONGEST_ABBREVIATION and "." not in written and is_shouted(written)


def looks_abbreviated(word: str) -> bool:
    """Whether capitals stand for other words rather than shout: dotted, without a vowel, or too short to say."""
    letters = [sign for sign in word.lower() if sign.isalpha()]
    if "." in word or VOWELS.isdisjoint(letters):
        return True
    vowels = [sign in VOWELS for sign in letters]
    return len(letters) <= LONGEST_ABBREVIATION and vowels != [False, True, False] and letters[-1] != "y"


def set_in_title_case(written: str) -> str:
    """A shouted or whispered name as a headline would set it: `VLADIMIR PUTIN`, `tampa bay`."""
    return " ".join(_capitalise(word, first=not number) for number, word in enumerate(written.split(" ")))


def _capitalise(word: str, *, first: bool) -> str:
    small = word.lower()
    if small in SMALL_WORDS and not first:
        return small
    capitalised = "".join(part[:1].upper() + part[1:] for part in re.split(r"(\W)", small))
    if re.fullmatch(r"mc\w{3,}", small):
        return "Mc" + capitalised[2:3].upper() + capitalised[3:]
    return re.sub(r"'S$", "'s", capitalised)
