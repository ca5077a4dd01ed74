"""The days that mattered in a collection, most important first, each in one or two sentences.

`candidates` keeps to the days most told of where there is too much to look at, `tellings` gathers who tells what of
which day, `gist` learns which words and which articles stand for the collection, `importance` weighs the days,
`wording` chooses the sentences: pure functions, for which the order of what they are given makes no difference.
"""

from search.keydates.candidates import most_told
from search.keydates.choice import key_dates

__all__ = ["key_dates", "most_told"]
