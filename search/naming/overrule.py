"""What users decided about names, on top of what the collection shows."""

from collections.abc import Iterable, Mapping, Sequence

from search.decisions import Decision, HideName, Merge, OfName, Rename, Retype, Split, in_force
from search.extract.entities.spelling import fold
from search.model import Name
from search.naming.choice import choose_name
from search.results import Naming


def names_decided(decisions: Iterable[Decision]) -> list[OfName]:
    """The decisions on names that are in force, by number."""
    return [decision.what for decision in in_force(decisions) if isinstance(decision.what, OfName)]


def overrule(
    shown: Mapping[Name, Name], held: Sequence[Naming], decisions: Iterable[OfName]
) -> dict[Name, Name | None]:
    """The names shown once every decision is applied, in their order.

    A name in a decision means all that is shown under it by then; where nothing is, all that is shown as what is held
    under it. Hiding takes the latter alone.
    """
    names = _Shown({(naming.kind, naming.name): naming for naming in held}, shown)
    for what in decisions:
        names.apply(what)
    return {name: to for name, to in names.shown.items() if name != to}


class _Shown:
    """The names held, each with the name shown by now."""

    def __init__(self, held: Mapping[Name, Naming], shown: Mapping[Name, Name]) -> None:
        self.held = held
        self.shown: dict[Name, Name | None] = {name: shown.get(name, name) for name in held}
        self._under: dict[Name | None, dict[Name, None]] = {}
        for name, to in self.shown.items():
            self._under.setdefault(to, {})[name] = None

    def apply(self, what: OfName) -> None:
        """One decision more."""
        match what:
            case Rename(kind, name, to):
                self._show(self._meant((kind, name)), (kind, to))
            case Merge(names, into):
                self._show([one for name in names for one in self._meant(name)], into)
            case Split(kind, name, apart):
                self._split((kind, name), apart)
            case HideName(kind, name):
                found = self._under.get((kind, name)) or [one for one in ((kind, name),) if one in self.shown]
                self._show(list(found), None)
            case Retype(kind, name, to):
                for one in self._meant((kind, name)):
                    self._show([one], (to, (self.shown[one] or one)[1]))

    def _meant(self, name: Name) -> list[Name]:
        """The names held that a decision on a name is about."""
        if found := self._under.get(name):
            return list(found)
        as_now = self.shown.get(name)
        return list(self._under[as_now]) if as_now else [one for one in (name,) if one in self.shown]

    def _show(self, names: Iterable[Name], to: Name | None) -> None:
        """Show names held as another, or not at all."""
        for name in names:
            del self._under[self.shown[name]][name]
            self._under.setdefault(to, {})[name] = None
            self.shown[name] = to

    def _split(self, name: Name, apart: Iterable[str]) -> None:
        """Let names stand apart from what they were shown with, each as it is written.

        Where the name that all were shown under is among them, the rest take the best of theirs.
        """
        group = self._meant(name)
        if not group:
            return
        now = self.shown[group[0]] or name
        wanted = {fold(text) for text in apart}
        leaving = {one for one in group if self._is_called(one, wanted, now)}
        staying = [one for one in group if one not in leaving]
        for one in leaving:
            self._show([one], (now[0], one[1]))
        if staying and any(one[1] == now[1] for one in leaving):
            self._show(staying, (now[0], choose_name(now[0], [self.held[one] for one in staying])))

    def _is_called(self, one: Name, wanted: set[str], now: Name) -> bool:
        """Whether a name held is written so, or only mentioned so, but for the name that all are shown under."""
        return fold(one[1]) in wanted or (one[1] != now[1] and wanted.issuperset(map(fold, self.held[one].wordings)))
