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
DENSE = (
    "On 3 May 2018 and last Friday, from 1914-18, in March 2019, two weeks ago, 05/06/2018, by 10:30 a.m. on Monday, "
    "May 3, 4 and 5. "
)
MEGABYTE = 1_000_000
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
    body = root.find("TEXT")
    pieces: list[str] = []
    marks: list[Mark] = []
    _walk(root if body is None else body, 0, pieces, marks)
    timexes = [*root.findall(".//DCT/TIMEX3"), *filter(_is_creation, root.iter("TIMEX3"))]
    written = (timexes[0].get("value") or "")[:10] if timexes else ""
    return Gold("".join(pieces), told(written), tuple(marks))


def _walk(element: ET.Element, start: int, pieces: list[str], marks: list[Mark]) -> int:
    """Take the text and the marks out of an element that begins so far into the text; where it ends."""
    pieces.append(element.text or "")
    end = start + len(pieces[-1])
    for child in element:
        end = _walk(child, end, pieces, marks)
        pieces.append(child.tail or "")
        end += len(pieces[-1])
    if element.tag == "TIMEX3" and not _is_creation(element):
        marks.append(Mark(start, end, element.get("value") or ""))
    return end


def _is_creation(timex: ET.Element) -> bool:
    """Whether it says when the article was written, and is no phrase of its text."""
    return timex.get("functionInDocument") in {"CREATION_TIME", "PUBLICATION_TIME"}


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


def seconds_of_dense_dates(size: int) -> float:
    """The time for so many characters with a date every second word: what no article is, and a table can be."""
    text = DENSE * (size // len(DENSE))
    begin = time.process_time()
    find_dates(text, told("2024-12-27"), None)
    return time.process_time() - begin


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
    dense, twice = seconds_of_dense_dates(MEGABYTE // 2), seconds_of_dense_dates(MEGABYTE)
    print(f"{twice:.1f} s for a megabyte of nothing but dates, {twice / dense:.1f} times half a megabyte")
    print(
        json.dumps(
            {
                "scores": report,
                "ms_350_words": round(speed[0], 3),
                "times_faster": round(speed[1], 1),
                "dense_megabyte_s": round(twice, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
