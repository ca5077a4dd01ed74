"""All the rules; where two match equally far, the one listed first is tried first."""

from typing import Final

from search.extract.dates.grammar import Rule
from search.extract.dates.rules import (
    absolute,
    clock,
    counted,
    days,
    durations,
    feasts,
    happenings,
    months,
    numbered,
    quarters,
    ranges,
    relative,
    repeated,
    seasons,
    vague,
    weekdays,
    weeks,
)

RULES: Final[tuple[Rule, ...]] = (
    *clock.RULES,
    *ranges.RULES,
    *absolute.RULES,
    *months.RULES,
    *numbered.RULES,
    *seasons.RULES,
    *repeated.RULES,
    *weekdays.RULES,
    *weeks.RULES,
    *feasts.RULES,
    *quarters.RULES,
    *days.RULES,
    *happenings.RULES,
    *relative.RULES,
    *counted.RULES,
    *durations.RULES,
    *vague.RULES,
)
