"""Words told from their company and their spelling: what the network learns before anyone shows it a name.

Some words of unmarked texts are hidden, wholly or up to their first letter, last three letters and shape, which is all
that the network sees of a name it never read. It must find the hidden word's vector among those of the other
hidden words of the batch. So it learns from millions of words what the marked ones are too few to teach.
"""

import random
import string
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Adam, Linear, Model, fix_random_seed

from search.extract.training.training import decline, report

HIDDEN = "\N{REPLACEMENT CHARACTER}"
SHARPNESS = 8.0
"""Cosines are multiplied by it before they compete."""

Table = np.ndarray[tuple[int, int], np.dtype[np.float32]]

LONGEST = 120
"""Tokens a text: paragraphs are cut there."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """How much to read and how hard to make it."""

    batches: int
    rate: float = 0.001
    size: int = 3000
    """Tokens a batch."""
    frequent: float = 3e-4
    """Words more frequent than this are hidden less often."""
    share: float = 0.3
    """Of the others."""
    wholly: float = 0.5
    """Of the hidden ones, the rest shows its ends and its shape."""
    report_every: int = 250


def disguise(word: str, chance: random.Random) -> str:
    """An unknown word with the same first letter, last three letters and shape."""
    if len(word) < 6 or not word.isalpha():  # noqa: PLR2004 - nothing left to change
        return HIDDEN
    middle = "".join(
        chance.choice(string.ascii_uppercase if letter.isupper() else string.ascii_lowercase) for letter in word[1:-3]
    )
    return word[0] + middle + word[-3:]


def read_batches(lines: Sequence[str], size: int, chance: random.Random) -> Iterator[list[list[str]]]:
    """Lines of tokens without end, in a new order each round, in chunks of so many tokens or a little more."""
    batch: list[list[str]] = []
    room = size
    while True:
        for line in chance.sample(lines, len(lines)):
            words = line.split()
            for start in range(0, len(words), LONGEST):
                batch.append(words[start : start + LONGEST])
                room -= len(batch[-1])
                if room <= 0:
                    yield batch
                    batch, room = [], size


def choose_odds(lines: Sequence[str], exercise: Exercise) -> dict[str, float]:
    """How often to hide each frequent word: the more frequent, the less."""
    counts = Counter(chain.from_iterable(line.split() for line in lines[::10]))
    often = exercise.frequent * counts.total()
    return {word: exercise.share * (often / count) ** 0.5 for word, count in counts.items() if count > often}


def hide(
    texts: Sequence[Sequence[str]], odds: dict[str, float], exercise: Exercise, chance: random.Random
) -> tuple[list[list[str]], list[int], list[str]]:
    """The texts with gaps, the places of the gaps in all of them together, and the words that stood there."""
    shown, places, words = [], [], []
    place = 0
    for text in texts:
        copy = list(text)
        for number, word in enumerate(text):
            if chance.random() < odds.get(word, exercise.share):
                copy[number] = HIDDEN if chance.random() < exercise.wholly else disguise(word, chance)
                places.append(place + number)
                words.append(word)
        place += len(text)
        shown.append(copy)
    return shown, places, words


def pretrain(nlp: Language, tokens: Path, exercise: Exercise, out: Path, seed: int = 0) -> None:
    """Teach the tok2vec of an initialised pipeline, and write the pipeline with the mean of its late weights."""
    fix_random_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - hides words, keeps no secrets
    network: Any = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    table = nlp.vocab.vectors.data / (np.linalg.norm(nlp.vocab.vectors.data, axis=1, keepdims=True) + 1e-8)
    guess: Any = Linear(table.shape[1], network.get_dim("nO"))
    guess.initialize()
    lines = tokens.read_text(encoding="utf-8").splitlines()
    odds = choose_odds(lines, exercise)
    rates = decline(exercise.rate, exercise.batches // 20, exercise.batches)
    sgd = Adam(rates, L2=0.01, grad_clip=1.0, use_averages=True)  # type: ignore[arg-type]  # it takes generators
    hits = hidden = words = 0
    began = time.monotonic()
    for number, texts in zip(range(1, exercise.batches + 1), read_batches(lines, exercise.size, chance), strict=False):
        with nlp.memory_zone():
            right, gaps = _step(nlp, guess, table, hide(texts, odds, exercise, chance))
        for model in (network, guess):
            model.finish_update(sgd)
        sgd.step_schedules()
        hits, hidden, words = hits + right, hidden + gaps, words + sum(map(len, texts))
        if number % exercise.report_every == 0 or number == exercise.batches:
            pace = round(words / (time.monotonic() - began))
            report({"batch": number, "words_s": pace, "found": round(hits / hidden, 4)})
            hits = hidden = 0
            with network.use_params(sgd.averages):
                nlp.to_disk(out)


def _step(
    nlp: Language, guess: Model[Any, Any], table: Table, gaps: tuple[list[list[str]], list[int], list[str]]
) -> tuple[int, int]:
    """One batch's gradients; how many hidden words were found, of how many that have a vector."""
    shown, places, wanted = gaps
    rows = nlp.vocab.vectors.find(keys=[nlp.vocab.strings.add(word) for word in wanted])
    known = rows >= 0
    spots, rows = np.array(places)[known], rows[known]
    outputs, back = nlp.get_pipe("tok2vec").model.begin_update([Doc(nlp.vocab, words=text) for text in shown])  # type: ignore[attr-defined]
    flat = np.concatenate(outputs)
    guesses, back_guess = guess.begin_update(flat[spots])
    gradient, right = compete(guesses, table, rows)
    spread = np.zeros_like(flat)
    spread[spots] = back_guess(gradient)
    back(np.split(spread, np.cumsum([len(part) for part in outputs])[:-1]))
    return right, len(rows)


def compete(guesses: Table, table: Table, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[Table, int]:
    """The gradient that draws each guess to its own word's vector and away from the others', and how many hit."""
    kinds, own = np.unique(rows, return_inverse=True)
    candidates = table[kinds]
    size = np.linalg.norm(guesses, axis=1, keepdims=True) + 1e-6
    unit = guesses / size
    scores = SHARPNESS * (unit @ candidates.T)
    scores -= scores.max(axis=1, keepdims=True)
    chances = np.exp(scores)
    chances /= chances.sum(axis=1, keepdims=True)
    right = int((chances.argmax(axis=1) == own).sum())
    chances[np.arange(len(own)), own] -= 1.0
    pull = SHARPNESS * (chances @ candidates)
    pull = (pull - unit * (pull * unit).sum(axis=1, keepdims=True)) / size
    return np.ascontiguousarray(pull / len(own), dtype=np.float32), right
