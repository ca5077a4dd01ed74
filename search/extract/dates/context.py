"""What a rule may ask while it reads a phrase: anchors, the dates spoken of before, tense, the kind of text."""

import re
from dataclasses import dataclass, field
from typing import Final

from search.extract.dates.lexer import Lexed
from search.extract.dates.reading import Order
from search.extract.dates.surroundings import Surroundings, codes_of_all
from search.extract.dates.tense import Tense, Verbs, verbs_of
from search.extract.dates.values import Anchor
from search.extract.tagged import Tagged
from search.model import Published
from search.period import Period, Precision, calendar_day, weekday
from search.sentences import sentence_ends

_LONGEST_PHRASE: Final = 60
_SENTENCE: Final = 250
"""How far back a date still belongs to the sentence or the one before, in characters."""
_BACK: Final = -5
_FORWARD: Final = 6
"""How many months a story steps back without its year being last year's, or forward without being the next's."""
_ASIDE: Final = 1200
"""A date named so shortly after a day or month, in characters, can be an aside: the story goes on from the day."""
_FINE: Final = frozenset({Precision.DAY, Precision.MONTH})
_BEGUN: Final = re.compile(r"(?:the )?(?:early|beginning|start)\b", re.IGNORECASE)
"""A year so narrowed is where the story goes on, and no aside."""
_SINCE: Final = re.compile(
    r"\bsince (?:(?:[\w'\u2019-]+ ){0,6}|(?:the|an?|its|his|her|their) "
    r"(?:(?!(?:is|are|was|were|has|had|will|would)\b)[\w'\u2019-]+ ){6,10})$",
    re.IGNORECASE,
)
_PUT_OFF: Final = re.compile(
    r"\b(?:postponed|moved|delayed|deferred|rescheduled|adjourned|extended|pushed back|put off|put back)"
    r" (?:from [\w. ]{3,20} )?(?:to|until|till|for|through) (?:early |late |mid-)?$"
)
"""Before a date they tell to which day to come something was moved."""
_IN_FORCE: Final = re.compile(r"\b(?:effective|expiring|maturing|expires?|begins|starts|opens|ends|due) (?:on )?$")
_HALF_YEAR: Final = 190
_LED: Final = 60
_ASIDE_LED: Final = re.compile(
    r"\b(?:after|before|since|until|dated|following|scheduled|due|planned|set|expected|ahead of|prior to|by)\b"
    r"[^.,;:()]{0,40}$"
)
"""What makes a day one that is only counted from, or still to come."""
_REMEMBERED: Final = 30
"""How many dates back a day is remembered with its year."""
COMMA: Final = codes_of_all("COMMA")
LINKS: Final = codes_of_all("HYPHEN DASH and to or until till through SLASH")
AND: Final = codes_of_all("and or")
THROUGH: Final = codes_of_all("HYPHEN DASH to until till through thru")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date the text has spoken of."""

    period: Period
    phrase: str
    at: int
    """Where in the text."""
    value: str = ""
    """As TIMEX3 has it."""
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
    order: Order
    stamps: frozenset[int] = frozenset()
    """Where the minutes of a live report begin."""
    thread: list[Spoken] = field(default_factory=list)
    latest: dict[Precision, Spoken] = field(default_factory=dict)
    """The last of the thread of each precision."""
    story: Spoken | None = None
    """In a history, the date it has reached; a look back ("the year before") does not count."""
    fine: list[Spoken] = field(default_factory=list)
    """In a history, the days and months it has passed."""
    quarter: Spoken | None = None
    """The latest quarter spoken of: the one an earnings report is about."""
    months_told: bool = False
    """Whether an earnings report has gone on from its quarter to "the nine months"."""
    era: str = ""
    """`bc` while years before Christ are spoken of."""
    _verbs: Verbs | None = None

    @property
    def around(self) -> Surroundings:
        """What stands around a phrase."""
        return Surroundings(self.lexed, self.tagged)

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

    def is_title(self, place: int) -> bool:
        """Whether a unit of time belongs to the name of something ("60 Minutes"); histories count those too."""
        return not self.narrative and self.around.capital_of_a_title(place)

    def is_stamp(self, first: int) -> bool:
        """Whether a token is the minute before an entry of a live report."""
        return self.lexed.starts[first] in self.stamps

    def begin_story(self) -> None:
        """Forget what the headline spoke of: it is the end of the story, not what comes before its first sentence."""
        self.thread.clear()
        self.latest.clear()
        self.fine.clear()
        self.story = self.quarter = None

    def today(self) -> tuple[int, Anchor] | None:
        """The number of the day the article speaks from, when that is known to the day."""
        anchor = self.now
        if anchor is None or anchor.period.precision is not Precision.DAY:
            return None
        return anchor.period.start, anchor

    def spoken(self, *precisions: Precision) -> Spoken | None:
        """The date last spoken of, of one of these precisions if any are given."""
        if not precisions:
            return self.thread[-1] if self.thread else None
        found = [self.latest[precision] for precision in precisions if precision in self.latest]
        return max(found, key=lambda said: said.at, default=None)

    def tell(self, said: Spoken) -> None:
        """Let later phrases count from this date."""
        self.thread.append(said)
        self.latest[said.period.precision] = said

    def day(self) -> Spoken | None:
        """The day last spoken of, but the one a sentence tells of rather than one it only counts from.

        After "On 3 May he left, a week after the vote of 26 April", the same day is 3 May.
        """
        last = self.spoken(Precision.DAY)
        if last is None or not self._is_aside(last):
            return last
        for said in self.thread[: -_REMEMBERED - 1 : -1]:
            if any(sentence_ends(self.lexed.text, said.at, last.at, lines=True)):
                break
            if said.period.precision is Precision.DAY and said is not last and not self._is_aside(said):
                return said
        return last

    def _is_aside(self, said: Spoken) -> bool:
        text = self.lexed.text
        owned = text.startswith(("'s", "\u2019s"), said.at + len(said.phrase))
        return owned or _ASIDE_LED.search(text, max(0, said.at - _LED), said.at) is not None

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
        fine = said.period.precision in _FINE
        if fine:
            year += (month - last < _BACK) - (month - last > _FORWARD)
            if abs((year - calendar_day(said.period.start)[0]) * 12 + month - last) <= 1:
                return year, said.anchor
        elif _BEGUN.match(said.phrase):
            return year, said.anchor
        elif self.fine and calendar_day(self.fine[-1].period.start)[0] == year:
            year += month - calendar_day(self.fine[-1].period.start)[1] < _BACK
        return self._before_aside(said, month, fine=fine) or (year, said.anchor)

    def _before_aside(self, said: Spoken, month: int, *, fine: bool) -> tuple[int, Anchor] | None:
        """The year of a month that goes on from a day or month named shortly before an aside in another year.

        Two months with their years, the later year second, are no aside but the course of the story.
        """
        year = calendar_day(said.period.start)[0]
        for earlier in reversed(self.fine[-3:-1] if fine else self.fine[-1:]):
            begun, last, _ = calendar_day(earlier.period.start)
            goes_on = fine and begun < year and said.explicit and earlier.explicit
            if said.at - earlier.at > _ASIDE or begun == year or goes_on:
                continue
            for year_on in (0, 1):
                if 0 <= month + 12 * year_on - last <= 1:
                    return begun + year_on, earlier.anchor
        return None

    def tense(self, first: int, past: int) -> Tense:
        """The tense around the tokens from `first` up to `past`."""
        if self._verbs is None:
            self._verbs = verbs_of(self.lexed.text, self.tagged)
        return self._verbs.tense_at(self.lexed.starts[first], self.lexed.ends[past - 1])

    def tense_or_deadline(self, first: int, past: int) -> Tense:
        """The tense, but the past behind "since", the future behind "until" and its like unless the past is told of."""
        if self.led_by_since(first):
            return Tense.PAST
        if self.around.text_before(first, _PUT_OFF):
            return Tense.FUTURE
        tense = self.tense(first, past)
        if self.around.text_before(first, _IN_FORCE):
            return Tense.FUTURE
        return Tense.FUTURE if tense is not Tense.PAST and self.around.led_by_until(first) else tense

    def led_by_since(self, first: int) -> bool:
        """Whether "since" stands before a phrase, or before what the phrase belongs to: "since the vote of 3 May"."""
        return self.around.text_before(first, _SINCE)

    def is_reported(self, quarter: Period) -> bool:
        """Whether an earnings report can be about a quarter: no earlier than the one before, and over.

        The first it names need only have begun, until one is named that is over: a company's may end in September.
        """
        today = self.published.period if self.published else quarter
        if self.quarter is None:
            return quarter.start <= today.start
        held = self.quarter.period
        replaced = held.end > today.end and held.start - quarter.start < _HALF_YEAR
        return quarter.end <= today.end and (quarter >= held or replaced)

    def reported_quarter(self) -> Spoken | None:
        """The quarter an earnings report speaks of, unless several or a whole year were spoken of since."""
        if self.quarter is None or self.months_told:
            return None
        since = self.spoken(Precision.QUARTER, Precision.YEAR)
        return self.quarter if since and since.period.precision is Precision.QUARTER else None

    def spoken_here(self, first: int) -> Spoken | None:
        """The date last spoken of, when that was just before."""
        if self.thread and self.lexed.starts[first] - self.thread[-1].at < _SENTENCE:
            return self.thread[-1]
        return None

    def said_in_full(self, month: int, day: int) -> Spoken | None:
        """The same day of another year than publication's, when the text has named it with its year."""
        for said in reversed(self.thread[-_REMEMBERED:]):
            if (
                said.explicit
                and said.period.precision is Precision.DAY
                and calendar_day(said.period.start)[1:] == (month, day)
            ):
                return said
        return None

    def just_before(self, first: int, links: frozenset[str] = LINKS) -> Spoken | None:
        """The date that ends one linking word or sign before a token: "3 May" for the "5" of "3 May to 5"."""
        if first < 1 or self.lexed.codes[first - 1] not in links or not self.thread:
            return None
        said = self.thread[-1]
        return said if first > 1 and said.at + len(said.phrase) == self.lexed.ends[first - 2] else None

    def weekend_is_past(self, first: int, past: int) -> bool:
        """Whether "the weekend" is the last one, as it is unless it is Saturday, Sunday or still to come."""
        now = self.now
        if now is None or self.around.led_by_until(first):
            return False
        return weekday(now.period.start) < 5 and self.tense(first, past) is not Tense.FUTURE  # noqa: PLR2004 - Saturday
