"""How well an article matches: BM25 over title and text together, in whole points.

    points(word) = round(65536 * rarity * weight * (K1 + 1) / (weight + K1 * (1 - B + B * length / average)))
    rarity(word) = ln(1 + (N - n + 0.5) / (n + 0.5))

`weight` is how often the word stands in the text plus `TITLE_WEIGHT` times how often in the title, `length` how many
tokens title and text have, `average` the mean length of the N articles kept, n how many articles have the word. Asked
of the title alone, a word's weight is its title's share and n counts titles. A phrase weighs like a word as rare as
its words together; a prefix like one word that stands wherever one of its words does.

An article's score is the sum over the words that match it: within `And` all parts, within `Or` those that match.
Names, dates and exclusions add nothing. Points are whole, so the sum is the same in whatever order it is taken, and
engines agree about ties. The formulas hold for numbers and for arrays of them, element by element.
"""

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.fields import FIELDS, Field

K1 = 1.2
B = 0.75
TITLE_WEIGHT = int(FIELDS[Field.TITLE].weight)
POINT = 1 / 65536
"""What one point is worth in a score."""

Amount = TypeVar("Amount", float, NDArray[np.float64])


def rarity(having: int, articles: int) -> float:
    """How telling a word is that so many of all articles have."""
    return math.log(1 + (articles - having + 0.5) / (having + 0.5))


def damping(length: Amount, average: float) -> Amount:
    """The weight at which an article of that length has half of what a word can give."""
    return K1 * (1 - B + B * (length / average))


def impact(rare: float, weight: Amount, damped: Amount) -> Amount:
    """The points of a word in an article, before they are cut down to whole ones."""
    return 65536 * rare * (K1 + 1) * (weight / (weight + damped)) + 0.5
