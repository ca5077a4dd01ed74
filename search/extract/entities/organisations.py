"""Organisations: full names, short forms and acronyms of one body, under its full name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.extract.entities.forms import Form, choose_form
from search.extract.entities.places import find_abbreviated, find_country
from search.extract.entities.spelling import REMEMBERED, split_words, tidy
from search.extract.entities.vocabulary import GENERIC, KINDS_OF_BODY, LEGAL, SPELT, UNWEIGHTY

KNOWN = {"un": "United Nations", "eu": "European Union", "ap": "Associated Press"}
"""Acronyms that newspapers never explain and that stand for one body only."""


SPELT_OUT = {"un": ("united", "nations"), "us": ("united", "states")}
"""What begins many names, written short or not."""

LONGEST_SHORT = 2
"""Words that may stand for a longer name when only the kind of body is left out."""

SHORTEST_ACRONYM = 3
LONGEST_ACRONYM = 10
"""Letters."""


_INTRODUCED = re.compile(r"""\s{0,2}\(\s?(?:(?:the|or|known as)\s)?["'“‘]?([A-Z][\w.&-]{1,9})["'”’]?\s?[),;]""")
_IN_BRACKETS = re.compile(r"\s*\(([A-Z][\w.&-]{1,9})\)$")
_AND_LAST = re.compile(r"\s(?:and|&)\s\S+$")
_EXPLAINED = re.compile(r"\s{0,2}\(\s?(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Parts:
    """A written name taken apart: what is shown, its words, whether it names a company, an acronym in brackets."""

    shown: str
    words: tuple[str, ...]
    legal: bool
    brackets: str


@lru_cache(REMEMBERED)
def take_apart(written: str) -> Parts:
    """Article, name, legal form and bracketed acronym of an organisation as written."""
    shown = tidy(written)
    brackets = _IN_BRACKETS.search(shown)
    if brackets and brackets.start():
        shown = shown[: brackets.start()]
    words = [SPELT.get(word, word) for word in split_words(shown) if word != "and"]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[0] in SPELT_OUT and shown.startswith("U"):
        words[:1] = SPELT_OUT[words[0]]
    full = len(words)
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    return Parts(shown, tuple(words) or (shown,), len(words) < full, brackets[1] if brackets else "")


def name_organisations(text: str, spans: Iterable[tuple[int, int, str]], *, companies: bool) -> dict[str, str]:
    """The name for each way of writing, given where each was written (start, end, as written) in the text's order.

    With `companies`, a company with its legal form also answers to the beginning of its name.
    """
    counts: dict[str, int] = {}
    introduced: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    before: tuple[int, tuple[str, ...]] = (-1, ())
    for start, end, written in spans:
        counts[written] = counts.get(written, 0) + 1
        words = take_apart(written).words
        if text.find("(", end, end + 3) >= 0 and (found := _INTRODUCED.match(text, end)):
            _introduce(introduced, found[1], words)
        if 0 <= before[0] <= start <= before[0] + 6 and _EXPLAINED.fullmatch(text[before[0] : start]):
            _introduce(introduced, "".join(before[1]), words)
        before = (end, words)
    forms = {written: take_apart(written) for written in counts}
    for parts in forms.values():
        if parts.brackets:
            _introduce(introduced, parts.brackets, parts.words)
    roots = _find_roots(list(forms.values()), introduced, companies=companies)
    groups: dict[tuple[str, ...], list[Form]] = {}
    for number, (written, parts) in enumerate(forms.items()):
        root = roots.get(parts.words, parts.words)
        groups.setdefault(root, []).append(Form(parts.shown, int(root == parts.words), counts[written], number))
    shown = {root: _name(root, group, article=not companies) for root, group in groups.items()}
    return {written: shown[roots.get(parts.words, parts.words)] for written, parts in forms.items()}


def _introduce(introduced: dict[tuple[str, ...], set[tuple[str, ...]]], acronym: str, full: tuple[str, ...]) -> None:
    """Take note of an acronym beside a name in brackets, if at least half of its letters are initials of the name."""
    letters = [sign.lower() for sign in acronym if sign.isalpha()]
    if len(full) > 1 and 1 < len(letters) <= LONGEST_ACRONYM and sum(map(str.isupper, acronym)) > 1:
        initials = [word[0] for word in full]
        met = sum(min(letters.count(letter), initials.count(letter)) for letter in set(letters))
        if 2 * met >= len(letters):
            introduced.setdefault(split_words(acronym), set()).add(full)


def _find_roots(
    forms: Sequence[Parts], introduced: Mapping[tuple[str, ...], set[tuple[str, ...]]], *, companies: bool
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The words of the full name for the words of each short one that has exactly one."""
    full = {parts.words: parts for parts in forms if len(parts.words) > 1}
    fuller: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for words, parts in full.items():
        for acronym in spell_initials(parts):
            fuller.setdefault((acronym,), set()).add(words)
        for short in _shorten(parts) if companies else ():
            fuller.setdefault(short, set()).add(words)
    roots: dict[tuple[str, ...], tuple[str, ...]] = {}
    for parts in forms:
        words = parts.words
        owners = introduced.get(words)
        if owners is None and _stands_for_more(parts):
            owners = fuller.get(words)
        if owners is not None and len(owners) == 1:
            roots[words] = next(iter(owners))
    return {short: roots.get(root, root) for short, root in roots.items() if roots.get(root) != short}


def _stands_for_more(parts: Parts) -> bool:
    """Whether a short name may stand for a longer one: an acronym, or a word that is not everybody's.

    Two letters are anybody's initials, unless the article introduces them.
    """
    if len(parts.words) > 1:
        return True
    word = parts.words[0]
    if len(word) < SHORTEST_ACRONYM or word in KNOWN:
        return False
    return parts.shown.isupper() or not (parts.words[0] in GENERIC or find_country(parts.shown))


def _shorten(parts: Parts) -> Iterator[tuple[str, ...]]:
    """The words by which a body is mentioned again.

    A company by any number of its first words; others without the words that say what kind of body it is, or whose
    (`of the Negev`, `U.S.`). What is an acronym already is not cut: the BBC is not BBC News.
    """
    words = parts.words
    if parts.legal:
        yield from (words[:size] for size in range(1, len(words)))
        return
    size = len(words)
    while size and words[size - 1] in KINDS_OF_BODY:
        size -= 1
    if size == 1 and parts.shown.split()[0].isupper():
        size = 0
    if 0 < size <= LONGEST_SHORT:
        yield from (words[:more] for more in range(size, len(words)))
    whose = words.index("of") if "of" in words else 0
    if whose > 1 and not GENERIC.issuperset(words[:whose]):
        yield words[:whose]
    if words[:2] in SPELT_OUT.values() and len(words) > LONGEST_SHORT + 1:
        yield words[2:]


def spell_initials(parts: Parts) -> set[str]:
    """The acronyms a name would have: without its small words or with them, its country, what follows a last `and`."""
    words = parts.words[2:] if parts.words[:2] in SPELT_OUT.values() and len(parts.words) > LONGEST_SHORT else ()
    most = parts.words[:-1] if _AND_LAST.search(parts.shown) else ()
    some = {parts.words, words, most, words[:-1] if most else ()}
    some |= {tuple(word for word in full if word not in UNWEIGHTY) for full in some}
    return {"".join(word[0] for word in full) for full in some if len(full) > 1}


def _name(root: tuple[str, ...], group: Sequence[Form], *, article: bool) -> str:
    """What a body is called; countries and unions that are written short get their names.

    `The Guardian` needs its article, and so do titles of works (`article`); `The New York Times` is as often without.
    """
    shown = choose_form(group, title_case=False)
    if len(root) > 1 and not article and shown[:4].lower() == "the ":
        shown = shown[4:]
    if len(root) > 1:
        return shown
    known = KNOWN.get(root[0], "") if shown.isupper() else ""
    return known or find_abbreviated(shown) or shown
