"""What a rule may ask while it reads a phrase: anchors, the dates spoken of before, tense, the kind of text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Final

from search.extract.dates.lexer import Lexed, codes_of
from search.extract.dates.tense import Tense, Verbs, verbs_of
from search.extract.dates.values import Anchor
from search.extract.tagged import Tagged
from search.model import EntityKind, Published
from search.period import Period, Precision, calendar_day, weekday


def codes_of_all(names: str) -> frozenset[str]:
    """The codes of several classes or words."""
    return frozenset("".join(codes_of(name) for name in names.split()))


_LONGEST_PHRASE: Final = 60
_SENTENCE: Final = 250
"""How far back a date still belongs to the sentence or the one before, in characters."""
_PREPOSITIONS: Final = codes_of_all(
    "in of on by since until till from to between and through during before after early late mid for this last next"
    " EDGE COMMA OPEN HYPHEN"
)
_YEAR_LEADERS: Final = codes_of_all(
    "in of by since until till from to between and through during before after early late mid for the or within over"
    " per ABOUT COMMA OPEN HYPHEN DASH POSS QUOTE APOS"
)
_CLOCK_LEADERS: Final = codes_of_all("at by until till before after from to between since around about")
_OLD: Final = codes_of("old")
_AGED: Final = codes_of("aged")
_STOPS: Final = ("", *codes_of_all("COMMA DOT SEMI COLON QUOTE CLOSE BREAK"))
_BACK: Final = -5
_FORWARD: Final = 6
"""How many months a story steps back without its year being last year's, or forward without being the next's."""
_ASIDE: Final = 800
"""A year named so shortly after a day or month, in characters, can be an aside: the story goes on from the day."""
_FINE: Final = frozenset({Precision.DAY, Precision.MONTH})
_LINKS: Final = codes_of_all("HYPHEN DASH and to or until till through SLASH")
_HYPHEN: Final = codes_of("HYPHEN")
_PLAIN_NUMBERS: Final = codes_of_all("ZERO N12 N24 N31 N59 N999 BIG DECIMAL")
_STRONG_LEADERS: Final = codes_of_all("in of since until till during early late mid the before after between")
_COPYRIGHT: Final = re.compile(r"(?:\u00a9|\bcopyright|\(c\))\s*$", re.IGNORECASE)
_PLURAL: Final = re.compile(r" ([a-z]{2,20}s)\b")
_NO_PLURALS: Final = frozenset(
    {"was", "is", "has", "as", "its", "his", "this", "across", "plus", "less", "does", "series"}
)
_CAPITAL: Final = codes_of("CAPITAL")
_SURE_YEARS: Final = range(1850, 2040)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date the text has spoken of."""

    period: Period
    phrase: str
    at: int
    """Where in the text."""
    explicit: bool = False
    """Whether it was written with its year."""

    @property
    def anchor(self) -> Anchor:
        """Itself as the anchor of what follows."""
        return Anchor(self.period, f"date mentioned before: \u201c{self.phrase[:_LONGEST_PHRASE]}\u201d")


