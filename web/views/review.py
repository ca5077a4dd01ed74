"""What the archive could not tell: undated articles and unresolved phrases, for somebody to look at."""

from flask import render_template, request

from web.context import archive
from web.params import Asked

_PAGE = 25


def page() -> str:
    """The date phrases that could not be resolved, by article, and where publication dates came from."""
    totals = archive().totals()
    unread = archive().unresolved(limit=_PAGE, cursor=request.args.get("cursor", ""))
    return render_template(
        "review.html",
        unread=unread,
        totals=totals,
        undated=Asked(words="published:none"),
        known_from={source: Asked(words=f'dates:"date from {source}"') for source in totals.publication},
    )
