"""Reading a collection: every file in turn, every article in it, and everything that went wrong, in one stream."""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Final

from search.model import Article
from search.read import jsonfile, jsonlines, markdown, pdf, plain, table, webpage
from search.read.assemble import assembled
from search.read.columns import Columns
from search.read.content import Content, Kind, Watch, unwatched
from search.read.decode import clean
from search.read.draft import Doubt, Draft, Drafts, Flaw, UnreadableError
from search.read.outcome import Failure, FileDone, Known, Reading, Survey, UnchangedFile, Warned
from search.read.parts import parts
from search.read.published import Orders
from search.read.sidecar import Said, Sidecars
from search.read.sniff import recognise
from search.read.stamp import Stamping
from search.read.walk import Found, walk, why_not

_FORMATS: Final[Mapping[Kind, Callable[[Content], Drafts]]] = {
    Kind.PLAIN: plain.drafts,
    Kind.MARKDOWN: markdown.drafts,
    Kind.PAGE: webpage.drafts,
    Kind.JSON: jsonfile.drafts,
    Kind.JSON_LINES: jsonlines.drafts,
    Kind.TABLE: table.drafts,
    Kind.PDF: pdf.drafts,
}
_LOOKED_AT: Final = 200
"""From how many articles of a collection the order of its dates is learnt, at most."""
_LOOKED_AT_CHARACTERS: Final = 10_000_000


def read(
    paths: Iterable[Path],
    *,
    columns: Mapping[str, str] | None = None,
    known: Known | None = None,
    watch: Watch = unwatched,
) -> Iterator[Reading]:
    """Every article in the files and folders, as a stream in a fixed order, with all that could not be read.

    `columns` names unusual columns (`{"text": "artikel"}`); ReadError at once when it names no such field. Files whose
    stamp in `known` still fits come as UnchangedFile. `watch` is told of every byte of the files that is done with, so
    that the whole comes to what `survey` counts. An id that a collection gives comes once; one made of a file's path
    below the folder given can come again from another folder. Nothing is raised later, whatever the files hold.
    """
    return _Run(Columns(dict(columns or {})), known or {}, watch).readings(paths)


def survey(paths: Iterable[Path]) -> Survey:
    """How much there is to read: a quick count, before any file is opened."""
    files = size = 0
    for item in walk(paths):
        if isinstance(item, Found):
            files += 1
            size += item.size
    return Survey(files, size)


@dataclass(slots=True)
class _Left:
    """The bytes of a file still to be told of: all of them once, however often it is opened."""

    size: int
    watch: Watch

    def take(self, count: int) -> None:
        """Tell of so many more, if there are as many."""
        told = min(count, self.size)
        self.size -= told
        if told:
            self.watch(told)


@dataclass(slots=True)
class _Run:
    columns: Columns
    known: Known
    watch: Watch
    sidecars: Sidecars = field(default_factory=Sidecars)
    said: set[Failure | Warned] = field(default_factory=set)
    """What was said of sidecars, so that it is not said again for each of their files."""

    def readings(self, paths: Iterable[Path]) -> Iterator[Reading]:
        for item in walk(paths):
            if isinstance(item, Found):
                left = _Left(item.size, self.watch)
                yield from self._file(item, left.take)
                left.take(item.size)
            else:
                yield item

    def _file(self, found: Found, watch: Watch) -> Iterator[Reading]:
        """What one file holds; whatever happens in it ends with it."""
        try:
            stamping = Stamping.of(found.path, self.sidecars, self.columns)
            stamp = stamping.unless_changed(self.known.get(found.origin))
            if stamp is None:
                yield UnchangedFile(found.origin)
                return
            said = self.sidecars.speak_of(found.path)
            articles, failures = 0, len(said.failures)
            yield from self._of_sidecars(said)
            for item in self._articles(found, said, watch):
                articles += isinstance(item, Article)
                failures += isinstance(item, Failure)
                yield item
            if stamping.still_holds():
                yield FileDone(found.origin, stamp, articles, failures)
            else:
                yield Warned(found.origin, "was changed while it was read; the next run reads it again")
        except OSError as error:
            yield Failure(found.origin, *why_not(error, found.path))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - one file must never end a run, whatever its bytes set off
            yield _unforeseen(found, error)

    def _of_sidecars(self, said: Said) -> Iterator[Failure | Warned]:
        complaints: tuple[Failure | Warned, ...] = (*said.failures, *said.warnings)
        for complaint in complaints:
            if complaint not in self.said:
                self.said.add(complaint)
                yield complaint

    def _articles(self, found: Found, said: Said, watch: Watch) -> Iterator[Article | Failure | Warned]:
        items = _guarded(found, self.columns, watch)
        first = _beginning(items)
        ids: set[str] = set()
        orders = Orders.learnt(draft.facts for draft in first if isinstance(draft, Draft))
        for item in chain(first, items):
            match item:
                case Flaw():
                    yield Failure(found.origin, item.reason, item.cure, item.line)
                case Doubt():
                    yield Warned(found.origin, item.reason, item.line)
                case Draft():
                    draft = replace(item, text=clean(item.text))
                    yield from _article(draft, found, said, ids, day_first=orders.of(draft.facts.source))


def _article(
    draft: Draft, found: Found, said: Said, ids: set[str], *, day_first: bool | None
) -> Iterator[Article | Failure | Warned]:
    if not draft.text.strip():
        yield Failure(found.origin, "holds no text", line=draft.line)
        return
    article, warnings = assembled(draft, found, said.own, said.defaults, day_first=day_first)
    if draft.id and article.id in ids:
        reason = f"its id {article.id!r} is already used above in the same file"
        yield Failure(article.origin, reason, "give it an id of its own", draft.line)
        return
    ids.add(article.id)
    yield from parts(article)
    yield from warnings


def _beginning(items: Drafts) -> list[Draft | Flaw | Doubt]:
    """The first drafts of a file, enough to learn its habits from and not too much to hold."""
    first: list[Draft | Flaw | Doubt] = []
    size = 0
    for item in items:
        first.append(item)
        size += len(item.text) if isinstance(item, Draft) else 0
        if len(first) >= _LOOKED_AT or size >= _LOOKED_AT_CHARACTERS:
            break
    return first


def _guarded(found: Found, columns: Columns, watch: Watch) -> Drafts:
    """The drafts of a file; where it stops being readable, a flaw, so that what came before is kept."""
    try:
        content = replace(recognise(found.path, columns), watch=watch)
        yield from _FORMATS[content.kind](content)
    except UnreadableError as error:
        yield Flaw(error.reason, error.cure)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Flaw(f"the packed file is damaged and breaks off ({error})", "fetch it again")
    except UnicodeError as error:
        yield Flaw(
            f"its characters cannot be told ({error.reason if isinstance(error, UnicodeDecodeError) else error})"
        )


def _unforeseen(found: Found, error: Exception) -> Failure:
    what = str(error).partition("\n")[0][:200]
    return Failure(found.origin, f"cannot be read ({type(error).__name__}{': ' if what else ''}{what})")
