"""The embedded engine: a folder with a Whoosh index, written by one process at a time and read by any number."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from threading import Lock
from time import sleep
from types import MappingProxyType
from typing import TypeVar

from whoosh.index import EmptyIndexError

from search.chronicles import Chronicle
from search.engines.protocol import Kept
from search.engines.whoosh import manifest
from search.engines.whoosh.collation import Collated
from search.engines.whoosh.commit import Index
from search.engines.whoosh.damage import damage
from search.engines.whoosh.lock import WriteLock
from search.engines.whoosh.renewal import renew
from search.engines.whoosh.snapshot import Snapshot
from search.engines.whoosh.storage import DurableStorage
from search.engines.whoosh.view import View
from search.errors import ArchiveError
from search.fields import Field
from search.model import Annotated, Collation, Event, Name
from search.period import Period
from search.query import Request
from search.results import Found, FoundEvents, Happening, Naming, Totals

Answer = TypeVar("Answer")
_LOG = logging.getLogger(__name__)
_TRIES = 20
_PAUSE = 0.02
"""Seconds before looking again for files that a commit has just replaced."""


class WhooshEngine:
    """Articles kept in a folder; see `search.engines.protocol.Engine` for what the methods promise.

    Readings go to the latest commit, looked up at each; threads may share the engine.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._storage = DurableStorage(directory)
        self._index = manifest.check(directory).index
        self._view: View | None = None
        self._opening = Lock()
        self._lock = WriteLock(directory)
        self._latest()

    def write(
        self,
        add: Sequence[Annotated] = (),
        remove: Iterable[str] = (),
        notes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Put articles in, take articles out by id, and keep notes, in one commit."""
        removed = tuple(remove)
        self._change(lambda index: index.commit(add, removed, notes))

    def _change(self, change: Callable[[Index], None]) -> None:
        with self._lock.held():
            index = Index(self._storage, manifest.check(self._directory).index)
            index.sweep()
            try:
                change(index)
            except BaseException as error:
                with suppress(OSError):
                    index.sweep()
                if isinstance(error, OSError):
                    raise ArchiveError(
                        f"Nothing was written to {self._directory}: {error.strerror}. Mend that and run it again."
                    ) from error
                raise

    def hold(self) -> AbstractContextManager[None]:
        """Be the only writer until the end of the `with`."""
        return self._lock.held()

    def notes(self) -> Mapping[str, str]:
        """The notes kept."""
        with suppress(FileNotFoundError):
            return self._ask(lambda view: view.snapshot.notes())
        return self._ask(lambda view: view.snapshot.notes())  # a commit has just put them into a new file

    def kept(self) -> Iterable[Kept]:
        """Every article's identity."""
        return self._latest().kept()

    def articles(self, ids: Iterable[str], *, as_read: bool = False) -> Mapping[str, Annotated]:
        """Articles with their findings."""
        wanted = tuple(ids)
        return self._ask(lambda view: view.articles(wanted, as_read=as_read))

    def passages(self, ids: Iterable[str], wanted: Callable[[Period], bool]) -> Iterator[Annotated]:
        """Articles with no more than the sentences that tell of a time wanted."""
        return self._latest().passages(ids, wanted)

    def find(self, request: Request) -> Found:
        """The articles that match."""
        return self._ask(lambda view: view.find(request))

    def events(self, request: Request) -> FoundEvents:
        """The happenings of which a telling belongs to the answer."""
        return self._ask(lambda view: view.events(request))

    def chronicles(self, request: Request) -> Iterable[Chronicle]:
        """What articles tell of happenings known to the day."""
        return self._latest().chronicles(request)

    def event(self, event_id: str) -> Happening | None:
        """The happening of which this is a telling."""
        return self._ask(lambda view: view.event(event_id))

    def standing(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """The tellings that stand for the happenings that go by these ids."""
        wanted = tuple(ids)
        return self._ask(lambda view: view.standing(wanted))

    def collate(self, collation: Collation) -> None:
        """Keep this in the place of the collation kept before."""
        said = Collated.of(collation)
        self._change(lambda index: index.collate(said))

    def settle(self) -> None:
        """Bring what many writes left into few segments."""
        self._change(Index.settle)

    def collation(self) -> Collation:
        """The collation kept."""
        return self._ask(lambda view: view.snapshot.collated.whole())

    def namings(self, shown: Name | None = None) -> Iterable[Naming]:
        """Every name as articles hold it, or those shown as one."""
        return self._latest().namings(shown)

    def originals(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Of these articles, those that are copies, and which article stands for them."""
        wanted = tuple(ids)
        return self._ask(lambda view: view.originals(wanted))

    def similar(self, word: str, limit: int = 5) -> Sequence[str]:
        """Words of the archive that differ by a slip of the keys."""
        return self._ask(lambda view: view.similar(word, limit))

    def complete(self, field: Field, prefix: str, limit: int = 10) -> Sequence[tuple[str, int]]:
        """Names in a field one of whose words begins so."""
        return self._ask(lambda view: view.complete(field, prefix, limit))

    def totals(self) -> Totals:
        """What is kept, counted."""
        return self._ask(lambda view: view.totals)

    def verify(self) -> Sequence[str]:
        """What is damaged, a line each."""
        return damage(self._directory)

    def close(self) -> None:
        """Let go of files; the next reading opens them again."""
        with self._opening:
            self._view = None

    def _ask(self, question: Callable[[View], Answer]) -> Answer:
        """The latest commit's answer; when that fails because files are damaged, the error says which."""
        try:
            return question(self._latest())
        except (IndexError, ValueError, OverflowError, MemoryError, AssertionError) as error:
            if lines := damage(self._directory):
                raise ArchiveError(lines[0]) from error
            raise

    def _latest(self) -> View:
        for left in reversed(range(_TRIES)):
            try:
                return self._current()
            except (FileNotFoundError, EmptyIndexError) as error:  # replaced by a commit, or by a rebuilt index
                if not left:
                    raise ArchiveError(
                        f"{self._directory} lacks a file of its index ({error}). Put it back from a copy, or run "
                        "`dateline rebuild`, which keeps every article that can still be read."
                    ) from error
                sleep(_PAUSE)
                self._index = manifest.check(self._directory).index
        raise AssertionError("not reached")

    def _current(self) -> View:
        view = self._view
        if view and self._is_latest(view.snapshot):
            return view
        with self._opening:
            known = self._view
            if known and self._is_latest(known.snapshot):
                return known
            self._view = View(Snapshot(self._storage, self._index, known.snapshot if known else None))
            return self._view

    def _is_latest(self, snapshot: Snapshot) -> bool:
        """Whether no commit followed: each writes the next table of contents, and then deletes the one before it."""
        return snapshot.index == self._index and (
            self._storage.has_toc(self._index, snapshot.generation)
            and not self._storage.has_toc(self._index, snapshot.generation + 1)
        )


def rebuild(directory: Path, report: Callable[[str], None] = _LOG.warning) -> int:
    """Make the index of an archive anew from the articles it keeps, in this program's format; how many those are.

    What could not be kept is reported, a line each. Raises ArchiveError when there is no archive or nothing in it can
    be read, ArchiveBusyError when it is being written.
    """
    if not directory.is_dir() or manifest.is_free(directory):
        manifest.read(directory)
    with WriteLock(directory).held():
        return renew(directory, report)


def open_engine(directory: Path, *, create: bool) -> WhooshEngine:
    """The engine over the archive in a folder; with `create`, over a new one where there is none.

    Raises ArchiveError when there is no archive, or one that is damaged, foreign or of another version.
    """
    if create and manifest.is_free(directory):
        try:
            _make(directory)
        except OSError as error:
            raise ArchiveError(
                f"No archive can be made at {directory}: {error.strerror}. Name another folder."
            ) from error
    return WhooshEngine(directory)


def _make(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    with WriteLock(directory).held():
        if not (directory / manifest.NAME).exists():
            made = manifest.new("articles1")
            Index(DurableStorage(directory), made.index).create()
            made.write(directory)
            DurableStorage(directory).settle()
