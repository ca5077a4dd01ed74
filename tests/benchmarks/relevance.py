"""How well results are ranked, against relevance judgements; run it as a script.

Gold is read from `$DATELINE_GOLD/relevance`: `NAME.articles.jsonl.gz`, {"id", "title", "text"} a line, and
`NAME.queries.jsonl.gz`, {"id", "query", "relevant": [ids]} a line. One of a query's words is
enough. Printed are the means of

- ndcg10: the gain of the first ten results, discounted by the logarithm of their rank, over the best that can be had
  (Järvelin and Kekäläinen 2002; gains are one or none);
- recall100: the share of relevant articles among the first hundred.

The last line is one JSON object.
"""

import gzip
import json
import math
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from search import Annotated, Archive, Article

PEERS = {"cran": "Tantivy 0.515, FTS5 0.517, bm25s 0.523", "cisi": "Tantivy 0.308, FTS5 0.378, bm25s 0.396"}
"""Their ndcg10 on the same data, with any of a query's words."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure(folder: Path, name: str) -> dict[str, float]:
    """The scores of one collection, asked as a user would ask it."""
    articles = [
        Annotated(Article(row["id"], row["text"], title=row["title"]))
        for row in rows(folder / f"{name}.articles.jsonl.gz")
    ]
    with TemporaryDirectory() as place, Archive.open(Path(place) / "archive", create=True) as archive:
        archive.engine.write(articles)
        answers = [
            (archive.rank(row["query"], 100, any_of=True), set(row["relevant"]))
            for row in rows(folder / f"{name}.queries.jsonl.gz")
        ]
    return {
        "ndcg10": round(fmean(gain(found[:10], relevant) for found, relevant in answers), 4),
        "recall100": round(fmean(len(relevant & set(found)) / len(relevant) for found, relevant in answers), 4),
    }


def gain(found: Sequence[str], relevant: set[str]) -> float:
    """The normalised discounted gain of results."""
    best = sum(1 / math.log2(rank + 2) for rank in range(min(10, len(relevant))))
    return sum(1 / math.log2(rank + 2) for rank, one in enumerate(found) if one in relevant) / best


def main() -> None:
    folder = Path(os.environ.get("DATELINE_GOLD", "")) / "relevance"
    names = sorted(path.name.split(".")[0] for path in folder.glob("*.queries.jsonl.gz"))
    if not names:
        sys.exit("No gold found: set DATELINE_GOLD to a folder that holds relevance/*.queries.jsonl.gz.")
    scores = {name: measure(folder, name) for name in names}
    for name, score in scores.items():
        print(f"{name:8} ndcg10 {score['ndcg10']:.3f}   recall100 {score['recall100']:.3f}   {PEERS.get(name, '')}")
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
