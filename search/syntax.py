"""What is typed in the box, read as a query.

    query   = all ("OR" all)*                     one of them is enough
    all     = part+                               all of them (an AND between them is allowed)
    part    = "-" part | "NOT" part               without
            | "(" query ")"
            | '"' words '"'                       words that stand together
            | word | word "*"                     a word, the beginning of a word
            | field ":" value                     title: person: org: place: source: published: when: told: ...
    value   = word | '"' words '"' | "=" '"' name '"'      the last: exactly this name
    dates   = date | date ".." date | date ".." | ".." date | (">" | ">=" | "<" | "<=") date | "any" | "none"

Every text is a query: what does not fit is read as words, and the note says so. Curly quotes are quotes. `write` gives
the text that `read` reads back as the same query.
"""

import re
from dataclasses import dataclass, field

from search.days import describe_days, parse_days, write_days
from search.errors import DatelineError
from search.fields import FIELDS, NAMED, Field, FieldKind
from search.query import And, During, Everything, From, Names, Not, Or, Phrase, Query, Vantage, Word, all_of

LONGEST = 2000
"""Characters of a query; more is cut, and the note says so."""
_DEEPEST = 20
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[^\s)-]))
    |(?:(?P<field>[A-Za-z]+):(?=[^\s)(]))?(?:(?P<exact>=?)"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s()"]+)))""",
    re.VERBOSE,
)


VANTAGES = {
    Vantage.BEFORE: "told before it happened",
    Vantage.DURING: "told while it happened",
    Vantage.AFTER: "told afterwards",
}
_CLOCKS = {Field.PUBLISHED: "a publication date", Field.WHEN: "a date mentioned"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A query, how it was read in plain words, and what was passed over."""

    query: Query
    read_as: str
    note: str = ""


def read(words: str) -> Reading:
    """The query that somebody meant who typed this; never fails."""
    parser = _Parser(words)
    query = parser.query()
    return Reading(query, describe(query), " ".join(dict.fromkeys(parser.notes)))


def write(query: Query) -> str:
    """The query as one would type it."""
    match query:
        case Everything():
            return ""
        case And(parts):
            return " ".join(f"({write(part)})" if isinstance(part, Or) else write(part) for part in parts)
        case Or(parts):
            return " OR ".join(write(part) for part in parts)
        case Not(part):
            return f"-({write(part)})" if isinstance(part, And | Or) else f"-{write(part)}"
        case Word(text, where, prefix):
            return f"{_field(where)}{text}{'*' if prefix else ''}"
        case Phrase(text, where):
            return f'{_field(where)}"{text}"'
        case Names(where, name, exact):
            return f'{where}:{"=" if exact else ""}"{name}"'
        case During(where, start, end):
            return f"{where}:{write_days(start, end)}"
        case From(vantage):
            return f"{Field.TOLD}:{vantage}"


def describe(query: Query) -> str:
    """The query in plain words, for the line above the results."""
    match query:
        case Everything():
            return "everything"
        case And(parts):
            return ", ".join(f"({describe(part)})" if isinstance(part, Or) else describe(part) for part in parts)
        case Or(parts):
            return " or ".join(f"({describe(part)})" if isinstance(part, And) else describe(part) for part in parts)
        case Not(During(where, None, None)):
            return f"without {_CLOCKS[where]}"
        case Not(part):
            return f"without ({describe(part)})" if isinstance(part, And | Or) else f"without {describe(part)}"
        case Word(text, where, prefix):
            return f"{text}{'…' if prefix else ''}{' in the title' if where is Field.TITLE else ''}"
        case Phrase(text, where):
            return f"“{text}”{' in the title' if where is Field.TITLE else ''}"
        case Names(where, name, exact):
            return f"{where} {'exactly ' if exact else ''}{name}"
        case During(where, None, None):
            return f"with {_CLOCKS[where]}"
        case During(where, start, end):
            return f"{FIELDS[where].label.lower()} {describe_days(start, end)}"
        case From(vantage):
            return VANTAGES[vantage]


def _field(where: Field) -> str:
    return "" if where is Field.TEXT else f"{where}:"


