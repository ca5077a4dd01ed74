"""What was put into an archive or taken out of it since its articles were last compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.collation.spool import month_of
from search.merging import Telling, tellings_of
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

    def and_by(self, before: Iterable[Annotated], after: Iterable[Annotated]) -> "Touched":
        """The same and what these articles touch, as they were and as they are."""
        old, new = ({one.article.id: one for one in several} for several in (before, after))
        touched = self
        for article in sorted({*old, *new}):
            touched = touched._and(article, old.get(article), new.get(article))
        return touched

    def _and(self, article: str, old: Annotated | None, new: Annotated | None) -> "Touched":
        was, now = _tellings(old), _tellings(new)
        corrected = old is not None and new is not None and old.article == new.article
        return Touched(
            self.articles | {article},
            self.rewritten if corrected else self.rewritten | {article},
            self.months.union(month_of(telling.period) for telling in (was ^ now if corrected else was | now)),
            self.events.union(telling.event for telling in (was - now if corrected else was)),
            self.moved.union({each.event for each in was} ^ {each.event for each in now}) if corrected else self.moved,
        )


def _tellings(annotated: Annotated | None) -> set[Telling]:
    return set(tellings_of(annotated)) if annotated else set()
