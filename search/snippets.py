"""The stretches of a text that show why it matched, wherever in it they stand, with the hits marked.

Words are found as `search.analysis` finds them, without reading the rest of the text token by token: only places where
a word begins with the right two letters are looked at, since stemming and folding keep those (but for `dying`, `die`).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from search.analysis import RAW_TOKEN, Form, form, forms
from search.fields import Field
from search.query import Query, Word, words_of
from search.results import Snippet

_HITS_LOOKED_AT = 2000
_SENTENCE = re.compile(r"(?:[.!?][\"'”’)\]]*\s+|\n\s*)(?=\S)")
_NEAR = 60
"""How many characters a window gives away to end with a sentence."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """Words that stand one after the other; the last may be the beginning of one."""

    stems: tuple[str, ...]
    begin: str = ""

    @property
    def first(self) -> str:
        return self.stems[0] if self.stems else self.begin

    def begins_with(self, found: Form) -> bool:
        if self.stems:
            return self.stems[0] == found.stem
        return any(way.startswith(self.begin) for way in found.ways)

    def end(self, text: str, end: int) -> int | None:
        """Where the words end whose first ends there; None when others follow it."""
        looks = [_Sought((stem,)) for stem in self.stems[1:]]
        if self.begin and self.stems:
            looks.append(_Sought((), self.begin))
        following = (token for token in RAW_TOKEN.finditer(text, end) if form(token[0]).word)
        for look in looks:
            token = next(following, None)
            if token is None or not look.begins_with(form(token[0])):
                return None
            end = token.end()
        return end


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    which: int
    """The number of the word or phrase asked for."""


def mark(text: str, query: Query) -> Snippet:
    """A whole text, mostly a headline, with its hits marked."""
    hits = list(_hits(text, _sought(query, title=True), 0))
    return Snippet(text, _merged([(hit.start, hit.end) for hit in hits]))


def places(text: str, query: Query, *, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Where in a text, from `start` on, the words asked for stand: the first thousands of them."""
    hits = islice(_hits(text, _sought(query, title=False), start), _HITS_LOOKED_AT)
    return _merged([(hit.start, hit.end) for hit in hits])


def snippets(text: str, query: Query, *, start: int = 0, count: int = 2, width: int = 220) -> tuple[Snippet, ...]:
    """Up to `count` stretches of about `width` characters in the order of the text, those with most of the words first.

    The text before `start` is left out. Without a hit, the text's beginning from there; nothing when it is empty.
    """
    hits = list(islice(_hits(text, _sought(query, title=False), start), _HITS_LOOKED_AT))
    windows = [_window(text, first, last, start, width) for first, last in _densest(hits, count, width)]
    if not windows:
        blank = len(text[start:]) - len(text[start:].lstrip())
        begin = start + blank
        windows = [(begin, _cut_end(text, begin, begin, width))] if begin < len(text) else []
    starts = [hit.start for hit in hits]
    found = []
    for begin, end in _merged(windows):
        inside = hits[bisect_left(starts, begin) : bisect_left(starts, end)]
        marks = _merged([(hit.start - begin, min(hit.end, end) - begin) for hit in inside])
        found.append(Snippet(text[begin:end], marks, text[start:begin].strip() != "", text[end:].strip() != ""))
    return tuple(found)


@lru_cache(maxsize=64)
def _sought(query: Query, *, title: bool) -> tuple[_Sought, ...]:
    wanted = dict.fromkeys(word for word in words_of(query) if title or word.field is not Field.TITLE)
    found = []
    for word in wanted:
        asked = forms(word.text)
        if asked and isinstance(word, Word) and word.prefix:
            found.append(_Sought(tuple(each.stem for each in asked[:-1]), asked[-1].word))
        elif asked:
            found.append(_Sought(tuple(each.stem for each in asked)))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=64)
def _places(sought: tuple[_Sought, ...]) -> re.Pattern[str]:
    """Where one of the words may begin: its first letter, not within a word or number, before its second."""
    firsts = {each.first[0] for each in sought}
    pairs = "|".join(sorted({_pair(each.first) for each in sought}))
    either_case = "".join(re.escape(letter) + re.escape(letter.upper()) for letter in sorted(firsts))
    return re.compile(
        rf"[{either_case}\u0080-\U0010ffff](?<!\w.)(?<!\d[.,].)(?:{pairs}|(?<=[\u0080-\U0010ffff]))", re.DOTALL
    )


