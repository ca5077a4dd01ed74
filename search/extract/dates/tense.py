"""Whether a sentence speaks of the past or of what is to come, at a given place."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise
from typing import Final, Protocol

from search.extract.tagged import Tagged
from search.sentences import sentence_ends


class Tense(StrEnum):
    """What the verb nearest to a phrase says about its time."""

    PAST = "past tense"
    PRESENT = "present tense"
    FUTURE = "future tense"
    UNKNOWN = "no verb"


class Verbs(Protocol):
    """The verbs of a text."""

    def tense_at(self, start: int, end: int) -> Tense:
        """The tense around text[start:end]: of the last verb before it in its sentence, or else the first after it."""


@dataclass(frozen=True, slots=True)
class TaggedVerbs:
    """The verbs that the model's tags tell."""

    text: str
    tagged: Tagged

    def tense_at(self, start: int, end: int) -> Tense:
        """See `Verbs`."""
        tagged = self.tagged
        opens, closes = self._sentence(start)
        low, high = bisect_left(tagged.starts, opens), bisect_left(tagged.starts, closes)
        before = range(bisect_left(tagged.starts, start) - 1, low - 1, -1)[:_REACH]
        after = range(bisect_left(tagged.starts, end), high)[:_REACH]
        if after and (tense := _verb_behind(self.text, tagged, before, after[0])):
            return tense
        for place in chain(after, before) if self._opens_clause(before, after, end) else chain(before, after):
            tag = tagged.tags[place]
            if tag in _VERB_TAGS and (tense := _tagged_tense(self.text, tagged, place, tag)):
                return tense
        return Tense.FUTURE if self._announces(before) else Tense.UNKNOWN

    def _announces(self, before: range) -> bool:
        """Whether an infinitive stands for a verb, as in headlines: "Port to reopen Friday"."""
        tags = self.tagged.tags
        return any(tags[place] == "VB" and tags[place - 1] == "TO" for place in before if place > before[-1])

    def _opens_clause(self, before: range, after: range, end: int) -> bool:
        """Whether a clause begins with the phrase: "said that on Friday he would", "and, on Friday, he did"."""
        words = (_word(self.text, self.tagged, place) for place in before[:_LED])
        lead = next((word for word in words if word not in _LEADING), "")
        behind = _word(self.text, self.tagged, after[0]) if after else ""
        owning = self.text[end : end + 2] in _OWNING
        if owning and lead in _JOINING:
            return True
        return lead in _QUOTES or (lead == "that" and not owning) or (lead == "," == behind)

    def _sentence(self, start: int) -> tuple[int, int]:
        sentences = self.tagged.sentences
        place = bisect_right(sentences, start, key=lambda sentence: sentence[0])
        opens = sentences[place - 1][0] if place else 0
        return opens, sentences[place][0] if place < len(sentences) else len(self.text)


@dataclass(frozen=True, slots=True)
class WrittenVerbs:
    """The verbs that the words alone tell: where each begins, and what it says; and where sentences begin."""

    starts: list[int]
    tenses: list[Tense]
    sentences: list[int]

    def tense_at(self, start: int, end: int) -> Tense:
        """See `Verbs`."""
        place = bisect_right(self.sentences, start)
        opens = self.sentences[place - 1] if place else 0
        before = bisect_left(self.starts, start) - 1
        if before >= 0 and self.starts[before] >= opens:
            return self.tenses[before]
        after = bisect_left(self.starts, end)
        if after >= len(self.starts):
            return Tense.UNKNOWN
        next_sentence = place < len(self.sentences) and self.starts[after] >= self.sentences[place]
        return Tense.UNKNOWN if next_sentence else self.tenses[after]


