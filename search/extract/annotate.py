"""Articles through the whole of extraction, one at a time or in several processes, always in their order."""

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread

from search.extract.dates import find_dates
from search.extract.entities import name_entities
from search.extract.events import find_events
from search.extract.pieces import chunks
from search.extract.tagged import Name, Tagged
from search.extract.tagger import SHIPPED, Tagger
from search.model import Annotated, Article

_CHUNK = 100_000
"""Characters of text handed to a process at once."""
_WAITING = 2
"""Chunks that wait for each process, so that none idles and memory stays bounded."""

_tagger: Tagger | None = None
"""The language model of a worker process, loaded once when the process starts."""


@dataclass(frozen=True, slots=True)
class Unannotated:
    """An article whose extraction failed, and why."""

    article: Article
    reason: str


Outcome = Annotated | Unannotated

_RULES = 6
"""Goes up when the rules for names, dates or events read texts differently, so that archives are brought up to date."""


def reader_name(model: str | None) -> str:
    """Who reads: the language model and our rules. What another reader found is found anew. Raises ModelError."""
    return f"{_name_of(model)}, rules {_RULES}"


def _name_of(model: str | None) -> str:
    if model:
        return Tagger(model).name
    try:
        meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    except OSError:
        return Tagger().name  # says what is wrong with the model
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def annotate(article: Article, tagged: Tagged, reader: str) -> Annotated:
    """The article with everything found in it, given what the language model says of its text."""
    entities = name_entities(article.text, _borne_out(article, tagged.names))
    dates = find_dates(article.text, article.published, tagged, body=article.body, day_first=article.day_first)
    return Annotated(article, entities, dates, find_events(article, dates, entities, tagged), reader)


def _borne_out(article: Article, names: Iterable[Name]) -> list[Name]:
    """The names without those that only the headline's capitals suggest: the body does not bear them out."""
    return [
        name
        for name in names
        if name.start >= article.body or article.text.find(article.text[name.start : name.end], article.body) >= 0
    ]


def annotate_all(articles: Iterable[Article], model: str | None = None, workers: int = 1) -> Iterator[Outcome]:
    """Every article in its order; the same whatever the number of processes. Raises ModelError.

    `model` names an installed spaCy pipeline; None takes the one that ships with Dateline.
    """
    reader = reader_name(model)
    if workers > 1:
        yield from _apart(articles, model, reader, workers)
        return
    tagger = None
    for chunk in _chunks(articles):
        tagger = tagger or Tagger(model)  # a run that finds nothing new loads no model
        yield from _annotated(tagger, reader, chunk)


def annotate_apart(articles: Iterable[Article], reader: str) -> Iterator[Outcome]:
    """The same by another process, so that this one never loads the language model; `reader` names who is to read."""
    model = reader.partition(",")[0].partition(" ")[0]
    shipped = reader_name(None)
    yield from _apart(articles, None if shipped.startswith(f"{model} ") else model, shipped, 1)


def _annotated(tagger: Tagger, reader: str, chunk: Sequence[Article]) -> list[Outcome]:
    """A chunk read together; where that fails, each article by itself, so that one bad article fails alone."""
    try:
        readings = tagger.tag(article.text for article in chunk)
        return [annotate(article, tagged, reader) for article, tagged in zip(chunk, readings, strict=True)]
    except Exception as error:  # noqa: BLE001 - whatever a text provokes in a model must not end the run
        if len(chunk) == 1:
            return [Unannotated(chunk[0], f"its text could not be analysed ({type(error).__name__}: {error})")]
        return [outcome for article in chunk for outcome in _annotated(tagger, reader, [article])]


def _apart(articles: Iterable[Article], model: str | None, reader: str, workers: int) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (model,))
    try:
        for chunk in _chunks(articles):
            waiting.append(pool.submit(_work, reader, chunk))
            if len(waiting) >= workers * _WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start(model: str | None) -> None:
    global _tagger  # noqa: PLW0603 - a process pool hands its workers nothing but globals
    Thread(target=_leave_with_parent, daemon=True).start()
    _tagger = Tagger(model)


def _leave_with_parent() -> None:
    """End this process when the one that started it has ended, even if that was killed."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(reader: str, chunk: Sequence[Article]) -> list[Outcome]:
    assert _tagger is not None
    return _annotated(_tagger, reader, chunk)


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    return chunks(articles, lambda article: len(article.text), _CHUNK)
