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
    """The search for copies in one archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._prints: dict[str, Print] = {}
        self._shingles = lru_cache(_HELD)(self._read)

    def of_all(self, tellers: Iterable[Collection[str]]) -> dict[str, str]:
        """The article that stands for each copy, given the articles that share a sentence."""
        return self._copies(self._pairs(tellers))

    def of_touched(
        self, tellers: Iterable[Collection[str]], before: Mapping[str, str], touched: frozenset[str]
    ) -> dict[str, str]:
        """The same, given what was found before these articles were touched, and who shares a sentence with one.

        What stood together with an article that was touched, or now is a copy of one, is looked at again.
        """
        with_touched = (articles for articles in tellers if not touched.isdisjoint(articles))
        new = {pair for pair in self._pairs(with_touched) if not touched.isdisjoint(pair)}
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
            for event in annotated.events:
                by_event[event.id].add(id_)
        return self._pairs(articles for articles in by_event.values() if len(articles) > 1)

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

    def _pairs(self, tellers: Iterable[Collection[str]]) -> set[Pair]:
        """Pairs among the tellers of one sentence whose texts may be near-identical.

        Articles that share no dated sentence are never copies: they bear witness to nothing in common.
        """
        found: set[Pair] = set()
        for articles in tellers:
            self._print(articles)
            holding: defaultdict[int, list[str]] = defaultdict(list)
            for article in sorted(articles):
                for number in self._prints[article].least:
                    holding[number].append(article)
            for sharing in holding.values():
                found.update(combinations(sharing, 2))
        return found

    def _print(self, articles: Collection[str]) -> None:
        """Learn the prints of these articles."""
        unknown = [article for article in articles if article not in self._prints]
        for article, annotated in self._engine.articles(unknown, as_read=True).items() if unknown else ():
            self._prints[article] = print_of(annotated.article)