_VERB_TAGS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_REACH: Final = 80
"""How many words on either side a verb is looked for, in sentences that never end."""
_PLANS: Final = (
    "expected scheduled due set plan plans planned planning hopes hope hoping expects expect expecting intends intend "
    "slated poised forecast projected likely going wants want ready about prepare prepares preparing agreed vowed "
    "pledged promised"
)
_TO_COME: Final = frozenset(_PLANS.split())
"""Words that turn an infinitive behind them into something to come."""
_PLANNED: Final = _TO_COME - {"ready", "going", "wants", "want"}
_BE: Final = frozenset({"is", "are", "was", "were"})
"""With an infinitive they tell of what lies ahead: "more was to be known on Thursday"."""
_WHERE: Final = frozenset({"there", "here", "home", "back", "in", "at"})
"""Behind "is due" they tell where somebody is awaited."""
_PRESENT_BE: Final = frozenset({"is", "are", "'re"})
_PERFECT: Final = frozenset({"has", "have", "had", "been"})
_LED: Final = 3
_LEADING: Final = frozenset({"on", "in", "at", "by", "late", "early"})
_QUOTES: Final = frozenset({'"', "\u201c", "``", "''"})
_JOINING: Final = frozenset({"but", "while", "although", "though", "because", "whereas"})
"""Before "Friday's" they open a clause of which Friday's something is the subject."""
_SAYING: Final = frozenset({"saying", "telling", "adding", "announcing"})
"""What somebody was saying when he had said something: "he is ready, telling reporters on Friday that he will"."""
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OWNING: Final = frozenset({"'s", "\u2019s"})
_ASKING: Final = frozenset({"invited", "urged", "requested", "summoned", "called"})
"""Words that do so with somebody between: "invited him to testify"."""
_SCHEDULED: Final = frozenset({"scheduled", "planned", "slated"})
_PROMISED: Final = frozenset({"agreed", "vowed", "pledged", "promised"})
"""With "on" they tell when somebody did so: "he pledged on Friday to go"."""
_FULFILLED: Final = frozenset({"had", "as", "originally"})
"""Before a plan they tell of one that was carried out or dropped: "as planned", "had been scheduled"."""
_DROPPED: Final = frozenset({"had", "originally", "first", "initially"})
"""The same before an infinitive: "first planned to visit"."""
_NOT: Final = "not n't n\u2019t nor neither never no nobody none only"
_SENSED: Final = "see hear feel smell find tell remember seen heard felt"
_UNABLE: Final = frozenset({*_NOT.split(), *_SENSED.split()})
"""Beside "could" they tell of the past: "nobody could see"."""
_INTO: Final = frozenset({"to", "for", "on"})
_WINDOW: Final = 5
"""How many words before an infinitive its modal or word of planning can stand."""


def verbs_of(text: str, tagged: Tagged | None) -> Verbs:
    """The verbs of a text, by the model's tags, or by the words alone where there are none."""
    if tagged is None or not any(tagged.tags[:50]):
        return _by_words(text)
    return TaggedVerbs(text, tagged)


def _word(text: str, tagged: Tagged, place: int) -> str:
    return text[tagged.starts[place] : tagged.ends[place]].lower() if 0 <= place < len(tagged.starts) else ""


def _tagged_tense(text: str, tagged: Tagged, place: int, tag: str) -> Tense | None:
    """What one verb says of the tense; None for a form that says nothing."""
    word = _word(text, tagged, place)
    if tag in {"VBZ", "VBP"}:
        planned = (word in _TO_COME and _word(text, tagged, place + 1) == "to") or _is_planned(text, tagged, place)
        return Tense.FUTURE if planned else Tense.PRESENT
    if tag == "MD":
        done = word not in {"will", "shall"} and _word(text, tagged, place + 1) == "have"
        return Tense.PAST if done or _was_able(text, tagged, place) else Tense.FUTURE
    if tag == "VBG":
        return Tense.PAST if word in _SAYING else None
    if tag == "VB":
        return _of_infinitive(text, tagged, place)
    if tag not in {"VBD", "VBN"}:
        return None
    if _is_adjective(tagged, place):
        return None
    if _is_planned(text, tagged, place):
        return Tense.FUTURE
    before = [_word(text, tagged, i) for i in range(place - 3, place)]
    if before[-1] == "as" and word in _TO_COME:
        return None
    if tag == "VBN" and not _PRESENT_BE.isdisjoint(before[1:]) and not _PERFECT.intersection(before):
        return Tense.FUTURE if word in _PLANNED else Tense.PRESENT
    if word in _SCHEDULED or (word in _TO_COME and _word(text, tagged, place + 1) in _INTO):
        if word in _PROMISED and _word(text, tagged, place + 1) == "on":
            return Tense.PAST
        return Tense.PAST if _FULFILLED.intersection(before) else Tense.FUTURE
    return _of_infinitive(text, tagged, place) if tag == "VBN" and "be" in before else Tense.PAST


