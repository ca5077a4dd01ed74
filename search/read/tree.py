"""A page as a tree of elements: the only place that imports lxml, which loads slowly and ships no types."""

import re
from typing import Any, Final, TypeAlias

from search.read.decode import clean, one_line
from search.read.draft import UnreadableError

Element: TypeAlias = Any
"""An element of lxml with all below it."""

_UNSEEN: Final = ("script", "style", "noscript", "template", "head", "nav", "footer", "form", "svg", "iframe", "button")
_REFERENCE = re.compile(r"&#(?:x0*(?P<hex>[0-9a-f]{1,2})|0*(?P<code>\d{1,2}))(?![0-9a-f]);?", re.IGNORECASE)
_BLOCKS: Final = (
    *("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article"),
    *("ul", "ol", "table", "figure", "figcaption", "main", "aside", "header", "hr", "dt", "dd"),
)


def tree_of(html: str) -> Element:
    """The page taken apart as browsers do, whatever is wrong with it; UnreadableError when nothing is left."""
    import lxml.html as pages  # type: ignore[import-untyped]  # noqa: PLC0415 - loads slowly, and has no types
    from lxml import etree  # noqa: PLC0415 - the same

    parser = pages.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    try:
        return pages.document_fromstring(_speakable(html).encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"HTML that cannot be taken apart ({one_line(str(error))[:100]})") from error


def _speakable(html: str) -> str:
    """The page without control characters, written as themselves or as references, which break the tree later on."""
    return _REFERENCE.sub(lambda found: " " if _is_control(found) else found[0], clean(html))


def _is_control(reference: re.Match[str]) -> bool:
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["code"])
    return code < ord(" ") and chr(code) not in "\t\n\r"


def words_of(tree: Element) -> str:
    """All words that the page shows, a blank line between its blocks; the tree is used up."""
    from lxml import etree  # noqa: PLC0415 - loads slowly

    body = tree.find(".//body")
    element = tree if body is None else body
    etree.strip_elements(element, *_UNSEEN, with_tail=False)
    for block in element.iter(*_BLOCKS):
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in element.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)
