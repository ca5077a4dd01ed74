"""Decisions in plain English."""

from search import phrasing
from search.decisions import (
    ConfirmDate,
    FixDate,
    HideDate,
    HideEvent,
    HideName,
    Merge,
    Publish,
    Rename,
    Retype,
    Split,
    Undo,
    What,
)
from search.model import EntityKind, Name
from search.period import Period

_KINDS = {
    EntityKind.PERSON: "person",
    EntityKind.ORG: "organisation",
    EntityKind.PLACE: "place",
    EntityKind.OTHER: "other name",
}


def say(what: What) -> str:
    """What a decision says: `“on Friday” means 20 December 2024`; of its article, nothing."""
    match what:
        case Rename(kind, name, to):
            return f"the {_KINDS[kind]} “{name}” is shown as “{to}”"
        case Merge(names, into):
            others = [name for name in names if name != into]
            return f"{_listed(others or list(names))} {'are' if len(others) > 1 else 'is'} the {_called(into)}"
        case Split(kind, name, apart):
            return f"{_listed([(kind, each) for each in apart])} stand apart from the {_KINDS[kind]} “{name}”"
        case HideName(kind, name):
            return f"the {_KINDS[kind]} “{name}” is hidden"
        case Retype(kind, name, to):
            return f"“{name}” is of the kind {_KINDS[to]}, not {_KINDS[kind]}"
        case FixDate(place, edtf):
            return f"“{place.phrase}” means {phrasing.period(Period.parse(edtf))}"
        case HideDate(place):
            return f"“{place.phrase}” is no date"
        case ConfirmDate(place):
            return f"“{place.phrase}” was read rightly"
        case HideEvent(place):
            return f"the sentence around “{place.phrase}” tells no event"
        case Publish(_, edtf):
            return f"the article was published {phrasing.period(Period.parse(edtf))}"
        case Undo(number):
            return f"decision {number} is undone"


def _called(name: Name) -> str:
    return f"{_KINDS[name[0]]} “{name[1]}”"


def _listed(names: list[Name]) -> str:
    *most, last = [f"“{name}”" for _, name in names]
    return f"{', '.join(most)} and {last}" if most else last
