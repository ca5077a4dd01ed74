"""Scores of the names Dateline finds with the shipped model, and the model's speed; run it as a script.

Gold articles are read from `$DATELINE_GOLD/entities/*.jsonl.gz`, one article a line:
{"id", "text", "entities": [{"start", "end", "label"}]}. Sets with `train` in their name were learnt from and are left
out, but for every tenth article of `worldwide-train`, which was kept back. The last line is one JSON object.
"""

import gzip
import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from search.extract.entities import name_entities
from search.extract.tagger import Tagger

KINDS = ("PERSON", "ORG", "PLACE")
KEPT_BACK = 10
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its names marked by hand."""

    text: str
    names: frozenset[Span]


def read_gold(path: Path) -> list[Gold]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if path.name.startswith("worldwide-train"):
        rows = rows[::KEPT_BACK]
    return [Gold(row["text"], frozenset((e["start"], e["end"], e["label"]) for e in row["entities"])) for row in rows]


def score(tagger: Tagger, gold: list[Gold]) -> dict[str, float]:
    """F1 of exact spans and labels by kind and over all."""
    right, total = Counter[str](), Counter[str]()
    for tagged, article in zip(tagger.tag(article.text for article in gold), gold, strict=True):
        have = {(one.start, one.end, one.kind.value) for one in name_entities(article.text, tagged.names)}
        for spans, counter in ((have, total), (article.names, total), (have & article.names, right)):
            for _, _, label in spans:
                counter.update([label, "all"] if label in KINDS else [])
    return {label: round(2 * right[label] / max(1, total[label]), 4) for label in ("all", *KINDS)}


def pace(tagger: Tagger, gold: list[Gold]) -> int:
    """Words read in a second of one core's time."""
    texts = [article.text for article in gold]
    began = time.process_time()
    for _ in tagger.tag(texts):
        pass
    return round(sum(len(text.split()) for text in texts) / (time.process_time() - began))


def main() -> None:
    folder = Path(os.environ.get("DATELINE_GOLD", "")) / "entities"
    paths = [
        path
        for path in sorted(folder.glob("*.jsonl.gz"))
        if "train" not in path.name or path.name.startswith("worldwide-train")
    ]
    if not paths:
        sys.exit("No gold found: set DATELINE_GOLD to a folder that holds entities/*.jsonl.gz.")
    tagger = Tagger()
    scores: dict[str, dict[str, float]] = {}
    everything: list[Gold] = []
    print(f"{'set':<24}" + "".join(f"{label:>9}" for label in ("all", *KINDS)))
    for path in paths:
        gold = read_gold(path)
        everything += gold
        name = path.name.removesuffix(".jsonl.gz")
        scores[name] = score(tagger, gold)
        print(f"{name:<24}" + "".join(f"{value:>9.4f}" for value in scores[name].values()))
    print(json.dumps({"model": tagger.name, "f1": scores, "words_a_second_a_core": pace(tagger, everything)}))


if __name__ == "__main__":
    main()
