"""Bytes to characters: any encoding, and no character that would break a page, an index or a terminal.

Text is decoded as UTF-8 unless a byte order mark or the bytes themselves say otherwise. Single bytes that are not UTF-8
are read as Windows-1252, which is what nearly all such bytes in Western collections are; only text that consists mostly
of such bytes (Cyrillic, Greek, Chinese in their old encodings) is guessed at.
"""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES: Final = [
    *("cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_GUESSED_ON: Final = 50_000
_MOSTLY: Final = 0.25
"""From this share of bytes beyond ASCII a text is not in Latin letters."""
_NOISE: Final = 0.03
"""From this share of control characters it is no text; random bytes have a tenth."""

UNENCODABLE: Final = "dateline-windows-1252"
"""The error handler that reads bytes that are not UTF-8 as Windows-1252."""


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(UNENCODABLE, _as_windows_1252)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CENTRAL_EUROPEAN = re.compile(r"(?<=[^\W\d_])[\xb3\xb9\xbf](?=[^\W\d_])")


def encoding_of(head: bytes) -> str:
    """The name of the encoding that the first bytes of a text are in; decode with the handler `UNENCODABLE`."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if wide := _wide(head):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # forgives a character cut in two at the end
    except UnicodeDecodeError:
        return _old(head)
    return "utf-8"


def _wide(head: bytes) -> str:
    """UTF-16 without its mark: every other byte is zero."""
    pairs = len(head) // 2
    if pairs < 4:  # noqa: PLR2004 - too little to tell
        return ""
    even, odd = head[: pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.6 and even < pairs * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.6 and odd < pairs * 0.1 else ""


def _old(head: bytes) -> str:
    """The encoding of text that is not all UTF-8."""
    read = head.decode("utf-8", errors="replace")
    broken = read.count("\ufffd")
    if sum(not char.isascii() for char in read) - broken > broken:
        return "utf-8"  # with a few damaged places
    first = next(place for place, byte in enumerate(head) if byte > 127)  # noqa: PLR2004 - the last of ASCII
    sample = head[first : first + _GUESSED_ON]
    letters = [byte for byte in sample if byte > 64]  # noqa: PLR2004 - where ASCII's letters begin
    if sum(byte > 127 for byte in letters) >= len(letters) * _MOSTLY:  # noqa: PLR2004 - the last of ASCII
        from charset_normalizer import from_bytes  # noqa: PLC0415 - loads slowly, seldom needed

        best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
        return best.encoding if best else "utf-8"
    central = len(_CENTRAL_EUROPEAN.findall(sample.decode("cp1252", errors="replace")))
    return "cp1250" if central > 1 else "utf-8"


def decode(raw: bytes, declared: str = "") -> str:
    """The characters of a text; `declared` is what the file itself says its encoding is, and counts after UTF-8."""
    encoding = encoding_of(raw[: _GUESSED_ON * 2])
    if encoding == "utf-8" and declared and _known(declared):
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode(declared, errors="replace")
    return raw.decode(encoding, errors=UNENCODABLE if encoding.startswith("utf-8") else "replace")


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name != "utf-8"
    except LookupError:
        return False


def is_noise(text: str) -> bool:
    """Whether these are no words at all but the bytes of something else."""
    return len(_CONTROL.findall(text)) > len(text) * _NOISE


def clean(text: str) -> str:
    r"""The text as it is kept: lines end in `\n`, control characters are spaces, half characters are U+FFFD."""
    text = _BREAK.sub("\n", text.removeprefix("\ufeff"))
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def one_line(text: str) -> str:
    """The text cleaned and on one line, single spaces between its words."""
    return " ".join(clean(text).split())


def printable(name: str) -> str:
    """A file's name in characters that can be printed and kept; those that cannot are spelt as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)
