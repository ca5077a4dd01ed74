"""Dateline's engine beside stock Whoosh, SQLite FTS5 and Tantivy, each in a process of its own; run it as a script.

Articles are read from `$DATELINE_GOLD/articles/senate-20k.jsonl.gz`; `--articles N` takes fewer, or, beyond 20,000,
repeats them with their sentences shuffled. Every engine gets the same titles and texts and answers the same queries for
the best ten and the total, first with cold caches, then again. Times are processor time, so that a busy machine
disturbs them little. Tantivy is left out where it is not installed. The last line is one JSON object of ratios.
"""

import argparse
import gzip
import json
import os
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from search.analysis import words
from search.engines.whoosh import open_engine
from search.model import Annotated, Article
from search.query import And, Or, Phrase, Query, Request, Word

BATCH = 1000
QUERIES = 100
KINDS = ("word", "any of three", "any of four", "both", "phrase")
Row = dict[str, str]
Asked = tuple[str, tuple[str, ...]]
"""A kind of query and its words."""
Answer = Callable[[Asked], int]


@dataclass(slots=True)
class Measured:
    """What one engine took: indexing in ms an article, queries in ms."""

    indexing: float = 0.0
    size: float = 0.0
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)


def collection(count: int) -> Iterator[Row]:
    """That many articles."""
    path = Path(os.environ["DATELINE_GOLD"]) / "articles" / "senate-20k.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    chance = random.Random(0)
    for number in range(count):
        turn, row = number // len(rows), rows[number % len(rows)]
        sentences = re.split(r"(?<=[.!?])\s+", row["text"])
        if turn:
            chance.shuffle(sentences)
        yield {"id": f"{row['id']}#{turn}", "title": row["title"], "text": " ".join(sentences)}


def queries(rows: Sequence[Row]) -> list[Asked]:
    """A mixed set, its words drawn as often as they stand in the articles, function words left out."""
    chance = random.Random(1)
    asked: list[Asked] = []
    while len(asked) < QUERIES:
        kind = KINDS[len(asked) % len(KINDS)]
        text = words(chance.choice(rows)["text"])
        at = chance.randrange(max(len(text) - 1, 1))
        drawn = text[at : at + 2] if kind in {"phrase", "both"} else chance.choices(text, k=4 if "four" in kind else 3)
        if len(drawn) > 1 and all(len(word) > 3 and word.isalpha() for word in drawn):
            asked.append((kind, tuple(drawn[:1] if kind == "word" else drawn)))
    return asked


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The articles in lists of one commit."""
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch


def timed(work: Callable[[], object]) -> float:
    """Its processor time in ms."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def dateline(folder: Path, rows: Sequence[Row], measured: Measured) -> Answer:
    """The engine of this project."""
    writer = open_engine(folder / "archive", create=True)
    for batch in batches(rows):
        articles = [Annotated(Article(row["id"], row["text"], row["title"])) for row in batch]
        measured.indexing += timed(lambda articles=articles: writer.write(articles))  # type: ignore[misc]
    measured.indexing += timed(writer.settle)
    engine = open_engine(folder / "archive", create=False)

    def query(asked: Asked) -> Query:
        kind, drawn = asked
        parts = tuple(Word(word) for word in drawn)
        return Phrase(" ".join(drawn)) if kind == "phrase" else And(parts) if kind == "both" else Or(parts)

    return lambda asked: engine.find(Request(query(asked), tallies=False)).total


def stock_whoosh(folder: Path, rows: Sequence[Row], measured: Measured) -> Answer:
    """Whoosh as it comes, with its stemming analyser."""
    from whoosh import fields, index, qparser, query  # noqa: PLC0415 - each engine loads only its own libraries
    from whoosh.analysis import StemmingAnalyzer  # noqa: PLC0415 - the peer alone needs it

    analyzer = StemmingAnalyzer(stoplist=None, minsize=1)
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        title=fields.TEXT(analyzer=analyzer, stored=True),
        text=fields.TEXT(analyzer=analyzer, stored=True),
    )
    (folder / "whoosh").mkdir()
    opened = index.create_in(str(folder / "whoosh"), schema)

    def write() -> None:
        writer = opened.writer(limitmb=256)
        for row in rows:
            writer.add_document(**row)
        writer.commit()

    measured.indexing = timed(write)
    searcher = opened.searcher()
    parser = qparser.MultifieldParser(["title", "text"], schema)

    def answer(asked: Asked) -> int:
        kind, drawn = asked
        parts = [parser.parse(word) for word in drawn]
        phrase = parser.parse(f'"{" ".join(drawn)}"')
        whole = phrase if kind == "phrase" else query.And(parts) if kind == "both" else query.Or(parts)
        return len(searcher.search(whole, limit=10))

    return answer


