"""What a file is, told by its first bytes; its name is asked only where they leave a choice."""

import codecs
import csv
import json
import re
from pathlib import Path
from typing import Final

from search.read.columns import Columns
from search.read.content import HEAD, NOT_TEXT, Content, Kind, head_of
from search.read.decode import UNENCODABLE, encoding_of, is_noise
from search.read.draft import UnreadableError

_UNPACK: Final = "unpack it first"
_SAVE_AS: Final = "save it as text, HTML or PDF first"
_FOREIGN: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as text, HTML or PDF, first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", _SAVE_AS),
    (b"{\\rtf", "a rich text document", _SAVE_AS),
    (b"\x1f\x8b", "packed twice with gzip", _UNPACK),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ", "packed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"SQLite format 3", "a database", "export it as CSV or JSON Lines first"),
    (b"WARC/", "a web archive", "extract its pages as HTML files first"),
)
_XML_ROOT = re.compile(r"<([a-z][\w:.-]*)", re.IGNORECASE)
_TAG_CLOSED = re.compile(r"</\w+>")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<"
    r"(?:!doctype html|(?:html|head|body|meta|title|article|main|div|p|h1)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_PAGES: Final = {"html", "htm", "xhtml"}
_XMLS: Final = {"xml", "rss", "atom"}
_CONVERT: Final = "convert it to HTML or JSON Lines first"
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_ENDINGS: Final = {
    "jsonl": Kind.JSON_LINES,
    "ndjson": Kind.JSON_LINES,
    "csv": Kind.TABLE,
    "tsv": Kind.TABLE,
    "md": Kind.MARKDOWN,
    "markdown": Kind.MARKDOWN,
    "json": Kind.JSON,
}
_DELIMITERS: Final = ",;\t|"


def recognise(path: Path, columns: Columns) -> Content:
    """The file's content with its kind and encoding; UnreadableError when it is empty or nothing Dateline reads."""
    head = head_of(path)
    if b"%PDF-" in head[:1024]:
        return Content(path, Kind.PDF, "", columns)
    for start, what, cure in _FOREIGN:
        if head.startswith(start):
            raise UnreadableError(what, cure)
    encoding = encoding_of(head)
    errors = UNENCODABLE if encoding.startswith("utf-8") else "replace"
    text = codecs.getincrementaldecoder(encoding)(errors).decode(head)
    if not text.strip("\ufeff \t\r\n\0") and len(head) < HEAD:
        raise UnreadableError("empty")
    if is_noise(text):
        raise NOT_TEXT
    return Content(path, _kind(text.removeprefix("\ufeff"), _ending(path), columns), encoding, columns)


def _ending(path: Path) -> str:
    parts = path.name.lower().removesuffix(".gz").rsplit(".", 1)
    return parts[1] if len(parts) > 1 else ""


def _kind(text: str, ending: str, columns: Columns) -> Kind:
    named = _ENDINGS.get(ending)
    if _JSON_START.match(text):
        return _json_kind(text, named)
    if _PAGE.match(text) or (ending in _PAGES and _TAG_CLOSED.search(text)):
        return Kind.PAGE
    if text.startswith("<?xml") or (ending in _XMLS and text.lstrip().startswith("<")):
        root = _XML_ROOT.search(text)
        raise UnreadableError(f"XML ({root[1] if root else '?'}), which many programs write differently", _CONVERT)
    if named is Kind.JSON:
        if _is_json(text):
            raise UnreadableError("JSON, but neither an object nor a list of objects")
        return Kind.PLAIN
    if named is not None:
        return named
    heading = (text.splitlines() or [""])[0]
    return Kind.TABLE if columns.speaks_of_articles(heading_of(heading, columns)[1]) else Kind.PLAIN


def _json_kind(text: str, named: Kind | None) -> Kind:
    """One document, or one on every line: told by the first line where that is a whole object."""
    first, ended, rest = text.lstrip().partition("\n")
    if first.startswith("["):
        return Kind.JSON
    in_doubt = Kind.JSON_LINES if named is Kind.JSON_LINES else Kind.JSON
    if not ended:
        return in_doubt
    if _is_json(first):
        return Kind.JSON_LINES if rest.strip() else in_doubt
    opened = first.strip() == "{" and not rest.lstrip().startswith("{")
    return Kind.JSON if opened else in_doubt


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def heading_of(line: str, columns: Columns) -> tuple[str, list[str]]:
    """The delimiter of a table and the names of its columns, divided so that most of them are known."""
    readings = [(mark, next(csv.reader([line.strip("\ufeff\r\n")], delimiter=mark), [])) for mark in _DELIMITERS]
    return max(readings, key=lambda reading: (columns.recognised(reading[1]), len(reading[1])))
