"""Hostile texts, hostile hosts, and what a browser is allowed."""

import re
from pathlib import Path
from typing import NoReturn

import newsroom
import pytest
from flask.testing import FlaskClient
from test_web_pages import ALL_PAGES

import web
from search import Archive, ArchiveError
from search.engines.memory import MemoryEngine
from web import create_app
from web.links import article_url

SCRIPTS = ("dateline", "suggest")


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return newsroom.client()


@pytest.mark.parametrize("url", [*ALL_PAGES, "/search.json", "/nope", "/static/dateline.css"])
def test_headers(client: FlaskClient, url: str) -> None:
    with client.get(url) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", ""]
)
def test_foreign_hosts_get_nothing(client: FlaskClient, host: str) -> None:
    answer = client.get("/search", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert "Storm Corps" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "archive.lan:80"])
def test_known_hosts_are_served(host: str) -> None:
    app = create_app(newsroom.archive(), hosts=("archive.lan",))
    assert app.test_client().get("/", headers={"Host": host}).status_code == 200


def _hostile_pages(client: FlaskClient) -> list[str]:
    with newsroom.app().test_request_context():
        urls = ["/", "/search?q=left", "/timeline?q=left", "/review", article_url(newsroom.HOSTILE_ID)]
    event = newsroom.archive().timeline("left").events[0].event.id
    urls += [f"/event/{event}", "/search?q=<script>alert(9)</script>&person=<script>alert(9)</script>&when=<script>"]
    urls += ["/entity?kind=PERSON&name=%3Cb+onclick%3Dalert%282%29%3EMallory%3C%2Fb%3E+%26+Sons"]
    urls += ["/article/<script>alert(9)</script>", "/entity?kind=<script>&name=x"]
    return [client.get(url).get_data(as_text=True) for url in urls]


def test_hostile_texts_are_only_text(client: FlaskClient) -> None:
    for page in _hostile_pages(client):
        assert re.findall(r"<script[^>]*>", page) == [f'<script src="/static/{name}.js" defer>' for name in SCRIPTS]
        assert not re.search(r"<(img|i|b|u|iframe|object|form(?! (?:class|action)=))[\s>]", page)
        assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', page))
        assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', page))
        assert " style=" not in re.sub(r'"[^"]*"', '""', page)


def test_half_a_surrogate_pair_breaks_nothing(client: FlaskClient) -> None:
    with newsroom.app().test_request_context():
        url = article_url(newsroom.HOSTILE_ID)
    assert "Half a pair: ?." in client.get(url).get_data(as_text=True)


def test_no_template_trusts_a_text() -> None:
    templates = list((Path(web.__file__).parent / "templates").iterdir())
    assert len(templates) > 10
    for template in templates:
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|\bstyle=|\bon\w+=|<style", source)


def test_posting_is_refused(client: FlaskClient) -> None:
    answer = client.post("/search", data={"q": "x"})
    assert answer.status_code == 405
    assert "can only be read" in answer.text


class _Broken(MemoryEngine):
    """An engine that fails as told."""

    error: Exception = ArchiveError("The archive is damaged; run `dateline rebuild`.")

    def totals(self) -> NoReturn:
        raise self.error


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ArchiveError("Damaged; run `dateline rebuild`."), 503, "Damaged; run `dateline rebuild`."),
        (ZeroDivisionError("secret detail"), 500, "Something broke"),
    ],
)
def test_what_breaks_shows_no_inside(error: Exception, status: int, said: str) -> None:
    engine = _Broken()
    engine.error = error
    answer = create_app(Archive(engine)).test_client().get("/")
    assert answer.status_code == status
    assert said in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert create_app(Archive(engine)).test_client().get("/overview.json").get_json()["error"]


@pytest.mark.parametrize(
    ("path", "most"), [("dateline.css", 24_000), ("dateline.js", 8_000), ("suggest.js", 5_000), ("favicon.svg", 1_000)]
)
def test_static_files_are_ours_and_small(client: FlaskClient, path: str, most: int) -> None:
    with client.get(f"/static/{path}") as answer:
        assert answer.status_code == 200
        assert len(answer.data) < most
        assert "://" not in answer.get_data(as_text=True).replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("url", ALL_PAGES)
def test_pages_are_light(client: FlaskClient, url: str) -> None:
    assert len(client.get(url).data) < 200_000
