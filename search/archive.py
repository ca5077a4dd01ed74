"""Archive: the one place where asking, keeping and answering meet."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from search import timeline
from search.asking import any_where_all_find_nothing, typed
from search.completing import Completion, complete, complete_name, named
from search.decisions import ledger
from search.decisions.ledger import Ledger
from search.engines.protocol import Engine
from search.errors import NotFoundError
from search.fields import FACETS, Field
from search.filters import Filters
from search.histogram import Window, histogram, histograms
from search.hits import listed
from search.keydates import key_dates, most_told
from search.model import EntityKind
from search.pages import ArticlePage, KeyDate, Unread
from search.query import During, Everything, Lie, Names, Or, Query, Request, Sort, Word, all_of
from search.results import (
    Events,
    FoundEvents,
    Happening,
    Histogram,
    Results,
    Suggestion,
    TimelineEvent,
    Told,
    Totals,
)
from search.spelling import respell
from search.syntax import read

_KEY_EVENTS = 30_000
"""How many events the choice of key dates looks at."""

_NAMED_IN = 0.25
"""The share of the articles with some words that hold a name with them, where the name may be what is meant."""

_ANY_TELLS = "No article holds all of these words; these events are told by articles that hold at least one."


class Archive(AbstractContextManager["Archive"]):
    """A collection of articles that can be asked.

    >>> with Archive.open(Path("index")) as archive:
    ...     archive.search("storm corps").total
    """

    def __init__(self, engine: Engine, decisions: Ledger | None = None) -> None:
        self.engine = engine
        self.decisions = decisions or Ledger()
        """What its users decided."""

    @classmethod
    def open(cls, directory: Path, *, create: bool = False) -> "Archive":
        """The archive in a folder; with `create`, a new one where there is none. Raises ArchiveError."""
        from search.engines.whoosh import open_engine  # noqa: PLC0415 - the store loads only where it is used

        return cls(open_engine(directory, create=create), Ledger(directory / ledger.NAME))

    def search(
        self,
        words: str = "",
        filters: Filters = Filters(),
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 10,
        cursor: str = "",
        facet_size: int = 10,
        any_of: bool = False,
    ) -> Results:
        """One page of the articles that match; any word instead of all where all find nothing, and the note says so.

        With a `facet_size` of 0 nothing but their number is counted over all matches: no facets, no histogram.
        """
        reading, query = read(words), typed(words, any_of=any_of)
        counted = FACETS if facet_size else ()

        def request(query: Query) -> Request:
            query = all_of(query, filters.query)
            return Request(query, sort, limit, cursor, counted, facet_size, tallies=facet_size > 0)

        asked, found = any_where_all_find_nothing(query, lambda query: self.engine.find(request(query)))
        hits, following = listed(self.engine, request(asked), found)
        whole = asked == query
        return Results(
            words=words,
            read_as=reading.read_as,
            note=reading.note if whole else "No article holds all of these words; these hold at least one.",
            total=found.total,
            exact=found.exact,
            hits=hits,
            next=following,
            facets=found.facets,
            histogram=histogram(found.happened, found.written),
            undated=found.undated,
            events=found.events,
            suggestion=None if whole and found.total else self._suggestion(words, filters),
        )

    def rank(self, words: str, limit: int, *, any_of: bool = False) -> tuple[str, ...]:
        """The ids of the best articles and nothing else, for programs that ask many questions."""
        found = self.engine.find(Request(typed(words, any_of=any_of), limit=limit, tallies=False))
        return tuple(scored.id for scored in found.articles)

    def timeline(
        self,
        words: str = "",
        filters: Filters = Filters(),
        *,
        sort: Sort = Sort.OLDEST,
        limit: int = 50,
        cursor: str = "",
        facet_size: int = 10,
        any_of: bool = False,
    ) -> Events:
        """One page of what happened when, told by the articles that match."""
        wanted = Request(Everything(), sort, limit, cursor, FACETS, facet_size)
        whole, found = self._events(words, filters, wanted, any_of=any_of)
        return self._answer(words, filters, whole, found, histogram(found.happened, found.written, _window(filters)))

    def compare(self, queries: Sequence[str], filters: Filters = Filters(), *, limit: int = 50) -> tuple[Events, ...]:
        """The first page of the timelines of several queries, their histograms over one axis."""
        wanted = Request(Everything(), Sort.OLDEST, limit)
        answers = [(words, *self._events(words, filters, wanted)) for words in queries]
        drawn = histograms([(found.happened, found.written) for _, _, found in answers], _window(filters))
        return tuple(
            self._answer(words, filters, whole, found, over)
            for (words, whole, found), over in zip(answers, drawn, strict=True)
        )

    def key_dates(
        self, count: int, words: str = "", filters: Filters = Filters(), *, any_of: bool = False
    ) -> tuple[KeyDate, ...]:
        """The days that mattered, most important first: where much is told, chosen among those most told of."""

        def ask(query: Query) -> FoundEvents:
            return self.engine.events(Request(all_of(query, filters.query), limit=0))

        meant, tally = any_where_all_find_nothing(typed(words, any_of=any_of), ask)
        query = all_of(meant, filters.query)
        if tally.total > _KEY_EVENTS:
            days = most_told(tally.happened, _KEY_EVENTS)
            query = all_of(query, Or(tuple(During(Field.WHEN, *stretch, Lie.WITHIN) for stretch in days)))
        return key_dates(self.engine.chronicles(Request(query, Sort.OLDEST, _KEY_EVENTS, tallies=False)), count)

    def tell(self, request: Request) -> Told:
        """The events of a request with their witnesses; nothing is counted beside them."""
        found = self.engine.events(replace(request, facets=(), tallies=False))
        return Told(found.total, self._told(found.happenings), found.next)

    def article(self, article_id: str) -> ArticlePage:
        """An article with its findings and its own timeline. Raises NotFoundError."""
        for page in self.pages((article_id,)):
            return page
        raise NotFoundError(f"The archive holds no article {article_id!r}; search for its title.")

    def pages(self, ids: Iterable[str]) -> tuple[ArticlePage, ...]:
        """Articles with their findings and timelines, in the order asked; unknown ids are passed over."""
        ids = tuple(ids)
        kept = self.engine.articles(ids)
        return tuple(timeline.page(kept[id_]) for id_ in ids if id_ in kept)

    def event(self, event_id: str) -> TimelineEvent:
        """What happened, with every witness, by the id of any telling of it. Raises NotFoundError."""
        happening = self.engine.event(event_id)
        if happening is None:
            raise NotFoundError("The archive holds no such event; the articles that told it may have changed.")
        (told,) = self._told([happening])
        return told

    def happenings(self, ids: Iterable[str]) -> dict[str, TimelineEvent]:
        """What happened, with every witness, by the ids that stand for it; unknown ids are passed over."""
        found = (self.engine.event(id_) for id_ in dict.fromkeys(ids))
        return {told.event.id: told for told in self._told([each for each in found if each])}

    def unresolved(self, *, limit: int = 50, cursor: str = "") -> Unread:
        """The date phrases that could not be resolved, by article, and how many articles hold some."""
        query = Names(Field.DATES, "unresolved", exact=True)
        found = self.engine.find(Request(query, Sort.NEWEST, limit, cursor, tallies=False))
        kept = self.engine.articles(scored.id for scored in found.articles)
        return Unread(found.total, tuple(kept[scored.id] for scored in found.articles if scored.id in kept), found.next)

    def totals(self) -> Totals:
        """What is kept, counted."""
        return self.engine.totals()

    def kind_of(self, name: str) -> EntityKind:
        """The kind under which most articles hold a name; the first of `EntityKind` where none does."""
        held = {kind: self._count(Names(Field(kind.value.lower()), name, exact=True)) for kind in EntityKind}
        return max(held, key=held.__getitem__)

    def complete(self, words: str, limit: int = 8) -> tuple[Completion, ...]:
        """What is typed, with its end completed to a name or a word of the archive, most first."""
        return complete(self.engine.complete, words, limit)

    def complete_name(self, beginning: str, limit: int = 8) -> tuple[Completion, ...]:
        """The names of the archive, and nothing else, that go on from what is typed, most articles first."""
        return complete_name(self.engine.complete, beginning, limit)

    def named(self, words: str, articles: int, limit: int = 3) -> tuple[Completion, ...]:
        """Who or what is likely meant by plain words that so many articles hold: names with all of them, most first."""
        return named(self.engine.complete, words, articles * _NAMED_IN, limit)

    def close(self) -> None:
        """Let go of files."""
        self.engine.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _events(
        self, words: str, filters: Filters, wanted: Request, *, any_of: bool = False
    ) -> tuple[bool, FoundEvents]:
        """Whether what is typed was answered as it stands, and the answer."""

        def ask(query: Query) -> FoundEvents:
            return self.engine.events(replace(wanted, query=all_of(query, filters.query)))

        query = typed(words, any_of=any_of)
        asked, found = any_where_all_find_nothing(query, ask)
        return asked == query, found

    def _answer(self, words: str, filters: Filters, whole: bool, found: FoundEvents, drawn: Histogram) -> Events:  # noqa: FBT001 - private
        reading = read(words)
        return Events(
            words=words,
            read_as=reading.read_as,
            note=reading.note if whole else _ANY_TELLS,
            total=found.total,
            tellers=sum(found.written.values()),
            exact=found.exact,
            events=self._told(found.happenings),
            next=found.next,
            facets=found.facets,
            histogram=drawn,
            suggestion=None if whole and found.total else self._suggestion(words, filters),
        )

    def _told(self, happenings: Sequence[Happening], *, conflicts: bool = True) -> tuple[TimelineEvent, ...]:
        originals = self.engine.originals(_tellers(happenings))
        others = self.engine.standing({id_ for each in happenings for id_ in each.conflicts}) if conflicts else {}
        return tuple(
            timeline.told(each, originals, tuple(others[id_] for id_ in each.conflicts if id_ in others))
            for each in happenings
        )

    def _suggestion(self, words: str, filters: Filters) -> Suggestion | None:
        for spelling in respell(words, self.engine.similar, lambda word: self._count(Word(word)) > 0):
            if total := self._count(all_of(read(spelling).query, filters.query)):
                return Suggestion(spelling, total)
        return None

    def _count(self, query: Query) -> int:
        return self.engine.find(Request(query, limit=0, tallies=False)).total


def _tellers(happenings: Iterable[Happening]) -> list[str]:
    """The articles that tell any of these, by their ids in order."""
    return sorted({heading.id for each in happenings for heading in each.headings})


def _window(filters: Filters) -> Window:
    """The days that bound the axis of a timeline, where any are chosen."""
    return filters.when or (None, None)
