"""Word vectors learnt from the collections: words that stand in the same company get similar vectors.

Skip-gram with negative sampling (the floret package) over tokens as the pipeline's tokenizer cuts them, case kept,
because case is most of what tells a name. One thread, fixed seed: the same texts give the same vectors.
"""

from collections.abc import Iterable
from pathlib import Path

import floret  # type: ignore[import-not-found, import-untyped, unused-ignore]  # only needed here
import spacy

WIDTH = 100
WINDOW = 3
LEAST_COUNT = 4


def write_tokens(texts: Iterable[str], path: Path) -> None:
    """One paragraph a line, its tokens apart by spaces."""
    tokenizer = spacy.blank("en").tokenizer
    with path.open("w", encoding="utf-8") as out:
        for text in texts:
            for paragraph in text.splitlines():
                words = [token.text for token in tokenizer(paragraph[:100_000]) if not token.is_space]
                if words:
                    out.write(" ".join(words) + "\n")


def learn_vectors(tokens: Path, out: Path, epochs: int = 4) -> None:
    """Train on a token file and write word2vec text: most frequent word first."""
    model = floret.train_unsupervised(
        str(tokens),
        model="skipgram",
        dim=WIDTH,
        ws=WINDOW,
        epoch=epochs,
        minCount=LEAST_COUNT,
        maxn=0,
        minn=0,
        neg=5,
        t=1e-4,
        lr=0.05,
        thread=1,
        verbose=1,
    )
    words = model.get_words()
    with out.open("w", encoding="utf-8") as lines:
        lines.write(f"{len(words)} {WIDTH}\n")
        for word in words:
            row = " ".join(f"{number:.4f}" for number in model.get_word_vector(word))
            lines.write(f"{word} {row}\n")
