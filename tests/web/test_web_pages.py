"""What stands on the pages."""

import re
from html import unescape
from urllib.parse import quote_plus

import newsroom
import pytest
from flask.testing import FlaskClient
from newsroom import get, words

from search import Archive, Article, EntityKind
from search.engines.memory import MemoryEngine
from web import create_app
from web.links import article_url


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return newsroom.client()


ALL_PAGES = (
    "/",
    "/search",
    "/search?q=captured",
    "/search?q=zzzz&person=Nobody&when=1200",
    "/timeline",
    "/timeline?q=captured&when=2024",
    "/article/news/capture.txt",
    "/article/news/capture.txt?q=kursk+captured",
    "/article/bridge.json",
    "/article?id=a/../b",
    "/entity?kind=PLACE&name=Kursk",
    "/entity?name=Kursk&with=Seoul",
    "/entity?name=Storm+Corps&with=Utrecht",
    "/timeline?key=5",
    "/timeline?q=captured&sort=weight",
    "/compare",
    "/compare?q=captured&with=bridge",
    "/compare?q=captured&with=bridge&mixed=1",
    "/export?source=Courier",
    "/export?q=zzzz",
    "/review",
    "/help",
)


@pytest.mark.parametrize("url", ALL_PAGES)
def test_every_page_is_whole(client: FlaskClient, url: str) -> None:
    page = get(client, url)
    assert len(re.findall(r"<h1\b", page)) == 1
    assert len(re.findall(r"<main\b", page)) == 1
    assert 'lang="en"' in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert set(targets) <= set(ids)


def test_home_counts_what_is_there_and_what_is_not(client: FlaskClient) -> None:
    page = get(client, "/")
    assert "17 articles from 5 sources" in words(page)
    assert "1 article without a publication date" in words(page)
    assert "could not be worked out" in words(page)
    assert 'href="/entity?kind=PERSON&amp;name=Volodymyr+Zelensky"' in page


def test_empty_archive_says_what_to_type() -> None:
    assert "dateline index --archive there FOLDER" in get(newsroom.empty_client(), "/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/", "no dated sentence, so nothing on the timeline"),
        ("/timeline", "no sentence in it is dated"),
        ("/timeline?key=10", "no sentence in it is dated"),
        ("/review", "No phrase in the archive speaks of a date"),
        ("/compare?q=mayor&with=river", "Neither finds an event"),
        ("/export", "There is nothing to write out"),
        ("/entity?name=Utrecht", "named in no dated sentence"),
        ("/search?q=mayor", "no dated event in it"),
    ],
)
def test_an_archive_without_a_date_says_why_its_pages_are_short(url: str, said: str) -> None:
    engine = MemoryEngine()
    text = "The mayor of Utrecht spoke of the river."
    engine.write([newsroom.told(Article("a.txt", text), names={"Utrecht": EntityKind.PLACE})])
    assert said in words(get(create_app(Archive(engine)).test_client(), url))


def test_search_marks_and_says_how_it_was_read(client: FlaskClient) -> None:
    page = get(client, "/search?q=captured")
    assert "2 articles for captured" in words(page)
    assert "<mark>captured</mark>" in page
    assert "Cnews , 27 December 2024" in words(page)


@pytest.mark.parametrize(
    ("asked", "said"), [("Captured", False), ("captured -river", True), ("captured year:2024", True)]
)
def test_how_a_query_was_read_is_said_where_that_is_news(client: FlaskClient, asked: str, said: bool) -> None:  # noqa: FBT001 - a table
    assert ("Read as" in words(get(client, f"/search?q={quote_plus(asked)}"))) is said


def test_chips_can_be_removed_and_excluded_ones_are_struck(client: FlaskClient) -> None:
    page = get(client, "/search?q=captured&place=Kursk&not_source=Wire")
    assert "1 article for captured" in words(page)
    assert '<s><span class="unseen">not </span>Wire</s>' in page
    assert 'href="/search?q=captured&amp;place=Kursk"' in page
    assert 'href="/search?q=captured&amp;not_source=Wire"' in page
    assert "Clear all" in page


def test_facets_include_and_exclude(client: FlaskClient) -> None:
    page = get(client, "/search?q=captured")
    assert 'href="/search?q=captured&amp;place=Kursk"' in page
    assert 'href="/search?q=captured&amp;not_place=Kursk"' in page


def test_forms_lead_to_the_permanent_address(client: FlaskClient) -> None:
    answer = client.get("/timeline?q=&when_from=2024&when_to=2024&person=")
    assert answer.status_code == 302
    assert answer.location == "/timeline?when=2024"


def test_a_wrong_date_is_named_and_left_out(client: FlaskClient) -> None:
    page = words(get(client, "/timeline?when=tomorrow"))
    assert "'tomorrow' is no date" in page
    assert "It was left out." in page


def test_empty_answers_offer_ways_on(client: FlaskClient) -> None:
    page = get(client, "/search?q=zzzz+yyyy&person=Nobody&when=1200")
    for offer in ("Drop the filter People: Nobody", "Drop the filter Happened: 1200", "any of these words", "undated"):
        assert offer in words(page)
    assert 'href="/search?q=zzzz+yyyy&amp;when=1200"' in page


def test_misspelt_words_get_a_suggestion(client: FlaskClient) -> None:
    page = words(get(client, "/search?q=capturde"))
    assert "Did you mean captured ? That finds 2 articles." in page


