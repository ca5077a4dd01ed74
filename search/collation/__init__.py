"""The comparison of all articles: names, happenings and copies, kept by the engine as one `Collation`.

Only what is written between two collations is compared anew: the months of which it tells something new, otherwise or
no longer, and the days beside them with which a happening of those may conflict. What comes out is the same as if
everything had been compared, and depends on the articles alone, never on the order in which they came.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from search.collation.comparison import compare
from search.collation.touched import Touched
from search.decisions import Decision
from search.engines.protocol import Engine
from search.model import Annotated, Collation

__all__ = ["Changes", "collate"]

_BEHIND = "uncollated"
"""Under this key the archive notes that something was written since the last collation."""


def collate(engine: Engine, decisions: Iterable[Decision], touched: Touched | None = None) -> None:
    """Compare the articles and keep what comes of it; `touched` is what was written since, None for everything.

    Raises ArchiveBusyError when another process writes.
    """
    with engine.hold(), _uncollected():
        before = engine.collation()
        after = compare(engine, decisions, before, touched if _is_whole(before) else None)
        if after != before:
            engine.collate(after)
        if _BEHIND in engine.notes():
            engine.write(notes={_BEHIND: ""})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles: there are next to none here, and looking through what is held takes half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _is_whole(collation: Collation) -> bool:
    """Whether it says what all articles show: one that was never made says nothing."""
    return collation.overruled is not None or bool(collation.weights)


class Changes:
    """What is written to an archive between two collations.

    The archive notes that it is behind. Should the process die before it collates, the next one compares everything.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        known = _BEHIND not in engine.notes() and any(True for _ in engine.kept())
        self._touched = Touched() if known else None
        """None where all that is kept is new, or nobody knows what is."""

    @property
    def pending(self) -> bool:
        """Whether something was written that no collation has seen."""
        return self._touched is None or bool(self._touched.articles)

    def write(
        self, add: Sequence[Annotated] = (), remove: Iterable[str] = (), notes: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """As `Engine.write`, remembering what it touches."""
        gone = tuple(remove)
        if not add and not gone:
            self._engine.write((), (), notes)
            return
        if self._touched is not None:
            before = self._engine.articles({*gone, *(one.article.id for one in add)}, as_read=True)
            self._touched = self._touched.and_by(before.values(), add)
        self._engine.write(add, gone, {**notes, _BEHIND: "yes"})

    def collate(self, decisions: Iterable[Decision]) -> None:
        """Compare anew what was touched."""
        collate(self._engine, decisions, self._touched)
        self._touched = Touched()
