"""The choice of the days that mattered."""

from collections.abc import Iterable

from search.keydates.gist import gist_of
from search.keydates.importance import weigh_days
from search.keydates.tellings import dated, implied
from search.keydates.wording import summary
from search.model import Annotated
from search.pages import KeyDate
from search.results import TimelineEvent


def key_dates(events: Iterable[TimelineEvent], articles: Iterable[Annotated], count: int) -> tuple[KeyDate, ...]:
    """The `count` days that mattered most by what `articles` tell, most important first.

    `articles` are those that tell the events: their openings add to the days on which they were published, where an
    event has such a day; no others are named, so that the answer keeps to what was asked for.
    """
    spoken_of = tuple(dated(events))
    named = {one.day for one in spoken_of}
    tellings = (*spoken_of, *implied(articles, named))
    gist = gist_of(tellings)
    days = weigh_days(tellings, gist)[:count]
    return tuple(KeyDate(day.number, summary(day, gist), day.articles, day.sources) for day in days)
