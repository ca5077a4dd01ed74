"""What merging takes: tellings of many articles put together, month by month; run it as a script.

Articles are read from `$DATELINE_GOLD/articles/senate-20k.jsonl.gz`; `--articles N` takes fewer, or, beyond 20,000,
repeats them with a word in five of every sentence changed, so that what is repeated is told of the same days in other
words, which is harder than anything that grows by new days. Dates are found without the language model. Times are
processor time. The last line is one JSON object.
"""

import argparse
import gzip
import json
import os
import random
import re
import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from search.collation.spool import Spool
from search.extract.dates import find_dates
from search.extract.events import find_events
from search.extract.tagged import Tagged
from search.merging import conflicts, merge, print_of, tellings_of
from search.model import Annotated, Article, Published, PublishedSource
from search.period import Period

SENTENCE = re.compile(r"\S.*?(?:[.?!][\"”]?(?=\s|$)|$)")


def collection(count: int) -> Iterator[Article]:
    """That many articles."""
    path = Path(os.environ["DATELINE_GOLD"]) / "articles" / "senate-20k.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    chance = random.Random(0)
    words = [word for row in rows[:500] for word in row["text"].split() if word.isalpha() and word.islower()]
    for number in range(count):
        turn, row = number // len(rows), rows[number % len(rows)]
        text = row["text"] if turn == 0 else _reworded(row["text"], words, chance)
        published = Published(Period.parse(row["published"][:10]), PublishedSource.FIELD)
        yield Article(f"{row['id']}#{turn}", text, row["title"], row.get("source") or "", published)


def _reworded(text: str, words: list[str], chance: random.Random) -> str:
    return re.sub(r"\b[a-z]{5,}\b", lambda found: chance.choice(words) if chance.random() < 1 / 5 else found[0], text)


def annotated(article: Article) -> Annotated:
    """The article with its dated sentences, which are taken to end with full stops."""
    tagged = Tagged((), (), (), tuple(found.span() for found in SENTENCE.finditer(article.text)), ())
    dates = find_dates(article.text, article.published, tagged)
    return Annotated(article, (), dates, find_events(article, dates, (), tagged))


def main() -> None:
    """Merge, and print what it took."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=20_000)
    count = arguments.parse_args().articles
    reading = merging = 0.0
    told = happened = flagged = 0
    with Spool() as spool:
        for article in collection(count):
            whole = annotated(article)
            began = time.process_time()
            print_of(article)
            for telling in tellings_of(whole):
                spool.add(telling)
                told += 1
            reading += time.process_time() - began
        for month in spool.months:
            began = time.process_time()
            happenings = merge(spool.read(month))
            flagged += sum(1 for _ in conflicts(one.account for one in happenings))
            happened += len(happenings)
            merging += time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} articles, {told} tellings, {happened} happenings, {flagged} conflicts")
    print(f"reading them {reading:.1f} s, merging {merging:.1f} s; peak {peak} MB")
    form = {"articles": count, "tellings": told, "happenings": happened, "reading": reading, "merging": merging}
    print(json.dumps(form | {"peak_mb": peak}))


if __name__ == "__main__":
    main()
