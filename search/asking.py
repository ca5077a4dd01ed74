"""From what is typed to what is asked: all of the words, or any of them where all find nothing."""

from collections.abc import Callable
from typing import TypeVar

from search.analysis import words
from search.query import And, Or, Phrase, Query, Word, all_of
from search.results import Found, FoundEvents, Told
from search.syntax import read

Answer = TypeVar("Answer", Found, FoundEvents, Told)


def typed(words: str, *, any_of: bool = False) -> Query:
    """The query that somebody meant who typed this, with any of its words enough where that is wanted."""
    query = read(words).query
    return any_word(query) if any_of else query


def any_word(query: Query) -> Query:
    """The same query with one of its words enough; names, dates and exclusions still bind.

    A word of several tokens (`full-scale`) counts as so many words, a phrase as one.
    """
    parts = query.parts if isinstance(query, And) else (query,)
    single = tuple(word for part in parts if isinstance(part, Word | Phrase) for word in _singly(part))
    rest = tuple(part for part in parts if not isinstance(part, Word | Phrase))
    return all_of(Or(single), *rest) if len(single) > 1 else query


def _singly(part: Word | Phrase) -> tuple[Word | Phrase, ...]:
    single = words(part.text) if isinstance(part, Word) else []
    if len(single) < 2 or isinstance(part, Phrase):  # noqa: PLR2004 - one word is itself
        return (part,)
    return (*(Word(word, part.field) for word in single[:-1]), Word(single[-1], part.field, part.prefix))


def any_where_all_find_nothing(typed: Query, ask: Callable[[Query], Answer]) -> tuple[Query, Answer]:
    """The query answered, and its answer: the one typed, or any of its words where only that finds something."""
    found, loose = ask(typed), any_word(typed)
    if not found.total and loose != typed:
        answer = ask(loose)
        if answer.total:
            return loose, answer
    return typed, found
