"""Addresses on the web: which ones a browser may open, and whose they are."""

from urllib.parse import urlsplit


def web_address(url: str) -> str:
    """The address if it leads to the web and nowhere else (no script, no local file); empty otherwise."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname and " " not in url else ""


def host(url: str) -> str:
    """Whose address it is, without `www.`; empty when it is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if web_address(url) else ""
