"""What every engine does, and promises.

An engine keeps annotated articles and answers requests about them. All engines inherit one test suite
(`tests/engines`), and the memory engine, which looks at everything, is the judge of the others.

Articles are answered for as their collation shows them (`search.model.Collation`). A name that it shows as another is
found, counted and given back as that one, once an article; a hidden name is left out. What it calls one happening is
counted once, at the time that its standing telling gives: of the tellings with the id that stands, the first in the
order of `Happening.tellings`. Where no article kept tells that, its tellings stand for themselves. The id of an event
says its period and its sentence, so that tellings of one id are of one time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from search.chronicles import Chronicle
from search.fields import Field
from search.model import Annotated, Collation, Event, Name
from search.period import Period
from search.query import Request
from search.results import Found, FoundEvents, Happening, Naming, Totals


@dataclass(frozen=True, slots=True)
class Kept:
    """What an engine remembers of an article, enough to tell whether it must be read again."""

    id: str
    origin: str
    fingerprint: str
    model: str


class Engine(Protocol):
    """Where articles are kept and found."""

    def write(self, add: Sequence[Annotated] = (), remove: Iterable[str] = (), notes: Mapping[str, str] = {}) -> None:
        """Put articles in, take articles out by id, and keep notes, in one commit.

        An article whose id is already kept replaces it, with its events; the same id twice in `add` means the last.
        Unknown ids in `remove` are passed over. `notes` are small texts by key (an empty text removes the key).
        On return everything is durable and visible to new readings; when it raises, or the process dies, nothing
        of it is. Raises ArchiveBusyError when another process writes.
        """

    def hold(self) -> AbstractContextManager[object]:
        """Be the only writer until the end of the `with`; `write` does so by itself for one commit.

        Raises ArchiveBusyError when another process writes.
        """

    def notes(self) -> Mapping[str, str]:
        """The notes kept."""

    def kept(self) -> Iterable[Kept]:
        """Every article's identity, in no particular order."""

    def articles(self, ids: Iterable[str], *, as_read: bool = False) -> Mapping[str, Annotated]:
        """Articles with their findings by id, under the names shown or, `as_read`, exactly as they were put in.

        Unknown ids are left out.
        """

    def passages(self, ids: Iterable[str], wanted: Callable[[Period], bool]) -> Iterator[Annotated]:
        """Articles as they were put in, each with no more than the sentences that tell of a time wanted.

        Kept are all events of these sentences, with their names, and all dates within. Articles that tell of no such
        time are left out.
        """

    def find(self, request: Request) -> Found:
        """The articles that match, ordered and counted.

        The order is total: score descending (or publication), then id. `cursor` continues exactly after the last
        article of the page it came with, as long as nothing was written meanwhile. A cursor that is no cursor
        begins anew.
        """

    def events(self, request: Request) -> FoundEvents:
        """The happenings of which a telling belongs to the answer (see `search.query`).

        They come in the order of time: start, widest first, of one time the weightiest first, id of the standing
        telling; or in the reverse, of one time again the weightiest first; or by weight.
        """

    def chronicles(self, request: Request) -> Iterable[Chronicle]:
        """What articles tell of the happenings of `events` that are known to the day: much is read, little is made.

        Every article that tells any happening of the page comes once, in no particular order, with its nearest telling
        of each (`Happening.nearest`), in the order of the page; where it tells none known to the day, without any.
        """

    def event(self, event_id: str) -> Happening | None:
        """The happening that goes by this id, or of which this is a telling, with every telling."""

    def standing(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """The tellings that stand for the happenings that go by these ids; other ids are left out."""

    def collate(self, collation: Collation) -> None:
        """Keep this in the place of the collation kept before, durably and visible to new readings on return.

        Later writes leave it as it is; what it says of articles that are gone has no effect. Raises ArchiveBusyError
        when another process writes.
        """

    def settle(self) -> None:
        """Bring what many writes left into the form that is read fastest; what is kept stays as it is.

        A run of indexing ends so. It takes a time in proportion to what was written, now and then to much of the
        archive. Raises ArchiveBusyError when another process writes.
        """

    def collation(self) -> Collation:
        """The collation kept."""

    def namings(self, shown: Name | None = None) -> Iterable[Naming]:
        """Every name as articles hold it, whatever is shown for it, or those shown as one; in no particular order."""

    def originals(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Of these articles, those that are near-identical copies, and which article, kept too, stands for them."""

    def similar(self, word: str, limit: int = 5) -> Sequence[str]:
        """Words of the archive, unstemmed, that differ from this one by a slip of the keys, likeliest first."""

    def complete(self, field: Field, prefix: str, limit: int = 10) -> Sequence[tuple[str, int]]:
        """Names in a field one of whose words begins so, with the number of articles, most first; for TEXT, words.

        A name that is shown for others is found by their words too.
        """

    def totals(self) -> Totals:
        """What is kept, counted."""

    def verify(self) -> Sequence[str]:
        """What is damaged, a line each naming the file and the cure; empty when all is well."""

    def close(self) -> None:
        """Let go of files."""
