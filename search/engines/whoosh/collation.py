"""A collation as arrays in a file beside the segments, read no further than it is asked.

It names articles, events and names by what they are called, not by their numbers in a segment, so that it holds for
whatever segments there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from numpy.typing import NDArray

from search.engines.whoosh.merged import Merged
from search.engines.whoosh.naming import NamesShown
from search.engines.whoosh.sections import Sections
from search.engines.whoosh.strings import Strings, encoded, packed
from search.model import Collation

_OVERRULED = "overruled"


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that are near-identical copies, sorted, and beside each the one that stands for it."""

    ids: Strings
    originals: Strings

    @classmethod
    def of(cls, copies: Mapping[str, str]) -> "Copies":
        """Those of a collation."""
        rows = sorted((encoded(id_), encoded(original)) for id_, original in copies.items())
        return cls(Strings(*packed(id_ for id_, _ in rows)), Strings(*packed(original for _, original in rows)))

    @classmethod
    def read_from(cls, sections: Sections) -> "Copies":
        """Those of a file."""
        return cls(*(Strings(sections[f"{name}.starts"], sections[name]) for name in ("copies", "originals")))

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What the file keeps of them."""
        for name, texts in (("copies", self.ids), ("originals", self.originals)):
            yield f"{name}.starts", texts.starts
            yield name, texts.content

    def original(self, id_: str) -> str | None:
        """The article that stands for this one, if it is a copy."""
        number = self.ids.number(id_)
        return None if number is None else self.originals[number]


@dataclass(frozen=True, slots=True)
class Collated:
    """A whole collation as arrays."""

    names: NamesShown
    merged: Merged
    copies: Copies
    overruled: NamesShown | None = None
    """What the articles show by themselves for names about which users decided otherwise, if that is known."""

    @classmethod
    def of(cls, collation: Collation) -> "Collated":
        """This one."""
        overruled = None if collation.overruled is None else NamesShown.of(collation.overruled)
        return cls(NamesShown.of(collation.names), Merged.of(collation), Copies.of(collation.copies), overruled)

    @classmethod
    def read_from(cls, sections: Sections) -> "Collated":
        """That of a file, none of it read before it is used."""
        overruled = NamesShown.read_from(sections, _OVERRULED) if f"{_OVERRULED}.hashes" in sections else None
        return cls(NamesShown.read_from(sections), Merged.read_from(sections), Copies.read_from(sections), overruled)

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What the file keeps."""
        overruled = self.overruled.sections(_OVERRULED) if self.overruled is not None else ()
        return chain(self.names.sections(), self.merged.sections(), self.copies.sections(), overruled)

    def whole(self) -> Collation:
        """The collation, read in full."""
        merged = self.merged
        ids = list(merged.ids)
        rows = (merged.conflicts[row].tolist() for row in range(len(merged.conflicts)))
        return Collation(
            names=dict(self.names.by_name()),
            happenings={
                ids[own]: ids[to] for own, to in zip(merged.tellings.tolist(), merged.standing.tolist(), strict=True)
            },
            conflicts={
                ids[own]: tuple(ids[other] for other in others)
                for own, others in zip(merged.disputed.tolist(), rows, strict=True)
            },
            weights={
                ids[own]: weight for own, weight in zip(merged.weighed.tolist(), merged.weights.tolist(), strict=True)
            },
            copies=dict(zip(self.copies.ids, self.copies.originals, strict=True)),
            overruled=None if self.overruled is None else {name: to for name, to in self.overruled.by_name() if to},
        )


NOTHING = Collated.of(Collation())
