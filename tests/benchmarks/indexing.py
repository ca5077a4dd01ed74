"""The whole of indexing beside the bare language model over the same texts with as many processes; run it as a script.

Articles are read from `$DATELINE_GOLD/articles/news-12k.jsonl.gz`; `--articles N` takes so many of them, `--workers N`
compares with so many processes alone. `cost` is indexing's time divided by bare `nlp.pipe`'s in the same run, by the
clock and by processor time; a busy machine disturbs the latter less. Starting processes and loading the model count on
both sides. Every measurement has a process of its own, so that its memory is its own, and says on standard error how
far it is. The last line is one JSON object.
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
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import active_children
from pathlib import Path

import spacy

from search import Archive
from search.extract.tagger import SHIPPED
from search.ingest import Plan, Report, ingest

WORKERS = (1, 2)
OFTEN = 2.0
"""Seconds between two words about how far a measurement is."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one way over the texts took: seconds, and memory in MB, that of several processes added up."""

    wall: float
    processor: float
    memory: int


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--articles", type=int, default=500)
    given.add_argument("--workers", type=int, action="append", help="may be given several times; without it, 1 and 2")
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
        compare(path, arguments.workers or WORKERS)


def compare(path: Path, numbers: Sequence[int]) -> None:
    """Measure both ways with these numbers of processes, and print how they compare."""
    words = sum(len(text.split()) for text in texts(path))
    report: dict[str, dict[str, float]] = {}
    print(f"{'processes':<10}{'words/s':>10}{'bare':>10}{'cost':>8}{'(processor)':>13}{'MB':>7}{'bare':>7}")
    for workers in numbers:
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
    say = telling(f"{'bare nlp.pipe' if way == 'bare' else 'indexing'}, {workers} at work", len(texts(path)))
    before, began = processor(), time.monotonic()
    if way == "bare":
        read_bare(texts(path), workers, say)
    else:
        index(path, workers, say)
    wall = time.monotonic() - began
    for child in active_children():
        child.join()  # or its time and memory would not count
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if workers > 1:
        kilobytes += workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Spent(wall, processor() - before, kilobytes // 1024)


def telling(what: str, total: int) -> Callable[[int], None]:
    """What says now and then on standard error how many articles are done, given their number."""
    began = time.monotonic()
    last = 0.0

    def say(done: int) -> None:
        nonlocal last
        passed = time.monotonic() - began
        if passed - last >= OFTEN or done == total:
            last = passed
            print(f"  {what}: {done} of {total} articles, {passed:.0f} s", file=sys.stderr, flush=True)

    print(f"  {what}: begins", file=sys.stderr, flush=True)
    return say


def read_bare(articles: Sequence[str], workers: int, say: Callable[[int], None]) -> None:
    """The shipped pipeline as spaCy runs it."""
    nlp = spacy.load(SHIPPED)
    for done, _ in enumerate(nlp.pipe(articles, n_process=workers), 1):
        say(done)


def index(path: Path, workers: int, say: Callable[[int], None]) -> None:
    """The file into a new archive."""

    def watch(report: Report) -> None:
        say(report.articles)

    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive", create=True) as archive:
        ingest(archive, Plan((path,), workers=workers), watch)


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
