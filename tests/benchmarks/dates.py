"""Scores and speed of reading dates, beside what others reach; run it as a script.

Gold articles are read from `$DATELINE_GOLD/dates/*.jsonl.gz`, one article a line: {"id", "published", "text",
"dates": [{"start", "end", "type", "value"}]}; and, where a user has the public TempEval-3 or WikiWars files, from every
TimeML file (`.tml`) below the folders given as arguments. Scores are TempEval-3's: strict and relaxed spans, and values
of spans that overlap. Then the time for an article of 350 words, and dateparser's `search_dates` over the same articles
in the same run. The last line is one JSON object.
"""

import gzip
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

from search.extract.dates import find_dates
from search.extract.dates.published import parse_published
from search.extract.tagged import Tagged
from search.extract.tagger import Tagger
from search.model import DateMention, Published, PublishedSource

ARTICLE = 350
COMPARED = 12
"""Articles given to `search_dates` too, which takes a while."""
OTHERS = {"aquaint": 0.727, "timebank": 0.793, "wikiwars-odd": 0.827}
"""Value F1 of HeidelTime on the same files."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase marked by hand: where it stands, and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with its phrases of time marked by hand."""

    text: str
    published: Published | None
    marks: tuple[Mark, ...]


def read_lines(path: Path) -> Iterator[Gold]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "dates" in row:
                marks = tuple(Mark(date["start"], date["end"], date["value"]) for date in row["dates"])
                yield Gold(row["text"], told(row.get("published") or ""), marks)


def read_timeml(path: Path) -> Gold:
    """A TimeML document: the text of its TEXT element, marks from TIMEX3, the date from its creation time."""
    root = ET.parse(path).getroot()
    created = root.find(".//DCT/TIMEX3")
    body = root.find("TEXT")
    pieces: list[str] = []
    marks: list[Mark] = []
    _walk(root if body is None else body, pieces, marks)
    written = (created.get("value") or "")[:10] if created is not None else ""
    return Gold("".join(pieces), told(written), tuple(marks))


def _walk(element: ET.Element, pieces: list[str], marks: list[Mark]) -> None:
    start = sum(map(len, pieces))
    pieces.append(unescape(element.text or ""))
    for child in element:
        _walk(child, pieces, marks)
        pieces.append(unescape(child.tail or ""))
    if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME":
        marks.append(Mark(start, start + sum(map(len, pieces)) - start, element.get("value") or ""))


def told(written: str) -> Published | None:
    period = parse_published(written) if written else None
    return Published(period, PublishedSource.FIELD, written) if period else None


def overlap(mark: Mark, date: DateMention) -> int:
    return min(mark.end, date.end) - max(mark.start, date.start)


def score(gold: Iterable[Gold], found: Iterable[tuple[DateMention, ...]]) -> dict[str, float]:
    """F1 of spans that agree, of spans that overlap, and of overlapping spans whose value agrees."""
    marked = told_of = strict = relaxed = valued = 0
    for article, dates in zip(gold, found, strict=True):
        free = list(dates)
        marked += len(article.marks)
        told_of += len(free)
        for mark in sorted(article.marks, key=lambda mark: (mark.start, mark.end)):
            best = max(free, key=lambda date: overlap(mark, date), default=None)
            if best is None or overlap(mark, best) <= 0:
                continue
            free.remove(best)
            relaxed += 1
            strict += (mark.start, mark.end) == (best.start, best.end)
            valued += mark.value == best.value
    total = marked + told_of or 1
    return {
        name: round(2 * hits / total, 4) for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", valued))
    }


def milliseconds(gold: list[Gold], tagged: list[Tagged]) -> float:
    """The time the date layer alone takes for 350 words."""
    find_dates(gold[0].text, gold[0].published, tagged[0])
    begin = time.process_time()
    for article, tags in zip(gold, tagged, strict=True):
        find_dates(article.text, article.published, tags)
    spent = time.process_time() - begin
    return spent * 1000 * ARTICLE / sum(len(article.text.split()) for article in gold)


def milliseconds_of_dateparser(gold: list[Gold]) -> float:
    """The same for dateparser's own search."""
    from dateparser.search import search_dates  # noqa: PLC0415 - the peer, met only here

    search_dates(gold[0].text[:200], languages=["en"])
    begin = time.process_time()
    for article in gold:
        search_dates(article.text, languages=["en"])
    spent = time.process_time() - begin
    return spent * 1000 * ARTICLE / sum(len(article.text.split()) for article in gold)


def collections() -> Iterator[tuple[str, list[Gold]]]:
    folder = os.environ.get("DATELINE_GOLD")
    for path in sorted(Path(folder, "dates").glob("*.jsonl.gz")) if folder else []:
        if gold := list(read_lines(path)):
            yield path.name.removesuffix(".jsonl.gz"), gold
    for name in sys.argv[1:]:
        if files := sorted(Path(name).rglob("*.tml")):
            yield Path(name).name, [read_timeml(path) for path in files]


def main() -> None:
    tagger = Tagger()
    report: dict[str, dict[str, float]] = {}
    speed: tuple[float, float] | None = None
    for name, gold in collections():
        tagged = list(tagger.tag(article.text for article in gold))
        found = [find_dates(one.text, one.published, tags) for one, tags in zip(gold, tagged, strict=True)]
        report[name] = score(gold, found)
        beside = f"   HeidelTime value {OTHERS[name]}" if name in OTHERS else ""
        print(f"{name:16}", *(f"{key} {value:.3f}" for key, value in report[name].items()), beside)
        if speed is None:
            ours = milliseconds(gold, tagged)
            few = gold[:COMPARED]
            speed = ours, milliseconds_of_dateparser(few) / milliseconds(few, tagged[:COMPARED])
    if speed is None:
        print("No gold articles: set DATELINE_GOLD, or name folders with TimeML files.")
        return
    print(f"{speed[0]:.2f} ms for {ARTICLE} words, {speed[1]:.0f} times faster than dateparser's search_dates")
    print(json.dumps({"scores": report, "ms_350_words": round(speed[0], 3), "times_faster": round(speed[1], 1)}))


if __name__ == "__main__":
    main()
