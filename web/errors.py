"""What goes wrong, as pages: each says what happened and offers a way on; none shows the inside."""

from http import HTTPStatus

from flask import Flask, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, SecurityError

from search import ArchiveBusyError, DatelineError, DecisionError, NotFoundError
from web.deciding import asked_on

_SAID = {
    HTTPStatus.NOT_FOUND: ("Not found", "There is no such page. Search for what you are looking for."),
    HTTPStatus.FORBIDDEN: (
        "Not taken",
        "This was sent by no page of this archive, or by one that was opened before the server was started anew. "  # noqa: ISC004 - one sentence after the other
        "Nothing was changed; open the page again and decide there.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: ("Not possible", "This page can only be read."),
    HTTPStatus.BAD_REQUEST: ("Not understood", "The address asks for something that this page does not know."),
}
_UNEXPECTED = ("Something broke", "The server's own output, where it was started, says what. The archive is unharmed.")


def register(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(SecurityError, _foreign_host)
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(DecisionError, _undecided)
    app.register_error_handler(ArchiveBusyError, _busy)
    app.register_error_handler(DatelineError, _cannot)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _unexpected)


def _foreign_host(_: Exception) -> ResponseReturnValue:
    """A name we do not serve under: no page, and no links, for addresses cannot be built for a stranger."""
    text = "This archive is not served under that name. Open it at the address that `dateline serve` printed.\n"
    return text, HTTPStatus.BAD_REQUEST, {"Content-Type": "text/plain; charset=utf-8"}


def _not_found(error: Exception) -> ResponseReturnValue:
    return _page(HTTPStatus.NOT_FOUND, "Not found", str(error))


def _undecided(error: Exception) -> ResponseReturnValue:
    return _page(HTTPStatus.UNPROCESSABLE_ENTITY, "Nothing was decided", str(error), asked_on(request.form))


def _busy(error: Exception) -> ResponseReturnValue:
    return _page(HTTPStatus.SERVICE_UNAVAILABLE, "Nothing was changed", f"{error} Then go back and send it again.")


def _cannot(error: Exception) -> ResponseReturnValue:
    """The archive cannot answer now; the message holds the cure."""
    return _page(HTTPStatus.SERVICE_UNAVAILABLE, "The archive cannot answer", str(error))


def _refused(error: Exception) -> ResponseReturnValue:
    if not isinstance(error, HTTPException) or error.code is None:
        raise error
    if error.response is not None:
        return error.get_response()
    status = HTTPStatus(error.code)
    return _page(status, *_SAID.get(status, (status.phrase, status.description)))


def _unexpected(error: Exception) -> ResponseReturnValue:
    current_app.logger.error("%s failed", request.path, exc_info=error)
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR, *_UNEXPECTED)


def _page(status: HTTPStatus, title: str, message: str, back: str = "") -> ResponseReturnValue:
    if request.path.endswith(".json"):
        return jsonify({"error": message}), status
    return render_template("error.html", title=title, message=message, back=back), status
