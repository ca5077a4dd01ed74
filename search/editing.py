"""What users decide, kept and applied at once."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from search.archive import Archive
from search.decisions import Decision, Undo, What, article_of
from search.decisions.ledger import Decided
from search.engines.protocol import Engine
from search.errors import ArchiveError, DecisionError

_NOTE = "decisions"
"""Under this key the archive notes what of its ledger was applied."""


@dataclass(frozen=True, slots=True)
class _Applied:
    """What of the ledger was applied."""

    digest: str = ""
    last: int = 0
    """The highest number ever given."""
    articles: tuple[str, ...] = ()
    """Those that the decisions were about."""


class Editor:
    """Decides for one archive.

    A decision is kept first and applied then. Should the process die in between, or should somebody have edited the
    ledger by hand, the next writer notices, because the archive notes what was applied, and catches up.
    """

    def __init__(self, archive: Archive) -> None:
        self._engine = archive.engine
        self._ledger = archive.decisions

    def decide(self, what: What, *, note: str = "", made: str = "") -> Decision:
        """Keep a decision and apply it; `made` is the time, which the caller knows.

        Raises DecisionError when it makes no sense here, and ArchiveBusyError when another process writes; then
        nothing is kept.
        """
        return self.decide_all([what], note=note, made=made)[0]

    def decide_all(self, what: Sequence[What], *, note: str = "", made: str = "") -> tuple[Decision, ...]:
        """The same for several at once: all of them are kept, or none."""
        with self._engine.hold():
            before = self.catch_up()
            for each in what:
                _check(each, before)
            try:
                decisions = self._ledger.append(what, note=note, made=made, after=_applied(self._engine).last)
            except ValueError as error:
                raise DecisionError(f"That cannot be decided: {error}.") from error
            except OSError as error:
                raise ArchiveError(
                    f"The decision was not kept: {error.strerror}. Mend that and decide again."
                ) from error
            self._apply(self._ledger.read(), _subjects(what, before))
        return decisions

    def undo(self, number: int, *, note: str = "", made: str = "") -> Decision:
        """Let a decision hold no longer; the undoing is a decision too, and can be undone."""
        return self.decide(Undo(number), note=note, made=made)

    def catch_up(self) -> Decided:
        """Apply what stands in the ledger and was not applied yet; the ledger as it is."""
        decided = self._ledger.read()
        applied = _applied(self._engine)
        if applied.digest != decided.digest:
            with self._engine.hold():
                self._apply(decided, {*applied.articles, *_articles(decided.decisions), None})
        return decided

    def _apply(self, decided: Decided, subjects: Iterable[str | None]) -> None:
        """Bring these articles in line with what is decided, and with None among them the names."""
        if None in subjects:
            self._collate(decided)
        last = max(decided.last, _applied(self._engine).last)
        now = _Applied(decided.digest, last, tuple(sorted(_articles(decided.decisions))))
        self._engine.write(notes={_NOTE: json.dumps(asdict(now))})

    def _collate(self, decided: Decided) -> None:
        """Compare the articles again, with what is decided about names."""


def _check(what: What, decided: Decided) -> None:
    if not isinstance(what, Undo):
        return
    known = next((each for each in decided.decisions if each.number == what.number), None)
    if known is None:
        raise DecisionError(f"There is no decision {what.number}; `dateline corrections` lists them.")
    undone = [each for each in decided.decisions if each.what == what and _holds(each, decided)]
    if undone:
        raise DecisionError(f"Decision {what.number} is undone already, by {undone[0].number}.")


def _holds(undoing: Decision, decided: Decided) -> bool:
    """Whether an undoing was not undone itself."""
    return not any(each.what == Undo(undoing.number) and _holds(each, decided) for each in decided.decisions)


def _subjects(what: Sequence[What], decided: Decided) -> set[str | None]:
    """The articles that decisions are about; None among them where some are about names."""
    by_number = {decision.number: decision.what for decision in decided.decisions}
    found: set[str | None] = set()
    for each in what:
        while isinstance(each, Undo):
            each = by_number[each.number]  # noqa: PLW2901 - what is undone in the end
        found.add(article_of(each))
    return found


def _articles(decisions: Iterable[Decision]) -> set[str]:
    return {article for decision in decisions if (article := article_of(decision.what)) is not None}


def _applied(engine: Engine) -> _Applied:
    noted = engine.notes().get(_NOTE)
    return _Applied(**json.loads(noted)) if noted else _Applied()
