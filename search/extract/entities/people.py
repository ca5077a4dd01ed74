"""People: every way an article writes one person, under the fullest of them.

When in doubt two people are kept apart: a surname that two people share belongs to neither, unless a title or the
order of the text tells which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from search.extract.entities.forms import Form, choose_form
from search.extract.entities.spelling import skeleton
from search.extract.entities.vocabulary import GIVEN, HER, HIS, RANKS, REGNAL
from search.extract.entities.wording import Parts, may_be, take_apart

NAMESAKES = 64
"""With more people than this under one name in one text, nobody can tell which is meant."""


@dataclass(slots=True)
class Person:
    """Somebody in one article: the words of the fullest name, where it first stood, and every form met."""

    parts: Parts
    introduced: int
    forms: list[Form] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form, most often written so; who is known by one given name keeps the title."""
        shown = choose_form(_leave_out_tails(self.forms), title_case=True)
        reigns = min(self.titles & REGNAL, default="")
        return f"{reigns.title()} {shown}" if reigns and (len(self.parts.words) == 1 or reigns == "pope") else shown

    def may_bear(self, suffix: str) -> bool:
        """Whether a full name with this suffix can be this person's: a son is not his father, a king need no number."""
        return suffix == self.parts.suffix or (not suffix and not self.titles.isdisjoint(REGNAL))

    def may_be_called(self, title: str) -> bool:
        """Whether a title fits what the article's other titles say."""
        return not (title in HIS and self.titles & HER) and not (title in HER and self.titles & HIS)

    def is_called(self, title: str) -> bool:
        """Whether a title does more than fit: there is none, it is anybody's, or the article gives it elsewhere."""
        return self.may_be_called(title) and (title not in RANKS | REGNAL or title in self.titles)


