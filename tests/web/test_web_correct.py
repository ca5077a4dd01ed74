"""Corrections from a browser: taken from our own pages alone, told plainly, and taken back."""

import html
import re
from typing import Any

import newsroom
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search import Archive, ArchiveBusyError, Article, Period, Publish
from search.editing import Editor, Redated
from search.engines.memory import MemoryEngine
from web import create_app
from web.links import article_url

CAPTURE = "news/capture.txt"
FORM = re.compile(r'<form class="correct".*?</form>', re.DOTALL)


@pytest.fixture
def archive() -> Archive:
    """An archive of its own for each test, in memory."""
    engine = MemoryEngine()
    engine.write(newsroom.articles())
    return Archive(engine)


@pytest.fixture
def client(archive: Archive) -> FlaskClient:
    return create_app(archive).test_client()


def token(client: FlaskClient) -> str:
    """The secret that a page's forms carry."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/article/news/capture.txt").text)
    assert found
    return found[1]


def send(client: FlaskClient, do: str, **fields: Any) -> TestResponse:
    """A form sent as a browser sends it, to the page it leads to."""
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    data = {"token": token(client), "do": do, **fields}
    return client.post("/correct", data=data, headers=headers, follow_redirects=True)


def event_id(archive: Archive, words: str) -> str:
    return archive.timeline(words).events[0].event.id


def test_an_event_is_fixed_wherever_it_is_told_and_the_page_says_so(client: FlaskClient, archive: Archive) -> None:
    before = archive.event(event_id(archive, "storm corps"))
    answer = send(client, "fix date", event=before.event.id, date="2024-12-22", note="so the <b>wire</b>")
    assert answer.status_code == 200
    assert answer.history[0].status_code == 303
    assert "22 December 2024" in answer.text
    assert "Decided: " in answer.text
    assert "so the &lt;b&gt;wire&lt;/b&gt;" in answer.text
    assert "corrected by a user" in answer.text
    after = archive.event(answer.request.path.rpartition("/")[2])
    assert {witness.id for witness in after.witnesses} == {witness.id for witness in before.witnesses}


def test_the_undo_button_takes_it_back(client: FlaskClient, archive: Archive) -> None:
    whole = archive.article(CAPTURE).annotated
    answer = send(client, "fix date", event=event_id(archive, "storm corps"), date="2024-12-22")
    assert archive.article(CAPTURE).annotated != whole
    number = re.search(r'name="number" value="([^"]+)"', answer.text)
    assert number
    again = send(client, "undo", number=number[1])
    assert "is undone" in again.text
    assert archive.article(CAPTURE).annotated == whole


def test_an_event_is_hidden(client: FlaskClient, archive: Archive) -> None:
    hidden = event_id(archive, "storm corps")
    total = archive.totals().events
    answer = send(client, "hide event", event=hidden)
    assert answer.request.path.startswith("/article/")
    assert archive.totals().events == total - 1
    assert client.get(f"/event/{hidden}").status_code == 404


def test_a_phrase_is_decided_about_on_its_article(client: FlaskClient, archive: Archive) -> None:
    date = archive.article(CAPTURE).annotated.dates[0]
    fields = {"article": CAPTURE, "phrase": date.text, "at": date.start}
    assert "was read rightly" in send(client, "confirm date", **fields).text
    assert "confirmed by a user" in archive.article(CAPTURE).annotated.dates[0].rule
    send(client, "hide date", **fields)
    assert archive.article(CAPTURE).annotated.dates[0] != date
    assert date.start not in [each.start for each in archive.article(CAPTURE).annotated.dates]


def test_another_publication_date_is_shown_before_it_is_decided(
    client: FlaskClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = archive.article(CAPTURE).annotated
    was = article.dates[0]

    def shown(_: Editor, what: Publish) -> Redated:
        published = newsroom.articles()[2].article.published
        assert (what.article, what.edtf, bool(published)) == (CAPTURE, "2024-12-20", True)
        assert published
        return Redated(article.article, published, ((was, None),), 3)

    monkeypatch.setattr(Editor, "preview", shown)
    answer = send(client, "publish", article=CAPTURE, date=" 2024-12-20 ")
    assert (answer.status_code, answer.history) == (200, ())
    assert f"“{was.text}”" in html.unescape(answer.text)
    assert "3 other phrases would stay as read" in answer.text
    assert 'name="sure" value="1"' in answer.text
    assert archive.decisions.read().decisions == ()


def test_a_name_is_renamed_merged_retyped_and_hidden(client: FlaskClient, archive: Archive) -> None:
    name = {"kind": "PLACE", "name": "Utrecht"}
    assert "Trajectum" in send(client, "rename", **name, to=" Trajectum ").text
    assert archive.search('place:="Trajectum"').total == 12
    assert "Kursk" in send(client, "merge", kind="PLACE", name="Trajectum", other="Kursk", other_kind="PLACE").text
    assert archive.search('place:="Kursk"').total > 12
    send(client, "undo", number="2")
    send(client, "retype", kind="PLACE", name="Trajectum", to_kind="ORG")
    assert archive.search('org:="Trajectum"').total == 12
    assert "is hidden" in send(client, "hide name", kind="ORG", name="Trajectum").text
    assert archive.search('org:="Trajectum"').total == 0


def test_a_name_is_not_merged_with_one_that_nobody_holds(client: FlaskClient, archive: Archive) -> None:
    answer = send(client, "merge", kind="PLACE", name="Utrecht", other="Utrcht", other_kind="PLACE")
    assert answer.status_code == 422
    assert "names no places called" in answer.text
    assert archive.decisions.read().decisions == ()


@pytest.mark.parametrize(
    ("do", "fields", "back"),
    [
        ("fix date", {"event": "EVENT"}, "/event/EVENT"),
        ("publish", {"article": CAPTURE}, f"/article/{CAPTURE}"),
        ("merge", {"kind": "PLACE", "name": "Utrecht", "other": "Utrcht"}, "/entity?kind=PLACE&name=Utrecht"),
    ],
)
def test_what_is_refused_leads_back_to_its_form(
    client: FlaskClient, archive: Archive, do: str, fields: dict[str, str], back: str
) -> None:
    known = event_id(archive, "storm corps")
    sent = {key: value.replace("EVENT", known) for key, value in fields.items()}
    answer = send(client, do, **sent, date="31/12/2024")
    assert answer.status_code == 422
    assert f'href="{back.replace("EVENT", known)}"' in html.unescape(answer.text)


def test_all_corrections_are_listed_and_undone_from_there(client: FlaskClient, archive: Archive) -> None:
    assert "Nothing was corrected yet" in client.get("/corrections").text
    send(client, "hide event", event=event_id(archive, "storm corps"), note=newsroom.HOSTILE_NAME)
    page = client.get("/corrections")
    assert html.escape(newsroom.HOSTILE_NAME, quote=False) in page.text
    answer = send(client, "undo", number="1", **{"from": "list"})
    assert answer.request.path == "/corrections"
    assert "undone by" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "http://[bad"},
    ],
)
def test_a_form_of_another_site_is_refused(client: FlaskClient, archive: Archive, headers: dict[str, str]) -> None:
    data = {"token": token(client), "do": "hide name", "kind": "PLACE", "name": "Utrecht"}
    assert client.post("/correct", data=data, headers=headers).status_code in {400, 403}
    assert archive.decisions.read().decisions == ()


@pytest.mark.parametrize("secret", ["", "x", "é", "\ud83d", None])
def test_a_form_without_the_secret_is_refused(client: FlaskClient, archive: Archive, secret: str | None) -> None:
    data = {"do": "hide name", "kind": "PLACE", "name": "Utrecht"} | ({} if secret is None else {"token": secret})
    answer = client.post("/correct", data={key: value.encode(errors="replace") for key, value in data.items()})
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text
    assert archive.decisions.read().decisions == ()


def test_the_secret_is_another_in_every_process(archive: Archive) -> None:
    assert token(create_app(archive).test_client()) != token(create_app(archive).test_client())


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "fix date", "article": CAPTURE, "phrase": "Monday", "at": "0", "date": "soon"}, 422),
        ({"do": "fix date", "article": CAPTURE, "phrase": "Monday", "at": "0", "date": ""}, 422),
        ({"do": "fix date", "article": CAPTURE, "phrase": "Doomsday", "at": "0", "date": "2024"}, 422),
        ({"do": "fix date", "article": CAPTURE, "phrase": "", "at": "0", "date": "2024"}, 422),
        ({"do": "fix date", "article": CAPTURE, "phrase": "Monday", "at": "-1", "date": "2024"}, 400),
        ({"do": "fix date", "article": CAPTURE, "phrase": "Monday", "at": "9" * 400, "date": "2024"}, 400),
        ({"do": "fix date", "article": "nobody", "phrase": "Monday", "at": "0", "date": "2024"}, 404),
        ({"do": "hide event", "event": "nothing"}, 404),
        ({"do": "publish", "article": CAPTURE, "date": "31/02/2024"}, 422),
        ({"do": "publish", "article": CAPTURE, "date": "31/02/2024", "at": "9" * 5_000}, 422),
        ({"do": "rename", "kind": "DOG", "name": "Rex", "to": "Max"}, 422),
        ({"do": "rename", "kind": "PLACE", "name": "Utrecht", "to": "  "}, 422),
        ({"do": "split", "kind": "PLACE", "name": "Utrecht"}, 422),
        ({"do": "undo", "number": "7"}, 422),
        ({"do": "undo", "number": "1-999999999999"}, 400),
        ({"do": "undo", "number": "x"}, 400),
        ({"do": "burn", "kind": "PLACE", "name": "Utrecht"}, 400),
        ({}, 422),
    ],
)
def test_a_form_that_makes_no_sense_changes_nothing(
    client: FlaskClient, archive: Archive, fields: dict[str, str], status: int
) -> None:
    answer = client.post("/correct", data={"token": token(client), **fields})
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert archive.decisions.read().decisions == ()


def test_a_huge_form_is_refused(client: FlaskClient) -> None:
    data = {"token": token(client), "do": "rename", "kind": "PLACE", "name": "Utrecht", "to": "x" * 100_000}
    assert client.post("/correct", data=data).status_code == 413


def test_hostile_texts_are_corrected_like_others(client: FlaskClient, archive: Archive) -> None:
    article = archive.article(newsroom.HOSTILE_ID).annotated
    date = next(date for date in article.dates if date.text == "on Friday")
    answer = send(
        client, "fix date", article=newsroom.HOSTILE_ID, phrase=date.text, at=date.start, date="2020", note="<script>"
    )
    assert answer.status_code == 200
    assert "<script>" not in answer.text.replace('<script src="/static/dateline.js" defer>', "")
    assert [each.note for each in archive.decisions.read().decisions] == ["<script>"]


@pytest.mark.parametrize("done", ["x", "1", "7-1", "0-99999999999999999999", "<script>", "1-", "-", "²"])
def test_an_address_can_claim_nothing(client: FlaskClient, done: str) -> None:
    page = client.get("/article/news/capture.txt", query_string={"done": done})
    assert page.status_code == 200
    assert "Decided:" not in page.text


def test_while_the_archive_is_written_to_the_page_says_so(
    client: FlaskClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = token(client)

    def busy() -> None:
        raise ArchiveBusyError("Another Dateline process (pid 7) is writing to index. Wait for it or stop it.")

    monkeypatch.setattr(archive.engine, "hold", busy)
    answer = client.post("/correct", data={"token": secret, "do": "hide name", "kind": "PLACE", "name": "Utrecht"})
    assert answer.status_code == 503
    assert "Nothing was changed" in answer.text
    assert "pid 7" in answer.text


def test_read_only_pages_have_no_forms_and_take_none(archive: Archive) -> None:
    client = create_app(archive, read_only=True).test_client()
    with create_app(archive).test_request_context():
        urls = [
            "/",
            article_url(CAPTURE),
            "/entity?kind=PLACE&name=Utrecht",
            f"/event/{event_id(archive, 'storm corps')}",
        ]
    for url in urls:
        page = client.get(f"{url}{'&' if '?' in url else '?'}done=1")
        assert page.status_code == 200
        assert 'method="post"' not in page.text
        assert client.post(url, data={"do": "undo"}).status_code == 405
    assert client.post("/correct", data={"do": "undo"}).status_code == 404
    assert client.get("/corrections").status_code == 404


def test_reading_changes_nothing(client: FlaskClient, archive: Archive) -> None:
    assert client.get("/correct").status_code == 405
    form = {"do": "hide name", "kind": "PLACE", "name": "Utrecht", "token": token(client)}
    assert client.get("/corrections", query_string=form).status_code == 200
    assert archive.decisions.read().decisions == ()


def test_of_very_many_dates_one_at_a_time_has_its_form(archive: Archive, client: FlaskClient) -> None:
    text = " ".join(f"It rained on {day} May {year}." for year in range(1990, 2001) for day in range(10, 20))
    phrases = tuple(
        newsroom.Dated(f"{day} May {year}", Period.day(year, 5, day))
        for year in range(1990, 2001)
        for day in range(10, 20)
    )
    archive.engine.write([newsroom.told(Article("a/../long & dull", text), phrases)])
    page = client.get("/article", query_string={"id": "a/../long & dull"})
    assert len(page.data) < 200_000
    link = re.search(r'href="([^"]+correct=\d+#r\d+)"', page.text)
    assert link
    assert len(FORM.findall(page.text)) == 1  # when it was published
    assert len(FORM.findall(client.get(html.unescape(link[1])).text)) == 2


def test_every_form_carries_the_secret_and_stays_here(client: FlaskClient, archive: Archive) -> None:
    secret = token(client)
    for url in (
        "/article/news/capture.txt",
        f"/event/{event_id(archive, 'storm corps')}",
        "/entity?kind=PLACE&name=Kursk",
    ):
        forms = FORM.findall(client.get(url).text)
        assert forms
        for form in forms:
            assert 'action="/correct" method="post"' in form
            assert f'name="token" value="{secret}"' in form
