"""An archive with names and events at work: size, facets, timelines, starting, memory; at half its articles and all.

Run it as a script; articles are those of `engine.py`, from `$DATELINE_GOLD`. What reading would find in them is drawn:
capitalised words for names, a day for every other sentence. Times are ms of processor time; of starting `serve`,
seconds on the clock. The last line is one JSON object; `doubling` says how many times as much the whole takes as the
half.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import Row, batches, collection, queries, timed

from search.engines.whoosh import open_engine
from search.engines.whoosh.engine import WhooshEngine
from search.fields import FACETS, Field
from search.model import (
    Annotated,
    Article,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Published,
    PublishedSource,
    TimexType,
)
from search.period import Period, calendar_day
from search.query import During, Everything, Names, Not, Or, Query, Request, Sort, Word

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_SENTENCE = re.compile(r"[^.!?]{30,}[.!?]")
_KINDS = tuple(EntityKind)
_FIRST, _DAYS = 732_000, 3000
_COMMAND = [sys.executable, "-c", "from search.cli import main; main()"]


def annotated(row: Row) -> Annotated:
    """An article with names and events, the same at every run."""
    text = row["text"]
    chance = random.Random(row["id"])
    names = tuple(
        Entity(found.start(), found.end(), found[0], _KINDS[len(found[0]) % 4], found[0])
        for found in _NAME.finditer(text)
    )
    day = _FIRST + chance.randrange(_DAYS)
    events = []
    for found in list(_SENTENCE.finditer(text))[::2]:
        start, end = found.span()
        happened = day - chance.choice([0, 0, 0, 1, 1, 2, 7, 30, 400])
        period = Period.of_day(happened) if chance.random() < 0.8 else Period.year(calendar_day(happened)[0])
        phrase = DateMention(start, start + 9, text[start : start + 9], TimexType.DATE, period.edtf, period, "drawn")
        id_ = blake2b(f"{period.edtf} {found[0]}".encode(), digest_size=8).hexdigest()
        within = tuple(name for name in names if start <= name.start < end)
        events.append(Event(id_, row["id"], EventKind.HAPPENED, start, end, found[0], phrase, period, within))
    published = Published(Period.of_day(day), PublishedSource.FIELD)
    source = f"Outlet {chance.randrange(40)}"
    return Annotated(
        Article(row["id"], text, row["title"], source, published),
        names,
        tuple(event.date for event in events),
        tuple(events),
    )


def asked() -> Iterator[Query]:
    """What is asked of the timeline and of the articles: words, names, days, exclusions, everything."""
    yield Everything()
    for kind, words in queries(list(collection(2000))):
        yield Word(words[0]) if kind == "word" else Or(tuple(map(Word, words)))
    for days in (1, 30, 400, 2000):
        yield During(Field.WHEN, _FIRST + 500, _FIRST + 500 + days)
        yield During(Field.PUBLISHED, _FIRST + 500, _FIRST + 500 + days)
    yield from (Names(field, "Iraq", exact=True) for field in (Field.PERSON, Field.ORG, Field.PLACE, Field.OTHER))
    yield Names(Field.SOURCE, "Outlet 7", exact=True)
    yield Not(Word("senator"))


def answer_times(answer: Callable[[Query], object]) -> tuple[float, float]:
    """Median and 95th percentile, each question asked once after what all of them share is ready."""
    answer(Everything())
    times = sorted(timed(lambda query=query: answer(query)) for query in asked())  # type: ignore[misc]
    return statistics.median(times), times[-len(times) // 20]


def _compiling(folder: Path) -> dict[str, str]:
    """The environment in which what is imported is compiled once, as where Dateline is installed."""
    return os.environ | {"PYTHONPYCACHEPREFIX": str(folder.parent / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}


def started(folder: Path) -> float:
    """Seconds of processor time from the start of `dateline search` to its end, the least of four: once compiled."""
    command = [*_COMMAND, "search", "iraq war", "--archive", str(folder)]
    times = []
    for _ in range(4):
        before = os.times()
        subprocess.run(command, check=True, capture_output=True, env=_compiling(folder))
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        times.append(spent)
    return min(times)


def served(folder: Path) -> tuple[float, float]:
    """Seconds until `dateline serve` answers, and the MB it holds after a few pages, where the system says so."""
    began = time.perf_counter()
    command = [*_COMMAND, "serve", "--port", "0", "--archive", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_compiling(folder)) as server:
        try:
            assert server.stdout
            address = re.search(r"http://\S+", server.stdout.readline())
            assert address
            ready = time.perf_counter() - began
            for page in ("", "search?q=iraq+war", "timeline", "timeline?q=iraq", "search?q=senator"):
                urllib.request.urlopen(f"{address[0].rstrip('/')}/{page}").read()
            status = Path(f"/proc/{server.pid}/status")
            lines = status.read_text().splitlines() if status.exists() else []
            held = next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS")), float("nan"))
        finally:
            server.terminate()
    return ready, held


def measured(folder: Path, engine: WhooshEngine, text: int) -> dict[str, float]:
    """All there is to say of an archive of articles with so many bytes of text."""
    size = sum(path.stat().st_size for path in folder.iterdir())
    search = answer_times(lambda query: engine.find(Request(query, facets=FACETS)))
    timeline = answer_times(lambda query: engine.events(Request(query, Sort.OLDEST, 50, facets=FACETS)))
    ready, held = min(served(folder) for _ in range(2))
    totals = engine.totals()
    return {
        "articles": totals.articles,
        "events": totals.events,
        "size/text": size / text,
        "facets median": search[0],
        "facets p95": search[1],
        "timeline median": timeline[0],
        "timeline p95": timeline[1],
        "search started, s": started(folder),
        "serve ready, s": ready,
        "serve MB": held,
    }


def filled(engine: WhooshEngine, rows: Iterable[Row]) -> int:
    """Put articles into an archive; how many bytes of text they have."""
    text = 0
    for batch in batches(rows):
        engine.write([annotated(row) for row in batch])
        text += sum(len(row["text"].encode()) for row in batch)
    engine.settle()
    return text


def main() -> None:
    """Measure half of the articles, then all, and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=20_000)
    count = arguments.parse_args().articles
    rows = collection(count)
    found = []
    with TemporaryDirectory() as place:
        folder = Path(place) / "archive"
        engine = open_engine(folder, create=True)
        text = 0
        for _ in range(2):
            text += filled(engine, (row for _, row in zip(range(count // 2), rows, strict=False)))
            found.append({name: round(value, 2) for name, value in measured(folder, engine, text).items()})
    half, whole = found
    for name, value in whole.items():
        print(f"{name:20}{half[name]:12}{value:12}")
    doubling = {name: round(value / half[name], 2) for name, value in whole.items() if half[name]}
    print(json.dumps({**whole, "doubling": doubling}))


if __name__ == "__main__":
    main()
