"""What the timeline or the results show, written out whole as files for other programs.

`whole` gathers what is in view, always the same set whatever the format; each format is a module of its own that turns
events into pieces of text. What a format cannot hold is left out of its file, and counted.
"""

from collections.abc import Iterator

from search.archive import Archive
from search.exports import atom, csvrows, icalendar, jsondocument, jsonlines, markdown, timelinejs
from search.exports.articles import ARTICLE_FORMATS
from search.exports.format import Format
from search.exports.whole import View, Whole, every_article, whole

__all__ = ["ARTICLE_FORMATS", "FORMATS", "Format", "View", "Whole", "export_articles", "export_events", "whole"]

FORMATS = {
    format_.name: format_
    for format_ in (
        csvrows.FORMAT,
        markdown.FORMAT,
        icalendar.FORMAT,
        atom.FORMAT,
        timelinejs.FORMAT,
        jsondocument.FORMAT,
        jsonlines.FORMAT,
    )
}
"""By the name that is typed, those for readers before those for programs."""


def export_events(form: str, archive: Archive, view: View) -> tuple[Whole, Iterator[str]]:
    """What a file of one of `FORMATS` will hold, and its text in pieces.

    The pieces raise ArchiveError when the archive changes meanwhile: half a file must not pass for a whole one.
    """
    format_ = FORMATS[form]
    found = whole(archive, view, format_.days)
    return found, format_.write(found)


def export_articles(form: str, archive: Archive, view: View) -> Iterator[str]:
    """Every article that matches, the oldest first, as the text of a file of one of `ARTICLE_FORMATS`, in pieces.

    They raise ArchiveError when the archive changes meanwhile.
    """
    return ARTICLE_FORMATS[form].write(every_article(archive, view))
