"""Which documents and which events a query means, computed on whole arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from search.engines import relevance, values
from search.engines.whoosh.grouping import Numbers, largest
from search.engines.whoosh.overlay import Overlay
from search.engines.whoosh.sections import Integers
from search.engines.whoosh.snapshot import Leaf, Mask
from search.engines.whoosh.weighing import Weighed, Weigher, added, in_each
from search.fields import Field
from search.query import And, During, Everything, From, Names, Not, Or, Phrase, Query, Vantage, Word


@dataclass(frozen=True, slots=True)
class Matches:
    """Whether each document matches, deleted ones counted as whatever; and its points, if any were given."""

    mask: Mask
    points: Integers | None = None
    """0 where nothing matches."""


class Matcher:
    """Answers queries over one commit, under the names shown."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay
        self._snapshot = overlay.snapshot
        self._weigher = Weigher(overlay.snapshot)

    def docs(self, query: Query, best: int | None = None) -> Matches:
        """The documents that match; with `best`, only the points of so many of the best need be right."""
        owed: list[Phrase] = []
        found = self._docs(query, owed)
        living = self._snapshot.living
        mask = found.mask if living is None else found.mask & living
        if found.points is not None and living is not None:
            np.multiply(found.points, living, out=found.points)
        if found.points is None or not owed or best == 0:
            return Matches(mask, found.points)
        return Matches(mask, self._with_beside(mask, found.points, owed, best))

    def events(self, query: Query) -> Mask:
        """Whether each event belongs to the answer."""
        return self._events(query) & self._of_living()

    def _docs(self, query: Query, owed: list[Phrase] | None = None) -> Matches:
        """The documents that match; points for words that stand beside each other are left out and `owed`, if asked."""
        match query:
            case Word() | Phrase():
                return self._words(query)
            case And(parts):
                return self._all(parts, owed)
            case Or(parts):
                return self._any(parts, owed)
            case Not(part):
                return Matches(~self._docs(part).mask)
            case Everything():
                return Matches(np.ones(self._snapshot.docs, np.bool_))
            case Names():
                return Matches(self._named_docs(query))
            case During():
                return Matches(self._dated_docs(query))
            case From(vantage):
                return Matches(self._mask(self._snapshot.event_doc[self._told_from(vantage)]))

    def _words(self, query: Word | Phrase) -> Matches:
        found = self._weigher.points(query)
        return self._in_all(found, [], []) if found else Matches(np.zeros(self._snapshot.docs, np.bool_))

    def _all(self, parts: Sequence[Query], owed: list[Phrase] | None) -> Matches:
        weighed, others = [], []
        for part in parts:
            if isinstance(part, Word | Phrase) and (found := self._weigher.points(part)):
                weighed.extend(found)
            else:
                others.append(self._docs(part, owed if isinstance(part, Or) else None))
        return self._in_all(weighed, others, self._beside(parts, owed))

    def _in_all(self, weighed: Sequence[Weighed], others: Sequence[Matches], beside: Sequence[Weighed]) -> Matches:
        """The documents that are in all of these; those beside only add points."""
        count = self._snapshot.docs
        masks = [other.mask for other in others]
        given = [other.points for other in others if other.points is not None]
        if weighed:
            given.append(in_each(weighed, count))
            masks.append(given[-1] > 0)
        mask = reduce(np.logical_and, masks) if masks else np.ones(count, np.bool_)
        if not others and not beside:
            return Matches(mask, *given)
        points = added(beside, given, count) if given or beside else None
        if points is not None:
            points *= mask
        return Matches(mask, points)

    def _any(self, parts: Sequence[Query], owed: list[Phrase] | None) -> Matches:
        weighed, others = [], []
        for part in parts:
            found = self._weigher.points(part) if isinstance(part, Word | Phrase) else []
            if len(found) == 1:
                weighed.extend(found)
            else:
                others.append(self._docs(part))
        beside = self._beside(parts, owed)
        given = [other.points for other in others if other.points is not None]
        points = added([*weighed, *beside], given, self._snapshot.docs) if weighed or beside or given else None
        if points is not None and not others:
            return Matches(points > 0, points)
        masks = [self._mask(each.docs) for each in weighed] + [other.mask for other in others]
        return Matches(reduce(np.logical_or, masks) if masks else np.zeros(self._snapshot.docs, np.bool_), points)

    def _beside(self, parts: Sequence[Query], owed: list[Phrase] | None) -> list[Weighed]:
        phrases = relevance.beside(parts)
        if owed is not None:
            owed.extend(phrases)
            return []
        return [weighed for phrase in phrases for weighed in self._weigher.points(phrase, relevance.BESIDE)]

    def _with_beside(self, mask: Mask, points: Integers, phrases: Sequence[Phrase], best: int | None) -> Integers:
        """The points with those owed for phrases, looked for where they can still bring a document among the best.

        A phrase stands no more often than either of its words, so that it gives at most that share of what they gave.
        """
        wanted = mask
        if best is not None:
            most = 1 + min(len(phrases), 2) / relevance.BESIDE  # a word stands beside two others at most
            top = largest(points, best)
            least = int(points[top].min()) if len(top) >= best else 0
            wanted = mask & (points >= int((least - len(phrases)) / most))
        docs = np.flatnonzero(wanted)
        for phrase in phrases:
            found = self._weigher.points_within(phrase, relevance.BESIDE, docs)
            points[found.docs] += found.points
        return points

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
        mask &= start >= query.start if query.within else end > query.start
    if query.end is not None:
        mask &= end <= query.end if query.within else start < query.end
    return mask


def _so_named(leaf: Leaf, wanted: Numbers) -> Numbers:
    """The events of a segment that have any of these names."""
    wordings = leaf.contents.wordings
    return wordings.events.of(wordings.of_names(wanted))[0]
