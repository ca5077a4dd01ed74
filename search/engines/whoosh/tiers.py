"""Which segments to merge: eight of about one size become one of the next, so that none is rewritten often.

A segment's tier is the power of eight that its living documents reach. Segments stop growing at `LARGEST` documents:
no merge ever rewrites more than that, however large the archive is. One with more deleted documents than living ones
is rewritten by itself.
"""

from collections.abc import Sequence
from math import log

FANOUT = 8
LARGEST = 1 << 15


def merges(sizes: Sequence[tuple[int, int]], least: int | None = None) -> list[list[int]]:
    """The groups of segments to make one of, by number; `sizes` gives each one's documents, living and in all.

    `least` is how many of a tier are worth a merge, when not as many as usual.
    """
    tiers: dict[int, list[int]] = {}
    alone = []
    for number, (living, total) in enumerate(sizes):
        if 0 < living * 2 < total:
            alone.append([number])
        elif living and living * 2 <= LARGEST:
            tiers.setdefault(int(log(living, FANOUT) + 1e-9), []).append(number)
    return alone + [group for tier in tiers.values() for group in _full(tier, sizes, least or FANOUT)]


def _full(tier: Sequence[int], sizes: Sequence[tuple[int, int]], least: int) -> list[list[int]]:
    if len(tier) < least:
        return []
    group: list[int] = []
    for number in sorted(tier, key=lambda each: sizes[each][0]):
        if sum(sizes[each][0] for each in group) + sizes[number][0] > LARGEST:
            break
        group.append(number)
    return [group] if len(group) > 1 else []
