"""Near-identical articles of an archive, looked for among those that tell the same in the same words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from search.engines.protocol import Engine
from search.merging import Print, are_copies, print_of, shingles, standing_articles
from search.merging.copies import Shingles

_HELD = 2000
"""Articles whose words are remembered while pairs are compared."""

Pair = tuple[str, str]


class Copying:
    """The search for copies in one archive, given the prints of articles; those of others are read."""

    def __init__(self, engine: Engine, prints: dict[str, Print]) -> None:
        self._engine = engine
        self._prints = prints
        self._shingles = lru_cache(_HELD)(self._read)

    def of_all(self, tellers: Iterable[Collection[str]]) -> dict[str, str]:
        """The article that stands for each copy, given the articles that share a sentence."""
        return self._copies(_pairs(tellers, self._prints))

    def of_touched(
        self, tellers: Iterable[Collection[str]], before: Mapping[str, str], touched: frozenset[str]
    ) -> dict[str, str]:
        """The same, given what was found before these articles were touched, and who shares a sentence with one.

        What stood together with an article that was touched, or now is a copy of one, is looked at again.
        """
        new = {pair for pair in _pairs(tellers, self._prints) if not touched.isdisjoint(pair)}
        met = touched.union(*new)
        families: defaultdict[str, set[str]] = defaultdict(set)
        for copy, original in before.items():
            families[original] |= {copy, original}
        again = [family for family in families.values() if not met.isdisjoint(family)]
        seen = met.union(*again)
        pairs = new.union(*(self._within(family - touched) for family in again))
        kept = {copy: original for copy, original in before.items() if copy not in seen}
        return kept | self._copies(pairs)

    def _within(self, family: Collection[str]) -> set[Pair]:
        """Pairs among articles that were copies of one, by what they share themselves."""
        by_event: defaultdict[str, set[str]] = defaultdict(set)
        for id_, annotated in self._engine.articles(family, as_read=True).items():
            self._prints[id_] = print_of(annotated.article)
            for event in annotated.events:
                by_event[event.id].add(id_)
        return _pairs(by_event.values(), self._prints)

    def _copies(self, pairs: Iterable[Pair]) -> dict[str, str]:
        return standing_articles(self._verified(pairs), self._prints)

    def _verified(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        joined: dict[str, str] = {}

        def root(article: str) -> str:
            while article in joined:
                article = joined[article]
            return article

        for one, other in sorted(pairs):
            first, second = root(one), root(other)
            if first != second and are_copies(self._shingles(one), self._shingles(other)):
                joined[max(first, second)] = min(first, second)  # who is joined already need not be compared
                yield one, other

    def _read(self, article: str) -> Shingles:
        return shingles(self._engine.articles((article,), as_read=True)[article].article.text)


def _pairs(tellers: Iterable[Collection[str]], prints: Mapping[str, Print]) -> set[Pair]:
    """Pairs among the tellers of one sentence whose texts may be near-identical.

    Articles that share no dated sentence are never copies: they bear witness to nothing in common.
    """
    found: set[Pair] = set()
    for articles in tellers:
        holding: defaultdict[int, list[str]] = defaultdict(list)
        for article in sorted(articles):
            for number in prints[article].least:
                holding[number].append(article)
        for sharing in holding.values():
            found.update(combinations(sharing, 2))
    return found
