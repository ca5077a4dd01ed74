"""Everything in view, page after page, with nothing counted on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from search import phrasing
from search.archive import Archive
from search.asking import any_where_all_find_nothing, typed
from search.days import describe_days
from search.errors import ArchiveError
from search.fields import Field
from search.filters import Filters, Fit
from search.pages import ArticlePage
from search.query import During, Lie, Query, Request, Sort, all_of
from search.results import Found, TimelineEvent, Told
from search.syntax import VANTAGES, describe

Days = tuple[int, int]

_EVENTS, _ARTICLES = 5_000, 200
"""How many are held in memory at once."""
_FITS = {
    Fit.TOUCHING: "",
    Fit.WITHIN: "wholly ",
    Fit.BEYOND: "beyond, but also ",
    Fit.BEGINNING: "from within ",
    Fit.EARLIER: "from before, but also ",
}
_CHANGED = "The archive changed while it was written out; export it again."


@dataclass(frozen=True, slots=True)
class View:
    """What a reader sees: a query with its filters, or the `top` weightiest events of it."""

    words: str = ""
    filters: Filters = Filters()
    any_of: bool = False
    top: int | None = None

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The question as the names and values of an address, whatever else could be asked beside it."""
        top = str(self.top) if self.top else ""
        single = (("q", self.words), *self.filters.written, ("any", "1" if self.any_of else ""), ("top", top))
        return tuple(pair for pair in single if pair[1])


@dataclass(frozen=True, slots=True)
class Whole:
    """All events in view, in the order of time, as far as a file can hold them."""

    view: View
    read_as: str
    total: int
    """How many are in view,"""
    kept: int
    """how many of them the file holds,"""
    unfit: int
    """and how many it cannot hold; the rest is not among the weightiest."""
    events: Iterator[TimelineEvent] = field(compare=False)

    @property
    def unshown(self) -> int:
        """How many of the events in view the file leaves out."""
        return self.total - self.kept

    @property
    def asked(self) -> str:
        """What was asked, in plain words: what was typed, and what was chosen beside it."""
        return "; ".join((self.read_as, *_chosen(self.view.filters)))

    @property
    def said(self) -> str:
        """What was asked, how many events the file holds, and how many it leaves out and why."""
        why = (
            (self.unfit, "this format cannot hold them"),
            (self.unshown - self.unfit, "they weigh less"),
        )
        left = "".join(f"; {phrasing.number(count)} left out: {reason}" for count, reason in why if count)
        return f"{self.asked}. {phrasing.count(self.kept, 'event')} of {phrasing.number(self.total)}{left}."


def _chosen(filters: Filters) -> Iterator[str]:
    for where, name in filters.include:
        yield f"{where} exactly {name}"
    for where, name in filters.exclude:
        yield f"without {where} {name}"
    if filters.when:
        yield f"happened {_FITS[filters.fit]}{describe_days(*filters.when)}"
        if filters.known_to:
            yield f"known to the {filters.known_to}"
        if filters.wider_than:
            yield f"known less closely than the {filters.wider_than}"
    if filters.published:
        yield f"published {describe_days(*filters.published)}"
    if filters.told:
        yield VANTAGES[filters.told]


def whole(archive: Archive, view: View, days: Days | None = None) -> Whole:
    """Everything in view that lies within the days, where any are given; counted at once, fetched as it is read."""
    meant, total = _meant(archive, view)
    query = all_of(meant, view.filters.query)
    if days:
        query = all_of(query, During(Field.WHEN, *days, Lie.WITHIN))
    fitting = archive.tell(Request(query, limit=0)).total if days else total
    kept = fitting if view.top is None else min(view.top, fitting)
    events = _events(archive, query, Sort.OLDEST if view.top is None else Sort.WEIGHT, kept, fitting)
    if view.top is not None:
        events = _in_time(events)
    return Whole(view, describe(meant), total, kept, total - fitting, events)


def every_article(archive: Archive, view: View) -> Iterator[ArticlePage]:
    """All articles that match, the oldest first. Raises ArchiveError when the archive changes meanwhile."""

    def ask(query: Query, limit: int = 0, cursor: str = "") -> Found:
        request = Request(all_of(query, view.filters.query), Sort.OLDEST, limit, cursor, tallies=False)
        return archive.engine.find(request)

    query, found = any_where_all_find_nothing(typed(view.words, any_of=view.any_of), ask)
    wanted = total = found.total
    while wanted > 0:
        found = ask(query, _ARTICLES, found.next)
        if found.total != total:
            raise ArchiveError(_CHANGED)
        pages = archive.pages(scored.id for scored in found.articles)
        yield from pages
        wanted -= len(pages)
        if wanted > 0 and not found.next:
            raise ArchiveError(_CHANGED)


def _meant(archive: Archive, view: View) -> tuple[Query, int]:
    """What is typed as the pages understand it, and how many events it finds."""

    def ask(query: Query) -> Told:
        return archive.tell(Request(all_of(query, view.filters.query), limit=0))

    asked, found = any_where_all_find_nothing(typed(view.words, any_of=view.any_of), ask)
    return asked, found.total


def _events(archive: Archive, query: Query, sort: Sort, wanted: int, total: int) -> Iterator[TimelineEvent]:
    """As many events as are wanted of those that were counted. Raises ArchiveError when these are others by now."""
    cursor = ""
    while wanted > 0:
        page = archive.tell(Request(query, sort, min(_EVENTS, wanted), cursor))
        if page.total != total:
            raise ArchiveError(_CHANGED)
        yield from islice(page.events, wanted)
        wanted -= len(page.events)
        cursor = page.next
        if wanted > 0 and not cursor:
            raise ArchiveError(_CHANGED)


def _in_time(events: Iterator[TimelineEvent]) -> Iterator[TimelineEvent]:
    def place(told: TimelineEvent) -> tuple[int, int, float, str]:
        return (told.event.period.start, -told.event.period.end, -told.weight, told.event.id)

    yield from sorted(events, key=place)
