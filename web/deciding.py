"""What a form decides: its fields as decisions."""

from flask import url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from search import (
    Archive,
    ConfirmDate,
    DecisionError,
    Editor,
    EntityKind,
    FixDate,
    HideDate,
    HideEvent,
    HideName,
    Merge,
    Name,
    NotFoundError,
    Place,
    Publish,
    Rename,
    Retype,
    Split,
    Undo,
    What,
    shown_name,
)
from web.links import article_url, entity_url

Form = MultiDict[str, str]

_MOST = 5000
"""More decisions than one form has taken at once."""
_DIGITS = 12
"""Of a number in a form."""


def decided(form: Form, editor: Editor, archive: Archive) -> tuple[What, ...]:
    """The decisions that a form takes. Raises NotFoundError, DecisionError."""
    verb = form.get("do", "")
    if verb in {"fix date", "hide date", "confirm date", "hide event"}:
        return tuple(_of_place(verb, place, form) for place in _places(verb, form, editor))
    if verb == "publish":
        return (Publish(form.get("article", ""), form.get("date", "").strip()),)
    if verb == "undo":
        first, _, last = form.get("number", "").partition("-")
        numbers = range(_number(first), _number(last or first) + 1)
        if not 0 < len(numbers) <= _MOST:
            raise BadRequest
        return tuple(map(Undo, numbers))
    return (_of_name(verb, form, archive),)


def asked_on(form: Form) -> str:
    """The page on which a form stands; empty where that cannot be told."""
    if event := form.get("event"):
        return url_for("event", event_id=event)
    if article := form.get("article"):
        at = form.get("at", "")
        return article_url(article, at=int(at) if _is_number(at) else None, reading=True)
    if form.get("name") and form.get("kind") in set(EntityKind):
        return entity_url(form["kind"], form["name"])
    return url_for("corrections") if form.get("number") else ""


def _places(verb: str, form: Form, editor: Editor) -> tuple[Place, ...]:
    if event := form.get("event"):
        aim = editor.aim_at(event)
        return aim.all if verb == "hide event" else aim.alike
    return (editor.aim(form.get("article", ""), form.get("phrase", ""), _number(form.get("at", "0"))),)


def _of_place(verb: str, place: Place, form: Form) -> What:
    match verb:
        case "fix date":
            return FixDate(place, form.get("date", "").strip())
        case "hide date":
            return HideDate(place)
        case "confirm date":
            return ConfirmDate(place)
        case _:
            return HideEvent(place)


def _of_name(verb: str, form: Form, archive: Archive) -> What:
    kind, name = _kind(form.get("kind", "")), form.get("name", "")
    match verb:
        case "rename":
            return Rename(kind, name, _written(form, "to"))
        case "merge":
            other = _held(archive, (_kind(form.get("other_kind", kind)), _written(form, "other")))
            return Merge(((kind, name), other), other)
        case "retype":
            return Retype(kind, name, _kind(form.get("to_kind", "")))
        case "split":
            return Split(kind, name, tuple(form.getlist("apart")))
        case "hide name":
            return HideName(kind, name)
        case _:
            raise BadRequest


def _held(archive: Archive, name: Name) -> Name:
    """The name as it is shown: to merge with one that nobody holds is a slip of the keys, or a renaming."""
    try:
        return shown_name(archive, name)
    except NotFoundError as error:
        raise DecisionError(f"{error} To give it a name of your own, use “Show it as”.") from error


def _kind(written: str) -> EntityKind:
    if written not in set(EntityKind):
        raise DecisionError(f"There is no kind of name {written!r}: choose one of {', '.join(EntityKind)}.")
    return EntityKind(written)


def _written(form: Form, key: str) -> str:
    return " ".join(form.get(key, "").split())


def _number(written: str) -> int:
    if not _is_number(written):
        raise BadRequest
    return int(written)


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) <= _DIGITS