@dataclass(slots=True)
class Context:
    """One article while its dates are read, front to back; rules ask, the finder tells it what was found."""

    lexed: Lexed
    published: Published | None
    tagged: Tagged | None
    narrative: bool
    day_first: bool | None = None
    thread: list[Spoken] = field(default_factory=list)
    story: Spoken | None = None
    """In a history, the date it has reached; a look back ("the year before") does not count."""
    fine: Spoken | None = None
    """In a history, the day or month it has reached."""
    quarter: Spoken | None = None
    """The latest quarter spoken of: the one an earnings report is about."""
    era: str = ""
    """`bc` while years before Christ are spoken of."""
    _verbs: Verbs | None = None

    @property
    def publication(self) -> Anchor | None:
        """The publication date as an anchor, however precisely it is known."""
        if self.published is None:
            return None
        return Anchor(self.published.period, f"publication date ({self.published.source.value})")

    @property
    def now(self) -> Anchor | None:
        """The day the article speaks from: of publication; in a history, the date last spoken of."""
        if self.narrative and self.story:
            return self.story.anchor
        return self.publication

    @property
    def fallback(self) -> Anchor | None:
        """What "that day" is counted from when no day was spoken of: publication, but not in a history."""
        return None if self.narrative else self.publication

    def begin_story(self) -> None:
        """Forget what the headline spoke of: it is the end of the story, not what comes before its first sentence."""
        self.thread.clear()
        self.story = self.fine = self.quarter = None

    def today(self) -> tuple[int, Anchor] | None:
        """The number of the day the article speaks from, when that is known to the day."""
        anchor = self.now
        if anchor is None or anchor.period.precision is not Precision.DAY:
            return None
        return anchor.period.start, anchor

    def spoken(self, *precisions: Precision) -> Spoken | None:
        """The date last spoken of, of one of these precisions if any are given."""
        for said in reversed(self.thread):
            if not precisions or said.period.precision in precisions:
                return said
        return None

    def year(self) -> tuple[int, Anchor] | None:
        """The year the text is speaking of: of the date last spoken of in a history, else of publication."""
        anchor = self.now
        return None if anchor is None else (calendar_day(anchor.period.start)[0], anchor)

    def year_of_month(self, month: int) -> tuple[int, Anchor] | None:
        """In a history: the year of a month, counted from the date last spoken of.

        After a day or a month the story goes on, so that a month well before it is one of the next year.
        """
        if not self.thread:
            return self.year()
        said = self.story or self.thread[-1]
        year, last, _ = calendar_day(said.period.start)
        if said.period.precision in _FINE:
            year += (month - last < _BACK) - (month - last > _FORWARD)
            return year, said.anchor
        if self.fine is not None and said.at - self.fine.at < _ASIDE:
            fine_year, fine_month, _ = calendar_day(self.fine.period.start)
            for year_on in (0, 1):
                if 0 <= month + 12 * year_on - fine_month <= 1:
                    return fine_year + year_on, self.fine.anchor
        return year, said.anchor

    def tense(self, first: int, past: int) -> Tense:
        """The tense around the tokens from `first` up to `past`."""
        if self._verbs is None:
            self._verbs = verbs_of(self.lexed.text, self.tagged)
        return self._verbs.tense_at(self.lexed.starts[first], self.lexed.ends[past - 1])

    def led_by_preposition(self, first: int) -> bool:
        """Whether a word such as "in" stands before a token: then "May" and "March" are months."""
        return first > 0 and self.lexed.codes[first - 1] in _PREPOSITIONS

    def beside_capital(self, first: int, past: int) -> bool:
        """Whether a capitalised word stands on either side, as in a title."""
        codes = self.lexed.codes
        return (first > 0 and codes[first - 1] == _CAPITAL) or codes[past : past + 1] == _CAPITAL

    def text_after(self, past: int, pattern: re.Pattern[str]) -> bool:
        """Whether the text goes on so behind the token before `past`."""
        return pattern.match(self.lexed.text, self.lexed.ends[past - 1]) is not None

    def led_by_until(self, first: int) -> bool:
        """Whether "until", "as early as" or "as soon as" stands just before: what follows is still to come."""
        words = self.lexed.words[max(0, first - 3) : first]
        if "Until" in self.lexed.text[self.lexed.starts[max(0, first - 3)] : self.lexed.starts[first]]:
            return False
        return "until" in words or "till" in words or words[-1:] == ["as"] or words[-2:] == ["ahead", "of"]

    def in_a_name(self, first: int, past: int) -> bool:
        """Whether a capitalised word before it, or behind it with no preposition before, makes a name of it."""
        codes = self.lexed.codes
        if self.names_a_person(first) or (first > 0 and codes[first - 1] == _CAPITAL):
            return True
        led = first > 0 and codes[first - 1] in _STRONG_LEADERS
        return codes[past : past + 1] == _CAPITAL and not led

    def followed_by(self, past: int, name: str) -> bool:
        """Whether the token at `past` is of a class, or that word."""
        return past < len(self.lexed.codes) and self.lexed.codes[past] in codes_of(name)

    def looks_like_year(self, first: int) -> bool:
        """Whether a bare number of four digits is a year and not an amount, a telephone number or a page."""
        codes = self.lexed.codes
        before = codes[first - 1] if first else ""
        sure = int(self.lexed.numbers[first]) in _SURE_YEARS
        if _COPYRIGHT.search(self.lexed.text, max(0, self.lexed.starts[first] - 14), self.lexed.starts[first]):
            return False
        if before == _HYPHEN and first > 1 and codes[first - 2] in _PLAIN_NUMBERS:
            return False
        if before in _STRONG_LEADERS and sure:
            return True
        return (before in _YEAR_LEADERS or sure) and not self.counts_things(first)

    def counts_things(self, first: int) -> bool:
        """Whether the word after a number is a plural noun: "1500 soldiers"."""
        end = self.lexed.ends[first]
        if self.tagged is not None:
            place = bisect_left(self.tagged.starts, end)
            beside = place < len(self.tagged.tags) and self.tagged.starts[place] - end == 1
            return beside and self.tagged.tags[place] == "NNS"
        plural = _PLURAL.match(self.lexed.text, end)
        return plural is not None and plural[1] not in _NO_PLURALS

    def names_a_person(self, first: int) -> bool:
        """Whether the model reads a token as part of a person's name."""
        if self.tagged is None:
            return False
        start = self.lexed.starts[first]
        place = bisect_right(self.tagged.names, start, key=lambda name: name.start) - 1
        if place < 0:
            return False
        name = self.tagged.names[place]
        return name.kind is EntityKind.PERSON and name.end > start

    def clause_ends(self, past: int) -> bool:
        """Whether a comma, a full stop or the like stands at a token."""
        return self.lexed.codes[past : past + 1] in _STOPS

    def tells_age(self, first: int, past: int) -> bool:
        """Whether a number of years is somebody's age: "46 years old", "aged 46 years"."""
        codes = self.lexed.codes
        return codes[past : past + 1] == _OLD or (first > 0 and codes[first - 1] == _AGED)

    def is_reported(self, quarter: Period) -> bool:
        """Whether an earnings report can be about a quarter: over at publication, and no earlier than the one before."""
        over = self.published is None or quarter.end <= self.published.period.end
        return over and (self.quarter is None or quarter >= self.quarter.period)

    def reported_quarter(self) -> Spoken | None:
        """The quarter an earnings report speaks of, unless a whole year was spoken of since."""
        if self.quarter is None:
            return None
        since = self.spoken(Precision.QUARTER, Precision.YEAR)
        return self.quarter if since and since.period.precision is Precision.QUARTER else None

    def spoken_here(self, first: int) -> Spoken | None:
        """The date last spoken of, when that was just before."""
        if self.thread and self.lexed.starts[first] - self.thread[-1].at < _SENTENCE:
            return self.thread[-1]
        return None

    def just_before(self, first: int) -> Spoken | None:
        """The date that ends one linking word or sign before a token: "3 May" for the "5" of "3 May to 5"."""
        if first < 1 or self.lexed.codes[first - 1] not in _LINKS or not self.thread:
            return None
        said = self.thread[-1]
        return said if first > 1 and said.at + len(said.phrase) == self.lexed.ends[first - 2] else None

    def weekend_is_past(self, first: int, past: int) -> bool:
        """Whether "the weekend" is the last one, as it is unless it is Saturday, Sunday or still to come."""
        now = self.now
        if now is None:
            return False
        return weekday(now.period.start) < 5 and self.tense(first, past) is not Tense.FUTURE  # noqa: PLR2004 - Saturday

    def clock_is_time(self, first: int, past: int) -> bool:
        """Whether 10:30 is a time and not a score, a verse or a running time: "at" before or a zone behind."""
        codes = self.lexed.codes
        led = first > 0 and codes[first - 1] in _CLOCK_LEADERS
        return led or (past - first > 1)
