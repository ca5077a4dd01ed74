"""Make the shipped pipeline anew: vectors, a teacher, texts marked by it, the pipeline itself.

`python -m search.extract.training --data DIR --work DIR --out DIR` keeps every step's result in the second folder and
puts the finished pipeline into the third. A result that is there already is taken as it is, so that an interrupted run
goes on where it stopped. A training that was cut off leaves nothing and begins anew.
"""

import argparse
from pathlib import Path

import spacy

from search.extract.training.course import add_silver, read_gold
from search.extract.training.marked import read_marked, read_unmarked, split_world
from search.extract.training.pipeline import average, make_pipeline, ship
from search.extract.training.silver import choose_texts, mark
from search.extract.training.training import Drill, train
from search.extract.training.vectors import learn_vectors, write_tokens

VECTOR_ROWS = 40_000
VERSION = "1.0.0"
TEACHER = Drill(steps=4200, drop=0.1, rate=0.001, seed=1)
STUDENT = (
    Drill(steps=2200, drop=0.2, rate=0.0008, seed=2),
    Drill(steps=3200, drop=0.15, rate=0.0009, seed=3),
    Drill(steps=5500, drop=0.15, rate=0.001, seed=4),
)
"""Each rises and falls again in its learning rate: a pipeline that is to be had after each."""


def make(data: Path, work: Path, out: Path) -> None:
    """All steps, each skipped when its result is there."""
    work.mkdir(parents=True, exist_ok=True)
    tokens, vectors, teacher, student = (work / name for name in ("tokens.txt", "vectors.txt", "teacher", "student"))
    if not vectors.exists():  # from unmarked texts only, or the marked names would be better known than new ones
        write_tokens(read_unmarked(data), tokens)
        learn_vectors(tokens, vectors)
    held = {
        "world": split_world(data)[1],
        "reuters": read_marked(data / "entities" / "conllpp-dev.jsonl.gz"),
        "web": read_marked(data / "entities" / "uner-ewt-dev.jsonl.gz"),
    }
    if not teacher.exists():
        nlp = make_pipeline(vectors, VECTOR_ROWS)
        train(nlp, read_gold(data, nlp), held, teacher, TEACHER)
    if not student.exists():
        nlp = spacy.load(teacher)
        gold = add_silver(read_gold(data, nlp), mark(nlp, choose_texts(data)))
        for number, drill in enumerate(STUDENT):
            drilled = work / f"student-{number}"
            if not drilled.exists():
                train(nlp, gold, held, drilled, drill)
            nlp = spacy.load(drilled)
        average([work / "student-1", work / "student-2"], student)
    ship(student, out, VERSION)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m search.extract.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with articles/, entities/ and syntax/")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is made on the way")
    parser.add_argument("--out", type=Path, required=True, help="folder for the finished pipeline")
    given = parser.parse_args()
    make(given.data, given.work, given.out)


if __name__ == "__main__":
    main()
