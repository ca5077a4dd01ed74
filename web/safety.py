"""What a browser may do with our pages, and under which names they are served.

A server on this machine can be reached by any page that the reader has open, under a name of that page's choosing;
so only names we know are answered. Flask's own list of trusted hosts cannot hold IPv6 addresses.
"""

from hmac import compare_digest
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import Forbidden, SecurityError

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


MOST_SENT = 64 * 1024
"""Bytes of a form; ours are short."""


def refuse_forgeries(token: str) -> None:
    """Take a form only if a page of ours sent it: it holds this process's secret, and no browser says otherwise.

    A page of another site cannot read the secret, and browsers tell where a form comes from.
    """
    request.max_content_length = MOST_SENT
    site, origin = request.headers.get("Sec-Fetch-Site", "same-origin"), request.headers.get("Origin")
    elsewhere = origin is not None and origin.lower().partition("://")[2] != request.host.lower()
    if (
        site != "same-origin"
        or elsewhere
        or not compare_digest(request.form.get("token", "").encode(errors="replace"), token.encode())
    ):
        raise Forbidden


def protect(app: Flask, hosts: tuple[str, ...]) -> None:
    """Answer under the loopback names and these hosts alone, and let nothing but our own files run or load."""
    names = {name.lower() for name in (*LOOPBACK, *hosts)}

    def refuse_strangers() -> None:
        if _name(request.host) not in names:
            raise SecurityError

    def say_what_is_allowed(response: Response) -> Response:
        for name, value in _POLICY.items():
            response.headers.setdefault(name, value)
        return response

    app.before_request(refuse_strangers)
    app.after_request(say_what_is_allowed)


def _name(host: str) -> str:
    """The name in a Host header, without its port; empty when it is no such header."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