@dataclass(slots=True)
class _Parser:
    """One pass over the typed text; `notes` gathers what was read otherwise than typed."""

    typed: str
    notes: list[str] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        self.typed = self.typed.translate(_QUOTES)
        if len(self.typed) > LONGEST:
            self.typed = self.typed[:LONGEST]
            self.notes.append(f"Only the first {LONGEST} characters were read.")

    def query(self) -> Query:
        """Everything typed; a stray closing parenthesis is passed over."""
        parts = [self.either(0)]
        while self.at < len(self.typed):
            self.at += 1
            parts.append(self.either(0))
        return all_of(*parts)

    def either(self, depth: int) -> Query:
        """Alternatives up to the end or a closing parenthesis, which is left standing."""
        groups: list[list[Query]] = [[]]
        while (token := self.peek()) and not token["close"]:
            if token["word"] == "OR" and not token["field"] and groups[-1]:
                self.at = token.end()
                groups.append([])
            else:
                part = self.part(depth)
                groups[-1].extend([part] if not isinstance(part, Everything) else [])
        choices = [all_of(*group) for group in groups if group]
        if not choices:
            return Everything()
        flat = [one for choice in choices for one in (choice.parts if isinstance(choice, Or) else (choice,))]
        return flat[0] if len(flat) == 1 else Or(tuple(flat))

    def part(self, depth: int) -> Query:
        """One word, phrase, field, exclusion or parenthesis."""
        token = self.peek()
        if token is None or token["close"]:
            return Everything()
        self.at = token.end()
        if token["minus"] or (token["word"] == "NOT" and not token["field"]):
            part = self.part(depth + 1) if depth < _DEEPEST else Everything()
            if isinstance(part, Not | Everything):
                return part.part if isinstance(part, Not) else part
            return Not(part)
        if token["open"]:
            return self.parenthesis(depth)
        if token["field"]:
            return self.fielded(token)
        if token["phrase"] is not None:
            return _phrase(token["phrase"], Field.TEXT)
        return Everything() if token["word"] == "AND" else self.word(token["word"], Field.TEXT)

    def parenthesis(self, depth: int) -> Query:
        """What stands in parentheses; one left open ends with the text."""
        if depth >= _DEEPEST:
            self.notes.append("Parentheses nested too deep were passed over.")
            return Everything()
        inner = self.either(depth + 1)
        if self.peek():
            self.at += 1
        return inner

    def fielded(self, token: re.Match[str]) -> Query:
        """A field with its value; an unknown field or a bad date is read as words."""
        where = NAMED.get(token["field"].lower())
        value = token["phrase"] if token["phrase"] is not None else token["word"]
        if where is None:
            if token["phrase"] is not None:
                return all_of(self.word(token["field"], Field.TEXT), _phrase(value, Field.TEXT))
            return self.word(f"{token['field']}:{value}", Field.TEXT)
        match FIELDS[where].kind:
            case FieldKind.TEXT:
                return _phrase(value, where) if token["phrase"] is not None else self.word(value, where)
            case FieldKind.DATE:
                return self.days(where, value)
            case FieldKind.NAME:
                return self.names(where, value, exact=bool(token["exact"]))
            case FieldKind.VANTAGE:
                return self.vantage(value)

    def names(self, where: Field, value: str, *, exact: bool) -> Query:
        """A name; a star after it is passed over."""
        name = value.strip() if exact else value.strip().rstrip("*")
        if name != value.strip():
            self.notes.append(f"After {where}: whole words count, so the * was passed over.")
        return Names(where, name, exact) if _says(name) else Everything()

    def days(self, where: Field, value: str) -> Query:
        """A stretch of days; what is no date is read as words."""
        if value.lower() in {"any", "none"}:
            dated = During(where, None, None)
            return dated if value.lower() == "any" else Not(dated)
        try:
            return During(where, *parse_days(value))
        except DatelineError:
            self.notes.append(f"“{value}” is no date like 2024, 2024-12 or 2022..2024, so it was read as words.")
            return _phrase(value, Field.TEXT)

    def vantage(self, value: str) -> Query:
        """From where in time; what is no such place is read as words."""
        if value.lower() in set(Vantage):
            return From(Vantage(value.lower()))
        self.notes.append(f"“{value}” is neither before, during nor after, so it was read as words.")
        return _phrase(value, Field.TEXT)

    def word(self, text: str, where: Field) -> Query:
        """A word, or with a star its beginning; signs alone say nothing."""
        bare = text.strip("*-=:")
        if not _says(bare):
            return Everything()
        if bare in {"OR", "AND", "NOT"}:
            bare = bare.lower()
        found = re.fullmatch(r"([A-Za-z]+):(.+)", bare)
        if found and found[1].lower() in NAMED:
            return _phrase(bare, where)
        return Word(bare, where, prefix=text.endswith("*"))

    def peek(self) -> re.Match[str] | None:
        """The next token; a sign that is none is stepped over."""
        while self.at < len(self.typed):
            if token := _TOKEN.match(self.typed, self.at):
                return token
            self.at += 1
        return None


def _phrase(text: str, where: Field) -> Query:
    words = " ".join(text.split())
    return Phrase(words, where) if _says(words) else Everything()


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))
