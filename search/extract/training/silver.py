"""Names marked by models instead of hands: where several teachers agree, a student may believe them.

Words on which the teachers differ are marked as unknown, which teaches nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language

from search.extract.training.examples import UNKNOWN
from search.extract.training.treebank import Parsed, Span


def mark(teachers: Sequence[Language], texts: Iterable[Parsed], group: int = 2000) -> Iterator[Parsed]:
    """Texts with the names on which all teachers agree; what only some of them see becomes unknown."""
    held: list[Parsed] = []
    for text in texts:
        held.append(text)
        if len(held) == group:
            yield from _mark_group(teachers, held)
            held = []
    yield from _mark_group(teachers, held)


def _mark_group(teachers: Sequence[Language], texts: Sequence[Parsed]) -> Iterator[Parsed]:
    answers = [list(_answers(teacher, texts)) for teacher in teachers]
    for text, *given in zip(texts, *answers, strict=True):
        yield replace(text, names=settle(given))


def _answers(teacher: Language, texts: Sequence[Parsed]) -> Iterator[frozenset[Span]]:
    with teacher.select_pipes(enable=[name for name in teacher.pipe_names if name in {"tok2vec", "ner"}]):
        for doc in teacher.pipe(text.text for text in texts):
            yield frozenset((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)


def settle(given: Sequence[frozenset[Span]]) -> tuple[Span, ...]:
    """Spans that every teacher gives, and the rest, overlaps merged, as unknown."""
    agreed = sorted(frozenset.intersection(*given))
    doubtful: list[Span] = []
    for start, end, _ in sorted(frozenset.union(*given) - set(agreed)):
        if doubtful and start < doubtful[-1][1]:
            doubtful[-1] = (doubtful[-1][0], max(end, doubtful[-1][1]), UNKNOWN)
        else:
            doubtful.append((start, end, UNKNOWN))
    return tuple(sorted((*agreed, *doubtful)))
