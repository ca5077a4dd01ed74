"""Markdown: a timeline to be read, with a footnote for every article that tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from search import phrasing
from search.exports.format import Format, others_say, plain
from search.exports.whole import Whole
from search.model import EventKind
from search.period import Period, calendar_day
from search.results import TimelineEvent, Witness
from search.sentences import readable

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!$^]")


def write(whole: Whole) -> Iterator[str]:
    """Years as headings, an event to an item, its witnesses as footnotes at the end."""
    notes = _Notes()
    yield f"# What happened: {escaped(whole.view.words)}\n" if whole.view.words else "# What happened\n"
    yield f"\nRead as {escaped(whole.said)}\n"
    heading = ""
    for told in whole.events:
        if (stretch := _stretch(told.event.period)) != heading:
            heading = stretch
            yield f"\n## {stretch}\n\n"
        yield _item(told, "".join(f"[^{notes.number(witness)}]" for witness in told.witnesses))
    yield "\n"
    for number, witness in enumerate(notes.witnesses, 1):
        yield f"[^{number}]: {_source(witness)}\n"


def _stretch(period: Period) -> str:
    """What heads an event: the year in which it begins, or all of its time where that fills years and begins one."""
    year = Period.year(calendar_day(period.start)[0])
    longer = period.start == year.start and period.end > year.end
    words = phrasing.period(period if longer else year)
    return words[:1].upper() + words[1:]


def escaped(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", plain(text))


@dataclass(slots=True)
class _Notes:
    """The articles in the order of their first mention, each with its number."""

    witnesses: list[Witness] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, witness: Witness) -> int:
        """The footnote of an article."""
        if witness.id not in self.numbers:
            self.witnesses.append(witness)
            self.numbers[witness.id] = len(self.witnesses)
        return self.numbers[witness.id]


def _item(told: TimelineEvent, marks: str) -> str:
    event = told.event
    planned = " (planned)" if event.kind is EventKind.PLANNED else ""
    others = others_say(told)
    doubt = f" *{others}*" if others else ""
    return f"- **{phrasing.period(event.period)}**{planned} {escaped(readable(event))}{doubt}{marks}\n"


def _source(witness: Witness) -> str:
    published = phrasing.period(witness.published.period) if witness.published else "undated"
    title = f"“{escaped(witness.title)}”" if witness.title else escaped(witness.id)
    return ", ".join(part for part in (title, escaped(witness.source), published) if part) + "."


FORMAT = Format("md", "Markdown", "to be read and cited, with footnotes", "text/markdown", "md", write)
