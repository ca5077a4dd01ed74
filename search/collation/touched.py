"""What was put into an archive or taken out of it since its articles were last compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.collation.spool import month_of
from search.merging import tellings_of
from search.model import Annotated


@dataclass(frozen=True, slots=True)
class Touched:
    """Articles, and what they tell otherwise."""

    articles: frozenset[str] = frozenset()
    rewritten: frozenset[str] = frozenset()
    """Those of them that are new or gone or say something else; of the others, only dates were corrected."""
    months: frozenset[int] = frozenset()
    """In which events begin that are told anew, otherwise or no longer; of what was rewritten, all."""
    events: frozenset[str] = frozenset()
    """That were told so before."""
    moved: frozenset[str] = frozenset()
    """The events that corrected articles tell anew or no longer."""
    renamed: bool = False
    """Whether any of them names somebody more, otherwise or no longer."""

    def and_by(self, before: Iterable[Annotated], after: Iterable[Annotated]) -> "Touched":
        """The same and what these articles touch, as they were and as they are."""
        old, new = ({one.article.id: one for one in several} for several in (before, after))
        corrected = {id_ for id_ in old.keys() & new.keys() if old[id_].article == new[id_].article}
        gone, come = ([several[id_] for id_ in several.keys() - corrected] for several in (old, new))
        rewritten = Touched(
            frozenset(old.keys() | new.keys()),
            frozenset((old.keys() | new.keys()) - corrected),
            frozenset(month_of(event.period) for one in (*gone, *come) for event in one.events),
            frozenset(event.id for one in gone for event in one.events),
            renamed=any(one.entities for one in (*gone, *come))
            or any(old[id_].entities != new[id_].entities for id_ in corrected),
        )
        return self._and(rewritten, *(_corrected(old[id_], new[id_]) for id_ in corrected))

    def _and(self, *others: "Touched") -> "Touched":
        return Touched(
            self.articles.union(*(each.articles for each in others)),
            self.rewritten.union(*(each.rewritten for each in others)),
            self.months.union(*(each.months for each in others)),
            self.events.union(*(each.events for each in others)),
            self.moved.union(*(each.moved for each in others)),
            self.renamed or any(each.renamed for each in others),
        )


def _corrected(old: Annotated, new: Annotated) -> Touched:
    """What an article touches of which only dates were corrected."""
    was, now = set(tellings_of(old)), set(tellings_of(new))
    return Touched(
        months=frozenset(month_of(telling.period) for telling in was ^ now),
        events=frozenset(telling.event for telling in was - now),
        moved=frozenset({telling.event for telling in was} ^ {telling.event for telling in now}),
    )
