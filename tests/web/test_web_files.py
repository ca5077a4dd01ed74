"""What programs read: JSON of every page, and files that hold all that is in view."""

import re
from dataclasses import replace

import newsroom
import pytest
from flask.testing import FlaskClient
from newsroom import get, words

from search import FORMATS, Archive
from search.engines.memory import MemoryEngine
from search.query import Request
from search.results import FoundEvents
from web import create_app
from web.links import article_url


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return newsroom.client()


@pytest.mark.parametrize(
    "query", ["q=captured", "place=Kursk", "when=2019", "source=Diary&sort=newest&limit=3", "q=zzzz"]
)
def test_json_and_page_agree(client: FlaskClient, query: str) -> None:
    found = client.get(f"/search.json?{query}").get_json()
    page = get(client, f"/search?{query}")
    assert f"{found['total']} article" in words(page)
    for hit in found["hits"]:
        with newsroom.app().test_request_context():
            assert f'class="go" href="{article_url(hit["id"])}' in page
    events = client.get(f"/timeline.json?{query}").get_json()
    timeline = get(client, f"/timeline?{query}")
    assert f"{events['total']} event" in words(timeline)
    assert re.findall(r'<li class="row event[^"]*" id="e([^"]+)"', timeline) == [one["id"] for one in events["events"]]


def test_json_of_one_thing(client: FlaskClient) -> None:
    assert client.get("/overview.json").get_json()["totals"]["articles"] == 17
    assert client.get("/entity.json?kind=PLACE&name=Kursk").get_json()["articles"]["total"] == 2
    event = newsroom.archive().timeline("captured").events[0].event
    assert client.get(f"/event/{event.id}.json").get_json()["sentence"] == event.sentence
    assert client.get("/event/nope.json").get_json()["error"]


def test_files_hold_all_that_is_in_view(client: FlaskClient) -> None:
    for format_ in FORMATS.values():
        name = f"timeline.{format_.ending}"
        answer = client.get(f"/export/{name}?source=Diary&limit=2&cursor=x")
        assert answer.mimetype == format_.mimetype
        assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
        assert int(answer.headers["Content-Length"]) == len(answer.data)
        assert len(set(re.findall(r"Entry \d+", answer.text))) == 12
    assert client.get("/export/articles.jsonl?source=Diary").text.count("\n") == 12
    assert client.get("/export/articles.csv?source=Diary").text.count("\n") == 1 + 12
    assert client.get("/export/timeline.exe").status_code == 404
    assert client.get("/export/articles.exe").status_code == 404


def test_a_file_says_beforehand_what_it_leaves_out(client: FlaskClient) -> None:
    page = words(get(client, "/export?source=Courier"))
    assert "8 events to export" in page
    assert "1 article" in page
    assert "CSV for spreadsheets 8 none" in page
    assert "iCalendar entries for a calendar, of whole days 7 1 before the year 1" in page
    assert client.get("/export/timeline.ics?source=Courier").text.count("BEGIN:VEVENT") == 7


def test_half_a_file_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = MemoryEngine()
    engine.write(newsroom.articles())
    app = create_app(Archive(engine))

    counted = engine.events

    def shrunk(request: Request) -> FoundEvents:
        return replace(counted(request), happenings=(), next="")

    monkeypatch.setattr(engine, "events", shrunk)
    answer = app.test_client().get("/export/timeline.csv")
    assert answer.status_code == 503
    assert "changed while it was written out" in answer.text
