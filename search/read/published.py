"""When an article was published: the first of all it is said to be that can be read as a date, and who says so.

Facts that somebody wrote down come first, most trusted first; then what the address, the file's name and the text's own
dateline give away. Never the time at which the file was changed, never today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.model import Published, PublishedSource
from search.period import Period
from search.read.draft import Facts, Written


def published(
    stated: Iterable[Written], *, url: str, file_name: str, body: str, day_first: bool | None
) -> tuple[Published | None, list[str]]:
    """The publication date, and what is said of it that is not a date."""
    from search.extract.dates.published import (  # noqa: PLC0415 - reads dates only when there are articles
        from_dateline,
        from_file_name,
        from_url,
        parse_published,
    )

    doubts: list[str] = []
    for written in stated:
        if period := parse_published(written.text, day_first=day_first):
            if day_first is None and (other := _other_reading(written.text, period)):
                doubts.append(
                    f"published {_short(written.text)!r} can be {period.edtf} or {other.edtf}; it was read as the first"
                )
            return Published(period, written.source, written.text), doubts
        doubts.append(f"published {_short(written.text)!r} ({written.source.value}) is not a date an article can have")
    guesses = (
        (from_url, url, PublishedSource.URL),
        (from_file_name, file_name, PublishedSource.FILE_NAME),
        (from_dateline, body, PublishedSource.DATELINE),
    )
    for read, where, source in guesses:
        if where and (period := read(where)):
            return Published(period, source, "" if source is PublishedSource.DATELINE else where), doubts
    return None, doubts


@dataclass(frozen=True, slots=True)
class Orders:
    """Who writes 27/12/2024 and who 12/27/2024 (True, False), told by the dates that can only be one of them."""

    outlets: Mapping[str, bool]
    collection: bool | None
    """Of all together; None when none tells, or outlets differ."""

    @classmethod
    def learnt(cls, stated: Iterable[Facts]) -> "Orders":
        """From the publication dates of a collection's articles."""
        from search.extract.dates.published import learn_day_first  # noqa: PLC0415 - as above

        written: dict[str, list[str]] = {}
        for facts in stated:
            written.setdefault(facts.source, []).extend(said.text for said in facts.published)
        learnt = {outlet: learn_day_first(texts) for outlet, texts in written.items()}
        outlets = {outlet: order for outlet, order in learnt.items() if order is not None}
        found = set(outlets.values())
        return cls(outlets, found.pop() if len(found) == 1 else None)

    def of(self, outlet: str) -> bool | None:
        """The order an outlet writes, or the whole collection where the outlet's own dates do not tell."""
        return self.outlets.get(outlet, self.collection)


def _other_reading(written: str, period: Period) -> Period | None:
    """The other day that a slashed date can mean (03/04/2018), if it can."""
    from search.extract.dates.published import parse_published  # noqa: PLC0415 - as above

    readings = (parse_published(written, day_first=order) for order in (False, True))
    return next((reading for reading in readings if reading and reading != period), None)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - what fits a line of a report
