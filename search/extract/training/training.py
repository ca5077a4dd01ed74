"""The training itself: batches in, a pipeline out, measured on the way."""

import json
import random
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from thinc.api import Adam, fix_random_seed

from search.extract.training.course import Course, Gold, stream
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


def initialise(nlp: Language, courses: Sequence[Course]) -> None:
    """Random weights, and the labels that stand in the courses."""
    sample = [
        make_example(nlp, piece)
        for course in courses
        for piece in (course.pieces[:200] if "tagger" in course.silent else course.pieces)
    ]
    nlp.initialize(lambda: sample)


@dataclass(frozen=True, slots=True)
class Drill:
    """How long and how hard to train."""

    steps: int
    drop: float
    rate: float
    seed: int
    swapped: float = 1.0
    """How much of the courses' changing of names."""
    report_every: int = 2000


def train(nlp: Language, gold: Gold, held: Mapping[str, Sequence[Marked]], out: Path, drill: Drill) -> None:
    """Teach the courses for so many batches and write the averaged weights; prints a line of scores now and then.

    With every line it writes the weights so far beside `out`, under its name and `-unfinished`.
    A pipeline that knows its labels goes on from its weights, another begins at random.
    """
    fix_random_seed(drill.seed)
    chance = random.Random(drill.seed)  # noqa: S311 - shuffles, keeps no secrets
    courses = [replace(course, swapped=course.swapped * drill.swapped) for course in gold.courses]
    streams = {course.name: stream(nlp, course, gold.names, chance) for course in courses}
    if not nlp.pipe_labels["ner"]:
        initialise(nlp, courses)
    rates = decline(drill.rate, min(250, drill.steps // 10), drill.steps)
    sgd = Adam(rates, L2=0.01, grad_clip=1.0, use_averages=True)  # type: ignore[arg-type]  # it takes generators
    losses: dict[str, float] = {}
    unfinished = out.with_name(f"{out.name}-unfinished")
    began = time.monotonic()
    words = 0
    for step in range(1, drill.steps + 1):
        course = chance.choices(courses, [course.share for course in courses])[0]
        batch = next(streams[course.name])
        words += sum(len(example.x) for example in batch)
        nlp.update(batch, sgd=sgd, drop=drill.drop, losses=losses, exclude=course.silent)
        sgd.step_schedules()
        if step % drill.report_every == 0 or step == drill.steps:
            with nlp.use_params(sgd.averages):
                scores = {name: round(measure(nlp, articles), 4) for name, articles in held.items()}
                nlp.to_disk(unfinished)
            pace = round(words / (time.monotonic() - began))
            rounded = {name: round(loss) for name, loss in losses.items()}
            report({"step": step, "words_s": pace, "scores": scores, "losses": rounded})
            losses = {}
    unfinished.rename(out)
