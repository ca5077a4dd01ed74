"""An article in the making: what one format finds in a file, before sidecars and rules complete it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from search.errors import ReadError
from search.model import PublishedSource


@dataclass(frozen=True, slots=True)
class Written:
    """A publication date as it stands somewhere, not yet read."""

    text: str
    source: PublishedSource


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said about an article apart from its text; empty where nothing is said."""

    title: str = ""
    source: str = ""
    published: tuple[Written, ...] = ()
    """Most trusted first."""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""

    def over(self, other: "Facts") -> "Facts":
        """These facts, their gaps filled from the other's."""
        return Facts(
            title=self.title or other.title,
            source=self.source or other.source,
            published=self.published + other.published,
            authors=self.authors or other.authors,
            url=self.url or other.url,
            language=self.language or other.language,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format gives it."""

    text: str
    facts: Facts = Facts()
    id: str = ""
    number: int = 0
    """Its place among the articles of its file, from 1; 0 when the file is one article."""
    line: int = 0
    """The line it begins on, from 1; 0 when the file is one article."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a file that could not be read as an article."""

    reason: str
    cure: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was read, but perhaps not as meant."""

    reason: str
    line: int = 0


Drafts: TypeAlias = Iterator[Draft | Flaw | Doubt]


class UnreadableError(ReadError):
    """A whole file that cannot be read, with the reason and the cure apart."""

    def __init__(self, reason: str, cure: str = "") -> None:
        super().__init__(f"{reason}; {cure}" if cure else reason)
        self.reason = reason
        self.cure = cure
