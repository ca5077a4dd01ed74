"""The training itself: batches in, a pipeline out, measured on the way."""

import json
import random
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from thinc.api import Adam, fix_random_seed

from search.extract.training.course import Course, stream
from search.extract.training.examples import make_example
from search.extract.training.marked import Marked


def report(line: dict[str, object]) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


COUNTED = ("PERSON", "ORG", "PLACE")


def decline(rate: float, warm: int, steps: int) -> Generator[float, None, None]:
    """Learning rates: a short rise, then straight down to nothing at the last step."""
    for step in range(steps + 1):
        yield rate * min((step + 1) / max(1, warm), (steps - step) / max(1, steps - warm))
    while True:
        yield 0.0


def measure(nlp: Language, gold: Sequence[Marked]) -> float:
    """F1 of exact spans and labels, OTHER left out."""
    right = found = given = 0
    for doc, article in zip(nlp.pipe(article.text for article in gold), gold, strict=True):
        have = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in COUNTED}
        want = {name for name in article.names if name[2] in COUNTED}
        right += len(have & want)
        found += len(have)
        given += len(want)
    return 2 * right / max(1, found + given)


def _initialise(nlp: Language, courses: Sequence[Course]) -> None:
    """Random weights, and the labels that stand in the courses."""
    sample = [
        make_example(nlp, piece)
        for course in courses
        for piece in (course.pieces[:200] if "tagger" in course.silent else course.pieces)
    ]
    nlp.initialize(lambda: sample)


def train(  # noqa: PLR0913
    nlp: Language,
    courses: Sequence[Course],
    names: Mapping[str, Sequence[str]],
    held: Mapping[str, Sequence[Marked]],
    out: Path,
    *,
    steps: int,
    seed: int = 1,
    drop: float = 0.1,
    rate: float = 0.001,
    every: int = 500,
) -> None:
    """Teach the courses for so many batches and write the averaged weights; prints a line of scores now and then."""
    fix_random_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - shuffles, keeps no secrets
    streams = {course.name: stream(nlp, course, names, chance) for course in courses}
    if not nlp.pipe_labels["ner"]:
        _initialise(nlp, courses)
    rates = decline(rate, min(250, steps // 10), steps)
    sgd = Adam(rates, L2=0.01, grad_clip=1.0, use_averages=True)  # type: ignore[arg-type]  # it takes generators
    losses: dict[str, float] = {}
    began = time.monotonic()
    words = 0
    for step in range(1, steps + 1):
        course = chance.choices(courses, [course.share for course in courses])[0]
        batch = next(streams[course.name])
        words += sum(len(example.x) for example in batch)
        nlp.update(batch, sgd=sgd, drop=drop, losses=losses, exclude=course.silent)
        sgd.step_schedules()
        if step % every == 0 or step == steps:
            with nlp.use_params(sgd.averages):
                scores = {name: round(measure(nlp, articles), 4) for name, articles in held.items()}
            pace = round(words / (time.monotonic() - began))
            rounded = {name: round(loss) for name, loss in losses.items()}
            report({"step": step, "words_s": pace, "scores": scores, "losses": rounded})
            losses = {}
    with nlp.use_params(sgd.averages):
        nlp.to_disk(out)
