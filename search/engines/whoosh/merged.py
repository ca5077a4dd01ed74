"""What a collation says of events, as arrays looked up by hash: which tell one happening, and what it weighs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.documents import fingerprint
from search.engines.whoosh.grouping import Rows, before, looked_up
from search.engines.whoosh.sections import Integers, Sections, narrow
from search.engines.whoosh.strings import Strings, encoded, packed
from search.engines.whoosh.words import read_rows, row_sections
from search.model import Collation

_OF_EVENTS = ("tellings", "standing", "weighed", "weights", "disputed")


@dataclass(frozen=True, slots=True)
class Merged:
    """What is said of events, which are given by their numbers in one list of ids."""

    hashes: NDArray[np.uint64]
    """Of the ids, ascending,"""
    ids: Strings
    """and the ids, in the same order."""
    tellings: Integers
    """Those that tell of a happening,"""
    standing: Integers
    """and beside each the one that stands for that."""
    weighed: Integers
    weights: NDArray[np.float64]
    """Of each that is weighed."""
    disputed: Integers
    """Those with conflicts,"""
    conflicts: Rows
    """and the conflicts of each, in their order."""

    @classmethod
    def of(cls, collation: Collation) -> "Merged":
        """What a collation says."""
        told, weights, conflicts = collation.happenings, collation.weights, collation.conflicts
        others = tuple(other for each in conflicts.values() for other in each)
        said = tuple(chain(told, told.values(), weights, conflicts, others))
        hashes = np.fromiter((fingerprint(encoded(id_)) for id_ in said), np.uint64, len(said))
        every, first, number = np.unique(hashes, return_index=True, return_inverse=True)
        ends = np.cumsum([len(told), len(told), len(weights), len(conflicts)])
        tellings, standing, weighed, disputed, rivals = np.split(number, ends)
        order = np.argsort(tellings)
        lengths = np.fromiter(map(len, conflicts.values()), np.int64, len(conflicts))
        return cls(
            every,
            Strings(*packed(encoded(said[each]) for each in first.tolist())),
            narrow(tellings[order]),
            narrow(standing[order]),
            narrow(weighed),
            np.fromiter(weights.values(), np.float64, len(weights)),
            narrow(disputed),
            Rows(narrow(np.append(0, np.cumsum(lengths))), narrow(rivals)),
        )

    @classmethod
    def read_from(cls, sections: Sections) -> "Merged":
        """That of a file."""
        return cls(
            sections["events.hashes"],
            Strings(sections["events.ids.starts"], sections["events.ids"]),
            **{name: sections[f"events.{name}"] for name in _OF_EVENTS},
            conflicts=read_rows(sections, "events.conflicts"),
        )

    def sections(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """What the file keeps of it."""
        yield "events.hashes", self.hashes
        yield "events.ids.starts", self.ids.starts
        yield "events.ids", self.ids.content
        for name in _OF_EVENTS:
            yield f"events.{name}", getattr(self, name)
        yield from row_sections(self.conflicts, "events.conflicts")

    def number(self, id_: str) -> int | None:
        """The number of an event, if anything is said of it."""
        at, found = looked_up(self.hashes, np.array([fingerprint(encoded(id_))], np.uint64))
        return int(at[0]) if found[0] else None

    def stands_for(self, id_: str) -> str:
        """The id of the event that stands for the happening that this one tells of."""
        number = self.number(id_)
        at = before(self.tellings, number) if number is not None else len(self.tellings)
        return self.ids[int(self.standing[at])] if at < len(self.tellings) and self.tellings[at] == number else id_

    def others(self, row: int) -> tuple[str, ...]:
        """The happenings that are told much alike one that is disputed, but of other days."""
        return tuple(self.ids[other] for other in self.conflicts[row].tolist())
