"""Decisions taken in a browser: the editor that takes them, and the secret that our own forms carry."""

import secrets
from dataclasses import dataclass, field
from typing import cast

from flask import Flask, current_app, request

from search import Decision, Editor, Undo, article_of, say

_KEY = "dateline.writing"
_MOST = 50
"""Decisions told of one by one after they were taken."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was just decided, to be told and perhaps taken back."""

    decisions: tuple[Decision, ...]

    @property
    def numbers(self) -> str:
        """The first and the last, as an address writes them."""
        return f"{self.decisions[0].number}-{self.decisions[-1].number}"

    @property
    def undoing(self) -> bool:
        """Whether something was taken back."""
        return isinstance(self.decisions[0].what, Undo)

    @property
    def said(self) -> tuple[str, ...]:
        """What each says, the same once."""
        return tuple(dict.fromkeys(say(decision.what) for decision in self.decisions))[:_MOST]

    @property
    def articles(self) -> int:
        """How many articles they are about."""
        return len({article_of(decision.what) for decision in self.decisions} - {None})


@dataclass(frozen=True, slots=True)
class Writing:
    """What takes decisions in an application; the secret is of this process alone."""

    editor: Editor
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def install(self, app: Flask) -> None:
        """Let views and templates find it; where it is not installed, no page has a form."""
        app.extensions[_KEY] = self
        app.context_processor(lambda: {"writing": self})

    @property
    def done(self) -> Done | None:
        """What the address says was just decided, if it was."""
        first, _, last = request.args.get("done", "").partition("-")
        if not (first.isdecimal() and (last or first).isdecimal()) or len(first + last) > 18:  # noqa: PLR2004 - sane
            return None
        wanted = range(int(first), int(last or first) + 1)
        found = tuple(each for each in self.editor.decisions() if each.number in wanted)
        return Done(found) if found else None


def writing() -> Writing:
    """What takes decisions here."""
    return cast("Writing", current_app.extensions[_KEY])