def name_people(called: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The name of each person for each (written, title before it), given in the order of the text."""
    met: dict[tuple[str, str], list[int]] = {}
    for number, key in enumerate(called):
        met.setdefault(key, [0, number])[0] += 1
    forms: list[tuple[tuple[str, str], Parts, Form]] = []
    for key, (count, first) in met.items():
        parts = take_apart(key[0])
        full = sum(10 if len(word) == 1 else 100 for word in parts.words) + bool(parts.suffix)
        forms.append((key, parts, Form(parts.shown, full, count, first)))
    forms.sort(key=lambda found: (-found[2].fullness, (found[0][1] or found[1].title) not in REGNAL, found[2].first))
    people = People()
    owners = {key: people.find(parts, key[1] or parts.title, form) for key, parts, form in forms}
    names = {id(person): person.name for person in owners.values()}
    return {key: names[id(owners[key])] for key in met}


def _leave_out_tails(forms: Sequence[Form]) -> Sequence[Form]:
    """Without a fullest form that has words behind a name more often written without them: a slip, or rarely used.

    Once without suffices where the words only say again what the name says: `Bob Roe Robert`.
    """
    fullest = max(forms, key=lambda form: form.fullness)
    words = take_apart(fullest.shown).words
    for form in forms:
        begins = take_apart(form.shown).words
        tail = words[len(begins) :]
        enough = form.count > fullest.count or _says_again(begins, tail)
        if len(begins) > 1 and tail and words[: len(begins)] == begins and enough:
            return [form for form in forms if form.fullness < fullest.fullness]
    return forms


def _says_again(name: Sequence[str], tail: Sequence[str]) -> bool:
    """Whether words behind a name begin with one of it, or with what its given name is short for."""
    return bool(tail) and (tail[0] in name or tail[0] == GIVEN.get(name[0]))


class People:
    """The people of one article by the words of their names; to be asked for the fullest names first.

    Words that are used alone come last, in the order of the text.
    """

    def __init__(self) -> None:
        self._exactly: dict[tuple[tuple[str, ...], str], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_inner: dict[str, list[Person]] = {}
        self._reigning: dict[str, list[Person]] = {}
        self._alone: dict[str, Person] = {}
        self._meant: dict[str, Person | None] = {}

    def find(self, parts: Parts, title: str, form: Form) -> Person:
        """The person so called, known or new, who has one form more from now on."""
        if len(parts.words) > 1:
            person = self._exactly.get((parts.words, parts.suffix)) or self._by_full_name(parts)
            if person:
                person.introduced = min(person.introduced, form.first)
        elif title in REGNAL or parts.is_numbered:
            person = self._by_reign(parts, title)
        else:
            person = self._by_one_name(parts, title, form.first)
        person = person or self._add(parts, title, form)
        person.forms.append(form)
        if title:
            person.titles.add(title)
        return person

    def _add(self, parts: Parts, title: str, form: Form) -> Person:
        person = Person(parts, form.first)
        first, *inner = map(skeleton, parts.words)
        if inner:
            self._exactly[parts.words, parts.suffix] = person
            self._by_last.setdefault(inner.pop(), []).append(person)
            for word in {first, skeleton(parts.nickname)} - {""}:
                self._by_first.setdefault(word, []).append(person)
            for word in inner:
                self._by_inner.setdefault(word, []).append(person)
        elif title in REGNAL or parts.is_numbered:
            self._reigning.setdefault(first, []).append(person)
        else:
            self._alone[first] = person
        return person

    def _by_full_name(self, parts: Parts) -> Person | None:
        """The one person whose fuller or differently written name this may be."""
        first, last = skeleton(parts.words[0]), skeleton(parts.words[-1])
        near: list[Person] = []
        for table, key in ((self._by_last, last), (self._by_inner, last), (self._by_first, first)):
            people = table.get(key, ())
            if len(people) <= NAMESAKES:
                near += people
        return _only([person for person in near if person.may_bear(parts.suffix) and may_be(person.parts, parts)])

    def _by_reign(self, parts: Parts, title: str) -> Person | None:
        """The one king or pope of this name, number and title."""
        return _only(
            [
                person
                for person in self._reigning.get(skeleton(parts.words[0]), ())
                if (not title or not person.titles or title in person.titles)
                and (not parts.suffix or parts.suffix == person.parts.suffix)
            ]
        )

    def _by_one_name(self, parts: Parts, title: str, first: int) -> Person | None:
        """The one person with this surname, else this reign, given name or middle name; the father before the son."""
        word = parts.words[0]
        key = skeleton(word)
        alone = self._alone.get(key)
        tables = (self._by_last, self._reigning, self._by_first, self._by_inner)
        owners = next((table[key] for table in tables if key in table), [])
        if not owners:
            return alone
        owners = [p for p in owners if word in p.parts.words or word == p.parts.nickname] or owners
        of_age = [p for p in owners if p.parts.suffix == parts.suffix]
        if parts.suffix:
            return _only(of_age, title)
        owners = of_age or owners
        if word not in self._meant:
            self._meant[word] = _understand(owners, title, first)
        if title and not (alone and title in alone.titles):
            called = [person for person in owners if title in person.titles]
            owner = called[0] if len(called) == 1 else _only(owners, title) if len(owners) > 1 else None
            if owner:
                return owner
        meant = self._meant[word]
        return meant if meant and meant.may_be_called(title) else alone


def _understand(owners: Sequence[Person], title: str, first: int) -> Person | None:
    """Who a word means that is used alone for the first time; None when that cannot be told.

    Before a namesake appears a reader knows only one who can be meant, and goes on meaning that one. A president
    without a first name is not the only namesake that comes later, unless that one is called president too.
    """
    known, *later = sorted(owners, key=lambda person: person.introduced)
    if first < known.introduced:
        return known if not later and known.is_called(title) else None
    if later and first > later[0].introduced:
        return None
    return known if not later or known.is_called(title) else None


def _only(people: Sequence[Person], title: str = "") -> Person | None:
    """The one of these people who can be meant; None when there is none or more than one."""
    distinct = {id(person): person for person in people if person.may_be_called(title)}
    return next(iter(distinct.values())) if len(distinct) == 1 else None
