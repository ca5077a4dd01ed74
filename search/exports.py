"""What the timeline or the results show, whole, as lines of a file."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import chain

from search.archive import Archive
from search.filters import Filters
from search.forms import article_form, event_form
from search.query import Sort
from search.results import TimelineEvent

FORMATS = ("csv", "jsonl")
COLUMNS = (
    "date",
    "first_day",
    "last_day",
    "precision",
    "kind",
    "sentence",
    "phrase",
    "rule",
    "anchor",
    "anchor_source",
)
_WITNESS_COLUMNS = ("articles", "titles", "sources", "published", "names", "id")
_PAGE = 500
_FORMULA = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet would run as a formula."""


def events_as(form: str, archive: Archive, words: str, filters: Filters = Filters()) -> Iterator[str]:
    """Every event that the timeline shows, a line each in one of `FORMATS`; CSV begins with its column names."""
    events = _all_events(archive, words, filters)
    if form == "jsonl":
        return (json.dumps(event_form(told), ensure_ascii=False) + "\n" for told in events)
    return chain([_csv_line([*COLUMNS, *_WITNESS_COLUMNS])], (_csv_line(_cells(told)) for told in events))


def articles_as_jsonl(archive: Archive, words: str, filters: Filters = Filters()) -> Iterator[str]:
    """Every article that matches, with its text and all findings, a JSON line each."""
    cursor = ""
    while True:
        page = archive.search(words, filters, sort=Sort.OLDEST, limit=_PAGE, cursor=cursor)
        for hit in page.hits:
            yield json.dumps(article_form(archive.article(hit.id)), ensure_ascii=False) + "\n"
        if not page.next:
            return
        cursor = page.next


def _all_events(archive: Archive, words: str, filters: Filters) -> Iterator[TimelineEvent]:
    cursor = ""
    while True:
        page = archive.timeline(words, filters, limit=_PAGE, cursor=cursor)
        yield from page.events
        if not page.next:
            return
        cursor = page.next


def _cells(told: TimelineEvent) -> list[str]:
    form = event_form(told)
    read = form["read"]
    return [
        *(form[key] for key in ("edtf", "start", "end", "precision", "kind", "sentence", "phrase")),
        *(read[key] for key in ("rule", "anchor", "anchor_source")),
        *("; ".join(str(article[key] or "") for article in form["articles"]) for key in ("id", "title")),
        "; ".join(form["sources"]),
        "; ".join(str(article["published"] or "") for article in form["articles"]),
        "; ".join(entity["name"] for entity in form["entities"]),
        form["id"],
    ]


def _csv_line(cells: list[str]) -> str:
    line = io.StringIO()
    plain = (" ".join(cell.split()) for cell in cells)
    csv.writer(line, lineterminator="\n").writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in plain)
    return line.getvalue()
