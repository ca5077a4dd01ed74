"""What the pipeline is taught, in which shares, and the stream of batches that follows from it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from search.extract.training.examples import (
    add_nationalities,
    collect_names,
    collect_nationalities,
    cut,
    make_example,
)
from search.extract.training.gazetteer import list_bodies, list_people, list_regions, list_towns
from search.extract.training.marked import Marked, read_marked, split_world
from search.extract.training.treebank import Parsed, join_paragraphs, read_treebank
from search.extract.training.variation import USUAL, Names, Odds, sort_names, swap, vary

BATCH = 6000
"""Characters a batch, about a thousand words."""


@dataclass(frozen=True, slots=True)
class Course:
    """One set of texts, how often it is drawn and varied, and the components it has nothing to teach."""

    name: str
    pieces: tuple[Parsed, ...]
    share: float
    silent: tuple[str, ...]
    odds: Odds = USUAL
    swapped: float = 0.0
    """How often names change places with others of their kind."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The hand-marked courses, and their names by kind."""

    courses: tuple[Course, ...]
    names: Names


def read_gold(data: Path, nlp: Language) -> Gold:
    """World newswire for names, Reuters for names and lines, the web treebank for everything.

    The web is read by the paragraph, as people write, and by the sentence with spaces between tokens, as old
    collections have it.
    """
    world, _ = split_world(data)
    reuters = read_marked(data / "entities" / "conllpp-train.jsonl.gz")
    known = collect_nationalities([*world, *reuters])
    sentences = read_treebank(data, "train")
    paragraphs = tuple(add_nationalities(join_paragraphs(sentences), known, nlp))
    single = tuple(add_nationalities((sentence for _, sentence in sentences), known, nlp))
    world_pieces = tuple(piece for article in world for piece in cut(article, lines_are_sentences=False))
    reuters_pieces = tuple(piece for article in reuters for piece in cut(article, lines_are_sentences=True))
    courses = (
        Course("world", world_pieces, 0.40, ("senter", "tagger"), swapped=0.5),
        Course("reuters", reuters_pieces, 0.16, ("tagger",), swapped=0.5),
        Course("paragraphs", paragraphs, 0.16, (), swapped=0.3),
        Course("sentences", single, 0.28, ("senter",), Odds(spaced=0.6, wrapped=0.0, lower=0.08), swapped=0.4),
    )
    chance = random.Random(0)  # noqa: S311 - puts names together, keeps no secrets
    towns, people = list_towns(), list_people(chance)
    listed = {
        "PERSON": (people,),
        "PLACE": (towns, list_regions()),
        "ORG": (list_bodies(towns, people, chance),),
    }
    return Gold(courses, sort_names(collect_names([*world, *reuters]), listed))


def stream(nlp: Language, course: Course, names: Names, chance: random.Random) -> Iterator[list[Example]]:
    """Batches without end: every piece once a round, in a new order and a new spelling each round."""

    def tokens(text: str) -> list[tuple[int, int]]:
        return [(token.idx, token.idx + len(token)) for token in nlp.make_doc(text) if not token.is_space]

    batch: list[Example] = []
    size = 0
    while True:
        for piece in chance.sample(course.pieces, len(course.pieces)):
            swapped = swap(piece, names, chance) if chance.random() < course.swapped else piece
            varied = vary(swapped, tokens, chance, course.odds)
            batch.append(make_example(nlp, varied))
            size += len(varied.text)
            if size >= BATCH:
                yield batch
                batch, size = [], 0


def add_silver(gold: Gold, marked: Sequence[Marked], share: float = 0.35) -> Gold:
    """The same courses, joined by texts that a model marked, which get this share of the batches."""
    pieces = tuple(piece for article in marked for piece in cut(article, lines_are_sentences=False))
    silver = Course("silver", pieces, share, ("senter", "tagger"), swapped=0.4)
    kept = tuple(replace(course, share=course.share * (1 - share)) for course in gold.courses)
    return replace(gold, courses=(*kept, silver))
