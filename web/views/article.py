"""One article, to be read with everything found in it."""

from flask import Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from search import ArticlePage, NotFoundError, article_form, places_of
from web.context import archive
from web.links import LONGEST_WORDS, article_url

_ENDING = ".json"


def page() -> ResponseReturnValue:
    """The article whose id stands in `id`."""
    return _page(archive().article(request.args.get("id", "")))


def data() -> Response:
    """The same for programs."""
    return jsonify(article_form(archive().article(request.args.get("id", ""))))


def page_or_data(article_id: str) -> ResponseReturnValue:
    """The article whose id is the rest of the path; with `.json` after it for programs.

    An id may itself end in `.json`, so the whole is tried first.
    """
    try:
        return _page(archive().article(article_id))
    except NotFoundError:
        if not article_id.endswith(_ENDING):
            raise
    return jsonify(article_form(archive().article(article_id.removesuffix(_ENDING))))


def _page(found: ArticlePage) -> str:
    article, words = found.annotated.article, request.args.get("q", "").strip()[:LONGEST_WORDS]
    return render_template(
        "article.html",
        annotated=found.annotated,
        article=article,
        words=words,
        places=places_of(words, article.text, start=article.body),
        events=found.events,
        json_url=article_url(article.id, as_json=True),
    )
