"""Make the shipped pipeline anew: vectors, a reader of words, two teachers, texts marked by both, the pipeline itself.

`python -m search.extract.training --data DIR --work DIR --out DIR` keeps every step's result in the second folder and
puts the finished pipeline into the third. A result that is there already is taken as it is, so that an interrupted run
goes on where it stopped. A training that was cut off begins anew.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from search.extract.training.course import add_silver, read_gold
from search.extract.training.gazetteer import list_kin
from search.extract.training.marked import Marked, read_marked, read_unmarked, split_world
from search.extract.training.pipeline import average, make_pipeline, ship
from search.extract.training.pretraining import Exercise, pretrain
from search.extract.training.silver import choose_texts, find_plain, mark
from search.extract.training.training import Drill, initialise, train
from search.extract.training.vectors import learn_vectors, write_tokens

VECTOR_ROWS = 40_000
VERSION = "1.2.0"
READER = Exercise(batches=5000, rate=0.0012, size=2000)
"""Ten million words."""

TEACHER = Drill(steps=4200, drop=0.15, rate=0.001, seed=1)
COLLEAGUE = Drill(steps=4200, drop=0.15, rate=0.001, seed=2)
"""Reads no word vectors, and so errs elsewhere."""

STUDENT = (
    Drill(steps=4500, drop=0.2, rate=0.001, seed=3),
    Drill(steps=3000, drop=0.2, rate=0.0007, seed=5, swapped=0.5),
)
"""Each goes on from the weights before it: the learning rate rises and falls again. The second reads other texts, which
the first has marked, and fewer changed names. Longer ones know the marked texts better and new ones less well."""


def make(data: Path, work: Path, out: Path) -> None:
    """All steps, each skipped when its result is there."""
    work.mkdir(parents=True, exist_ok=True)
    vectors, reader, last, colleague = (work / name for name in ("vectors.txt", "reader", "teacher", "colleague"))
    if not vectors.exists():  # from unmarked texts only, or the marked names would be better known than new ones
        write_tokens(read_unmarked(data), work / "tokens.txt")
        learn_vectors(work / "tokens.txt", vectors)
    held = {
        "world": split_world(data)[1],
        "reuters": read_marked(data / "entities" / "conllpp-dev.jsonl.gz"),
        "web": read_marked(data / "entities" / "uner-ewt-dev.jsonl.gz"),
    }
    if not reader.exists():
        nlp = make_pipeline(vectors, VECTOR_ROWS, list_kin())
        initialise(nlp, read_gold(data, nlp).courses)
        pretrain(nlp, work / "tokens.txt", READER, reader)
    for teacher, begun, drill in ((last, reader, TEACHER), (colleague, None, COLLEAGUE)):
        if not teacher.exists():
            nlp = spacy.load(begun) if begun else make_pipeline(None, VECTOR_ROWS)
            train(nlp, read_gold(data, nlp), held, teacher, drill)
    for number, drill in enumerate(STUDENT):
        student = work / f"student-{number}"
        if not student.exists():
            _study(data, (spacy.load(last), spacy.load(colleague)), held, student, drill, number)
        last = student
    if not (work / "student").exists():
        average([work / f"student-{number}" for number in range(len(STUDENT))], work / "student")
    ship(work / "student", out, VERSION)


def _study(
    data: Path,
    teachers: tuple[Language, Language],
    held: Mapping[str, Sequence[Marked]],
    out: Path,
    drill: Drill,
    number: int,
) -> None:
    """Go on from the first teacher's weights with texts that both have marked."""
    hands = [*split_world(data)[0], *read_marked(data / "entities" / "conllpp-train.jsonl.gz")]
    silver = mark(teachers, choose_texts(data, first=2 * number), find_plain(hands))
    train(teachers[0], add_silver(read_gold(data, teachers[0]), silver), held, out, drill)


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
