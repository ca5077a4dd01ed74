"""Corrections: taken from a form, shown first where they change much, listed, and taken back."""

from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from flask import Response, redirect, render_template, request, stream_template, url_for
from flask.typing import ResponseReturnValue

from search import (
    DatelineError,
    Decision,
    NotFoundError,
    Publish,
    Redated,
    Standing,
    Undo,
    What,
    article_of,
    say,
    shown_name,
)
from web.context import archive
from web.deciding import decided
from web.links import article_url, entity_url
from web.safety import refuse_forgeries
from web.writing import writing

_SEE_OTHER = 303


def decide() -> ResponseReturnValue:
    """Take what a form decides, and show the page on which it is seen; another publication date is shown first."""
    here = writing()
    refuse_forgeries(here.token)
    what = decided(request.form, here.editor, archive())
    note = " ".join(request.form.get("note", "").split())
    if isinstance(what[0], Publish) and request.form.get("sure") != "1":
        return _preview(what[0])
    made = here.editor.decide_all(what, note=note, made=datetime.now(UTC).isoformat(timespec="seconds"))
    return redirect(_seen_at(made), _SEE_OTHER)


def _preview(what: Publish) -> Response:
    """What another publication date changes: sent as far as it is known while the article is read again."""
    editor = writing().editor
    article = editor.dated_by(what)

    def look() -> tuple[Redated | None, str]:
        try:
            return editor.preview(what), ""
        except DatelineError as error:
            return None, str(error)

    pieces = stream_template("correct_preview.html", article=article, date=what.edtf, look=look)
    return Response((piece.encode(errors="replace") for piece in pieces), mimetype="text/html")


def listing() -> str:
    """Every decision, the latest first."""
    editor = writing().editor
    return render_template("corrections.html", standings=editor.standings(), problems=editor.problems(), say=say)


def _seen_at(made: tuple[Decision, ...]) -> str:
    """The page on which decisions are seen, saying so."""
    page = _page_of(made[0].what, made[0].what)
    path, _, fragment = page.partition("#")
    done = urlencode({"done": f"{made[0].number}-{made[-1].number}"})
    return f"{path}{'&' if urlsplit(path).query else '?'}{done}{'#' + fragment if fragment else ''}"


def _page_of(what: What, taken: What) -> str:
    """The page about what a decision is about; of one from the list, the list."""
    if request.form.get("from") == "list":
        return url_for("corrections")
    if isinstance(what, Undo):
        decisions = writing().editor.decisions()
        undone = next((each.what for each in decisions if each.number == what.number), None)
        return _page_of(undone, taken) if undone else url_for("corrections")
    article = article_of(what)
    if article is None:
        return _page_of_name(what, undone=isinstance(taken, Undo))
    if isinstance(what, Publish):
        return article_url(article)
    place = writing().editor.place_of(what)
    if place and (request.form.get("event") or request.form.get("from") == "event"):
        for told in archive().article(article).events:
            if told.event.date.start <= place[0] < told.event.date.end:
                return url_for("event", event_id=archive().event(told.event.id).event.id)
    return article_url(article, at=place[0] if place else None, reading=True)


def _page_of_name(what: What, *, undone: bool) -> str:
    shown = Standing(Decision(0, what), undone_by=int(undone)).name
    try:
        if shown:
            shown_name(archive(), shown)
    except NotFoundError:
        shown = None
    return entity_url(*shown) if shown else url_for("corrections")
