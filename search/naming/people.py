"""People across articles: spellings, middle names, short given names, and surnames that only one can mean.

Two people of one name cannot be told apart here, but two names are joined only where chance is no good explanation:
where the given name and the surname are rare enough in the collection, or an article uses both for one person.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from search.extract.entities.kinds import LONGEST_PERSON
from search.extract.entities.spelling import is_slip, skeleton
from search.extract.entities.vocabulary import GIVEN, REGNAL
from search.extract.entities.wording import Parts, may_be, take_apart
from search.naming.groups import Group, Words, convinces, dominating, living
from search.results import Naming

CHANCE = 0.5
"""People so called that one would expect by chance: from here on a name says too little about who is meant."""
CHANCE_OF_SHORT = 0.15
"""The same where the given name is not the same word: Ed is mostly Edward, but sometimes Edwin."""
CHANCE_OF_MIDDLE = 0.05
"""The same where a middle name is written out in one of the two."""
SLIPS = 10
"""How many times as common the right spelling must be as a slip of the pen."""
SLIP_LENGTH = 6
"""Letters of a surname in which a slip can be told from another surname."""
AS_SURNAME = 4
"""How many times as often somebody must be called by a surname as others are by it as their first name."""
KNOWN_BY_GIVEN = 3
"""Articles that call somebody by the given name before it is taken for that one's, and nobody else's."""

_JOINED_ARTICLE = re.compile(r"\b((?i:al|el))(?=[A-Z])")
_JOINED_INITIALS = re.compile(r"(?<=[a-z] )([A-Z])([A-Z])(?= [A-Z][a-z])")


class Bearer(Group):
    """Somebody with a name: a group whose name is taken apart."""

    __slots__ = ("parts",)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.words)
        self.parts = parts

    @property
    def given(self) -> str:
        """The given name for which short forms stand, as transliterations share it."""
        return skeleton(GIVEN.get(self.words[0], self.words[0]))

    @property
    def last(self) -> str:
        """What spellings of the surname share."""
        return skeleton(self.words[-1])


class Census:
    """How many people of the collection bear a given name, and a surname."""

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        people = {(bearer.given, bearer.last) for bearer in bearers}
        self.people = len(people)
        self.given = Counter(given for given, _ in people)
        self.last = Counter(last for _, last in people)

    def expected(self, bearer: Bearer) -> float:
        """How many more would bear both names by chance, judged by the others who bear one of them."""
        return (self.given[bearer.given] - 1) * (self.last[bearer.last] - 1) / self.people


def unite_people(namings: Sequence[Naming]) -> Iterable[Group]:
    """The groups of names that are one."""
    met: dict[tuple[Words, str, str], Bearer] = {}
    for naming in namings:
        parts = _take_apart(naming.name)
        reign = parts.title if parts.title in REGNAL and len(parts.words) == 1 else ""
        key = parts.words, parts.suffix, reign
        bearer = met.get(key)
        if bearer is None:
            bearer = met[key] = Bearer(parts)
        bearer.add(naming)
        for text, count in naming.wordings.items():
            if text != naming.name and ((words := _take_apart(text).words) != parts.words or reign):
                bearer.worded[words] = bearer.worded.get(words, 0) + count
    full = [bearer for bearer in met.values() if len(bearer.words) > 1]
    _join_turned(full)
    full = [bearer for bearer in full if bearer.names]
    census = Census(full)
    _join_namesakes(full, census)
    _join_slips([bearer for bearer in full if bearer.names], census)
    reigning = [bearer for (words, _, reign), bearer in met.items() if reign and len(words) == 1]
    alone = [bearer for (words, _, reign), bearer in met.items() if not reign and len(words) == 1]
    _join_single_names(alone, [*(bearer for bearer in full if bearer.names), *reigning])
    return living(met.values())


def _take_apart(name: str) -> Parts:
    """A name taken apart, Arabic articles and initials that are joined divided first: ElBaradei, HW."""
    if name.istitle():
        return take_apart(name)
    return take_apart(_JOINED_INITIALS.sub(r"\1 \2", _JOINED_ARTICLE.sub(r"\1 ", name)))


def _rank(bearer: Bearer) -> tuple[int, int, Words]:
    """The commonest first, then the fullest."""
    return -bearer.articles, -len(bearer.words), bearer.words


def _join_turned(people: Sequence[Bearer]) -> None:
    """Join names with the surname first with the common order: as lists have them, and links glued to a name.

    Of a link, Reyes Ada Maria ReyesTwo, the model finds more here and less there.
    """
    known = {bearer.words: bearer for bearer in people if not bearer.parts.suffix}
    linked = {words[: glue + 1] for words in known for glue in range(2, len(words)) if _is_glued(words, glue)}
    linked |= {words[:-1] for words in linked}
    for bearer in sorted(people, key=_rank, reverse=True):
        last, *given = bearer.words
        if min(map(len, bearer.words)) == 1:  # initials turn into other people's
            continue
        link = any(bearer.words[:length] in linked for length in range(3, len(bearer.words) + 1))
        head = known.get((given[0], last) if link else (*given, last))
        often = SLIPS if len(given) == 1 else 1
        if head and head is not bearer and head.names and head.articles >= often * bearer.articles:
            head.absorb(bearer)


def _is_glued(words: Words, place: int) -> bool:
    """Whether the surname that stands first stands there again, alone or with the words of a link."""
    return words[place].startswith(words[0])


def _join_namesakes(people: Sequence[Bearer], census: Census) -> None:
    """Join full names that differ by middle names, short given names or transliteration; long ones are headlines."""
    namesakes: dict[tuple[str, str, str], list[Bearer]] = {}
    for bearer in (bearer for bearer in people if len(bearer.words) <= LONGEST_PERSON):
        namesakes.setdefault((bearer.given, bearer.last, bearer.parts.suffix), []).append(bearer)
    for bearers in namesakes.values():
        if len(bearers) > 1:
            bearers.sort(key=_rank)
            for head, *others in list(_families(bearers)):
                for other in others:
                    if _is_no_chance(head, other, census):
                        head.absorb(other)


def _families(bearers: Sequence[Bearer]) -> Iterator[list[Bearer]]:
    """Who may be one person by their middle names, the commonest first; a name without goes where nearly all point."""
    plain = [bearer for bearer in bearers if len(bearer.words) == 2]  # noqa: PLR2004 - given name and surname
    families: list[list[Bearer]] = []
    for bearer in bearers:
        if len(bearer.words) > 2:  # noqa: PLR2004 - the same
            known = [family for family in families if all(_may_be(member, bearer) for member in family)]
            if len(known) == 1:
                known[0].append(bearer)
            else:
                families.append([bearer])
    weights = {number: sum(bearer.articles for bearer in family) for number, family in enumerate(families)}
    called = {number: sum(_calls(bearer, plain) for bearer in family) for number, family in enumerate(families)}
    main = dominating(called if any(called.values()) else weights)
    for number, family in enumerate(families):
        yield sorted(family + plain, key=_rank) if number == main else family
    if plain and main is None:
        yield plain


def _calls(bearer: Bearer, plain: Sequence[Bearer]) -> int:
    """How many articles call somebody by one of these plainer names."""
    return sum(bearer.worded.get(name.words, 0) for name in plain)


def _may_be(one: Bearer, other: Bearer) -> bool:
    short, long = sorted((one.parts, other.parts), key=lambda parts: len(parts.words))
    return may_be(long, short)


def _is_no_chance(head: Bearer, other: Bearer, census: Census) -> bool:
    """Whether two names that fit are one person's: an article uses both, or the name is too rare for two bearers.

    A middle name that is written out tells people apart (John Quincy Adams), an initial hardly does.
    """
    if other.words in head.worded or head.words in other.worded:
        return True
    if any(len(word) > 1 for word in {*head.words[1:-1]} ^ {*other.words[1:-1]}):
        return census.expected(head) < CHANCE_OF_MIDDLE
    return census.expected(head) < (CHANCE if head.words[0] == other.words[0] else CHANCE_OF_SHORT)


def _join_slips(people: Sequence[Bearer], census: Census) -> None:
    """Join rare misspellings with the common name from which they differ by one letter in one word."""
    common: dict[tuple[str, ...], list[Bearer]] = {}
    for bearer in people:
        if bearer.articles >= SLIPS and len(bearer.words[-1]) >= SLIP_LENGTH - 1:
            for key in _slip_keys(bearer):
                common.setdefault(key, []).append(bearer)
    for bearer in sorted(people, key=_rank, reverse=True):
        near = {id(head): head for key in _slip_keys(bearer) for head in common.get(key, ())}
        heads = [head for head in near.values() if _is_slip(head, bearer, census)]
        if len(heads) == 1:
            heads[0].absorb(bearer)


def _slip_keys(bearer: Bearer) -> Iterator[tuple[str, ...]]:
    """A slip leaves the beginning or the end of a word as it is, and the rest of the name."""
    *rest, last = bearer.words
    for part in (last[:3], "-" + last[-3:]):
        yield (*rest, part, bearer.parts.suffix)


def _is_slip(head: Bearer, bearer: Bearer, census: Census) -> bool:
    """Whether a rare name is another's with one wrong letter; a surname that others bear too is no slip."""
    one, other = head.words[-1], bearer.words[-1]
    return (
        head is not bearer
        and bool(head.names)
        and head.articles >= SLIPS * bearer.articles
        and max(len(one), len(other)) >= SLIP_LENGTH
        and is_slip(one, other)
        and census.last[bearer.last] == 1
        and census.expected(head) < CHANCE
    )


