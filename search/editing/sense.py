"""Whether decisions make sense where they are taken: what each is about must be there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from search.decisions import FixDate, OfPlace, Publish, Undo, What, article_of
from search.decisions.ledger import Decided
from search.decisions.places import locate
from search.editing.standing import undoings
from search.engines.protocol import Engine
from search.errors import DecisionError, NotFoundError
from search.model import Annotated
from search.period import Period

AnyWhat = TypeVar("AnyWhat", bound=What)

_BATCH = 500
"""Decisions whose articles are looked at together."""


def objections(
    engine: Engine, what: Sequence[What], decided: Decided
) -> Iterator[DecisionError | NotFoundError | None]:
    """For each of these, why it makes no sense; None where it does."""
    undoing = _Undoing(decided if any(isinstance(each, Undo) for each in what) else Decided())
    for first in range(0, len(what), _BATCH):
        batch = what[first : first + _BATCH]
        kept = engine.articles({id_ for id_ in map(article_of, batch) if id_ is not None}, as_read=True)
        yield from (_objection(each, kept, undoing) for each in batch)


def with_proper_date(what: AnyWhat) -> AnyWhat:
    """The decision with its date as EDTF writes it. Raises DecisionError when that is none."""
    if not isinstance(what, FixDate | Publish):
        return what
    try:
        return replace(what, edtf=Period.parse(what.edtf).edtf)
    except ValueError as error:
        raise DecisionError(
            f"“{what.edtf}” is no date that can be decided: write 2024-12-27, 2024-12, 2024 or 2024-12-20/2024-12-23."
        ) from error


def no_article(id_: str) -> NotFoundError:
    """That an article is not there, and what to do."""
    return NotFoundError(f"The archive holds no article {id_!r}; search for its title.")


def _objection(what: What, kept: Mapping[str, Annotated], undoing: "_Undoing") -> DecisionError | NotFoundError | None:
    try:
        with_proper_date(what)
        if isinstance(what, Undo):
            undoing.check(what)
    except DecisionError as error:
        return error
    article = article_of(what)
    if article is not None and article not in kept:
        return no_article(article)
    if isinstance(what, OfPlace) and locate(kept[what.place.article].article.text, what.place) is None:
        return DecisionError(f"{article} does not say {what.place.phrase!r} there.")
    return None


class _Undoing:
    """What can be undone: which decisions there are, and which undoing holds for which of them."""

    def __init__(self, decided: Decided) -> None:
        self._numbers = {decision.number for decision in decided.decisions}
        self._by = undoings(decided)
        self._checked: set[int] = set()

    def check(self, what: Undo) -> None:
        """Refuse what is not there, or undone already, or would be undone twice."""
        if what.number not in self._numbers:
            raise DecisionError(f"There is no decision {what.number}; `dateline corrections` lists them.")
        if what.number in self._by:
            raise DecisionError(f"Decision {what.number} is undone already, by {self._by[what.number]}.")
        if what.number in self._checked:
            raise DecisionError(f"Decision {what.number} would be undone twice; name it once.")
        self._checked.add(what.number)
