"""What a URL asks for, as values; and values back as URLs. Views never put a query string together by hand."""

from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from search import (
    FIELDS,
    UNITS,
    Field,
    Filters,
    Fit,
    Precision,
    Sort,
    Vantage,
    View,
    around,
    phrasing,
)
from web import arguments, present
from web.arguments import Choice, Days
from web.shorthand import Frame

CLOCKS = (Field.WHEN, Field.PUBLISHED)
_FLEETING = {
    "when",
    "within",
    "wider",
    "known",
    "published",
    "told",
    "sort",
    "any",
    "more",
    "key",
    "mixed",
    "limit",
    "cursor",
}
_FITS = {fit.written: fit for fit in Fit}
_LONGEST_WORDS = 2_100
"""A little more than is read of a query, so that its reader learns that it was cut."""
_MOST_ROWS = 200
_MOST_DAYS = 100


class Chip(NamedTuple):
    """A choice in force, and the page without it."""

    label: str
    value: str
    without: "Asked"
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the search and the timeline pages; both understand all of it."""

    words: str = ""
    include: tuple[Choice, ...] = ()
    exclude: tuple[Choice, ...] = ()
    when: Days | None = None
    published: Days | None = None
    told: Vantage | None = None
    fit: Fit = Fit.TOUCHING
    """How what happened must fit `when`."""
    wider_than: Precision | None = None
    known_to: Precision | None = None
    """A unit of the calendar, of which no single one may hold what happened in `when`."""
    sort: Sort | None = None
    """The order chosen; None leaves it to `order`."""
    any_of: bool = False
    more: bool = False
    """Whether the lists of names are wanted long."""
    key: int | None = None
    """How many of the days that mattered are to be shown; None for all events."""
    beside: str = ""
    """Other words, to be compared with these."""
    mixed: bool = False
    """Whether what is compared is to stand in one list."""
    limit: int | None = None
    cursor: str = ""
    problems: tuple[str, ...] = ()
    """What could not be understood, each with what to write instead."""

    @classmethod
    def read(cls, args: MultiDict[str, str]) -> "Asked":
        """What the arguments of a request ask; what makes no sense is left out and named in `problems`."""
        problems: list[str] = []
        when, published = (arguments.days(clock, args, problems) for clock in CLOCKS)
        wanted = args.get("sort", "")
        told = args.get("told", "")
        return cls(
            words=args.get("q", "").strip()[:_LONGEST_WORDS],
            include=arguments.choices(args, ""),
            exclude=arguments.choices(args, "not_"),
            when=when,
            published=published,
            told=Vantage(told) if told in set(Vantage) else None,
            fit=_FITS.get(args.get("within", ""), Fit.TOUCHING),
            wider_than=next((unit for unit in UNITS if unit == args.get("wider", "")), None),
            known_to=next((unit for unit in UNITS if unit == args.get("known", "")), None),
            sort=Sort(wanted) if wanted in set(Sort) else None,
            any_of=args.get("any", "") == "1",
            more=args.get("more", "") == "1",
            key=arguments.count_in(args.get("key", ""), _MOST_DAYS),
            beside=args.get("with", "").strip()[:_LONGEST_WORDS],
            mixed=args.get("mixed", "") == "1",
            limit=arguments.count_in(args.get("limit", ""), _MOST_ROWS),
            cursor=args.get("cursor", ""),
            problems=tuple(problems),
        )

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The names and values that `read` reads back as the same."""
        single = (
            ("q", self.words),
            ("with", self.beside),
            *self.filters.written,
            ("sort", self.sort.value if self.sort else ""),
            ("any", "1" if self.any_of else ""),
            ("more", "1" if self.more else ""),
            ("key", str(self.key) if self.key else ""),
            ("mixed", "1" if self.mixed else ""),
            ("limit", str(self.limit) if self.limit else ""),
            ("cursor", self.cursor),
        )
        return tuple(pair for pair in single if pair[1])

    @property
    def lasting(self) -> tuple[tuple[str, str], ...]:
        """Of these what may be long, and most links of a page repeat: the words and the names chosen."""
        return tuple(pair for pair in self.pairs if pair[0] not in _FLEETING)

    def hidden(self, *typed: str) -> tuple[tuple[str, str], ...]:
        """What a form must carry along so that its typed inputs change nothing else."""
        return tuple(pair for pair in self.pairs if pair[0] not in {*typed, "cursor"})

    @property
    def filters(self) -> Filters:
        """The choices beside the box."""
        choices = (self.include, self.exclude, self.when, self.published, self.fit, self.told)
        return Filters(*choices, self.wider_than, self.known_to)

    def view(self, top: int | None = None) -> View:
        """What an export writes out: all that is in view, or the weightiest of it."""
        return View(self.words, self.filters, self.any_of, top)

    @property
    def order(self) -> Sort:
        """The order in force: without words there is nothing to weigh, and the newest come first."""
        return self.sort or (Sort.RELEVANCE if self.words else Sort.NEWEST)

    @property
    def plain(self) -> bool:
        """Whether plain words are typed, which an article may hold anywhere."""
        return bool(self.words) and ":" not in self.words

    @property
    def bare(self) -> bool:
        """Whether nothing at all is asked."""
        return not (self.words or self.chips)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The choices in force, each with the page without it."""
        chosen = [
            Chip(FIELDS[field].label, name, self.dropping(field, name), excluded)
            for excluded, choices in ((False, self.include), (True, self.exclude))
            for field, name in choices
        ]
        how = present.fitted(self.fit, self.wider_than, self.known_to)
        clocks = [
            Chip(f"{FIELDS[clock].label}{fitted}", phrasing.stretch(*days), self.during(clock, None))
            for clock, days, fitted in zip(CLOCKS, (self.when, self.published), (how, ""), strict=True)
            if days
        ]
        told = [Chip(FIELDS[Field.TOLD].label, present.VANTAGES[self.told], self.told_from(None))] if self.told else []
        return (*chosen, *clocks, *told)

    @property
    def unfiltered(self) -> "Asked":
        """The same words with no choices beside them."""
        return Asked(words=self.words, sort=self.sort, key=self.key, beside=self.beside, mixed=self.mixed)

    def including(self, field: Field | str, name: str) -> "Asked":
        """Only what has this value."""
        rest = self.dropping(field, name)
        return replace(rest, include=(*rest.include, (Field(field), name)))

    def excluding(self, field: Field | str, name: str) -> "Asked":
        """Nothing that has this value."""
        rest = self.dropping(field, name)
        return replace(rest, exclude=(*rest.exclude, (Field(field), name)))

    def dropping(self, field: Field | str, name: str) -> "Asked":
        """Whether or not it has this value."""
        choice = (Field(field), name)
        return replace(
            self,
            include=tuple(one for one in self.include if one != choice),
            exclude=tuple(one for one in self.exclude if one != choice),
            cursor="",
        )

    def during(self, clock: Field | str, days: Days | None) -> "Asked":
        """In these days of one of the two clocks; None for any time."""
        if Field(clock) is Field.WHEN:
            return replace(self, when=days, wider_than=None, known_to=None, cursor="")
        return replace(self, published=days, cursor="")

    def within(self, start: int | None, end: int | None, wider_than: Precision | None = None) -> "Asked":
        """What is known to have happened in these days, or of this only what is known less closely than the unit."""
        days = self.fitting(Fit.WITHIN).during(Field.WHEN, (start, end))
        return replace(days, wider_than=wider_than)

    def fitting(self, fit: Fit | str) -> "Asked":
        """What fits the time in view in another way."""
        return replace(self, fit=Fit(fit), wider_than=None, known_to=None, cursor="")

    def closely(self, unit: Precision | None, days: tuple[int, int]) -> "Asked":
        """Of this, what is known to the unit or closer, within these days; without one all, however it is known."""
        return replace(self.within(*days), known_to=unit) if unit else replace(self, known_to=None, cursor="")

    def begun(self, day: int) -> "Asked":
        """Of this, what began on that day or later."""
        end = self.when[1] if self.when else None
        return self.fitting(Fit.BEGINNING).during(Field.WHEN, (day, end))

    def begun_before(self, day: int) -> "Asked":
        """Of this, what began before that day, which is the first one chosen where one is."""
        bounded = self.when and self.when[0] is not None
        return self.fitting(Fit.EARLIER) if bounded else self.during(Field.WHEN, (None, day))

    def told_from(self, vantage: Vantage | str | None) -> "Asked":
        """Only what is told before, while or after it happened; None for all."""
        return replace(self, told=Vantage(vantage) if vantage else None, cursor="")

    @property
    def of_articles(self) -> "Asked":
        """The same of articles, which may mention other dates beside: how events alone can fit a time is left out."""
        fit = self.fit if self.fit is Fit.WITHIN else Fit.TOUCHING
        return replace(self, fit=fit, wider_than=None, known_to=None)

    def zoomed_out(self) -> "Asked":
        """The next wider stretch of the calendar that holds the days in view; the whole of time after the century."""
        start, end = self.when or (None, None)
        held = around(start, end) if start is not None and end is not None else None
        return self.during("when", (held.start, held.end)) if held else self.during("when", None).fitting("touching")

    def typed(self, clock: Field | str) -> tuple[str, str]:
        """The two ends of a clock's stretch as one would type them."""
        days = self.when if Field(clock) is Field.WHEN else self.published
        return present.typed_bounds(*days) if days else ("", "")

    def saying(self, words: str) -> "Asked":
        """Other words, the same choices."""
        return replace(self, words=words, cursor="")

    def sorted_by(self, sort: Sort | str) -> "Asked":
        """In another order, from its beginning."""
        return replace(self, sort=Sort(sort), cursor="")

    def of_key_days(self, count: int | None) -> "Asked":
        """So many of the days that mattered; None for all events."""
        return replace(self, key=count, cursor="")

    def compared(self, words: str) -> "Asked":
        """Beside other words."""
        return replace(self, beside=words, cursor="")

    def in_one_list(self, *, mixed: bool) -> "Asked":
        """What is compared in one list, or side by side."""
        return replace(self, mixed=mixed, cursor="")

    def loosely(self) -> "Asked":
        """With any of the words enough."""
        return replace(self, any_of=True, cursor="")

    def with_more(self) -> "Asked":
        """With the long lists of names."""
        return replace(self, more=True)

    def from_cursor(self, cursor: str) -> "Asked":
        """The page that a cursor begins; the empty one begins anew."""
        return replace(self, cursor=cursor)

    def url(self, endpoint: str, *more: tuple[str, str], ending: str | None = None, within: Frame | None = None) -> str:
        """The address of a page that shows this, and `more`; `within` a page about a long question a short one."""
        pairs = within.shortened(self.pairs) if within else self.pairs
        written = urlencode((*pairs, *more), errors="replace")
        page = url_for(endpoint, ending=ending) if ending else url_for(endpoint)
        return f"{page}?{written}" if written else page
