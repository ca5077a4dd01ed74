"""All about one name, and about two side by side."""

from collections import Counter
from math import log

from search.archive import Archive
from search.errors import NotFoundError
from search.fields import FIELDS, Field
from search.filters import Filters
from search.model import EntityKind, Name
from search.pages import Companion, EntityPage, PairPage
from search.query import Names, Request, Sort
from search.results import FacetValue

_KINDS = {Field(kind.value.lower()): kind for kind in EntityKind}
_BESIDE = (Field.PERSON, Field.ORG, Field.PLACE)
_CONSIDERED = 30
"""Names of each field that are looked at as companions: those most often in the same articles."""
_COMPANIONS = 24
_TOGETHER = 2
"""Articles that must hold both names: one is an accident."""


def profile(archive: Archive, kind: EntityKind, name: str, *, limit: int = 50) -> EntityPage:
    """Everything about one name: its articles, its timeline, its wordings and the names that appear with it.

    A name that is shown as another leads to that one. Raises NotFoundError.
    """
    kind, name = shown_name(archive, (kind, name))
    chosen = Filters(include=((_field(kind), name),))
    results = archive.search("", chosen, sort=Sort.NEWEST)
    events = archive.timeline("", chosen, limit=limit)
    oldest = archive.search("", chosen, sort=Sort.OLDEST, limit=1)
    latest = archive.tell(Request(chosen.query, Sort.NEWEST, 1)).events
    return EntityPage(
        kind,
        name,
        results,
        events,
        wordings=_wordings(archive, (kind, name)),
        companions=_companions(archive, (kind, name)),
        sources=next((facet.values for facet in results.facets if facet.field is Field.SOURCE), ()),
        first_written=next((hit for hit in oldest.hits if hit.published), None),
        last_written=next((hit for hit in results.hits if hit.published), None),
        first_told=next(iter(events.events), None),
        last_told=next(iter(latest), None),
    )


def pair(archive: Archive, one: Name, other: Name, *, limit: int = 50) -> PairPage:
    """Two names side by side: what happened with both, and with each apart from the other. Raises NotFoundError."""
    one, other = shown_name(archive, one), shown_name(archive, other)
    first, second = ((_field(kind), name) for kind, name in (one, other))
    both = Filters(include=(first, second))
    results = archive.search("", both, sort=Sort.NEWEST)
    articles = _count(archive, one)
    return PairPage(
        one,
        other,
        both=_companion(archive, articles, other, results.total),
        one_articles=articles,
        results=results,
        together=archive.timeline("", both, limit=limit),
        one_alone=archive.timeline("", Filters(include=(first,), exclude=(second,)), limit=limit),
        other_alone=archive.timeline("", Filters(include=(second,), exclude=(first,)), limit=limit),
    )


def _field(kind: EntityKind) -> Field:
    return Field(kind.value.lower())


def shown_name(archive: Archive, name: Name) -> Name:
    """The name under which this one is shown. Raises NotFoundError where there is none."""
    if _count(archive, name):
        return name
    shown = archive.engine.collation().names.get(name)
    if shown and _count(archive, shown):
        return shown
    kind = FIELDS[_field(name[0])].label.lower()
    raise NotFoundError(f"The archive names no {kind} called {name[1]!r}; try the search box, which completes names.")


def _count(archive: Archive, name: Name) -> int:
    """How many articles hold a name."""
    query = Names(_field(name[0]), name[1], exact=True)
    return archive.engine.find(Request(query, limit=0, tallies=False)).total


def _wordings(archive: Archive, name: Name) -> tuple[FacetValue, ...]:
    """How articles write a name, most first."""
    counts: Counter[str] = Counter()
    for naming in archive.engine.namings(name):
        counts.update(naming.wordings)
    return tuple(FacetValue(text, count) for text, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _companions(archive: Archive, name: Name) -> tuple[Companion, ...]:
    """The names that appear with one more often than chance, those first of which chance is the worst explanation.

    That is Dunning's log-likelihood ratio (1993): a companion of forty articles and three times chance goes before
    one of two articles and thirty times chance.
    """
    query = Names(_field(name[0]), name[1], exact=True)
    found = archive.engine.find(Request(query, limit=0, facets=_BESIDE, facet_size=_CONSIDERED, tallies=False))
    total = archive.engine.totals().articles
    beside = [
        _companion(archive, found.total, (_KINDS[facet.field], value.name), value.count)
        for facet in found.facets
        for value in facet.values
        if value.count >= _TOGETHER and (_KINDS[facet.field], value.name) != name
    ]
    telling = [(_surprise(one, found.total, total), one) for one in beside if one.lift > 1]
    telling.sort(key=lambda row: (-row[0], row[1].kind, row[1].name))
    return tuple(one for _, one in telling[:_COMPANIONS])


def _companion(archive: Archive, articles: int, other: Name, together: int) -> Companion:
    """A name beside one that so many articles hold."""
    own = _count(archive, other)
    total = archive.engine.totals().articles
    return Companion(*other, together, own, together * total / (articles * own) if articles and own else 0.0)


def _surprise(companion: Companion, articles: int, total: int) -> float:
    """The log-likelihood ratio of two names together, against their having nothing to do with each other."""
    both, other = companion.together, companion.articles
    table = ((both, articles, other), (articles - both, articles, total - other))
    rest = ((other - both, total - articles, other), (total - articles - other + both, total - articles, total - other))
    return 2 * sum(_term(seen, row * column / total) for seen, row, column in (*table, *rest))


def _term(seen: int, expected: float) -> float:
    """One cell of the table; a commit between two counts may leave it below zero, and then it says nothing."""
    return seen * log(seen / expected) if seen > 0 and expected > 0 else 0.0