def test_pages_can_be_turned(client: FlaskClient) -> None:
    seen: list[str] = []
    url = "/search?source=Diary&sort=oldest&limit=5"
    for _ in range(3):
        page = get(client, url)
        seen += re.findall(r'class="go" href="/article/diary/(\d\d)"', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        url = unescape(found[1]) if found else ""
    assert seen == [f"{day:02d}" for day in range(1, 13)]
    assert url == ""


def test_article_shows_its_findings(client: FlaskClient) -> None:
    page = get(client, "/article/news/capture.txt")
    start = newsroom.articles()[0].article.text.index("on Friday")
    link = f'<a href="#r{start}">on Friday</a>'
    assert f'<time id="d{start}" class="date" title="27 December 2024" datetime="2024-12-27">{link}</time>' in page
    assert f'<li id="r{start}">' in page
    assert 'class="place" title="Place: Kursk"' in page
    assert "from the file beside it (written there “Friday 27 Dec”); reliable" in words(page)
    assert 'href="https://www.news.example/1" rel="noreferrer noopener external"' in page
    assert "The original at news.example" in words(page)
    assert "a length of time" in words(page)
    assert page.count("<p>", page.index('class="text"'), page.index("</article>")) == 2


def test_undated_article_says_so_and_lists_what_is_unresolved(client: FlaskClient) -> None:
    page = get(client, "/article?id=a/../b")
    assert "Undated" in words(page)
    assert 'class="date unread"' in page
    assert "not resolved" in words(page)
    assert "no publication date to count from" in words(page)


def test_entity_page(client: FlaskClient) -> None:
    page = get(client, "/entity?kind=person&name=Volodymyr+Zelensky")
    text = words(page)
    assert "Person Volodymyr Zelensky 2 articles" in text
    assert "first mention 27 December 2024" in text
    assert "Named beside" in text
    assert "Storm Corps 2 8.5 times" in text
    assert "Sources Cnews 1 Wire 1" in text
    assert 'href="/timeline?person=Volodymyr+Zelensky"' in page
    assert "name=Volodymyr+Zelensky&amp;with=Storm+Corps&amp;with_kind=ORG" in page


def test_two_names_side_by_side(client: FlaskClient) -> None:
    page = get(client, "/entity?name=Storm+Corps&with=Kursk")
    text = words(page)
    assert "Storm Corps and Kursk" in text
    assert "2 articles name both , 8.5 times as often as by chance" in text
    assert "Soldiers of the Storm Corps were captured" in text
    assert 'href="/article/news/capture.txt"' in page.partition("Articles that name both")[2]
    apart = words(get(client, "/entity?name=Storm+Corps&with=Utrecht&with_kind=PLACE"))
    assert "No article names both" in apart
    assert "12 events with Utrecht" in apart
    assert "No sentence that is dated names both" in apart
    form = client.get("/entity.json?name=Storm+Corps&with=Kursk").get_json()
    assert form["other"]["together"] == 2
    get(client, "/entity?name=Storm+Corps&with=Nobody", 404)


def test_review_lists_what_could_not_be_told(client: FlaskClient) -> None:
    page = get(client, "/review")
    assert "The ferry sank on Friday . Nobody saw it." in words(page)
    assert 'href="/search?q=published%3Anone"' in page
    assert "2 phrases unresolved of" in words(page)


def test_undated_articles_are_found(client: FlaskClient) -> None:
    assert "1 article for published:none" in words(get(client, "/search?q=published:none"))


def test_help_has_every_field(client: FlaskClient) -> None:
    page = get(client, "/help")
    for field in ("person:", "published:", "when:", "headline:"):
        assert f"<code>{field}</code>" in page
    for link in re.findall(r'href="(/search\?[^"]+)"', page):
        assert get(client, unescape(link))


@pytest.mark.parametrize(
    "url", ["/nope", "/article/nope", "/article/nope.json", "/event/nope", "/entity?kind=X&name=Y"]
)
def test_what_is_not_there_leaves_a_way_on(client: FlaskClient, url: str) -> None:
    page = get(client, url, 404)
    assert "Traceback" not in page
    assert ("/timeline" in page) != url.endswith(".json")


def test_every_article_can_be_opened(client: FlaskClient) -> None:
    for annotated in newsroom.articles():
        with newsroom.app().test_request_context():
            url, as_json = article_url(annotated.article.id), article_url(annotated.article.id, as_json=True)
        get(client, url)
        assert client.get(as_json).get_json()["id"] == annotated.article.id


def test_every_number_of_the_review_leads_to_what_it_counts(client: FlaskClient) -> None:
    page = get(client, "/review")
    counted = re.findall(r'href="(/(?:search|timeline)\?[^"]+)">(?:“[^<]*&nbsp;<span class="n">)?([\d,]+)', page)
    assert len(counted) > 5
    for link, count in counted:
        assert re.search(rf"\b{count} (?:article|event)s?\b", words(get(client, unescape(link)))), link


def test_the_front_page_tells_what_mattered(client: FlaskClient) -> None:
    page = get(client, "/")
    assert "What mattered most" in words(page)
    assert 'href="/timeline?key=20"' in page
    ((dated, count),) = re.findall(r'read in <a href="([^"]+)">([0-9]+) articles', page)
    assert f"{count} articles" in words(get(client, unescape(dated)))


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/timeline",
        "/compare?q=soldier&with=zelensky",
        "/compare?q=soldier&with=zelensky&mixed=1",
        "/entity?name=Storm+Corps",
        "/entity?name=Storm+Corps&with=Kursk",
    ],
)
def test_on_paper_every_number_cited_stands_among_the_sources(client: FlaskClient, address: str) -> None:
    page = get(client, address)
    cited = {number for found in re.findall(r'class="cite"> \[([\d, ]+)\]', page) for number in found.split(", ")}
    (sources,) = re.findall(r'<section class="sources".*?</section>', page, re.DOTALL)
    assert cited == {str(number) for number in range(1, sources.count("<li>") + 1)} != set()
