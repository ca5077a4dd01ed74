"""Other spellings of a query whose words the archive does not hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from search.query import And, Or, Query, Word, words_of
from search.syntax import read, write

_TRIES = 6


def respell(words: str, similar: Callable[[str], Sequence[str]], known: Callable[[str], bool]) -> Iterator[str]:
    """The query with its unknown words replaced by similar ones, likeliest first; nothing when all are known."""
    query = read(words).query
    unknown = [word.text for word in words_of(query) if isinstance(word, Word) and not known(word.text)]
    choices = {text: similar(text) for text in unknown}
    for nth in range(_TRIES):
        better = {text: near[min(nth, len(near) - 1)] for text, near in choices.items() if near}
        if not better or all(nth >= len(choices[text]) for text in better):
            return
        yield write(_replaced(query, better))


def _replaced(query: Query, better: dict[str, str]) -> Query:
    match query:
        case Word(text) if text in better:
            return replace(query, text=better[text])
        case And(parts):
            return And(tuple(_replaced(part, better) for part in parts))
        case Or(parts):
            return Or(tuple(_replaced(part, better) for part in parts))
        case _:
            return query
