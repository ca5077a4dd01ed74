"""A query answered by looking at every article, one after the other: slow, and plain enough to be trusted."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from search import analysis
from search.analysis import Form
from search.engines import relevance, values
from search.fields import Field
from search.model import Annotated, Collation, Event
from search.query import And, During, Everything, From, Lie, Names, Not, Or, Phrase, Query, Vantage, Word

_LIES = {Lie.OVERLAPPING: values.overlaps, Lie.WITHIN: values.lies_within, Lie.BEGINNING: values.begins_within}


class Sheet:
    """An article laid out for looking at, under the names that are shown."""

    def __init__(self, annotated: Annotated, shown: values.Shown) -> None:
        self.annotated = annotated
        self.shown = values.as_shown(annotated, shown)
        self.title = analysis.forms(annotated.article.title)
        self.text = analysis.forms(annotated.article.text)
        self.length = len(self.title) + len(self.text)
        own = values.article_names(annotated)
        self.names = values.entity_names(annotated.entities, shown) | own
        self.wordings = values.entity_wordings(annotated.entities, shown) | own
        self.periods = values.mentioned_periods(annotated)
        self.own_names = own

    @property
    def id(self) -> str:
        """The article's."""
        return self.annotated.article.id


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one article tells it."""

    sheet: Sheet
    index: int
    """Which of its article's events it is."""

    @property
    def read(self) -> Event:
        """The event as the article holds it."""
        return self.sheet.annotated.events[self.index]

    @property
    def shown(self) -> Event:
        """The event under the names shown."""
        return self.sheet.shown.events[self.index]

    @property
    def order(self) -> tuple[bool, int, str, int]:
        """Its place among tellings of the same: by publication, the undated last, then by article and in its text."""
        published = values.publication(self.sheet.annotated)
        return published is None, published.start if published else 0, self.sheet.id, self.index


Look = Callable[[Form], bool]
"""Whether a token is the one looked for."""


