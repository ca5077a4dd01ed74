"""The choice of the days that mattered."""

from collections.abc import Iterable

from search.chronicles import Chronicle
from search.keydates.gist import gist_of
from search.keydates.importance import weigh_days
from search.keydates.tellings import Telling, dated, implied
from search.keydates.wording import summary
from search.pages import KeyDate


def key_dates(chronicles: Iterable[Chronicle], count: int) -> tuple[KeyDate, ...]:
    """The `count` days that mattered most by what articles tell, each of them given once, most important first.

    The openings of articles add to the days on which they were published, where any tells of such a day; no others are
    named, so that the answer keeps to what was asked for.
    """
    spoken_of: list[Telling] = []
    openings: list[Telling] = []
    for chronicle in chronicles:  # one at a time, for together the texts may be more than memory holds
        spoken_of += dated(chronicle)
        openings += implied(chronicle)
    named = {one.day for one in spoken_of}
    tellings = (*spoken_of, *(one for one in openings if one.day in named))
    gist = gist_of(tellings)
    days = weigh_days(tellings, gist)[:count]
    return tuple(KeyDate(day.number, summary(day, gist), day.articles, day.sources) for day in days)
