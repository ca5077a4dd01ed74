"""What users decide, kept and applied at once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from search.archive import Archive
from search.collation import Changes
from search.decisions import Decision, OfPlace, Place, Publish, Undo, What, article_of
from search.decisions.ledger import Decided
from search.decisions.places import Span, locate, place_at
from search.editing.applied import Applied, articles_of
from search.editing.rereading import Rereader
from search.editing.sense import no_article, objections, with_proper_date
from search.editing.standing import Standing, standings
from search.errors import ArchiveError, DecisionError, NotFoundError
from search.model import Annotated, Article, DateMention, Event, Published

__all__ = ["Aim", "Editor", "Redated", "Standing"]

_BATCH = 500
"""Articles revised at once."""

Change = tuple[DateMention | None, DateMention | None]
"""A phrase as it is read and as it would be; None where it is or would be no date."""


@dataclass(frozen=True, slots=True)
class Redated:
    """What another publication date would change in an article."""

    article: Article
    """As it is."""
    published: Published
    """As it would be."""
    changes: tuple[Change, ...]
    same: int
    """Phrases that would be read as they are."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The phrases that date an event, wherever it is told."""

    all: tuple[Place, ...]
    alike: tuple[Place, ...]
    """Those that give the time at which the event stands in the timeline."""


