"""Which of several years a day without its year belongs to."""

from collections.abc import Sequence
from typing import Final

from search.extract.dates.tense import Tense
from search.extract.dates.values import Anchor, Reading, dated
from search.period import Period

_NEAR: Final = 75
"""So many days on either side the nearest is meant, whatever the tense."""


def nearest_day(days: Sequence[Period], anchor: Anchor, tense: Tense, what: str) -> Reading:
    """The day of several years that news means: the nearest, or the next or last one that the tense asks for."""
    today = anchor.period.start
    nearest = min(days, key=lambda day: abs(day.start - today))
    if abs(nearest.start - today) <= _NEAR:
        return dated(nearest, anchor, rule=f"{what}, nearest year")
    past = [day for day in days if day.start <= today]
    coming = [day for day in days if day.start >= today]
    if tense is Tense.FUTURE and coming:
        return dated(coming[0], anchor, rule=f"{what}, future tense")
    if tense is Tense.PAST and past:
        return dated(past[-1], anchor, rule=f"{what}, past tense")
    return dated(nearest, anchor, rule=f"{what}, nearest year")
