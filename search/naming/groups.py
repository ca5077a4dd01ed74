"""Names that are one, and when the collection shows plainly enough that they are."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from search.results import Naming

DOMINANT = 0.9
"""The share of the evidence that one of several bearers must have before a name is taken for that one's."""

Words = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True, eq=False)
class Group:
    """Names that are one: the words of the head, how many articles hold one of them, and how else they are worded."""

    words: Words
    names: list[Naming] = field(default_factory=list)
    articles: int = 0
    """Summed over the names; an article that holds two of them counts twice."""
    worded: dict[Words, int] = field(default_factory=dict)
    """Other words by which articles mention it, and how many articles do."""

    def add(self, naming: Naming) -> None:
        """One name more, of the same words."""
        self.names.append(naming)
        self.articles += naming.articles

    def absorb(self, other: "Group") -> None:
        """All names of another group, which is none any more."""
        self.names += other.names
        self.articles += other.articles
        for words, count in other.worded.items():
            self.worded[words] = self.worded.get(words, 0) + count
        other.names, other.articles = [], 0


def convinces(evidence: int, articles: int) -> bool:
    """Whether so many articles that use a short name for a full one speak for so many that hold only the short.

    Two articles convince for two, ten for ninety: one may be an accident, and a rare meaning must not win over a
    common one.
    """
    return articles <= evidence * (evidence - 1)


def dominating(evidence: Mapping[Key, int]) -> Key | None:
    """The one for which nearly all evidence speaks; None when there is none."""
    if not evidence:
        return None
    best = max(evidence, key=evidence.__getitem__)
    return best if evidence[best] >= DOMINANT * sum(evidence.values()) else None


def living(groups: Iterable[Group]) -> list[Group]:
    """The groups that no other has absorbed."""
    return [group for group in groups if group.names]
