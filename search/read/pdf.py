"""PDF: the text layer of the pages, if there is one.

The day on which the file was made is no publication date, so it is not read.
"""

import io
import logging
import re
from typing import Final

from search.read.columns import as_names
from search.read.content import Content
from search.read.decode import clean, one_line
from search.read.draft import Doubt, Draft, Drafts, Facts, UnreadableError

_FEWEST_LETTERS: Final = 20
_FULL_LINE: Final = 40
"""From this length on a line ends where the page ended, not where its writer ended it."""
_NO_TITLE = re.compile(
    r"(microsoft word\b.*|untitled.*|.*\.(docx?|pdf|indd|rtf|txt|qxd|odt)|document\d*|slide \d+|-+)", re.IGNORECASE
)
_NO_AUTHOR = re.compile(r"(admin(istrator)?|user|owner|unknown|microsoft.*|.*@.*|\W*)", re.IGNORECASE)


def drafts(content: Content) -> Drafts:
    """The article of the file; UnreadableError when it is locked, damaged or only pictures."""
    from pypdf import PdfReader  # noqa: PLC0415 - loads slowly
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415 - the same

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip it mends
    pages, lost = [], []
    try:
        reader = PdfReader(io.BytesIO(content.whole()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("locked with a password", "save a copy without one")
        for number, page in enumerate(reader.pages, 1):
            try:
                pages.append(_unwrapped(clean(page.extract_text())))
            except Exception:  # noqa: BLE001 - whatever a damaged page makes the library raise, the others are read
                lost.append(str(number))
        facts = _facts(reader.metadata)
    except DependencyError as error:
        raise UnreadableError("encrypted", "save a copy without encryption") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError) as error:
        raise UnreadableError(f"a damaged PDF ({one_line(str(error))[:100] or type(error).__name__})") from error
    text = "\n\n".join(page for page in pages if page.strip())
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        raise UnreadableError("a PDF with no text layer", "run OCR over it first")
    if lost:
        yield Doubt(f"damaged pages left out: {', '.join(lost[:20])}")
    yield Draft(text, facts)


def _facts(metadata: object) -> Facts:
    title = one_line(str(getattr(metadata, "title", None) or ""))
    author = one_line(str(getattr(metadata, "author", None) or ""))
    return Facts(
        title="" if _NO_TITLE.fullmatch(title) else title,
        authors=() if _NO_AUTHOR.fullmatch(author) else as_names(author),
    )


def _unwrapped(page: str) -> str:
    """The page with its lines joined to paragraphs again, words divided at a line's end made whole."""
    page = re.sub(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])", "", page)
    lines: list[str] = []
    for line in page.split("\n"):
        before = lines[-1] if lines else ""
        if line.strip() and len(before) >= _FULL_LINE and before[-1] not in '.!?:"\u201d':
            lines[-1] = f"{before} {line.strip()}"
        else:
            lines.append(line.rstrip())
    return "\n".join(lines)
