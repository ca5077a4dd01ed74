"""Articles as what is decided about them makes them, read again by another process where they were published anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from threading import Lock

from search.decisions import Decision
from search.errors import DecisionError, ModelError
from search.model import Annotated, Published

Key = tuple[str, str, str]
"""An article's id and fingerprint, and a publication date."""

_HELD = 8


class Rereader:
    """Revises articles, and remembers what it read last: what is shown first is then decided."""

    def __init__(self) -> None:
        self._held: dict[Key, Annotated] = {}
        self._reading = Lock()
        """One language model at a time is enough for one machine."""

    def revised(self, articles: Iterable[tuple[Annotated, Sequence[Decision]]]) -> Iterator[Annotated]:
        """Each article by the decisions that hold about it. Raises DecisionError when one cannot be read again."""
        about = list(articles)
        if not about:
            return
        from search.decisions import revise  # noqa: PLC0415 - rules about dates, which names need not wait for

        asked = [
            (kept, decisions, revise.published_anew(kept.as_found.article, decisions)) for kept, decisions in about
        ]
        with self._reading:
            unread = {
                _key(kept, published): replace(kept.as_found, article=replace(kept.article, published=published))
                for kept, _, published in asked
                if published and _known(kept, published) is None and _key(kept, published) not in self._held
            }
            held = {**self._held, **_read(unread)}
            self._held = dict(list(held.items())[-_HELD:])
        for kept, decisions, published in asked:
            told = (_known(kept, published) or held[_key(kept, published)]) if published else None
            yield revise.revise(kept.as_found, told, decisions).annotated


def _key(kept: Annotated, published: Published) -> Key:
    return kept.article.id, kept.fingerprint, published.period.edtf


def _known(kept: Annotated, published: Published) -> Annotated | None:
    told = kept.as_told
    return told if told and told.article.published == published else None


def _read(unread: Mapping[Key, Annotated]) -> dict[Key, Annotated]:
    """What another process, which ends then, reads in these articles."""
    from search.extract import Unannotated, annotate_apart  # noqa: PLC0415 - as above

    found: dict[Key, Annotated] = {}
    for model in sorted({annotated.model for annotated in unread.values()}):
        mine = {key: annotated for key, annotated in unread.items() if annotated.model == model}
        try:
            outcomes = list(annotate_apart([annotated.article for annotated in mine.values()], model))
        except (BrokenProcessPool, ModelError) as error:
            raise DecisionError(
                f"Dates could not be read again, so nothing was changed ({error}). They were read by "
                f"{model or 'no known model'}: see that it is installed."
            ) from error
        for (key, annotated), outcome in zip(mine.items(), outcomes, strict=True):
            if isinstance(outcome, Unannotated):
                raise DecisionError(f"The dates of {key[0]} could not be read again: {outcome.reason}.")
            found[key] = replace(annotated, dates=outcome.dates, events=outcome.events)
    return found
