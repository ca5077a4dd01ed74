"""The archive in a browser: pages over `search`, which has never heard of them.

`create_app` makes the application, `serve` runs it. Views are: parameters, one call, a template.
"""

from flask import Flask, Response
from flask.json.provider import DefaultJSONProvider

from search import Archive, Editor
from web import errors, filters, safety, views
from web.context import Served
from web.server import serve
from web.writing import Writing

__all__ = ["create_app", "serve"]


class _Page(Response):
    """A response that replaces what UTF-8 cannot write: half a surrogate pair in a text must not break its page."""

    def set_data(self, value: bytes | str) -> None:
        super().set_data(value.encode(errors="replace") if isinstance(value, str) else value)


def create_app(
    archive: Archive,
    *,
    hosts: tuple[str, ...] = (),
    index_command: str = "dateline index FOLDER",
    read_only: bool = False,
) -> Flask:
    """The pages over an archive, answering under the loopback names and the hosts given.

    `read_only` leaves out every form that corrects anything.

    `index_command` is what an empty archive tells its reader to type.
    """
    app = Flask(__name__)
    app.response_class = _Page
    app.config["MAX_CONTENT_LENGTH"] = 0
    app.url_map.merge_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if isinstance(app.json, DefaultJSONProvider):
        app.json.sort_keys = False
    Served(archive, index_command).install(app.extensions)
    safety.protect(app, hosts)
    filters.register(app)
    errors.register(app)
    if not read_only:
        Writing(Editor(archive)).install(app)
    views.register(app, writing=not read_only)
    return app
