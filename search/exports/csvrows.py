"""CSV: a row for each event, in cells that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from search.exports.format import Format, names, plain
from search.exports.whole import Whole
from search.forms import event_form
from search.results import TimelineEvent

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
    "articles",
    "titles",
    "sources",
    "published",
    "names",
    "weight",
    "independent",
    "conflicts",
    "id",
    "export",
)
MARK = "\ufeff"
"""Begins a file that Excel is to read as UTF-8: without it, accents and quotes turn to rubbish there."""
_DATES = 3
"""The first columns hold dates of ours: a year before the first may begin with its sign."""
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""How a cell begins that a spreadsheet would run as a formula; some take the wide signs of East Asia as well."""


def write(whole: Whole) -> Iterator[str]:
    """A line of column names, then a line for each event; the last cell says of what it is a part."""
    yield MARK + line(COLUMNS)
    for told in whole.events:
        cells = (*_cells(told), whole.said)
        yield line((*cells[:_DATES], *map(harmless, cells[_DATES:])))


def _cells(told: TimelineEvent) -> tuple[str, ...]:
    form = event_form(told)
    read = form["read"]
    return (
        *(form[key] for key in ("edtf", "start", "end", "precision", "kind", "sentence", "phrase")),
        *(read[key] for key in ("rule", "anchor", "anchor_source")),
        *("; ".join(str(article[key] or "") for article in form["articles"]) for key in ("id", "title")),
        "; ".join(form["sources"]),
        "; ".join(str(article["published"] or "") for article in form["articles"]),
        "; ".join(names(told)),
        f"{told.weight:g}",
        str(told.independent),
        "; ".join(event.period.edtf for event in told.conflicts),
        form["id"],
    )


def harmless(cell: str) -> str:
    """A cell on one line, and no formula."""
    text = plain(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def line(cells: Iterable[str]) -> str:
    """A line of cells."""
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow(cells)
    return row.getvalue()


FORMAT = Format("csv", "CSV", "for spreadsheets", "text/csv", "csv", write)
