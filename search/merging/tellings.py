"""What merging looks at in an event: its words, names, time and place in an article, and how well it tells."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.analysis import Token, stems, tokens
from search.merging.kinship import kin
from search.merging.roles import is_name, lengths_of_names, speakers
from search.merging.wording import carries
from search.model import Annotated, Article, DateMention, Entity, EntityKind, Event, EventKind
from search.period import Period, Precision
from search.sentences import astray, counts_from, plainness

_LEAD = 400
"""Characters of a body in which a report says what its headline says."""
_LINE = 100
"""Characters from its date after which a word counts half: a sentence may tell more than its date is about."""
_ASIDE = 0.5
"""How much a word counts that stands nearer to another date of its sentence,"""
_SAYS_IT = 0.3
"""and one that only gives who says it."""
_WRITTEN_OUT = re.compile(
    r"[A-Za-z]{3,}\.?\s+\d{1,2}(?!\d)|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,}|\d[-/]\d"
)
_ON = re.compile(r"\bon\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
_SPEECH = re.compile(r"[\"“”]|\b(?:said|says|told|tells|asked|added|wrote|according|I|[Yy]ou|we)\b")
"""Who says something, or talks himself, as in a transcript."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of one article as merging sees it.

    `words` are the stems that matter, each once, and `nearness` says how near each stands to the date: 1 at its
    phrase, half of that a line off, and less where another date of the sentence is nearer or it only gives who says
    it. `shares` say what part each is of its name: the words of a name together count as one. `names` are the
    stems among `words` that belong to names or are written as names are; `people` the last word of each person's
    name. `headline` holds the stems of the article's title; `opening` says that the sentence stands in the opening
    of the article. `plain` says how well the sentence stands for itself (1 a whole, plain statement about its date,
    0 none at all).
    """

    event: str
    article: str
    source: str
    published: int | None
    kind: EventKind
    period: Period
    place: int
    words: tuple[str, ...]
    nearness: tuple[float, ...]
    shares: tuple[float, ...]
    names: frozenset[str]
    people: frozenset[str]
    headline: tuple[str, ...]
    opening: bool
    plain: float
    speech: bool
    beside: bool
    """Whether it only counts from the date ("since 3 May")."""
    written_out: bool
    """Whether its phrase writes the day of a month."""
    on_the_day: bool
    """Whether it says so in the manner of a statement, "on 3 May"; captions, lists and stamps leave out the "on"."""

    @property
    def age(self) -> int | None:
        """Days from the happening to the publication; None where that is not known."""
        return None if self.published is None else self.published - self.period.start

    @property
    def place_in_line(self) -> tuple[int, str, str]:
        """Its place among tellings: the earliest published first, the undated last."""
        return (self.published if self.published is not None else 1 << 60, self.article, self.event)


def tellings_of(annotated: Annotated, wanted: Callable[[Period], bool] = lambda _: True) -> Iterator[Telling]:
    """The events of an article that tell of the times wanted.

    Names are as the article holds them: what users decide about names merges nothing.
    """
    article = annotated.article
    published = article.published.period if article.published else None
    day = published.start if published and published.precision is Precision.DAY else None
    headline = _headline(article)
    together: defaultdict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in annotated.events:
        together[event.start, event.end].append(event)
    for (start, end), events in together.items():
        dates = [date for date in annotated.dates if start <= date.start and date.end <= end]
        for event in (each for each in events if wanted(each.period)):
            near, capital = _words(event, events, dates, article)
            of_names = capital.union(stem for entity in event.entities for stem in stems(entity.name))
            place = max(start - article.body, 0)
            yield Telling(
                event=event.id,
                article=article.id,
                source=article.source,
                published=day,
                kind=event.kind,
                period=event.period,
                place=place,
                words=tuple(near),
                nearness=tuple(nearness for nearness, _ in near.values()),
                shares=tuple(share for _, share in near.values()),
                names=frozenset(of_names.intersection(near)),
                people=frozenset(_surname(entity) for entity in event.entities if entity.kind is EntityKind.PERSON),
                headline=headline,
                opening=place < _LEAD,
                plain=plainness(event.sentence, event.date.start - start),
                speech=bool(_SPEECH.search(event.sentence)),
                beside=counts_from(event.sentence, event.date.start - start),
                written_out=bool(_WRITTEN_OUT.search(event.date.text)),
                on_the_day=_is_stated(event),
            )


def _headline(article: Article) -> tuple[str, ...]:
    """The stems of the title, each once."""
    title = article.title
    return tuple(dict.fromkeys(_kin(token, title, article) for token in tokens(title) if carries(token.form.stem)))


def _kin(token: Token, told: str, article: Article) -> str:
    """A word as what it is kin to, unless it is written as a name is in the article ("Rose quits", "Rose said")."""
    word, akin = told[token.start : token.end], kin(token.form.stem)
    if akin == token.form.stem or not word[0].isupper():
        return akin
    return token.form.stem if re.search(rf"[\w,] {re.escape(word)}\b", article.text[article.body :]) else akin


def _is_stated(event: Event) -> bool:
    first, last = event.date.start - event.start, event.date.end - event.start
    return bool(_BEFORE.search(event.sentence, 0, first) or _ON.search(event.sentence, first, last))


def _surname(person: Entity) -> str:
    return (stems(person.name) or [""])[-1]


def _words(
    event: Event, events: list[Event], dates: list[DateMention], article: Article
) -> tuple[dict[str, tuple[float, float]], set[str]]:
    """The stems of the sentence, each with its nearness to the event's own date and its share of a name; the names."""
    sentence, listed = event.sentence, tuple(tokens(event.sentence))
    names = {token.start for token in listed if is_name(token, sentence)}
    lengths = lengths_of_names(
        sentence, listed, names, ((entity.start - event.start, entity.end - event.start) for entity in event.entities)
    )
    spans = [(date.start - event.start, date.end - event.start) for date in dates]
    spans += astray(sentence)
    near: dict[str, tuple[float, float]] = {}
    capital: set[str] = set()
    nearness = _Nearness(event, events)
    for token in listed:
        stem = token.form.stem
        named = token.start in names
        if (named or carries(stem)) and not any(start <= token.start < end for start, end in spans):
            word = stem if named else _kin(token, sentence, article)
            counts = nearness.of(token), 1 / math.sqrt(lengths.get(token.start, 1))
            near[word] = max(near.get(word, counts), counts, key=math.prod)
            if named:
                capital.add(stem)
    return near, capital


class _Nearness:
    """How near the words of a sentence stand to the date of one of its events."""

    __slots__ = ("_first", "_last", "_rivals", "_speakers")

    def __init__(self, event: Event, events: list[Event]) -> None:
        self._first, self._last = event.date.start - event.start, event.date.end - event.start
        self._rivals = [_middle(other.date) - event.start for other in events if other.date.start != event.date.start]
        self._speakers = speakers(event.sentence)

    def of(self, token: Token) -> float:
        """1 at its phrase, half of that a line off; less nearer to another date, and of who says it."""
        middle = (self._first + self._last) / 2
        far = any(abs(token.start - rival) < abs(token.start - middle) for rival in self._rivals)
        says = any(start <= token.start < end for start, end in self._speakers)
        apart = max(self._first - token.start, token.start - self._last, 0)
        return (_ASIDE if far else 1.0) * (_SAYS_IT if says else 1.0) / (1 + apart / _LINE)


def _middle(date: DateMention) -> float:
    return (date.start + date.end) / 2
