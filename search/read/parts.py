"""A text as long as a book becomes parts that can each be read, searched and shown as an article."""

from collections.abc import Iterator
from dataclasses import replace

from search.extract.pieces import cut
from search.model import Article

LONGEST = 200_000
"""Characters; about eighty pages, more than any article and as much as a browser likes to show."""


def parts(article: Article) -> Iterator[Article]:
    """The article itself, or if it is longer than `LONGEST` its parts in order, cut between paragraphs if possible.

    Nothing is lost: the parts' texts, one after the other, are the article's.
    """
    spans = cut(article.text, LONGEST)
    if len(spans) == 1:
        yield article
        return
    for number, (start, end) in enumerate(spans, 1):
        yield replace(
            article,
            id=f"{article.id}#part-{number}",
            text=article.text[start:end],
            title=f"{article.title} (part {number} of {len(spans)})",
            body=min(max(article.body - start, 0), end - start),
        )
