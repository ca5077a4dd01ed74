"""How well an article matches: BM25 over title and text together, with a little for words that stand side by side.

    points(word) = 1 + floor(65536 * rarity * (K1 + 1) * weight / (weight + damping))
    damping = K1 * (1 - B + B * length / average)
    rarity(word) = ln(1 + (N - n + 0.5) / (n + 0.5)), a fifth of that for a function word (`the`, `of`)

`weight` is how often the word stands in the text plus `TITLE_WEIGHT` times how often in the title, `length` how many
tokens title and text have, `average` the mean length of the N articles kept, n how many articles have the word. Asked
of the title alone, a word's weight is its title's share and n counts titles. A phrase weighs like a word as rare as
its words together; a prefix like one word that stands wherever one of its words does.

An article's score is the sum over the words that match it: within `And` all parts, within `Or` those that match. Two
words that follow each other there add a quarter of their phrase's points (`beside`). Names, dates and exclusions add
nothing. Points are whole, at least one each, so that their sum is the same in whatever order it is taken, and engines
agree about ties. The formulas hold for numbers and for arrays of them, element by element.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeGuard, TypeVar

import numpy as np
from numpy.typing import NDArray

from search.analysis import Form, forms
from search.fields import FIELDS, Field
from search.query import Phrase, Query, Word

K1 = 1.2
B = 0.75
TITLE_WEIGHT = int(FIELDS[Field.TITLE].weight)
BESIDE = 4
"""The part of a phrase's points that its words get where nobody asked for the phrase: a fourth."""
POINT = 1 / 65536
"""What one point is worth in a score."""

_FUNCTION_SHARE = 0.2
_FUNCTION_WORDS = frozenset(
    """
    a about above after again against all although am among an and any are as at be because been before being below
    between both but by could did do does doing down during each either every few for from further had has have
    having he her here hers him his how i if in into is its itself me more most much my myself neither no nor not of
    off on once only or other our ours out over own same she should since so some such than that the their theirs
    them then there these they this those though through to too under until up upon very was we were what when where
    whether which while who whom whose why with within without would you your yours
    """.split()  # noqa: SIM905 - a hundred words read best as running text
)
"""Words of English that are hardly ever a subject; those that are also names (May, US, Will) are not among them."""

Amount = TypeVar("Amount", float, NDArray[np.float64])


def rarity(having: int, articles: int, asked: Form | None = None) -> float:
    """How telling a word is that so many of all articles have; `asked` is the word itself, if it is one."""
    rare = math.log(1 + (articles - having + 0.5) / (having + 0.5))
    return rare * _FUNCTION_SHARE if asked and asked.word in _FUNCTION_WORDS else rare


def damping(length: Amount, average: float) -> Amount:
    """The weight at which an article of that length has half of what a word can give."""
    return K1 * (1 - B + B * (length / average))


def impact(rare: float, weight: Amount, damped: Amount) -> Amount:
    """The points of a word in an article, before they are cut down to whole ones."""
    return 65536 * rare * (K1 + 1) * (weight / (weight + damped)) + 1


def beside(parts: Sequence[Query]) -> Iterator[Phrase]:
    """The phrases that words make which follow each other among the parts of a query."""
    for first, second in pairwise(parts):
        if _is_plain(first) and _is_plain(second):
            yield Phrase(f"{first.text} {second.text}")


def _is_plain(query: Query) -> TypeGuard[Word]:
    """Whether it is a single whole word of a subject, wherever it stands."""
    if not isinstance(query, Word) or query.prefix or query.field is not Field.TEXT:
        return False
    asked = forms(query.text)
    return len(asked) == 1 and asked[0].word not in _FUNCTION_WORDS
