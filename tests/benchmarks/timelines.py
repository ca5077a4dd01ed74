"""Scores of the key days against journalists' own timelines; run it as a script, with topics to do only those.

Gold is read from `$DATELINE_GOLD`: `articles/TOPIC.jsonl.gz`, a collection that `dateline index` understands, and
`timelines/TOPIC.jsonl.gz`, one timeline a line: {"timeline": [{"date": "2010-04-20", "summary": [sentence, ...]}]}.

A timeline of n days is held against the first n key days, averaged over a topic's timelines:

- date_f1: the days that both name;
- span_date_f1: the same with the key days outside the timeline's first and last day passed over, as results in print
  mostly are, which tell the system the span;
- rouge1: the words that both use, each key day held against the timeline's nearest and its words divided by one more
  than the days between: F1 over all the words.

The last line is one JSON object.
"""

import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from search import Archive
from search.ingest import Plan, ingest
from search.pages import KeyDate
from search.period import Period

Words = Counter[str]
Timeline = Mapping[int, Words]
"""Days in order of importance, where they have one, and the words that tell each."""
MEASURES = ("date_f1", "span_date_f1", "rouge1")
ASKED = 400


@dataclass(frozen=True, slots=True)
class Score:
    """How well key days meet what journalists chose."""

    date_f1: float
    span_date_f1: float
    rouge1: float


def main() -> None:
    gold = Path(os.environ.get("DATELINE_GOLD", ""))
    topics = sys.argv[1:] or sorted(path.name.split(".")[0] for path in (gold / "timelines").glob("*.jsonl.gz"))
    if not topics:
        sys.exit("No gold found: set DATELINE_GOLD to a folder that holds articles/ and timelines/.")
    print(f"{'topic':<26}" + "".join(f"{measure:>14}" for measure in MEASURES))
    scores = {}
    for topic in topics:
        name = f"{topic}.jsonl.gz"
        key_days = as_timeline(key_dates(gold / "articles" / name))
        scores[topic] = mean(score(reference, key_days) for reference in references(gold / "timelines" / name))
        show(topic, scores[topic])
    overall = mean(scores.values())
    show("mean", overall)
    print(json.dumps({"mean": rounded(overall), "topics": {topic: rounded(one) for topic, one in scores.items()}}))


def key_dates(collection: Path) -> Sequence[KeyDate]:
    """The key days of a collection, read and indexed as a user would."""
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive", create=True) as archive:
        report = ingest(archive, Plan((collection,)))
        if report.failures:
            sys.exit("\n".join(report.failures))
        return archive.key_dates(ASKED)


def references(path: Path) -> list[Timeline]:
    """The journalists' timelines of a topic; what several entries say of one day is one text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        written = [json.loads(line)["timeline"] for line in lines]
    found: list[Timeline] = []
    for entries in written:
        days: dict[int, Words] = {}
        for entry in entries:
            day = Period.parse(entry["date"][:10]).start
            days[day] = days.get(day, Counter()) + words(entry["summary"])
        found.append(days)
    return found


def as_timeline(dates: Iterable[KeyDate]) -> Timeline:
    """Key days by their number, still in order of importance."""
    return {date.day: words(date.summary) for date in dates}


def words(sentences: Iterable[str]) -> Words:
    """The words of a day's sentences, in lower case, each as often as it comes."""
    return Counter(re.findall(r"[a-z0-9]+", " ".join(sentences).lower()))


def score(reference: Timeline, key_days: Timeline) -> Score:
    """One timeline against the key days."""
    chosen = first(key_days, len(reference))
    inside = first(
        {day: text for day, text in key_days.items() if min(reference) <= day <= max(reference)}, len(reference)
    )
    return Score(shared_days(reference, chosen), shared_days(reference, inside), shared_words(reference, chosen))


def first(days: Timeline, count: int) -> Timeline:
    """The most important days."""
    return dict(list(days.items())[:count])


def shared_days(reference: Timeline, chosen: Timeline) -> float:
    """F1 of the days."""
    return 2 * len(reference.keys() & chosen.keys()) / (len(reference) + len(chosen))


def shared_words(reference: Timeline, chosen: Timeline) -> float:
    """F1 of the words, each chosen day held against the reference's nearest."""
    shared = 0.0
    for day, text in chosen.items():
        nearest = min(reference, key=lambda other: (abs(other - day), other))
        shared += (text & reference[nearest]).total() / (1 + abs(nearest - day))
    total = sum(text.total() for text in (*reference.values(), *chosen.values()))
    return 2 * shared / total if total else 0.0


def mean(scores: Iterable[Score]) -> Score:
    """The average of each measure."""
    several = list(scores)
    return Score(*(fmean(getattr(one, measure) for one in several) for measure in MEASURES))


def rounded(one: Score) -> dict[str, float]:
    return {measure: round(getattr(one, measure), 4) for measure in MEASURES}


def show(name: str, one: Score) -> None:
    print(f"{name:<26}" + "".join(f"{getattr(one, measure):>14.4f}" for measure in MEASURES), flush=True)


if __name__ == "__main__":
    main()
