"""From what is typed to what is asked: all of the words, or any of them where all find nothing."""

from collections.abc import Callable
from typing import TypeVar

from search.query import Query, any_word
from search.results import Found, FoundEvents, Told
from search.syntax import read

Answer = TypeVar("Answer", Found, FoundEvents, Told)


def typed(words: str, *, any_of: bool = False) -> Query:
    """The query that somebody meant who typed this, with any of its words enough where that is wanted."""
    query = read(words).query
    return any_word(query) if any_of else query


def any_where_all_find_nothing(typed: Query, ask: Callable[[Query], Answer]) -> tuple[Query, Answer]:
    """The query answered, and its answer: the one typed, or any of its words where only that finds something."""
    found, loose = ask(typed), any_word(typed)
    if not found.total and loose != typed:
        answer = ask(loose)
        if answer.total:
            return loose, answer
    return typed, found
