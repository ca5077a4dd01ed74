"""Files into an archive: read, extract, add, in batches that are each kept whole or not at all."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from search.archive import Archive
from search.collation import Changes
from search.decisions.revise import published_anew, revise
from search.editing import Editor
from search.extract import Unannotated, annotate_all, reader_name
from search.model import Annotated, Article
from search.read import Failure, FileDone, Skipped, UnchangedFile, Warned, read, survey
from search.register import Register, file_note, known_files, origin_of

_BATCH_ARTICLES = 500
_BATCH_CHARACTERS = 4_000_000
_BATCH_SECONDS = 10
"""After so long a batch is kept even if it is small, so that little is lost when the run is killed."""


@dataclass(slots=True)
class Report:
    """What came of a run: articles by what was done with them, and everything a user should know."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    undated: int = 0
    """Among those added or changed: without a publication date."""
    unresolved: int = 0
    """Among those added or changed: date phrases that could not be resolved."""
    failures: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    """Files passed over, by reason."""
    characters: int = 0
    """Text added or changed."""
    size: int = 0
    """Bytes of the files to be read."""
    passed: int = 0
    """Bytes of them done with so far."""

    @property
    def articles(self) -> int:
        """Articles done with so far."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class Plan:
    """How to index: what to read, and what to do with it."""

    paths: tuple[Path, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    model: str | None = None
    workers: int = 1
    prune: bool = False


def ingest(archive: Archive, plan: Plan, watch: Callable[[Report], None] = lambda _: None) -> Report:
    """Bring an archive up to date with files; `watch` is called after every article. Raises ArchiveError, ModelError.

    What users decided about an article holds of it however often it is read. A batch is durable once it is kept; a run
    that is cut off loses the batch in hand and no more, and the next run goes on from there.
    """
    with archive.engine.hold():
        return _Run(archive, plan, watch).run()


class _Run:
    """One run of indexing, and what it knows meanwhile."""

    def __init__(self, archive: Archive, plan: Plan, watch: Callable[[Report], None]) -> None:
        self.engine = archive.engine
        self.plan = plan
        self.watch = watch
        self.report = Report(size=survey(plan.paths).size)
        self.reader = reader_name(plan.model)
        decided = Editor(archive).catch_up()
        self.in_force = decided.in_force
        self.decided = decided.by_article
        self.changes = Changes(self.engine)
        self.register = Register(self.engine.kept())
        self.spared: set[str] = set()
        """Origins unchanged, or failed in part: their articles are never pruned."""
        self.read = 0
        """Articles handed to extraction so far."""
        self.done = 0
        """Articles that came back from it."""
        self.first: Annotated | Unannotated | None = None
        """An article as it was found, while it is read again from the publication date that users told."""
        self.batch: list[Annotated] = []
        self.size = 0
        """Characters of the batch."""
        self.kept_at = monotonic()
        self.stamps: deque[tuple[int, str, str]] = deque()
        """Notes of files read whole, each with the number of articles that must be kept before it may be."""

    def run(self) -> Report:
        """Everything: read, annotate, keep, prune, compare."""
        try:
            for outcome in annotate_all(self.fresh(), self.plan.model, self.plan.workers):
                self.take(outcome)
        except KeyboardInterrupt:
            self.keep()
            raise
        gone = self.register.gone(self.plan.paths, self.spared) if self.plan.prune else []
        self.report.removed = len(gone)
        self.keep(gone)
        if self.changes.pending:
            self.changes.collate(self.in_force)
            self.engine.settle()
        return self.report

    def take(self, outcome: Annotated | Unannotated) -> None:
        """One article more; a full batch, or one that waits too long, is kept."""
        self.done += 1
        if self.first is None and published_anew(outcome.article, self.decided.get(outcome.article.id, ())):
            self.first = outcome
            return
        readings = [self.first, outcome] if self.first else [outcome]
        self.first = None
        if failed := next((each for each in readings if isinstance(each, Unannotated)), None):
            self.fail(failed.article.origin, f"{failed.article.origin}: {failed.reason}")
            return
        found, *told = (each for each in readings if isinstance(each, Annotated))
        annotated = revise(found, told[0] if told else None, self.decided.get(found.article.id, ())).annotated
        self.batch.append(annotated)
        self.size += len(annotated.article.text)
        self.count(annotated)
        waited = monotonic() - self.kept_at
        if len(self.batch) >= _BATCH_ARTICLES or self.size >= _BATCH_CHARACTERS or waited >= _BATCH_SECONDS:
            self.keep()

    def keep(self, gone: Sequence[str] = ()) -> None:
        """Put the batch into the archive, with the notes of the files that are whole by now."""
        notes = self.notes(self.done)
        if self.batch or gone or notes:
            self.changes.write(self.batch, gone, notes)
        self.batch, self.size, self.kept_at = [], 0, monotonic()

    def fresh(self) -> Iterator[Article]:
        """The articles that must be extracted: new ones and changed ones."""
        known = known_files(self.engine.notes(), self.reader, self.register)
        for item in read(self.plan.paths, columns=self.plan.columns, known=known, watch=self.advance):
            match item:
                case Article():
                    article = self.register.identified(item)
                    if self.register.holds(article, self.reader):
                        self.report.unchanged += 1
                    else:
                        yield from self.asked(article)
                case Failure():
                    self.fail(item.origin, str(item))
                case Warned():
                    self.report.warnings.append(str(item))
                case Skipped():
                    self.report.skipped[item.reason] += 1
                case UnchangedFile():
                    self.spared.add(item.origin)
                    self.report.unchanged += self.register.articles_of(item.origin)
                case FileDone() if not item.failures:
                    self.stamps.append((self.read, *file_note(item, self.reader)))
                case FileDone():
                    pass
            self.watch(self.report)

    def asked(self, article: Article) -> Iterator[Article]:
        """The article as it is to be read: as it was found, and where users told when it was published, again so."""
        self.read += 1
        yield article
        if told := published_anew(article, self.decided.get(article.id, ())):
            self.read += 1
            yield replace(article, published=told)

    def advance(self, count: int) -> None:
        """So many more bytes of the files are read."""
        self.report.passed += count

    def notes(self, done: int) -> dict[str, str]:
        """The stamps that may be kept now that so many articles are done; of failed files, none."""
        ready: dict[str, str] = {}
        while self.stamps and self.stamps[0][0] <= done:
            _, key, stamp = self.stamps.popleft()
            ready[key] = stamp
        return {key: stamp for key, stamp in ready.items() if origin_of(key) not in self.spared}

    def fail(self, origin: str, message: str) -> None:
        """Name what could not be read; what the archive holds of that file stays."""
        self.spared.add(origin)
        self.report.failures.append(message)

    def count(self, annotated: Annotated) -> None:
        """Add an article to the report."""
        report = self.report
        if self.register.is_new(annotated.article.id):
            report.added += 1
        else:
            report.changed += 1
        report.undated += annotated.article.published is None
        report.unresolved += len(annotated.unresolved)
        report.characters += len(annotated.article.text)
        self.watch(report)
