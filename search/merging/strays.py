"""Who gives another day for what many tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.merging.accounts import Account, gives_its_day
from search.merging.likeness import Rarity, held, sketch
from search.merging.tellings import Telling
from search.period import calendar_day
from search.vectors import Vector, total, unit

_KNOWN = 20
"""Articles that tell what cannot be mistaken for something else,"""
_TIMES = 10
"""and how many times as many they are as those that give the other day."""
_LEADING = 6
"""The weightiest words of what is known,"""
_HOLDS = 4
"""of which a telling holds so many,"""
_SHARE = 0.5
"""and this share of all that is told of it."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A happening that many tell, its words, and the weightiest of them."""

    account: Account
    words: Vector
    leading: tuple[str, ...]


def strays(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of what is known to many, and what a few tell of another day of the same month in its words.

    Such are mostly slips: "the rig sank on 30 April" where hundreds say the 22nd. Accounts are of days that have
    happened. Nothing but what is told of the two days makes a difference; words weigh by how rare they are in English.
    """
    listed = list(accounts)
    months: defaultdict[tuple[int, int], list[_Known]] = defaultdict(list)
    for account in listed:
        if len(account.tellers) >= _KNOWN:
            months[_month(account)].append(_known(account))
    for account in listed:
        for known in months.get(_month(account), ()):
            if _may_stray(account, known.account) and any(_strays(each, known) for each in account.tellings):
                yield account, known.account


def _month(account: Account) -> tuple[int, int]:
    year, month, _ = calendar_day(account.period.start)
    return year, month


def _known(account: Account) -> _Known:
    rare = Rarity(()).overall
    words = unit(total([sketch(telling, rare).words for telling in account.tellings]))
    return _Known(account, words, tuple(sorted(words, key=lambda stem: (-words[stem], stem))[:_LEADING]))


def _may_stray(few: Account, many: Account) -> bool:
    apart = few.period.start != many.period.start and few.tellers.isdisjoint(many.tellers)
    return apart and len(few.tellers) * _TIMES <= len(many.tellers)


def _strays(telling: Telling, known: _Known) -> bool:
    """Whether it tells what is known, and states its own day for it when both had come."""
    if telling.speech or not gives_its_day(telling):
        return False
    had_come = (telling.published or 0) >= max(telling.period.start, known.account.period.start)
    told = len(set(known.leading).intersection(telling.words)) >= _HOLDS
    return had_come and told and held(known.words, telling) >= _SHARE
