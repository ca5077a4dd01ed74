"""Names and events of one commit as its collation shows them, numbered through.

Names are numbered by field; happenings by the event id that stands for them, so that some numbers are of nothing. All
is joined when first needed and then stays.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.analysis import words
from search.engines.whoosh.documents import fingerprint
from search.engines.whoosh.grouping import Numbers, Rows, distinct, rows_of
from search.engines.whoosh.labels import FIELD_NUMBER, Labels
from search.engines.whoosh.naming import HIDDEN
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Leaf, Mask, Snapshot, joined, stacked
from search.engines.whoosh.strings import encoded
from search.fields import Field
from search.query import Names

Column = TypeVar("Column", Integers, Numbers)


class Overlay:
    """What a snapshot's collation makes of its names and events."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.names = snapshot.collated.names
        self.merged = snapshot.collated.merged

    @cached_property
    def name_number(self) -> tuple[Numbers, NDArray[np.uint64]]:
        """For each name of each segment, one after the other, the number of the name shown for it, and their hashes.

        The number is -1 where none is shown; hashes ascend, so that the names of one field lie together.
        """
        hashes = joined([leaf.contents.names.hashes for leaf in self.snapshot.leaves]).astype(np.uint64, copy=False)
        shown = self.names.hashes_shown(hashes) if len(self.names) else hashes
        every, number = distinct(shown)
        if len(every) and every[-1] == HIDDEN:
            every = every[:-1]
            number[number == len(every)] = -1
        return number, every

    @cached_property
    def labels(self) -> Sequence[tuple[Labels, int]]:
        """Where the texts of names stand: those of each segment, those shown for others, and where each list begins."""
        lists = [leaf.contents.names.labels for leaf in self.snapshot.leaves] + [self.names.names]
        begins = np.append(0, np.cumsum([len(each) for each in lists])).tolist()
        return tuple(zip(lists, begins[:-1], strict=True))

    @cached_property
    def place_of_name(self) -> Numbers:
        """For each name shown, where its text stands among all lists of `labels`."""
        number, every = self.name_number
        place = np.empty(len(every), np.int64)
        own = np.arange(len(number))
        if len(self.names):
            hashes = joined([leaf.contents.names.hashes for leaf in self.snapshot.leaves])
            own = own[number >= 0]
            own = own[every[number[own]] == hashes[own]]
        place[number[own[::-1]]] = own[::-1]
        others = np.flatnonzero(self._shown_for_others >= 0)
        place[self._shown_for_others[others]] = len(number) + others
        return place

    def number_of_shown(self, others: Numbers) -> Numbers:
        """The numbers of names shown for others, given by their numbers in the collation; only those that are shown."""
        return self._shown_for_others[others][self._shown_for_others[others] >= 0]

    @cached_property
    def _shown_for_others(self) -> Numbers:
        every = self.name_number[1]
        hashes = self.names.name_hashes
        if not len(every):
            return np.full(len(hashes), -1)
        at = np.minimum(np.searchsorted(every, hashes), len(every) - 1)
        return np.where(every[at] == hashes, at, -1)

    def within(self, field: Field) -> tuple[int, int]:
        """The numbers [low, high) of a field's names."""
        edges = np.array([FIELD_NUMBER[field] << 60, (FIELD_NUMBER[field] + 1) << 60], np.uint64)
        low, high = np.searchsorted(self.name_number[1], edges).tolist()
        return low, high

    @cached_property
    def names_in_doc(self) -> Rows:
        """The names of each document."""
        return self._numbered([leaf.contents.names.in_doc for leaf in self.snapshot.leaves])

    @cached_property
    def names_in_event(self) -> Rows:
        """The names of each event."""
        return self._numbered([leaf.contents.names.in_event for leaf in self.snapshot.leaves])

    def _numbered(self, parts: Sequence[Rows]) -> Rows:
        number = self.name_number[0].astype(np.int32)
        of_leaves = zip(parts, self.names_of_leaves(), strict=True)
        rows = stacked([(Rows(own.starts, number[names][own.values]), 0) for own, names in of_leaves])
        if not len(self.names):
            return rows
        seen = np.flatnonzero(rows.values >= 0)
        return rows_of(rows.row_of_value[seen], rows.values[seen], len(rows))

    def names_of_leaves(self) -> Iterator[slice]:
        """Where the names of each segment stand among the names of all segments, one after the other."""
        for labels, first in self.labels[:-1]:
            yield slice(first, first + len(labels))

    def names_shown_as(self, leaf: Leaf, field: Field, text: str) -> Numbers:
        """The names of a segment that are shown as this one."""
        labels = leaf.contents.names.labels
        own = [] if len(self.names) and self.names.is_aliased(field, text) else [labels.number(field, text)]
        own += [labels.number(*read) for read in self.names.sources_of(field, text)]
        return np.array(sorted(number for number in own if number is not None), np.int64)

    def named(self, leaf: Leaf, query: Names) -> tuple[Numbers, Numbers]:
        """The names of a segment that are shown in a field and found by these words, and the wordings that are."""
        asked = words(query.name)
        names, wordings = leaf.contents.names, leaf.contents.wordings
        found = names.by_word.holding(names.labels.texts, asked)
        others = self.names.read_as(self.names.by_word.holding(self.names.names.texts, asked))
        shown_so = [number for number in (names.labels.number(*other) for other in others) if number is not None]
        found = np.union1d(found, np.array(shown_so, np.int64))
        worded = wordings.by_word.holding(wordings.texts, asked)
        return found[self._in_field(leaf, query.field, found)], worded[
            self._in_field(leaf, query.field, wordings.names(worded))
        ]

    def _in_field(self, leaf: Leaf, field: Field, names: Numbers) -> Mask:
        """Whether each name of a segment is shown in that field."""
        hashes = self.names.hashes_shown(leaf.contents.names.hashes[names])
        mask: Mask = np.equal(hashes >> np.uint64(60), FIELD_NUMBER.get(field, len(FIELD_NUMBER)))
        return mask

    @cached_property
    def id_number(self) -> tuple[Numbers, NDArray[np.uint64]]:
        """For each event the number of its id, and the hashes of ids, ascending."""
        hashes = joined([leaf.contents.events.id_hash for leaf in self.snapshot.leaves]).astype(np.uint64, copy=False)
        every, number = distinct(hashes)
        return number, every

    @cached_property
    def _said(self) -> Numbers:
        """For each event of which the collation says something, the number of its id here; -1 for those not here."""
        every = self.id_number[1]
        if not len(every):
            return np.full(len(self.merged.hashes), -1)
        at = np.minimum(np.searchsorted(every, self.merged.hashes), len(every) - 1)
        return np.where(every[at] == self.merged.hashes, at, -1)

    @cached_property
    def stands(self) -> Numbers:
        """For each id of an event, the number of the id that stands for its happening."""
        own = np.arange(len(self.id_number[1]))
        tellings, standing = self._said[self.merged.tellings], self._said[self.merged.standing]
        told = np.flatnonzero((tellings >= 0) & (standing >= 0))
        told = told[self._alive[standing[told]]]
        own[tellings[told]] = standing[told]
        return own

    @cached_property
    def _alive(self) -> Mask:
        """Whether an article kept tells the event of each id."""
        number, every = self.id_number
        living = self.snapshot.living
        if living is None:
            return np.ones(len(every), np.bool_)
        alive = np.zeros(len(every), np.bool_)
        alive[number[living[self.snapshot.event_doc]]] = True
        return alive

    @property
    def count(self) -> int:
        """How many numbers happenings have."""
        return len(self.id_number[1])

    @cached_property
    def happening(self) -> Numbers:
        """For each event, the number of its happening."""
        return self.stands[self.id_number[0]] if len(self.merged.tellings) else self.id_number[0]

    @cached_property
    def first_event(self) -> Numbers:
        """For each id, an event that has it."""
        number, every = self.id_number
        first = np.empty(len(every), np.int64)
        first[number[::-1]] = np.arange(len(number))[::-1]
        return first

    @cached_property
    def event_start(self) -> Integers:
        """For each event, the first day of its happening."""
        return self.of_happening(self.snapshot.event_start)

    @cached_property
    def event_end(self) -> Integers:
        """For each event, the day after the last of its happening."""
        return self.of_happening(self.snapshot.event_end)

    def of_happening(self, column: Column) -> Column:
        """For each event, what a column says of the event that stands for its happening."""
        return column[self.first_event][self.happening] if len(self.merged.tellings) else column

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """For each happening, how much it matters."""
        weights = np.ones(self.count)
        at = self._said[self.merged.weighed]
        weights[at[at >= 0]] = self.merged.weights[at >= 0]
        return weights

    def conflicts_of(self, number: int) -> tuple[str, ...]:
        """The happenings that are told much alike a happening, but of other days, by their ids."""
        row = int(self._disputed[number])
        return self.merged.others(row) if row >= 0 else ()

    @cached_property
    def _disputed(self) -> Numbers:
        """For each happening, where it stands among those with conflicts; -1 for those that have none."""
        places = np.full(self.count, -1)
        at = self._said[self.merged.disputed]
        places[at[at >= 0]] = np.flatnonzero(at >= 0)
        return places

    def number_of(self, event_id: str) -> int | None:
        """The number of the happening that goes by an id, or of which that is a telling."""
        every = self.id_number[1]
        for id_ in (self.merged.stands_for(event_id), event_id):
            wanted = np.uint64(fingerprint(encoded(id_)))
            at = int(np.searchsorted(every, wanted))
            if at < len(every) and every[at] == wanted and self._alive[at]:
                return at
        return None