class Editor:
    """Decides for one archive.

    A decision is kept first and applied then. Should the process die in between, or should somebody have edited the
    ledger by hand, the next writer notices, because the archive notes what was applied, and catches up.
    """

    def __init__(self, archive: Archive) -> None:
        self._engine = archive.engine
        self._ledger = archive.decisions
        self._rereader = Rereader()
        self._left: tuple[str, ...] = ()
        """Why some articles could not be brought in line with the ledger; the next decision tries again."""

    def decide(self, what: What, *, note: str = "", made: str = "") -> Decision:
        """Keep a decision and apply it; `made` is the time, which the caller knows.

        Raises DecisionError when it makes no sense here, and ArchiveBusyError when another process writes; then
        nothing is kept.
        """
        return self.decide_all([what], note=note, made=made)[0]

    def decide_all(self, what: Sequence[What], *, note: str = "", made: str = "") -> tuple[Decision, ...]:
        """The same for several at once: all of them are kept, or none."""
        return self.take_over([Decision(0, each, made, note) for each in what])

    def take_over(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """The same for decisions that were taken elsewhere, each with its note and time; their numbers are new."""
        if not decisions:
            raise DecisionError("There is nothing here to decide about.")
        what = [with_proper_date(each.what) for each in decisions]
        with self._engine.hold():
            before = self.catch_up()
            for objection in filter(None, objections(self._engine, what, before)):
                raise objection
            last = Applied.read(self._engine).after(before).last
            coming = tuple(
                replace(each, number=number, what=own)
                for number, (each, own) in enumerate(zip(decisions, what, strict=True), last + 1)
            )
            then = replace(before, decisions=(*before.decisions, *coming))
            subjects = _subjects(what, before)
            revised = list(self._revised(then, subjects))  # what cannot be read again is known before anything is kept
            try:
                kept = self._ledger.append(coming, after=last)
            except ValueError as error:
                raise DecisionError(f"That cannot be decided: {error}.") from error
            except OSError as error:
                raise ArchiveError(f"The decision was not kept: {error.strerror}. Mend that and try again.") from error
            self._apply(self._ledger.read(), revised, names=None in subjects)
        return kept

    def objections(self, what: Iterable[What]) -> Iterator[str]:
        """For each of these, why it makes no sense here; empty where it does."""
        for objection in objections(self._engine, tuple(what), self._ledger.read()):
            yield str(objection or "")

    def undo(self, number: int, *, note: str = "", made: str = "") -> Decision:
        """Let a decision hold no longer; the undoing is a decision too, and can be undone."""
        return self.decide(Undo(number), note=note, made=made)

    def dated_by(self, what: Publish) -> Article:
        """The article that a publication date is about, as it is now. Raises NotFoundError, DecisionError."""
        with_proper_date(what)
        return self._article(what.article).article

    def preview(self, what: Publish) -> Redated:
        """What a publication date would change, before it is decided. Raises NotFoundError, DecisionError."""
        decided = self._ledger.read()
        now = self._article(what.article)
        coming = Decision(decided.last + 1, with_proper_date(what))
        mine = decided.by_article.get(what.article, [])
        (then,) = self._rereader.revised([(now, [*mine, coming])])
        assert then.article.published
        pairs = _paired(now.dates, then.dates)
        changes = tuple(pair for pair in pairs if _meaning(pair[0]) != _meaning(pair[1]))
        return Redated(now.article, then.article.published, changes, len(pairs) - len(changes))

    def aim(self, article: str, phrase: str, near: int = 0) -> Place:
        """The place of a phrase in an article, the one nearest to an offset. Raises NotFoundError, DecisionError.

        White space in it may differ, as it does in what a browser sends.
        """
        text = self._article(article).article.text
        wording = r"\s+".join(map(re.escape, phrase.split()))
        spans = [found.span() for found in re.finditer(rf"(?<!\w)(?=\S){wording}(?!\w)", text)] if wording else []
        if not spans:
            raise DecisionError(f"{article} does not say {phrase!r}; it may have changed meanwhile.")
        return place_at(article, text, *min(spans, key=lambda span: abs(span[0] - near)))

    def aim_at(self, event_id: str) -> Aim:
        """The phrases that date the tellings of an event. Raises NotFoundError."""
        found = self._engine.event(event_id)
        if found is None:
            raise NotFoundError("The archive holds no such event; the articles that told it may have changed.")
        kept = self._engine.articles({event.article for event in found.tellings})
        places = [
            (event.period == found.stands.period, _place_of(event, kept[event.article].article))
            for event in found.tellings
            if event.article in kept
        ]
        return Aim(tuple(place for _, place in places), tuple(place for alike, place in places if alike))

    def catch_up(self) -> Decided:
        """Apply what stands in the ledger and was not applied yet; the ledger as it is."""
        decided = self._ledger.read()
        applied = Applied.read(self._engine)
        if applied.digest != decided.digest:
            with self._engine.hold():
                subjects = {*applied.articles, *articles_of(decided.decisions)}
                self._apply(decided, self._revised_where_possible(decided, subjects), names=True)
        return decided

    def standings(self) -> tuple[Standing, ...]:
        """Every decision but undoings, the latest first, and how it stands."""
        return standings(self._engine, self._ledger.read())

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision taken, undone ones and undoings too, by number."""
        return self._ledger.read().decisions

    def place_of(self, what: What) -> Span | None:
        """Where the phrase of a decision stands now; None when it is about none, or about one that is gone."""
        if not isinstance(what, OfPlace):
            return None
        kept = self._engine.articles([what.place.article], as_read=True).get(what.place.article)
        return locate(kept.article.text, what.place) if kept else None

    def problems(self) -> tuple[str, ...]:
        """What the ledger holds that could not be read or applied, a line each."""
        return (*self._ledger.read().problems, *self._left)

    def _article(self, article: str) -> Annotated:
        found = self._engine.articles([article], as_read=True).get(article)
        if found is None:
            raise no_article(article)
        return found

    def _revised(self, decided: Decided, subjects: Iterable[str | None]) -> Iterator[Annotated]:
        """Those of these articles that the decisions make other than they are."""
        about = decided.by_article
        ids = sorted(each for each in subjects if each is not None)
        for first in range(0, len(ids), _BATCH):
            kept = self._engine.articles(ids[first : first + _BATCH], as_read=True)
            revised = self._rereader.revised((each, about.get(article, ())) for article, each in kept.items())
            yield from (new for old, new in zip(kept.values(), revised, strict=True) if new != old)

    def _revised_where_possible(self, decided: Decided, articles: Iterable[str]) -> list[Annotated]:
        """The same, whatever cannot be read again being left as it is: undoing such a decision must stay possible."""
        self._left = ()
        try:
            return list(self._revised(decided, articles))
        except DecisionError:
            revised: list[Annotated] = []
            for article in sorted(articles):
                try:
                    revised += self._revised(decided, [article])
                except DecisionError as error:
                    self._left += (str(error),)
            return revised

    def _apply(self, decided: Decided, revised: Iterable[Annotated], *, names: bool) -> None:
        """Put revised articles in the place of what is kept, compare the articles again, and note what was applied."""
        changes = Changes(self._engine)
        changes.write(list(revised))
        if names or changes.pending:
            changes.collate(decided.in_force)
        applied = Applied.read(self._engine).after(decided)
        self._engine.write(notes=(replace(applied, digest="") if self._left else applied).note)


def _place_of(event: Event, article: Article) -> Place:
    return place_at(article.id, article.text, event.date.start, event.date.end)


def _subjects(what: Iterable[What], decided: Decided) -> set[str | None]:
    """The articles that decisions are about; None among them where some are about names."""
    by_number = {decision.number: decision.what for decision in decided.decisions}
    found: set[str | None] = set()
    for each in what:
        last: What | None = each
        while isinstance(last, Undo):
            last = by_number.get(last.number)
        if last:  # else somebody deleted it by hand
            found.add(article_of(last))
    return found


def _paired(now: Sequence[DateMention], then: Sequence[DateMention]) -> list[Change]:
    """The phrases of two readings of one text, in its order, each with itself in the other."""
    ours = {(date.start, date.end): date for date in now}
    theirs = {(date.start, date.end): date for date in then}
    return [(ours.get(span), theirs.get(span)) for span in sorted({*ours, *theirs})]


def _meaning(date: DateMention | None) -> object:
    return date and (date.type, date.value, date.period)
