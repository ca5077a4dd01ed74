"""What goes on from what is typed in the search box."""

from flask import Response, jsonify, request

from search import completions_form
from web.context import archive

_LONGEST = 300
"""Characters of a query that is still completed."""


def data() -> Response:
    """Names and words of the archive that complete it, or names alone, for the box's own list."""
    typed = request.args.get("q", "")
    ask = archive().complete_name if request.args.get("names") == "1" else archive().complete
    found = ask(typed) if len(typed) <= _LONGEST else ()
    return jsonify(completions_form(typed, found))