def fts5(folder: Path, rows: Sequence[Row], measured: Measured) -> Answer:
    """SQLite's full-text search, ordered by its bm25."""
    base = sqlite3.connect(folder / "fts5.sqlite")
    base.execute("create virtual table articles using fts5(id unindexed, title, text, tokenize='porter unicode61')")

    def write() -> None:
        for batch in batches(rows):
            base.executemany("insert into articles values (:id, :title, :text)", batch)
            base.commit()

    measured.indexing = timed(write)

    def answer(asked: Asked) -> int:
        kind, drawn = asked
        joint = " AND " if kind == "both" else " OR "
        match = f'"{" ".join(drawn)}"' if kind == "phrase" else joint.join(f'"{word}"' for word in drawn)
        base.execute("select id from articles where articles match ? order by rank limit 10", (match,)).fetchall()
        (total,) = base.execute("select count(*) from articles where articles match ?", (match,)).fetchone()
        return int(total)

    return answer


def tantivy(folder: Path, rows: Sequence[Row], measured: Measured) -> Answer:
    """Tantivy through its Python binding."""
    import tantivy as library  # type: ignore[import-not-found]  # noqa: PLC0415 - a peer, seldom installed

    builder = library.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    (folder / "tantivy").mkdir()
    opened = library.Index(builder.build(), path=str(folder / "tantivy"))

    def write() -> None:
        writer = opened.writer(128_000_000, 1)
        for row in rows:
            writer.add_document(library.Document(**{name: [value] for name, value in row.items()}))
        writer.commit()
        writer.wait_merging_threads()

    measured.indexing = timed(write)
    opened.reload()
    searcher = opened.searcher()

    def answer(asked: Asked) -> int:
        kind, drawn = asked
        joint = " AND " if kind == "both" else " OR "
        match = f'"{" ".join(drawn)}"' if kind == "phrase" else joint.join(drawn)
        return int(searcher.search(opened.parse_query(match, ["title", "text"]), 10, count=True).count)

    return answer


ENGINES = {"dateline": dateline, "whoosh": stock_whoosh, "fts5": fts5, "tantivy": tantivy}


def measure(name: str, count: int) -> None:
    """Measure one engine, and print what was measured as JSON."""
    rows = list(collection(count))
    folder = Path(tempfile.mkdtemp())
    try:
        measured = Measured()
        answer = ENGINES[name](folder, rows, measured)
        measured.indexing /= len(rows)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        measured.size = size / sum(len(row["text"].encode()) for row in rows)
        for times in (measured.cold, measured.warm):
            for asked in queries(rows[:2000]):
                times.append(timed(lambda asked=asked: measured.totals.append(answer(asked))))  # type: ignore[misc]
    finally:
        shutil.rmtree(folder)
    print(json.dumps({"indexing": measured.indexing, "size": measured.size, "totals": sum(measured.totals)}
                     | {name: getattr(measured, name) for name in ("cold", "warm")}))  # fmt: skip


def main() -> None:
    """Measure all engines and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=20_000)
    arguments.add_argument("--engine", choices=ENGINES, help="measure only this one, and print what was measured")
    chosen = arguments.parse_args()
    if chosen.engine:
        measure(chosen.engine, chosen.articles)
        return
    found = {}
    print(f"{chosen.articles} articles, {QUERIES} queries; ms of processor time")
    print(f"{'':10}{'index/article':>14}{'size/text':>10}{'cold median':>12}{'p95':>8}{'warm median':>12}{'p95':>8}")
    for name in ENGINES:
        if name == "tantivy" and not find_spec("tantivy"):
            continue
        command = [sys.executable, __file__, "--engine", name, "--articles", str(chosen.articles)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        found[name] = row
        cold, warm = sorted(row["cold"]), sorted(row["warm"])
        print(
            f"{name:10}{row['indexing']:14.3f}{row['size']:10.2f}{statistics.median(cold):12.3f}{cold[-5]:8.2f}"
            f"{statistics.median(warm):12.3f}{warm[-5]:8.2f}"
        )
    own = found.pop("dateline")
    ratios = {
        name: {
            "indexing": round(row["indexing"] / own["indexing"], 2),
            "cold": round(statistics.median(row["cold"]) / statistics.median(own["cold"]), 2),
            "warm": round(statistics.median(row["warm"]) / statistics.median(own["warm"]), 2),
        }
        for name, row in found.items()
    }
    versions = {"whoosh": version("Whoosh"), "fts5": sqlite3.sqlite_version}
    if "tantivy" in found:
        versions["tantivy"] = version("tantivy")
    print(json.dumps({"articles": chosen.articles, "versions": versions, "times as fast as": ratios}))


if __name__ == "__main__":
    main()