def _verb_behind(text: str, tagged: Tagged, before: range, after: int) -> Tense | None:
    """The tense of the verb just behind "on" and a date, its subject before: "the court on Friday threw it out"."""
    if tagged.tags[after] not in {"VBD", "MD"} or len(before) < 2:  # noqa: PLR2004 - "on" and the subject
        return None
    led = _word(text, tagged, before[0]) == "on" and tagged.tags[before[1]] in _NOUNS
    return _tagged_tense(text, tagged, after, tagged.tags[after]) if led else None


def _was_able(text: str, tagged: Tagged, place: int) -> bool:
    """Whether "could" tells what somebody was, or was not, able to do, and not what may come."""
    if _word(text, tagged, place) != "could":
        return False
    near = {_word(text, tagged, i) for i in range(place - _WINDOW, place + 3) if i != place}
    return not near.isdisjoint(_UNABLE)


def _is_planned(text: str, tagged: Tagged, place: int) -> bool:
    """Whether it is "is" or "was" with a plan behind it: "was widely expected to", "is due there"."""
    if _word(text, tagged, place) not in _BE:
        return False
    words = [_word(text, tagged, i) for i in range(place + 1, place + 4)]
    if words[0] == "due" and words[1] in _WHERE:
        return True
    return any(word in _PLANNED and after in _INTO for word, after in pairwise(words))


def _is_adjective(tagged: Tagged, place: int) -> bool:
    """Whether a participle stands before its noun ("a prepared speech")."""
    if tagged.tags[place] != "VBN" or not 0 < place < len(tagged.tags) - 1:
        return False
    led = place - 2 if place > 1 and tagged.tags[place - 1] == "RB" else place - 1
    return tagged.tags[led] in {"DT", "JJ", "PRP$", "POS"} and tagged.tags[place + 1][:2] == "NN"


def _of_infinitive(text: str, tagged: Tagged, place: int) -> Tense | None:
    """The tense of an infinitive: of the modal, the word of planning or the "did" before it."""
    for i in range(place - 1, max(0, place - 1 - _WINDOW) - 1, -1):
        word = _word(text, tagged, i)
        if tagged.tags[i] == "MD":
            return Tense.PAST if _was_able(text, tagged, i) else Tense.FUTURE
        if word in _TO_COME or word in _ASKING:
            led = {_word(text, tagged, j) for j in range(i - 3, i)}
            return Tense.FUTURE if _DROPPED.isdisjoint(led) else Tense.PAST
        if word in {"did", "had"}:
            return Tense.PAST
        if word == "to" and _word(text, tagged, i - 1) in _BE:
            return Tense.FUTURE
    return None


_VERB = re.compile(
    r"\b(?:(?P<done>(?:would|must|should|might|could|may) have)\b"
    r"|(?P<future>will|shall|would|must|should|might|(?:is|are|was|were) to)\b|(?P<not>wo)n['\u2019]t\b"
    r"|(?P<plan>(?:expected|scheduled|due|set|plans?|planned|planning|hopes?|hoping|expects?|intends?|slated|poised"
    r"|likely|going|wants?|agreed|vowed|pledged|promised|ready)(?=\s(?:to|for|on)\b))"
    r"|(?P<past>(?:was|were|had|did|said|told|went|came|took|made|became|began|left|met|won|lost|fell|rose|gave|got"
    r"|held|sent|saw|led|ran|kept|wrote|struck|hit|shot|broke|spoke|found|brought|fought|quit|sold|bought|paid|grew)\b|[a-z]{2,20}ed\b)"
    r"|(?P<present>(?:is|are|has|have|says|does|remains)\b))",
    re.IGNORECASE,
)
_TENSES: Final = {"past": Tense.PAST, "done": Tense.PAST, "present": Tense.PRESENT}


def _by_words(text: str) -> WrittenVerbs:
    """The same from the words alone: coarser, and enough where no model is at hand."""
    found = [(verb.start(), _TENSES.get(verb.lastgroup or "", Tense.FUTURE)) for verb in _VERB.finditer(text)]
    sentences = [0, *(begun for _, begun in sentence_ends(text, 0, len(text), lines=False))]
    return WrittenVerbs([start for start, _ in found], [tense for _, tense in found], sentences)
