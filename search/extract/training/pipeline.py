"""An untrained pipeline around given word vectors."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.util import load_config
from spacy.vectors import Vectors  # type: ignore[import-not-found]

FEWEST_KIN = 8
"""Known words that a list's mean needs."""
MOST_KIN = 4
"""Lists that share a word."""

RECIPE = Path(__file__).with_name("pipeline.cfg")

Table = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def read_vectors(path: Path) -> tuple[list[str], Table]:
    """Words and their vectors from word2vec text, each vector scaled to length one."""
    words: list[str] = []
    with path.open(encoding="utf-8") as lines:
        count, width = map(int, lines.readline().split())
        table = np.zeros((count, width), dtype=np.float32)
        for number, line in enumerate(lines):
            word, *row = line.rstrip("\n").split(" ")
            words.append(word)
            table[number] = np.array(row, dtype=np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-8
    return words, table


def share_rows(words: list[str], table: Table, rows: int) -> dict[str, int]:
    """A row for every word: its own for the frequent, the most similar frequent word's for the rare."""
    owned = {word: row for row, word in enumerate(words[:rows])}
    kept = table[:rows]
    for begin in range(rows, len(words), 1000):
        nearest = (table[begin : begin + 1000] @ kept.T).argmax(axis=1)
        owned.update(zip(words[begin : begin + 1000], map(int, nearest), strict=True))
    for word in words[:rows]:
        for other in (word.upper(), word.lower(), word.title()):
            owned.setdefault(other, owned[word])
    return owned


def lend_rows(owned: Mapping[str, int], table: Table, kin: Sequence[frozenset[str]]) -> tuple[dict[str, int], Table]:
    """Rows for listed words that were never read: the mean of their known kin, or of all the kin that share the word.

    A town of Kenya that no text named is then like the towns of Kenya that were.
    """
    means: dict[int, np.ndarray[tuple[int], np.dtype[np.float32]]] = {}
    lists: dict[str, list[int]] = {}
    for number, words in enumerate(kin):
        known = [owned[word] for word in sorted(words) if word in owned]
        if len(known) < FEWEST_KIN:
            continue
        means[number] = table[known].mean(axis=0)
        for word in words:
            lists.setdefault(word, []).append(number)
    lent: dict[str, int] = {}
    rows: dict[tuple[int, ...], int] = {}
    added = []
    for word in sorted(word for word in lists if word not in owned):
        key = tuple(lists[word][:MOST_KIN])
        if key not in rows:
            rows[key] = len(table) + len(rows)
            mean = np.mean([means[number] for number in key], axis=0)
            added.append(mean / np.linalg.norm(mean))
        lent[word] = rows[key]
    return lent, np.vstack([table, *added]).astype(np.float32)


def make_pipeline(
    vectors: Path | None, rows: int, kin: Sequence[frozenset[str]] = (), recipe: Path = RECIPE
) -> Language:
    """The components of `pipeline.cfg`, not yet initialised, with a vector table of so many rows and those of the kin.

    Without vectors it knows words by their letters and their likes in the marked texts alone.
    """
    config = load_config(recipe)
    config["components"]["tok2vec"]["model"]["embed"]["include_static_vectors"] = vectors is not None
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    if vectors is None:
        return nlp
    words, table = read_vectors(vectors)
    owned = share_rows(words, table, rows)
    lent, table = lend_rows(owned, table[:rows], kin)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=table, name="dateline")
    for word, row in (*owned.items(), *lent.items()):
        nlp.vocab.vectors.add(nlp.vocab.strings[word], row=row)
    return nlp


def average(trained: Sequence[Path], out: Path) -> None:
    """One pipeline whose weights are the mean of several that were trained one from the other."""
    pipelines = [spacy.load(path) for path in trained]
    first = pipelines[0]
    for name in first.pipe_names:
        layers = zip(*(list(nlp.get_pipe(name).model.walk()) for nlp in pipelines), strict=True)  # type: ignore[attr-defined]
        for same in layers:
            for weights in same[0].param_names:
                if same[0].has_param(weights):
                    mean = np.mean([layer.get_param(weights) for layer in same], axis=0, dtype=np.float32)
                    same[0].set_param(weights, mean)
    first.to_disk(out)


def ship(trained: Path, out: Path, version: str) -> None:
    """The trained pipeline with its name, and without the strings that only training needed."""
    nlp = spacy.load(trained)
    nlp.meta.update(
        {
            "name": "dateline",
            "version": version,
            "description": "Sentences, Penn Treebank tags and names (PERSON, ORG, PLACE, OTHER) in English news.",
            "license": "MIT",
        }
    )
    nlp.batch_size = load_config(RECIPE)["nlp"]["batch_size"]
    nlp.to_disk(out)
    labels = sorted({label for given in nlp.pipe_labels.values() for label in given})
    (out / "vocab" / "strings.json").write_text(json.dumps(labels), encoding="utf-8")
