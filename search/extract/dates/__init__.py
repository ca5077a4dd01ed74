"""Finding the phrases of time in a text and saying what each means.

`find_dates` is a function of its arguments: no clock, no disk. It cuts the text into tokens (`lexer`), matches rules
over them (`grammar`, `rules`), and values each match by the publication date, the dates spoken of before and the tense.
"""

from search.extract.dates.comparison import only_compared
from search.extract.dates.finder import find_dates
from search.extract.dates.narrative import reads_as_history

__all__ = ["find_dates", "only_compared", "reads_as_history"]