def _join_single_names(alone: Sequence[Bearer], people: Sequence[Bearer]) -> None:
    """Give a name of one word to the one person whom nearly all articles mean by it."""
    by_last: dict[str, list[Bearer]] = {}
    by_first: dict[str, list[Bearer]] = {}
    for bearer in people:
        by_last.setdefault(bearer.last, []).append(bearer)
        if len(bearer.words) > 1:
            by_first.setdefault(skeleton(bearer.words[0]), []).append(bearer)
    spelt: dict[tuple[str, str], list[Bearer]] = {}
    for bearer in alone:
        spelt.setdefault((bearer.last, bearer.parts.suffix), []).append(bearer)
    for (key, suffix), same in spelt.items():
        head, *others = sorted(same, key=_rank)
        for other in others:
            head.absorb(other)
        mine = [bearer for bearer in by_last.get(key, ()) if not suffix or bearer.parts.suffix == suffix]
        owner = _owner(key, head.articles, mine, () if suffix else by_first.get(key, ()))
        if owner:
            owner.absorb(head)


def _owner(key: str, articles: int, by_last: Sequence[Bearer], by_first: Sequence[Bearer]) -> Bearer | None:
    """Who is meant by a single word, given who has it as surname and who as first name; None when in doubt."""
    surname, given = _calling(key, by_last), _calling(key, by_first)
    owner = dominating(surname if by_last else given)
    if owner is None:
        return None
    evidence = surname.get(owner, 0) if by_last else given[owner]
    if by_last and evidence < AS_SURNAME * sum(given.values()):
        return None
    if not by_last and (len(by_first) > 1 or evidence < KNOWN_BY_GIVEN):
        return None
    return owner if convinces(evidence, articles) else None


def _calling(key: str, people: Sequence[Bearer]) -> dict[Bearer, int]:
    """How many articles mention each of these people by a single word."""
    called = {
        bearer: sum(count for words, count in bearer.worded.items() if len(words) == 1 and skeleton(*words) == key)
        for bearer in people
    }
    return {bearer: count for bearer, count in called.items() if count}
