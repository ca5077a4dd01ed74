"""The whole of indexing beside the bare language model over the same texts with as many processes; run it as a script.

Articles are read from `$DATELINE_GOLD/articles/news-12k.jsonl.gz`; `--articles N` takes so many of them. `cost` is
indexing's time divided by bare `nlp.pipe`'s in the same run, by the clock and by processor time; a busy machine
disturbs the latter less. Starting processes and loading the model count on both sides. Every measurement has a process
of its own, so that its memory is its own. The last line is one JSON object.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import active_children
from pathlib import Path

import spacy

from search import Archive
from search.extract.tagger import SHIPPED
from search.ingest import Plan, ingest

WORKERS = (1, 2)


@dataclass(frozen=True, slots=True)
class Spent:
    """What one way over the texts took: seconds, and memory in MB, that of several processes added up."""

    wall: float
    processor: float
    memory: int


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--articles", type=int, default=1500)
    given.add_argument("--one", nargs=3, metavar=("WAY", "WORKERS", "FILE"), help=argparse.SUPPRESS)
    arguments = given.parse_args()
    if arguments.one:
        way, workers, path = arguments.one
        print(json.dumps(asdict(measure(way, int(workers), Path(path)))))
        return
    gold = Path(os.environ.get("DATELINE_GOLD", "")) / "articles" / "news-12k.jsonl.gz"
    if not gold.exists():
        sys.exit("No articles found: set DATELINE_GOLD to a folder that holds articles/news-12k.jsonl.gz.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with gzip.open(gold, "rt", encoding="utf-8") as lines:
            path.write_text("".join(islice(lines, arguments.articles)), encoding="utf-8")
        compare(path)


def compare(path: Path) -> None:
    """Measure both ways with one process and with several, and print how they compare."""
    words = sum(len(text.split()) for text in texts(path))
    report: dict[str, dict[str, float]] = {}
    print(f"{'processes':<10}{'words/s':>10}{'bare':>10}{'cost':>8}{'(processor)':>13}{'MB':>7}{'bare':>7}")
    for workers in WORKERS:
        bare, whole = (apart(way, workers, path) for way in ("bare", "whole"))
        line = {
            "words_a_second": round(words / whole.wall),
            "bare_words_a_second": round(words / bare.wall),
            "cost": round(whole.wall / bare.wall, 3),
            "cost_processor": round(whole.processor / bare.processor, 3),
            "memory_mb": whole.memory,
            "bare_memory_mb": bare.memory,
        }
        columns = zip(line.values(), (10, 10, 8, 13, 7, 7), strict=True)
        print(f"{workers:<10}" + "".join(f"{value:>{width}}" for value, width in columns), flush=True)
        report[f"workers-{workers}"] = line
    print(json.dumps(report))


def apart(way: str, workers: int, path: Path) -> Spent:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "--one", way, str(workers), str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Spent(**json.loads(done.stdout.splitlines()[-1]))


def measure(way: str, workers: int, path: Path) -> Spent:
    """One way over all the texts."""
    before, began = processor(), time.monotonic()
    if way == "bare":
        read_bare(texts(path), workers)
    else:
        index(path, workers)
    wall = time.monotonic() - began
    for child in active_children():
        child.join()  # or its time and memory would not count
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if workers > 1:
        kilobytes += workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Spent(wall, processor() - before, kilobytes // 1024)


def read_bare(articles: Sequence[str], workers: int) -> None:
    """The shipped pipeline as spaCy runs it."""
    nlp = spacy.load(SHIPPED)
    for _ in nlp.pipe(articles, n_process=workers):
        pass


def index(path: Path, workers: int) -> None:
    """The file into a new archive."""
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive", create=True) as archive:
        ingest(archive, Plan((path,), workers=workers))


def processor() -> float:
    """Processor time of this process and of those that it started and that have ended, in seconds."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def texts(path: Path) -> list[str]:
    """The articles' texts."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


if __name__ == "__main__":
    main()
