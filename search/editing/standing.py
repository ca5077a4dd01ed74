"""Every decision with how it stands now: it holds, it was undone, or it is about nothing that is still there."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.decisions import Decision, HideName, Merge, OfName, OfPlace, Rename, Retype, Split, Undo, article_of
from search.decisions.ledger import Decided
from search.engines.protocol import Engine
from search.model import Annotated, Name

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision, and how it stands."""

    decision: Decision
    undone_by: int = 0
    """The number of its undoing; 0 while it holds."""
    lapsed: str = ""
    """Why it changes nothing any more, though it was not undone; empty where it does."""
    title: str = ""
    """The headline of its article."""

    @property
    def article(self) -> str | None:
        """The article that it is about."""
        return article_of(self.decision.what)

    @property
    def start(self) -> int | None:
        """Where in the article, as it was then."""
        what = self.decision.what
        return what.place.start if isinstance(what, OfPlace) else None

    @property
    def name(self) -> Name | None:
        """The name that it is about, as it is shown if it holds."""
        match self.decision.what:
            case Rename(kind, name, to):
                return kind, name if self.undone_by else to
            case Retype(kind, name, to_kind):
                return kind if self.undone_by else to_kind, name
            case Merge(names, into):
                return names[0] if self.undone_by else into
            case Split(kind, name, _) | HideName(kind, name):
                return kind, name
            case _:
                return None


def standings(engine: Engine, decided: Decided) -> tuple[Standing, ...]:
    """Every decision but undoings, the latest first."""
    about = {**dict(_about(engine, decided)), **dict(_unnamed(engine, decided))}
    undone_by = undoings(decided)
    return tuple(
        Standing(decision, undone_by.get(decision.number, 0), *about.get(decision.number, ("", "")))
        for decision in reversed(decided.decisions)
        if not isinstance(decision.what, Undo)
    )


def undoings(decided: Decided) -> dict[int, int]:
    """By the numbers of decisions that were undone, which decision did."""
    holding: set[int] = set()
    undone: dict[int, int] = {}
    for decision in reversed(decided.decisions):
        if decision.number not in undone:
            holding.add(decision.number)
            if isinstance(decision.what, Undo):
                undone.setdefault(decision.what.number, decision.number)
    return undone


def _about(engine: Engine, decided: Decided) -> Iterator[tuple[int, tuple[str, str]]]:
    """By numbers: why a decision about an article changes nothing, and the article's headline."""
    by_article: dict[str, list[Decision]] = {}
    for decision in decided.decisions:
        if (article := article_of(decision.what)) is not None:
            by_article.setdefault(article, []).append(decision)
    holding = {decision.number for decision in decided.in_force}
    ids = list(by_article)
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        kept = engine.articles(batch)
        for article in batch:
            mine = by_article[article]
            lapsed = _lapsed(kept.get(article), [each for each in mine if each.number in holding])
            title = kept[article].article.title if article in kept else ""
            yield from ((each.number, (lapsed.get(each.number, ""), title)) for each in mine)


def _unnamed(engine: Engine, decided: Decided) -> Iterator[tuple[int, tuple[str, str]]]:
    """By numbers: that a decision is about names which no article holds, and none is shown under."""
    about_names = [(each.number, each.what) for each in decided.in_force if isinstance(each.what, OfName)]
    if not about_names:
        return
    known: set[Name | None] = {(naming.kind, naming.name) for naming in engine.namings()}
    known |= set(engine.collation().names.values())
    for number, what in about_names:
        meant, shown = _names(what)
        if known.isdisjoint(meant):
            yield number, ("no article names it", "")
        known |= shown


def _names(what: OfName) -> tuple[set[Name], set[Name]]:
    """The names that a decision is about, and those under which they are shown by it."""
    match what:
        case Rename(kind, name, to):
            return {(kind, name)}, {(kind, to)}
        case Retype(kind, name, to_kind):
            return {(kind, name)}, {(to_kind, name)}
        case Merge(names, into):
            return set(names) - {into}, {into}
        case Split(kind, name, apart):
            return {(kind, name)}, {(kind, each) for each in apart}
        case HideName(kind, name):
            return {(kind, name)}, set()


def _lapsed(annotated: Annotated | None, decisions: list[Decision]) -> dict[int, str]:
    if annotated is None:
        return {decision.number: "the archive holds no such article" for decision in decisions}
    if not any(isinstance(decision.what, OfPlace) for decision in decisions):
        return {}
    from search.decisions.revise import revise  # noqa: PLC0415 - brings the rules about dates with it

    found = annotated.as_found
    told = annotated.as_told
    return {each.number: "its phrase is no longer in the text" for each in revise(found, told, decisions).lapsed}
