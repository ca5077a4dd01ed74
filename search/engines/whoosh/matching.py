"""Which documents and which events a query means, computed on whole arrays."""

from collections.abc import Sequence
from functools import reduce

import numpy as np

from search.engines import relevance, values
from search.engines.whoosh.grouping import Numbers, numbers
from search.engines.whoosh.matches import Matches
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.points import Listed, Points, added, in_each
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Leaf, Mask
from search.engines.whoosh.weighing import Weigher
from search.fields import Field
from search.query import And, During, Everything, From, Lie, Names, Not, Or, Phrase, Query, Vantage, Word


class Matcher:
    """Answers queries over one commit, under the names shown."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay
        self._snapshot = overlay.snapshot
        self._weigher = Weigher(overlay.snapshot)

    def docs(self, query: Query) -> Matches:
        """The documents that match."""
        return self._living(self._docs(query, []))

    def ranked(self, query: Query, best: int | None) -> tuple[Matches, Points | None]:
        """The documents that match, and the points of those that may be among so many of the best; None: of all."""
        owed: list[Phrase] = []
        found = self._living(self._docs(query, owed))
        if found.points is None or not owed:
            return found, found.points
        return found, self._with_beside(found.points, owed, best)

    def events(self, query: Query) -> Mask:
        """Whether each event belongs to the answer."""
        return self._events(query) & self._of_living()

    def _docs(self, query: Query, owed: list[Phrase] | None = None) -> Matches:
        """The documents that match; points for words that stand beside each other are left out and `owed`, if asked."""
        match query:
            case Word() | Phrase():
                found = self._weigher.points(query)
                return self._got(in_each(found)) if found else self._marked(~self._every())
            case And(parts):
                return self._all(parts, owed)
            case Or(parts):
                return self._any(parts, owed)
            case Not(part):
                return self._marked(~self._docs(part).mask)
            case Everything():
                return self._marked(self._every())
            case Names():
                return self._marked(self._named_docs(query))
            case During():
                return self._marked(self._dated_docs(query))
            case From(vantage):
                return self._marked(self._mask(self._snapshot.event_doc[self._told_from(vantage)]))

    def _got(self, points: Points) -> Matches:
        return Matches(self._snapshot.docs, points)

    def _marked(self, mask: Mask, points: Points | None = None) -> Matches:
        return Matches(self._snapshot.docs, points, mask)

    def _all(self, parts: Sequence[Query], owed: list[Phrase] | None) -> Matches:
        """The documents that are in all parts; words that stand beside each other only add points."""
        found = [self._docs(part, owed if isinstance(part, Or) else None) for part in parts]
        needed = [each.points for each in found if each.points is not None and each.marked is None]
        more = [each.points for each in found if each.points is not None and each.marked is not None]
        more += self._beside(parts, owed)
        masks = [each.marked for each in found if each.marked is not None]
        mask = reduce(np.logical_and, masks) if masks else self._every()
        if not needed:
            return self._marked(mask, added(more, len(mask)).within(mask) if more else None)
        points = in_each(needed).within(mask) if masks else in_each(needed)
        if more:
            points = added([points, *more], len(mask)).within(points.mask(len(mask)))
        return self._got(points)

    def _any(self, parts: Sequence[Query], owed: list[Phrase] | None) -> Matches:
        """The documents that are in any part."""
        found = [self._docs(part) for part in parts]
        given = [each.points for each in found if each.points is not None] + self._beside(parts, owed)
        points = added(given, self._snapshot.docs) if given else None
        if points is not None and all(each.marked is None for each in found):
            return self._got(points)
        return self._marked(reduce(np.logical_or, [each.mask for each in found] or [~self._every()]), points)

    def _beside(self, parts: Sequence[Query], owed: list[Phrase] | None) -> list[Points]:
        phrases = relevance.beside(parts)
        if owed is not None:
            owed.extend(phrases)
            return []
        return [points for phrase in phrases for points in self._weigher.points(phrase, relevance.BESIDE)]

    def _with_beside(self, points: Points, phrases: Sequence[Phrase], best: int | None) -> Listed:
        """The points with those owed for phrases, of the documents that these can still bring among the best.

        A phrase stands no more often than either of its words, so that it gives at most that share of what they gave.
        """
        most = 1 + min(len(phrases), 2) / relevance.BESIDE  # a word stands beside two others at most
        best_now = points.best(best).points if best else ()
        least = int(min(best_now)) if best and len(best_now) >= best else 0
        found = points.reaching(int((least - len(phrases)) / most))
        sums = found.points.copy()
        for more in self._weigher.beside(phrases, found.docs):
            sums[np.searchsorted(found.docs, more.docs)] += more.points
        return Listed(found.docs, sums, int(sums.max(initial=0)))

    def _living(self, found: Matches) -> Matches:
        living = self._snapshot.living
        return found if living is None else found.within(living)

    def _every(self) -> Mask:
        return np.ones(self._snapshot.docs, np.bool_)

    def _mask(self, docs: Numbers) -> Mask:
        mask = np.zeros(self._snapshot.docs, np.bool_)
        mask[docs] = True
        return mask

    def _named_docs(self, query: Names) -> Mask:
        mask = np.zeros(self._snapshot.docs, np.bool_)
        for leaf in self._snapshot.leaves:
            own = mask[leaf.docs]
            if query.exact:
                own[leaf.contents.names.docs.of(self._overlay.names_shown_as(leaf, query.field, query.name))[0]] = True
            else:
                names, wordings = self._overlay.named(leaf, query)
                own[leaf.contents.names.docs.of(names)[0]] = True
                own[leaf.contents.wordings.docs.of(wordings)[0]] = True
        return mask

    def _dated_docs(self, query: During) -> Mask:
        snapshot = self._snapshot
        if query.field is Field.PUBLISHED:
            return snapshot.dated & _dated(query, snapshot.published_start, snapshot.published_end)
        mask = np.zeros(snapshot.docs, np.bool_)
        for leaf in snapshot.leaves if query.field is Field.WHEN else ():
            mentions = leaf.contents.mentions
            mask[leaf.docs][mentions.doc[_dated(query, mentions.start, mentions.end)]] = True
        return mask

    def _events(self, query: Query) -> Mask:
        match query:
            case _ if not is_of_events(query):
                return self._docs(query, []).mask[self._snapshot.event_doc]
            case And(parts):
                return reduce(np.logical_and, [self._events(part) for part in parts])
            case Or(parts):
                return reduce(np.logical_or, [self._events(part) for part in parts])
            case Not(part):
                return ~self._events(part)
            case Names():
                return self._named_events(query)
            case During():
                return _dated(query, self._overlay.event_start, self._overlay.event_end)
            case From(vantage):
                return self._told_from(vantage)
            case _:
                raise TypeError(f"a node of no event: {query}")

    def _named_events(self, query: Names) -> Mask:
        mask = np.zeros(self._snapshot.events, np.bool_)
        for leaf in self._snapshot.leaves:
            own = mask[leaf.events]
            if query.exact:
                own[_so_named(leaf, self._overlay.names_shown_as(leaf, query.field, query.name))] = True
            else:
                names, wordings = self._overlay.named(leaf, query)
                own[_so_named(leaf, names)] = True
                own[leaf.contents.wordings.events.of(wordings)[0]] = True
        return mask

    def _told_from(self, vantage: Vantage) -> Mask:
        """Whether each event is told by an article published there in time, seen from its own."""
        snapshot, doc = self._snapshot, self._snapshot.event_doc
        before = snapshot.published_end[doc] <= self._overlay.event_start
        after = snapshot.published_start[doc] >= self._overlay.event_end
        place = {Vantage.BEFORE: before, Vantage.AFTER: after, Vantage.DURING: ~(before | after)}
        return snapshot.dated[doc] & place[vantage]

    def _of_living(self) -> Mask:
        living = self._snapshot.living
        return np.ones(self._snapshot.events, np.bool_) if living is None else living[self._snapshot.event_doc]


def is_of_events(query: Query) -> bool:
    """Whether an event is asked for something it has for itself."""
    match query:
        case And(parts) | Or(parts):
            return any(is_of_events(part) for part in parts)
        case Not(part):
            return is_of_events(part)
        case Names(field):
            return field in values.OWN_FIELDS
        case During(field):
            return field is Field.WHEN
        case From():
            return True
        case _:
            return False


def _dated(query: During, start: Integers, end: Integers) -> Mask:
    """Whether each stretch of days [start, end) is the one asked for."""
    mask = np.ones(len(start), np.bool_)
    if query.start is not None:
        mask &= end > query.start if query.lie is Lie.OVERLAPPING else start >= query.start
    if query.end is not None:
        mask &= end <= query.end if query.lie is Lie.WITHIN else start < query.end
    if query.cuts:
        cuts, at = np.array(query.cuts), np.flatnonzero(mask)
        first, last = (np.searchsorted(cuts, days, "right") for days in (numbers(start[at]), numbers(end[at]) - 1))
        mask[at[first != last]] = False
    return mask


def _so_named(leaf: Leaf, wanted: Numbers) -> Numbers:
    """The events of a segment that have any of these names."""
    wordings = leaf.contents.wordings
    return wordings.events.of(wordings.of_names(wanted))[0]