@dataclass(frozen=True)
class Scan:
    """The articles that an answer is looked up in."""

    sheets: Sequence[Sheet]
    collation: Collation

    @cached_property
    def standing(self) -> Mapping[str, Telling]:
        """The first telling of every id."""
        return {telling.read.id: telling for telling in sorted(self.tellings(), key=lambda each: each.order)[::-1]}

    def stands(self, event_id: str) -> Telling | None:
        """The telling that stands for the happening of which an event tells."""
        merged = self.standing.get(self.collation.happenings.get(event_id, event_id))
        return merged or self.standing.get(event_id)

    def tellings(self) -> Iterator[Telling]:
        """Everything that any article tells."""
        return (Telling(sheet, index) for sheet in self.sheets for index in range(len(sheet.annotated.events)))

    @property
    def average(self) -> float:
        """The mean length of an article, in tokens."""
        return sum(sheet.length for sheet in self.sheets) / len(self.sheets)

    def scores(self, query: Query) -> dict[str, int]:
        """The points of every article that matches."""
        match query:
            case Word() | Phrase():
                return self._weigh(query)
            case And(parts):
                found = [self.scores(part) for part in parts]
                ids = set(self._ids()).intersection(*found)
                found += self._beside(parts)
                return {id_: sum(scores.get(id_, 0) for scores in found) for id_ in ids}
            case Or(parts):
                found = [self.scores(part) for part in parts]
                ids = set().union(*found)
                found += self._beside(parts)
                return {id_: sum(scores.get(id_, 0) for scores in found) for id_ in ids}
            case Not(part):
                out = self.scores(part)
                return dict.fromkeys((id_ for id_ in self._ids() if id_ not in out), 0)
            case Everything():
                return dict.fromkeys(self._ids(), 0)
            case Names():
                return {s.id: 0 for s in self.sheets if _is_named(query, s.names, s.wordings)}
            case During():
                return {s.id: 0 for s in self.sheets if _is_dated(query, _periods(query.field, s))}
            case From():
                return {telling.sheet.id: 0 for telling in self.events(query)}

    def events(self, query: Query) -> list[Telling]:
        """The tellings that belong to the answer, in no particular order."""
        return list(filter(self._event_test(query), self.tellings()))

    def _event_test(self, query: Query) -> Callable[[Telling], bool]:
        match query:
            case And(parts):
                tests = [self._event_test(part) for part in parts]
                return lambda telling: all(test(telling) for test in tests)
            case Or(parts):
                tests = [self._event_test(part) for part in parts]
                return lambda telling: any(test(telling) for test in tests)
            case Not(part):
                inner = self._event_test(part)
                return lambda telling: not inner(telling)
            case Names(field=field) if field in values.OWN_FIELDS:
                shown = self.collation.names
                return lambda telling: _is_named(
                    query,
                    values.entity_names(telling.read.entities, shown),
                    values.entity_wordings(telling.read.entities, shown),
                )
            case During(field=Field.WHEN):
                return lambda telling: _is_dated(query, [self._days(telling)])
            case From(vantage):
                return lambda telling: self._vantage(telling) is vantage
            case _:
                found = self.scores(query)
                return lambda telling: telling.sheet.id in found

    def _days(self, telling: Telling) -> tuple[int, int]:
        period = (self.stands(telling.read.id) or telling).read.period
        return period.start, period.end

    def _vantage(self, telling: Telling) -> Vantage | None:
        published, (start, end) = values.publication(telling.sheet.annotated), self._days(telling)
        if published is None:
            return None
        if published.end <= start:
            return Vantage.BEFORE
        return Vantage.AFTER if published.start >= end else Vantage.DURING

    def _ids(self) -> Iterable[str]:
        return (sheet.id for sheet in self.sheets)

    def _beside(self, parts: Sequence[Query]) -> list[dict[str, int]]:
        found = [self._weigh(phrase) for phrase in relevance.beside(parts)]
        return [{id_: points // relevance.BESIDE for id_, points in scores.items()} for scores in found]

    def _weigh(self, query: Word | Phrase) -> dict[str, int]:
        looks = _looks(query)
        if isinstance(query, Word) and query.prefix and len(looks) > 1:
            first = Phrase(query.text[: _last_start(query.text)], query.field)
            last = Word(query.text[_last_start(query.text) :], query.field, prefix=True)
            return self.scores(And((first, last)))
        weights = {sheet.id: _weight(sheet, looks, query.field) for sheet in self.sheets} if looks else {}
        found = {id_: weight for id_, weight in weights.items() if weight}
        if not found:
            return {}
        whole = not (isinstance(query, Word) and query.prefix)
        rare = sum(
            relevance.rarity(self._having(look, query.field), len(self.sheets), asked if whole else None)
            for look, asked in zip(looks, analysis.forms(query.text), strict=True)
        )
        average = self.average
        return {
            sheet.id: int(relevance.impact(rare, found[sheet.id], relevance.damping(sheet.length, average)))
            for sheet in self.sheets
            if sheet.id in found
        }

    def _having(self, look: Look, field: Field) -> int:
        return sum(_weight(sheet, [look], field) > 0 for sheet in self.sheets)


def _looks(query: Word | Phrase) -> list[Look]:
    asked = analysis.forms(query.text)
    if isinstance(query, Word) and query.prefix and asked:
        begin = asked[-1].word
        return [*map(_is_form, asked[:-1]), lambda form: any(way.startswith(begin) for way in form.ways)]
    return [_is_form(form) for form in asked]


def _is_form(asked: Form) -> Look:
    return lambda form: any(analysis.stem(way) == asked.stem for way in form.ways)


def _last_start(text: str) -> int:
    return list(analysis.tokens(text))[-1].start


def _weight(sheet: Sheet, looks: Sequence[Look], field: Field) -> int:
    in_text = 0 if field is Field.TITLE else _times(sheet.text, looks)
    return in_text + relevance.TITLE_WEIGHT * _times(sheet.title, looks)


def _times(tokens: Sequence[Form], looks: Sequence[Look]) -> int:
    starts = range(len(tokens) - len(looks) + 1)
    return sum(all(look(tokens[start + i]) for i, look in enumerate(looks)) for start in starts)


def _is_named(query: Names, names: Iterable[values.Named], wordings: Iterable[values.Named]) -> bool:
    if query.exact:
        return (query.field, query.name) in names
    asked = analysis.words(query.name)
    return bool(asked) and any(field is query.field and values.holds(name, asked) for field, name in wordings)


def _periods(field: Field, sheet: Sheet) -> Iterable[tuple[int, int]]:
    if field is Field.WHEN:
        return sheet.periods
    published = values.publication(sheet.annotated)
    return [(published.start, published.end)] if published and field is Field.PUBLISHED else []


def _is_dated(query: During, periods: Iterable[tuple[int, int]]) -> bool:
    test = _LIES[query.lie]
    fitting = (days for days in periods if test(*days, query.start, query.end))
    return any(bisect_right(query.cuts, start) == bisect_right(query.cuts, end - 1) for start, end in fitting)
