"""People: every way an article writes one person, under the fullest of them.

When in doubt two people are kept apart: a surname that two people share belongs to neither, unless a title tells which.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from search.extract.entities.forms import Form, choose_form
from search.extract.entities.spelling import REMEMBERED, alike, skeleton, split_words, tidy
from search.extract.entities.vocabulary import HER, HIS, REGNAL, SUFFIXES, TITLES

ARTICLES = frozenset({"al", "el", "ul"})
"""Arabic articles: written or not, joined or not, the name is the same."""

NAMESAKES = 64
"""With more people than this under one name in one text, nobody can tell which is meant."""


_NICKNAME = re.compile(r"""\s*(?:"[^"]*"|'[^']*'(?!\w)|\([^)]*\))\s*""")


@dataclass(frozen=True, slots=True)
class Parts:
    """A written name taken apart: what is shown, its folded words, its suffix and the title it began with."""

    shown: str
    words: tuple[str, ...]
    suffix: str
    title: str


@dataclass(slots=True)
class Person:
    """Somebody in one article: the words of the fullest name, and every form met."""

    words: tuple[str, ...]
    suffix: str
    forms: list[Form] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form, most often written so; who is known by one given name keeps the title."""
        shown = choose_form(self.forms, title_case=True)
        reigns = min(self.titles & REGNAL, default="")
        return f"{reigns.title()} {shown}" if reigns and (len(self.words) == 1 or reigns == "pope") else shown

    def may_be_called(self, title: str) -> bool:
        """Whether a title fits what the article's other titles say."""
        return not (title in HIS and self.titles & HER) and not (title in HER and self.titles & HIS)


@lru_cache(REMEMBERED)
def take_apart(written: str) -> Parts:
    """Titles, name and suffix of a person as written."""
    shown = tidy(written)
    title = ""
    while (cut := shown.partition(" "))[2] and (word := cut[0].rstrip(".").lower()) in TITLES:
        title, shown = word, cut[2]
    named = _NICKNAME.sub(" ", shown).strip() or shown
    words = [word for word in split_words(named) if word not in ARTICLES]
    suffix = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = {"junior": "jr", "senior": "sr"}.get(words[-1], words[-1])
        words.pop()
    if len(words) > 1 and len(words[0]) == 2 and shown[:2].isupper() and not shown.isupper():  # noqa: PLR2004, `JK`
        words[:1] = words[0]
    return Parts(shown, tuple(words) or split_words(shown) or (shown,), suffix, title)


def find_title(text: str, start: int) -> str:
    """The title right before a name, in small letters without full stop; empty when there is none."""
    before = text[max(0, start - 16) : start]
    if not before or not before[-1].isspace():
        return ""
    words = before.split()
    word = words[-1].rstrip(".").lower() if words and words[-1][0].isupper() else ""
    return word if word in TITLES else ""


def name_people(called: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], str]:
    """The name of each person for each (written, title before it); these are counted and in order of appearance."""
    met: list[tuple[tuple[str, str], Parts, Form]] = []
    for number, (key, count) in enumerate(called.items()):
        parts = take_apart(key[0])
        full = 100 * len(parts.words) - 10 * sum(len(word) == 1 for word in parts.words) + bool(parts.suffix)
        met.append((key, parts, Form(parts.shown, full, count, number)))
    met.sort(key=lambda found: (-found[2].fullness, (found[0][1] or found[1].title) not in REGNAL, found[2].first))
    people = _People()
    owners = {key: people.find(parts, key[1] or parts.title, form) for key, parts, form in met}
    names = {id(person): person.name for person in owners.values()}
    return {key: names[id(owners[key])] for key in called}


class _People:
    """The people of one article by the words of their names; to be asked for the fullest names first."""

    def __init__(self) -> None:
        self._exactly: dict[tuple[tuple[str, ...], str], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_inner: dict[str, list[Person]] = {}
        self._reigning: dict[str, list[Person]] = {}
        self._alone: dict[str, list[Person]] = {}

    def find(self, parts: Parts, title: str, form: Form) -> Person:
        """The person so called, known or new, who has one form more from now on."""
        if len(parts.words) > 1:
            person = self._exactly.get((parts.words, parts.suffix)) or self._by_full_name(parts)
        else:
            person = self._by_one_name(parts, title)
        person = person or self._add(parts, title)
        person.forms.append(form)
        if title:
            person.titles.add(title)
        return person

    def _add(self, parts: Parts, title: str) -> Person:
        person = Person(parts.words, parts.suffix)
        first, *inner = map(skeleton, parts.words)
        if inner:
            self._exactly[parts.words, parts.suffix] = person
            self._by_last.setdefault(inner.pop(), []).append(person)
            self._by_first.setdefault(first, []).append(person)
            for word in inner:
                self._by_inner.setdefault(word, []).append(person)
        else:
            alone = self._reigning if title in REGNAL else self._alone
            alone.setdefault(first, []).append(person)
        return person

    def _by_full_name(self, parts: Parts) -> Person | None:
        """The one person whose fuller or differently written name this may be."""
        ends = skeleton(parts.words[-1])
        begins = skeleton(parts.words[0])
        near = (
            *self._by_last.get(ends, ())[:NAMESAKES],
            *self._by_inner.get(ends, ())[:NAMESAKES],
            *self._by_first.get(begins, ())[:NAMESAKES],
        )
        return _only([person for person in near if _may_be(person, parts)])

    def _by_one_name(self, parts: Parts, title: str) -> Person | None:
        """The one person with this surname, else given name, else middle name."""
        word = parts.words[0]
        key = skeleton(word)
        if title in REGNAL:
            return _only(self._reigning.get(key, ()))
        for table in (self._by_last, self._reigning, self._by_first, self._by_inner):
            if owners := table.get(key, ())[: NAMESAKES + 1]:
                exact = [person for person in owners if word in person.words]
                if owner := _only(exact or owners, title):
                    return owner
                break
        return next(iter(self._alone.get(key, ())), None)


def _only(people: Sequence[Person], title: str = "") -> Person | None:
    """The one of these people who can be meant; None when there is none or more than one."""
    distinct = list({id(person): person for person in people if person.may_be_called(title)}.values())
    if len(distinct) > 1 and title:
        distinct = [person for person in distinct if title in person.titles]
    return distinct[0] if len(distinct) == 1 else None


def _may_be(person: Person, parts: Parts) -> bool:
    """Whether a full name can be another writing of a person's fuller one."""
    if parts.suffix and person.suffix and parts.suffix != person.suffix:
        return False
    return _same_name(person.words, parts.words) or _within(parts.words, person.words)


def _same_name(fuller: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether first and last names agree and no middle name speaks against it."""
    if not _agree(fuller[0], name[0]) or not alike(fuller[-1], name[-1]):
        return False
    rest: Iterable[str] = iter(fuller[1:-1])
    return len(name) <= len(fuller) and all(any(_agree(word, middle) for word in rest) for middle in name[1:-1])


def _agree(one: str, other: str) -> bool:
    """Whether two given names may be one: alike, or an initial of the other."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return alike(one, other)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words stand side by side in a longer name: `Suu Kyi`, `Jong Un`."""
    size = len(part)
    return size < len(whole) and any(whole[at : at + size] == part for at in range(len(whole) - size + 1))
