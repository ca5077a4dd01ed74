"""What the words of a sentence do in it: which together are one name, and which only give who says it."""

import re
from collections.abc import Collection, Iterable, Sequence

from search.analysis import Token
from search.merging.wording import CALENDAR, carries

Span = tuple[int, int]
"""Characters [start, end) of a sentence."""

_LEADS = re.compile(r"(?!The |A |An |I )[A-Z][a-z]* [A-Z][a-z]")
"""A word that is written as part of a name is, with the one behind it."""
_WITHIN_A_NAME = re.compile(r"[\s.'’\-]*")
_DAY = r"(?:(?:on|today|yesterday|tonight|this \w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s)"
_SAYS = (
    r"(?:said|says?|told|tells|announced|announces?|reported|reports|reporting|added|testified|stated|wrote|tweeted"
    r"|asked|urged|(?:issued|released|made|delivered|gave) (?:a|the|this|these) (?:following )?"
    r"(?:statement|remarks|comments|speech))"
)
_SPEAKER = re.compile(
    rf"(?:^|[,;:\"”—-]\s*|\b(?:that|but|and)\s)((?:[^,;:\"”“()]|\([^()]*\)){{3,110}}?)\s{_DAY}*{_SAYS}\b"
    r"|\baccording to\s([^,;.]{3,60})"
)


def is_name(token: Token, sentence: str) -> bool:
    """Whether a word within a sentence is written as names are; a little one only as "US" and "Ever Given" are."""
    word, stem = sentence[token.start : token.end], token.form.stem
    if token.position == 0 or not word[0].isupper() or stem in CALENDAR:
        return False
    return carries(stem) or (word.isupper() and len(word) > 1) or bool(_LEADS.match(sentence, token.start))


def lengths_of_names(
    sentence: str, tokens: Sequence[Token], named: Collection[int], entities: Iterable[Span]
) -> dict[int, int]:
    """By where each word of a name begins: how many words stand together in it, with titles before it.

    `named` says where the words begin that are written as names are.
    """
    known = tuple(entities)
    lengths: dict[int, int] = {}
    name: list[Token] = []
    for token in tokens:
        within = token.start in named or any(start <= token.start < end for start, end in known)
        within = within and token.form.stem not in CALENDAR
        if name and not (within and _WITHIN_A_NAME.fullmatch(sentence, name[-1].end, token.start)):
            name = []
        if within:
            name.append(token)
            lengths.update((each.start, len(name)) for each in name)
    return lengths


def speakers(sentence: str) -> tuple[Span, ...]:
    """Where a sentence gives who says it: what stands before "said on Monday", and after "according to"."""
    return tuple(found.span(found.lastindex or 0) for found in _SPEAKER.finditer(sentence))
