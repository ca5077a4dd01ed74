"""What is chosen beside the box: facet values in and out, and stretches of the two clocks."""

from dataclasses import dataclass

from search.fields import Field
from search.query import During, From, Names, Not, Query, Vantage, all_of


@dataclass(frozen=True, slots=True)
class Filters:
    """Choices that narrow a query; each binds by itself.

    `include` and `exclude` hold exact names by field; `when` and `published` hold [start, end) in days, None
    being open. What happened needs to touch the days of `when`, or to lie wholly `within` them, and to be `told` from
    there in time.
    """

    include: tuple[tuple[Field, str], ...] = ()
    exclude: tuple[tuple[Field, str], ...] = ()
    when: tuple[int | None, int | None] | None = None
    published: tuple[int | None, int | None] | None = None
    within: bool = False
    told: Vantage | None = None

    @property
    def query(self) -> Query:
        """The choices as a query."""
        clocks = ((Field.WHEN, self.when), (Field.PUBLISHED, self.published))
        return all_of(
            *(Names(field, name, exact=True) for field, name in self.include),
            *(Not(Names(field, name, exact=True)) for field, name in self.exclude),
            *(
                During(field, *days, within=self.within and field is Field.WHEN)
                for field, days in clocks
                if days is not None
            ),
            *((From(self.told),) if self.told else ()),
        )
