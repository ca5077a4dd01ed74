"""Tables (CSV, TSV): a heading that names the columns, and one article in every row.

Rows are read strictly first. Where quotation marks are out of order, a row is taken as it comes if it has the right
number of cells; otherwise only the line on which it begins is given up, so that one stray mark cannot swallow the rest.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from search.read.content import LONGEST_LINE, Content
from search.read.draft import Draft, Drafts, Flaw
from search.read.row import draft_of
from search.read.sniff import heading_of

_LONGEST_ROW: Final = 20_000
"""How many lines a row with a quotation mark never closed may run on before it is given up."""


def drafts(content: Content) -> Drafts:
    """The articles of the rows; a row that cannot be read is one flaw."""
    csv.field_size_limit(LONGEST_LINE)
    rows = _Rows(_Lines(content.lines()))
    heading = rows.heading(content)
    if not content.columns.has("text", heading):
        names = ", ".join(heading[:12])
        yield Flaw(f"no column holds the text; there are: {names}", "say which does with --map text=COLUMN", 1)
        return
    for line, cells in rows:
        if isinstance(cells, Flaw):
            yield cells
        elif any(cell.strip() for cell in cells):
            yield _read(heading, cells, content, line)


def _read(heading: list[str], cells: list[str], content: Content, line: int) -> Draft | Flaw:
    if any(cell.strip() for cell in cells[len(heading) :]):
        reason = f"has {len(cells)} cells, but the heading names {len(heading)} columns"
        return Flaw(reason, "put cells that hold commas in quotation marks", line)
    return draft_of(dict(zip(heading, cells, strict=False)), content.columns, number=line, line=line)


@dataclass(slots=True)
class _Lines:
    """Lines that can be put back to be read again."""

    fresh: Iterator[tuple[int, str]]
    returned: deque[tuple[int, str]] = field(default_factory=deque)
    taken: list[tuple[int, str]] = field(default_factory=list)
    """Those of the row being read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) > _LONGEST_ROW:
            raise StopIteration
        number, line = self.returned.popleft() if self.returned else next(self.fresh)
        self.taken.append((number, line))
        return line.replace("\0", " ")


@dataclass(slots=True)
class _Rows:
    """The rows of a table with the line each begins on; a flaw in place of one that cannot be told."""

    lines: _Lines
    delimiter: str = ","
    width: int = 0

    def heading(self, content: Content) -> list[str]:
        """The names of the columns, which also tell the delimiter."""
        first = ""
        while not first.strip("\ufeff \r\n"):
            first = next(self.lines, "")
            if not first:
                return []
        self.lines.returned.extend(self.lines.taken[-1:])
        self.delimiter, names = heading_of(first, content.columns)
        found = next(iter(self), (0, names))[1]
        cells = names if isinstance(found, Flaw) else found
        self.width = len(cells)
        return [cell.strip("\ufeff \r\n") for cell in cells]

    def __iter__(self) -> Iterator[tuple[int, list[str] | Flaw]]:
        while True:
            self.lines.taken.clear()
            try:
                cells = next(csv.reader(self.lines, delimiter=self.delimiter, strict=True))
            except StopIteration:
                return
            except csv.Error as error:
                yield self.lines.taken[0][0], self._mend(error)
            else:
                yield self.lines.taken[0][0], cells

    def _mend(self, error: csv.Error) -> list[str] | Flaw:
        """The row whose quotation marks are out of order if it still has its cells, or else its first line given up."""
        taken = self.lines.taken
        complete = "unexpected end" not in str(error)
        if complete and (cells := self._leniently([line for _, line in taken])):
            return cells
        self.lines.returned.extendleft(reversed(taken[1:]))
        reason = "a quotation mark is not closed" if not complete else f"quotation marks out of order ({error})"
        return Flaw(reason, "double the quotation marks inside a cell", taken[0][0])

    def _leniently(self, lines: list[str]) -> list[str] | None:
        try:
            rows = list(csv.reader((line.replace("\0", " ") for line in lines), delimiter=self.delimiter))
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 and len(rows[0]) == self.width else None
