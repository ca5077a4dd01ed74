"""What the columns of collections are called: many names for the few things that are said about an article."""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from search.errors import ReadError
from search.model import PublishedSource
from search.read.draft import Facts, Written

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        *("text", "body", "content", "fulltext", "articletext", "articlebody", "bodytext", "maintext", "article"),
        *(
            "story",
            "contenttext",
            "contenthtml",
            "transcript",
            "description",
            "shortdescription",
            "summary",
            "abstract",
        ),
    ),
    "title": ("title", "headline", "heading", "webtitle"),
    "published": (
        *("published", "date", "publishedat", "publisheddate", "publicationdate", "pubdate", "publishdate"),
        *("datepublished", "datepublish", "publishedon", "publishedtime", "webpublicationdate", "firstpublished"),
        *("issued", "datetime", "timestamp", "created", "createdat"),
    ),
    "source": ("source", "outlet", "publisher", "publication", "newspaper", "sitename", "site", "medianame", "domain"),
    "authors": ("authors", "author", "byline", "by", "creator", "writer", "journalist"),
    "url": ("url", "link", "weburl", "permalink", "canonicalurl", "href"),
    "id": ("id", "articleid", "docid", "documentid", "guid", "uuid"),
    "language": ("language", "lang", "languagecode"),
}
"""What each field is commonly called, most telling first; compared without case, spaces, hyphens and underscores."""

_INNER: Final = ("name", "title", "main", "text", "value", "id")
"""Which part of a nested value stands for it: a source is often `{"id": ..., "name": ...}`."""
_TELLING: Final = 2
"""How many known names in the first line of a nameless file show that it is a table."""
_LANGUAGES: Final = {
    "arabic": "ar",
    "chinese": "zh",
    "dutch": "nl",
    "english": "en",
    "eng": "en",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
}


@lru_cache(maxsize=1024)  # every row of a collection has the same names
def plainly(name: str) -> str:
    """A column's name as it is compared."""
    return re.sub(r"[\W_]+", "", name.lower())


_PLAIN: Final = {known: tuple(map(plainly, names)) for known, names in NAMES.items()}
_KNOWN: Final = {name for names in _PLAIN.values() for name in names}


@dataclass(frozen=True, slots=True)
class Columns:
    """The names in use: the usual ones and those the reader gave (`{"text": "artikel"}`), which come first."""

    given: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.given:
            if name not in NAMES:
                raise ReadError(f"there is no field {name!r} to map a column to; the fields are {', '.join(NAMES)}")

    def recognised(self, cells: Iterable[str]) -> int:
        """How many of these are names of columns."""
        own = {plainly(name) for name in self.given.values()}
        return sum(plainly(cell) in _KNOWN or plainly(cell) in own for cell in cells)

    def has(self, known: str, cells: Iterable[str]) -> bool:
        """Whether one of these is a column with that meaning."""
        names = {*_PLAIN[known], plainly(self.given.get(known, ""))}
        return any(plainly(cell) in names for cell in cells)

    def speaks_of_articles(self, cells: list[str]) -> bool:
        """Whether this is the heading of a table of articles: most of its cells are known, one as a text's."""
        plain = {plainly(cell) for cell in cells}
        texts = {plainly(self.given[name]) if name in self.given else name for name in ("text", "body", "content")}
        return self.recognised(cells) >= max(_TELLING, len(cells) / 2) and bool(plain & texts)

    def values(self, row: Mapping[str, object]) -> dict[str, object]:
        """What a row says of each field: the first of its columns with that meaning that is not empty."""
        plain = {plainly(str(name)): value for name, value in reversed(list(row.items()))}
        return {known: found for known in NAMES if (found := self._value(known, row, plain)) not in (None, "", [], {})}

    def _value(self, known: str, row: Mapping[str, object], plain: Mapping[str, object]) -> object:
        if given := self.given.get(known):
            return row[given] if given in row else plain.get(plainly(given), _inside(row, given))
        found = (plain.get(name) for name in _PLAIN[known])
        return next((value for value in found if value not in (None, "", [], {})), None)

    def facts(self, values: Mapping[str, object], source: PublishedSource = PublishedSource.FIELD) -> Facts:
        """The facts in a row's values."""
        published = as_text(values.get("published"))
        return Facts(
            title=as_text(values.get("title")),
            source=as_text(values.get("source")),
            published=(Written(published, source),) if published else (),
            authors=as_names(values.get("authors")),
            url=as_text(values.get("url")),
            language=as_language(as_text(values.get("language"))),
        )


def _inside(row: Mapping[str, object], name: str) -> object:
    """The value at a path of names (`fields.bodyText`) in nested objects."""
    found: object = row
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def as_text(value: object) -> str:
    """A value as words: the paragraphs of a list, the name of a nested object; empty for none."""
    match value:
        case str():
            return value.strip()
        case None | bool():
            return ""
        case list() | tuple():
            return "\n\n".join(part for item in value if (part := as_text(item)))
        case Mapping():
            return next((text for name in _INNER if (text := as_text(value.get(name)))), "")
        case _:
            return str(value)


def as_names(value: object) -> tuple[str, ...]:
    """The authors in a list, or in a byline such as `By Ann Lee, Bo Chan and Cy Dee`."""
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value for name in as_names(item)))
    line = " ".join(as_text(value).split())
    if line.startswith("[") and line.endswith("]"):
        try:
            return as_names(ast.literal_eval(line))  # a list as Python prints it, common in exported tables
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            line = line.strip("[]")
    line = re.sub(r"^by:?\s+", "", line, flags=re.IGNORECASE)
    parts = [part.strip() for part in re.split(r"\s*[;|]\s*|,?\s+(?:and|&)\s+", line)]
    return tuple(dict.fromkeys(name for part in parts for name in _at_commas(part) if name))


def _at_commas(names: str) -> list[str]:
    """Names divided at commas, unless that would part a surname from its first name (`Lee, Ann`)."""
    parts = [part.strip(" \"'") for part in names.split(",")]
    return parts if any(" " in part for part in parts) or len(parts) > 2 else [names.strip("\"'")]  # noqa: PLR2004 - two names


def as_language(written: str) -> str:
    """A language as its two- or three-letter code; empty when it is none."""
    low = written.strip().lower()
    code = _LANGUAGES.get(low) or re.split(r"[-_]", low)[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else ""
