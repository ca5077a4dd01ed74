"""What many articles tell, put together: tellings into happenings, copies under the article that stands for them.

Pure functions, for which the order of what they are given makes no difference. `tellings` says what is looked at in
an event, `roles` which words are one name or give who says it, `kinship` which tell the same, `likeness` how alike
two are, `neighbours` which are worth comparing, `clusters` which are one, `standing` which sentence stands for all,
`accounts` what conflicts see of them, `conflicts` where two days are told of one happening, `strays` who gives
another day than many, `importance` how much a happening matters, `copies` which articles are near-identical.

A calendar month is taken at a time (`stretch`): a happening depends on nothing outside of it.
"""

from search.merging.accounts import Account, accounts_of
from search.merging.conflicts import APART, conflicts
from search.merging.copies import Print, are_copies, print_of, shingles, standing_articles
from search.merging.happenings import Happening, merge
from search.merging.importance import weight
from search.merging.tellings import Telling, tellings_of

__all__ = [
    "APART",
    "Account",
    "Happening",
    "Print",
    "Telling",
    "accounts_of",
    "are_copies",
    "conflicts",
    "merge",
    "print_of",
    "shingles",
    "standing_articles",
    "tellings_of",
    "weight",
]
