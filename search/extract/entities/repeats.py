"""Names the model found in one place of an article and missed in another, and words it took for names in one place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from search.extract.entities.mentions import Mention
from search.extract.entities.spelling import LONGEST_ABBREVIATION
from search.extract.entities.vocabulary import CALENDAR, DROPPED_TITLES, GENERIC, OPENERS, PRONOUNS, UNWEIGHTY
from search.extract.entities.wording import find_title
from search.model import EntityKind

NEARBY = 10_000
"""Characters on either side that are looked at for the same word in small letters."""

NEAR_NAME = 20
"""Characters before a name that may hold the word before it."""

NO_NAMES = DROPPED_TITLES | OPENERS | PRONOUNS | UNWEIGHTY
"""Words that are no part of the name after them, capital or not."""

UNLIKE_WORDS = frozenset({EntityKind.PERSON, EntityKind.ORG})
"""Kinds whose names are seldom words: a place is as often called Square, or Bay."""

_WORD = re.compile(r"[A-Z][a-z]{2,}")
_CAPITAL = re.compile(r"(?<![\w&'’-])[A-Z\u00c0-\u017d]\w*")
_WORD_BEFORE = re.compile(r"([A-Z][\w.'’-]*)\s$")
_NAME_AFTER = re.compile(r"[\w&-]|\s(?:&|[A-Z])")


def add_repeats(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with those added that repeat one letter by letter, or the surname of somebody named in full.

    A word is left alone where a capital follows or comes before (it may be part of another name), and everywhere
    if the article also writes it small.
    """
    wanted = _find_wanted(mentions)
    if not wanted:
        return list(mentions)
    complete: list[Mention] = []
    free = 0
    for mention in mentions:
        complete += _search(text, free, mention.start, wanted)
        complete.append(mention)
        free = mention.end
    complete += _search(text, free, len(text), wanted)
    return complete


def leave_out_words(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions without single words that pass for a person or body once and that the article also writes small.

    Whose name is part of a longer one, and who has a title, is left: `Mr Brown` may wear brown.
    """
    single = [one for one in mentions if one.kind in UNLIKE_WORDS and _WORD.fullmatch(one.text)]
    if not single:
        return mentions
    times = Counter(" ".join(mention.text for mention in mentions).split())
    words = [
        one
        for one in single
        if times[one.text] == 1 and _is_small(text, one.text.lower()) and not find_title(text, one.start)
    ]
    return [mention for mention in mentions if mention not in words] if words else mentions


def _is_small(text: str, word: str) -> bool:
    """Whether a text has this word by itself, neither joined to another nor part of an address."""
    return word in text and re.search(rf"(?<![\w@./-]){word}(?![\w@-])", text) is not None


def _find_wanted(mentions: Iterable[Mention]) -> dict[str, list[tuple[str, EntityKind]]]:
    """What to look for, by its first word, the longest first: names of a single kind."""
    kinds: dict[str, EntityKind | None] = {}
    for mention in mentions:
        if kinds.setdefault(mention.text, mention.kind) is not mention.kind:
            kinds[mention.text] = None
    for written, kind in list(kinds.items()):
        if kind is EntityKind.PERSON and " " in written:
            kinds.setdefault(written.split()[-1], kind)
    wanted: dict[str, list[tuple[str, EntityKind]]] = {}
    for written in sorted(kinds, key=len, reverse=True):
        kind = kinds[written]
        first = _CAPITAL.match(written)
        if first and kind and kind is not EntityKind.OTHER and (" " in written or _is_telling(written)):
            wanted.setdefault(first[0], []).append((written, kind))
    return wanted


def _search(text: str, start: int, end: int, wanted: dict[str, list[tuple[str, EntityKind]]]) -> Iterator[Mention]:
    """The repetitions between two mentions."""
    for word in _CAPITAL.finditer(text, start, end):
        at = word.start()
        for written, kind in wanted.get(word[0], ()) if at >= start else ():
            after = at + len(written)
            if after <= end and text.startswith(written, at) and _stands_alone(text, at, after):
                if " " in written or not _is_also_small(text, written, at):
                    start = after
                    yield Mention(at, after, written, kind)
                break


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no other name seems to go on into this one; a title or a little word before it is none."""
    if _NAME_AFTER.match(text, end):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - NEAR_NAME), start)
    return not before or before[1].rstrip(".").lower() in NO_NAMES


def _is_telling(word: str) -> bool:
    small = word.lower()
    return len(word) >= LONGEST_ABBREVIATION and small not in CALENDAR and small not in GENERIC


def _is_also_small(text: str, word: str, at: int) -> bool:
    """Whether the text around uses a word in small letters, so that it may stand for no name here."""
    return re.search(rf"\b{re.escape(word.lower())}\b", text[max(0, at - NEARBY) : at + NEARBY]) is not None
