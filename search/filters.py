"""What is chosen beside the box: facet values in and out, and stretches of the two clocks."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from search.days import Days, write_days
from search.fields import Field
from search.period import Precision
from search.query import During, Everything, From, Lie, Names, Not, Query, Vantage, all_of
from search.units import bins

_MOST_BINS = 100
"""More stretches of one unit than a histogram ever draws beside one another."""


class Fit(StrEnum):
    """How what happened fits the days chosen."""

    TOUCHING = "touching"
    WITHIN = "within"
    BEYOND = "beyond"
    """Touching them, and reaching further."""
    BEGINNING = "beginning"
    """Begun in them."""
    EARLIER = "earlier"
    """Touching them, and begun before."""

    @property
    def written(self) -> str:
        """As an address writes it; the usual one goes without saying."""
        return {Fit.TOUCHING: "", Fit.WITHIN: "1"}.get(self, self.value)


@dataclass(frozen=True, slots=True)
class Filters:
    """Choices that narrow a query; each binds by itself.

    `include` and `exclude` hold exact names by field; `when` and `published` hold [start, end) in days, None
    being open. What happened needs to touch the days of `when`, or as `fit` says; to be `told` from there in time; and
    to lie in no single day, month or other unit of the calendar as `wider_than` names it, or in one as `known_to` names
    it, where `when` is not too long.
    """

    include: tuple[tuple[Field, str], ...] = ()
    exclude: tuple[tuple[Field, str], ...] = ()
    when: Days | None = None
    published: Days | None = None
    fit: Fit = Fit.TOUCHING
    told: Vantage | None = None
    wider_than: Precision | None = None
    known_to: Precision | None = None

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The choices made, as the names and values of an address; what is not chosen is not there."""
        single = (
            *((field.value, name) for field, name in self.include),
            *((f"not_{field.value}", name) for field, name in self.exclude),
            ("when", write_days(*self.when) if self.when else ""),
            ("within", self.fit.written),
            ("wider", self.wider_than.value if self.wider_than else ""),
            ("known", self.known_to.value if self.known_to else ""),
            ("published", write_days(*self.published) if self.published else ""),
            ("told", self.told.value if self.told else ""),
        )
        return tuple(pair for pair in single if pair[1])

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
        touching, within, beginning = (During(Field.WHEN, *self.when, lie) for lie in Lie)
        fitting = {
            Fit.TOUCHING: touching,
            Fit.WITHIN: within,
            Fit.BEYOND: all_of(touching, Not(within)),
            Fit.BEGINNING: beginning,
            Fit.EARLIER: all_of(touching, Not(beginning)),
        }
        wide = _in_one(self.wider_than, *self.when)
        close = _in_one(self.known_to, *self.when)
        return all_of(fitting[self.fit], Not(wide) if wide else Everything(), close or Everything())


def _in_one(unit: Precision | None, start: int | None, end: int | None) -> Query | None:
    """What lies in a single unit of these days; None where no unit is named, or they have no end or too many."""
    if unit is None or start is None or end is None:
        return None
    cuts = tuple(one.start for one in islice(bins(start, end, unit), _MOST_BINS + 1))
    return During(Field.WHEN, start, end, Lie.WITHIN, cuts) if len(cuts) <= _MOST_BINS else None