def _pair(word: str) -> str:
    first = f"(?<=[{re.escape(word[0])}{re.escape(word[0].upper())}])"
    if len(word) == 1:
        return first
    second = "iIyY" if word[1] in "iy" else re.escape(word[1]) + re.escape(word[1].upper())
    return rf"{first}(?=[{second}\W_\u0080-\U0010ffff])"


def _hits(text: str, sought: tuple[_Sought, ...], start: int) -> Iterator[_Hit]:
    if not sought:
        return
    numbered = tuple(enumerate(sought))
    firsts = {each.stems[0] for each in sought if each.stems}
    begins = tuple(each.begin for each in sought if not each.stems)
    for place in _places(sought).finditer(text, start):
        token = RAW_TOKEN.match(text, place.start())
        found = form(token[0]) if token else None
        if token is None or found is None or not (found.stem in firsts or found.word.startswith(begins)):
            continue
        for which, each in numbered:
            end = each.end(text, token.end()) if each.begins_with(found) else None
            if end is not None:
                yield _Hit(token.start(), end, which)


def _densest(hits: Sequence[_Hit], count: int, width: int) -> list[tuple[int, int]]:
    """The stretches from a first to a last hit that hold most of the different words, then most hits; none twice."""
    chosen: list[tuple[int, int]] = []
    rest = list(hits)
    for _ in range(count):
        runs = _runs(rest, width)
        if not runs:
            break
        _, _, first, last = max(runs, key=lambda run: (run[0], run[1], -run[2]))
        chosen.append((rest[first].start, max(hit.end for hit in rest[first : last + 1])))
        begin, end = chosen[-1][1] - width, chosen[-1][0] + width
        rest = [hit for hit in rest if hit.end <= begin or hit.start >= end]
    return chosen


def _runs(hits: Sequence[_Hit], width: int) -> list[tuple[int, int, int, int]]:
    """For each last hit the run of hits that fits the width: different words, hits, first and last hit."""
    found = []
    words: Counter[int] = Counter()
    first = 0
    for last, hit in enumerate(hits):
        words[hit.which] += 1
        while first < last and hit.end - hits[first].start > width:
            words[hits[first].which] -= 1
            first += 1
        found.append((sum(times > 0 for times in words.values()), last - first + 1, first, last))
    return found


def _window(text: str, first: int, last: int, start: int, width: int) -> tuple[int, int]:
    """A stretch around the hits in [first, last): from their sentence's start if that is near, else between words."""
    lowest = max(start, last - width)
    begin = first
    sentences = [
        found.end() for found in _SENTENCE.finditer(text, max(start, lowest - 4), first) if found.end() >= lowest
    ]
    if sentences:
        begin = sentences[-1]
    elif lowest == start:
        begin = start
    elif first > lowest:
        spare = max(lowest, first - (width - (last - first)) // 2)
        space = re.compile(r"\s+").search(text, spare, first)
        begin = space.end() if space else first
    begin += len(text[begin:first]) - len(text[begin:first].lstrip())
    return begin, _cut_end(text, begin, last, width)


def _cut_end(text: str, begin: int, last: int, width: int) -> int:
    """Where a window ends: with the text, with a sentence if one ends near, or between words."""
    limit = begin + width
    if limit >= len(text):
        return begin + len(text[begin:].rstrip())
    floor = max(last, limit - _NEAR, begin + 1)
    sentences = [found.start() + 1 for found in _SENTENCE.finditer(text, floor - 1, limit)]
    if sentences and text[sentences[-1] - 1] != "\n":
        return max(sentences[-1], last)
    space = max(text.rfind(" ", floor, limit), text.rfind("\n", floor, limit))
    end = space if space > 0 else max(limit, last)
    return begin + len(text[begin:end].rstrip())


def _merged(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that overlap or touch as one."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return tuple(found)
