"""What is chosen beside the box: facet values in and out, and stretches of the two clocks."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from search.days import Days
from search.fields import Field
from search.period import Precision
from search.query import During, Everything, From, Names, Not, Or, Query, Vantage, all_of
from search.units import bins

_MOST_BINS = 100
"""More stretches of one unit than a histogram ever draws beside one another."""


class Fit(StrEnum):
    """How what happened fits the days chosen."""

    TOUCHING = "touching"
    WITHIN = "within"
    BEYOND = "beyond"
    """Touching them, and reaching further."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Choices that narrow a query; each binds by itself.

    `include` and `exclude` hold exact names by field; `when` and `published` hold [start, end) in days, None
    being open. What happened needs to touch the days of `when`, or as `fit` says; to be `told` from there in time; and
    to lie in no single day, month or other unit of the calendar as `wider_than` names it, where `when` is not too long.
    """

    include: tuple[tuple[Field, str], ...] = ()
    exclude: tuple[tuple[Field, str], ...] = ()
    when: Days | None = None
    published: Days | None = None
    fit: Fit = Fit.TOUCHING
    told: Vantage | None = None
    wider_than: Precision | None = None

    @property
    def query(self) -> Query:
        """The choices as a query."""
        return all_of(
            *(Names(field, name, exact=True) for field, name in self.include),
            *(Not(Names(field, name, exact=True)) for field, name in self.exclude),
            self._happened,
            During(Field.PUBLISHED, *self.published) if self.published else Everything(),
            From(self.told) if self.told else Everything(),
        )

    @property
    def _happened(self) -> Query:
        if not self.when:
            return Everything()
        inside = During(Field.WHEN, *self.when, within=True)
        chosen = inside if self.fit is Fit.WITHIN else During(Field.WHEN, *self.when)
        beyond = Not(inside) if self.fit is Fit.BEYOND else Everything()
        return all_of(chosen, beyond, self._wide(*self.when))

    def _wide(self, start: int | None, end: int | None) -> Query:
        if self.wider_than is None or start is None or end is None:
            return Everything()
        units = tuple(islice(bins(start, end, self.wider_than), _MOST_BINS + 1))
        if len(units) > _MOST_BINS:
            return Everything()
        return Not(Or(tuple(During(Field.WHEN, unit.start, unit.end, within=True) for unit in units)))
