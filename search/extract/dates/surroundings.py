"""What stands around a phrase: prepositions, capitals, people's names, signs that a number is no year."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from search.extract.dates.lexer import Lexed, codes_of
from search.extract.tagged import Tagged
from search.model import EntityKind


def codes_of_all(names: str) -> frozenset[str]:
    """The codes of several classes or words."""
    return frozenset("".join(codes_of(name) for name in names.split()))


_PREPOSITIONS: Final = codes_of_all(
    "in of on by since until till from to between and through during before after early late mid for this last next"
    " EDGE COMMA OPEN HYPHEN"
)
_YEAR_LEADERS: Final = codes_of_all(
    "in of by since until till from to between and through during before after early late mid for the or within over"
    " per ABOUT COMMA OPEN HYPHEN DASH POSS QUOTE APOS"
)
_CLOCK_LEADERS: Final = codes_of_all("at by until till before after from to between since around about")
_AT: Final = codes_of("at")
_OLD: Final = codes_of("old")
_AGED: Final = codes_of("aged")
_LINKING: Final = codes_of_all("by in at on for from to and or during until")
_STOPS: Final = ("", *codes_of_all("COMMA DOT SEMI COLON QUOTE CLOSE BREAK"))
_SIGNS: Final = codes_of_all("HYPHEN SLASH")
_HYPHEN: Final = codes_of("HYPHEN")
_PLAIN_NUMBERS: Final = codes_of_all("ZERO N12 N24 N31 N59 N999 BIG DECIMAL")
_STRONG_LEADERS: Final = codes_of_all("in of since until till during early late mid the before after between")
_NO_YEAR_BEHIND: Final = re.compile(
    r"(?:\u00a9|(?i:\bcopyright)|\([cC]\)|#|\b[Nn]os?\.|\b(?:Room|Flight|Route|Highway|Interstate|Section|Article"
    r"|Windows|Office|Pages?|Chapter|Channel|Local|Bill|Form|Boeing|Area|Directive|Regulation|Proposition|Suite|Unit|Gate|Pier|Psalm"
    r"|(?i:resolutions?))(?: \d{4},?(?: and)?)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days,?(?: at)?)\s*$"
)
"""What makes the number behind it a name's, a notice's, or a time of day's: "Saturdays, 1130"."""
_NO_YEAR_BEFORE: Final = re.compile(
    r" (?:more|others|or more|(?:[NSEW]\. )?[A-Z][a-z]+ (?:Avenue|Ave\.|Street|St\.|Road|Rd\.|Drive|Boulevard|Lane)"
    r"|Acura|Audi|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Datsun|Dodge|Ferrari|Fiat|Ford|GMC|Honda|Hyundai"
    r"|Infiniti|Jaguar|Jeep|Kia|Lexus|Lincoln (?:Town|Continental|Navigator)|Mazda|Mercedes|Mercury|Mitsubishi|Nissan"
    r"|Oldsmobile|Peugeot|Plymouth|Pontiac|Porsche|Renault|Saturn|Subaru|Suzuki|Tesla|Toyota|Volkswagen|Volvo)\b"
    r"(?! Motors?\b)"
    r"|(?: (?:and|&|of|[A-Z][\w.]+)){1,6},? (?:Limited|Ltd|Inc|LLC|PLC)\b"
)
"""What makes the number before it that of a model, of a house, an amount, or a notice of who owns the text."""
_PLURAL: Final = re.compile(r" ([a-z]{2,20}s)\b")
_NO_PLURALS: Final = frozenset(
    {"was", "is", "has", "as", "its", "his", "this", "across", "plus", "less", "does", "series"}
)
_CAPITAL: Final = codes_of("CAPITAL")
_ROUND: Final = 50
"""Amounts of things are round: "1500 soldiers", but "the 2019 elections"."""
_REACH: Final = 100
"""How much of the text before a phrase is looked at, in characters."""
_AS_SOON_AS: Final = re.compile(r"\bas (?:early|soon|quickly|late) as $", re.IGNORECASE)
_NOUN: Final = re.compile(
    r" (?!(?:for|on|in|of|to|at|by|and|or|against|is|was|were|are|has|had|will|would|that|who|said|from|with)\b)"
    r"[a-z]{3,}"
)
_NICKNAME: Final = re.compile(r"\b(?:Super|Black|Good|Cyber|Giving|Fat|Bloody|Ruby|Shrove|Holy) $")
"""Before a weekday they name a day of the year, or of history."""
_FOX: Final = re.compile(r"\bfox news $", re.IGNORECASE)
_SHOW: Final = re.compile(r"['\u2019]s\b|[,.]? ?[\"\u201d]|['\u2019] | with ")
"""They make a programme of "Fox News Sunday"."""
_IN_A_NAME: Final = re.compile(
    r" (?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Tribune|Independent|Group|Club"
    r"|Night (?:Live|Football|Lights))\b"
)
"""What makes a weekday part of the name of a paper, a programme or a club."""
_LINE: Final = 120
_SHORT: Final = 3
"""Headlines leave words so short without a capital."""
_SURE_YEARS: Final = range(1850, 2040)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text's tokens, and what the model says of them; tokens are named by their place."""

    lexed: Lexed
    tagged: Tagged | None

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

    def before_a_noun(self, past: int) -> bool:
        """Whether a small word stands behind the token before `past` that joins nothing: "the March accession"."""
        return self.text_after(past, _NOUN)

    def text_before(self, first: int, pattern: re.Pattern[str]) -> bool:
        """Whether the text just before a token ends so."""
        start = self.lexed.starts[first]
        return pattern.search(self.lexed.text, max(0, start - _REACH), start) is not None

    def led_by_sign(self, first: int) -> bool:
        """Whether a hyphen or a slash stands just before."""
        return first > 0 and self.lexed.codes[first - 1] in _SIGNS

    def led_by_until(self, first: int) -> bool:
        """Whether "until", "by" or "as early as" stands just before: what follows is still to come."""
        words = self.lexed.words[max(0, first - 4) : first]
        if "Until" in self.lexed.text[self.lexed.starts[max(0, first - 4)] : self.lexed.starts[first]]:
            return False
        return (
            "until" in words
            or "till" in words
            or words[-1:] == ["by"]
            or (words[-1:] == ["as"] and self.text_before(first, _AS_SOON_AS))
            or words[-2:] == ["ahead", "of"]
        )

    def in_a_name(self, first: int, past: int) -> bool:
        """Whether a capitalised word before it, or one behind it and no preposition, makes a name of it."""
        codes = self.lexed.codes
        if self.names_a_person(first) or (first > 0 and codes[first - 1] == _CAPITAL):
            return True
        led = first > 0 and codes[first - 1] in _STRONG_LEADERS
        return codes[past : past + 1] == _CAPITAL and not led

    def capital_of_a_title(self, place: int) -> bool:
        """Whether a word has a capital that no headline gives it: "60 Minutes", "Person of the Year"."""
        text, start = self.lexed.text, self.lexed.starts[place]
        opens = not text[max(0, start - 2) : start].strip(" ").isalnum()
        if opens or not text[start].isupper() or text[start + 1].isupper():
            return False
        low = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
        high = text.find("\n", start, start + _LINE)
        line = text[low : high if high >= 0 else start + _LINE]
        long = [word for word in line.split() if len(word) > _SHORT]
        lower = sum(word[0].islower() for word in long)
        return lower > 0 and lower * 4 >= len(long)

    def is_weekday_of_a_name(self, first: int, past: int) -> bool:
        """Whether a weekday belongs to a day of history, a paper or a programme: "Black Friday", "Sunday Times"."""
        if self.text_before(first, _FOX) and self.text_after(past, _SHOW):
            return True
        return self.text_before(first, _NICKNAME) or self.text_after(past, _IN_A_NAME)

    def followed_by(self, past: int, name: str) -> bool:
        """Whether the token at `past` is of a class, or that word."""
        return past < len(self.lexed.codes) and self.lexed.codes[past] in codes_of(name)

    def looks_like_year(self, first: int) -> bool:
        """Whether a bare number of four digits is a year and not an amount, a telephone number or a page."""
        codes = self.lexed.codes
        before = codes[first - 1] if first else ""
        sure = int(self.lexed.numbers[first]) in _SURE_YEARS
        if self.text_after(first + 1, _NO_YEAR_BEFORE) or self.text_before(first, _NO_YEAR_BEHIND):
            return False
        if before == _AT and self.clause_ends(first + 1):
            return False  # "the index closed at 1998"
        if before == _HYPHEN and first > 1 and codes[first - 2] in _PLAIN_NUMBERS:
            return False
        if before in _STRONG_LEADERS and sure:
            return True
        if sure and self.lexed.numbers[first] % _ROUND:
            return True
        return (before in _YEAR_LEADERS or sure) and not self.counts_things(first)

    def counts_things(self, first: int) -> bool:
        """Whether the word after a number is a plural noun: "1500 soldiers"."""
        end = self.lexed.ends[first]
        if self.tagged is not None:
            return self._tag(end + 1) == "NNS"
        plural = _PLURAL.match(self.lexed.text, end)
        return plural is not None and plural[1] not in _NO_PLURALS

    def is_verb(self, place: int) -> bool:
        """Whether the model reads a token as a verb: "shifts last 12 hours"."""
        return self._tag(self.lexed.starts[place])[:2] == "VB"

    def is_determiner(self, place: int) -> bool:
        """Whether the model reads a token as one: the "that" of "that Friday"."""
        return self._tag(self.lexed.starts[place]) == "DT"

    def _tag(self, start: int) -> str:
        """The model's tag of the word that begins there; empty when it cut the text otherwise, or is not at hand."""
        if self.tagged is None:
            return ""
        place = bisect_left(self.tagged.starts, start)
        begins = place < len(self.tagged.tags) and self.tagged.starts[place] == start
        return self.tagged.tags[place] if begins else ""

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

    def is_a_surname(self, name: str) -> bool:
        """Whether the model reads somebody of that last name anywhere in the text: "Theresa May"."""
        if self.tagged is None:
            return False
        text = self.lexed.text
        people = (one for one in self.tagged.names if one.kind is EntityKind.PERSON)
        return any(text[one.start : one.end].endswith(f" {name}") for one in people)

    def clause_ends(self, past: int) -> bool:
        """Whether a comma, a full stop or the like stands at a token."""
        return self.lexed.codes[past : past + 1] in _STOPS

    def phrase_ends(self, past: int) -> bool:
        """Whether no noun or clause begins at a token: "the day before" then stands for itself."""
        return self.clause_ends(past) or self.lexed.codes[past] in _LINKING

    def tells_age(self, first: int, past: int) -> bool:
        """Whether a number of years is somebody's age: "46 years old", "aged 46 years"."""
        codes = self.lexed.codes
        return (
            codes[past : past + 1] == _OLD
            or codes[past : past + 2] == _HYPHEN + _OLD
            or (first > 0 and codes[first - 1] == _AGED)
        )

    def clock_is_time(self, first: int, past: int) -> bool:
        """Whether 10:30 is a time and not a score, a verse or a running time: "at" before or a zone behind."""
        codes = self.lexed.codes
        led = first > 0 and codes[first - 1] in _CLOCK_LEADERS
        return led or (past - first > 1)
