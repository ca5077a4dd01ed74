"""What is asked of the pages beyond words and filters: long questions, key days, two at once, completions."""

import re
from html import unescape

import newsroom
import pytest
from flask.testing import FlaskClient
from newsroom import get, words

from web.params import Asked


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return newsroom.client()


def test_the_box_keeps_the_filters(client: FlaskClient) -> None:
    page = get(client, "/timeline?q=captured&place=Kursk&cursor=x")
    box = page.partition("<search")[2].partition("</search>")[0]
    assert 'action="/timeline"' in box
    assert 'name="place" value="Kursk"' in box
    assert "cursor" not in box


def test_bare_asks_nothing() -> None:
    assert Asked().bare
    assert not Asked(words="a").bare


LONG = "captured OR " * 160 + "captured"


def test_a_long_question_is_repeated_by_no_link(client: FlaskClient) -> None:
    people = "".join(f"&not_person=Person+number+{number}" for number in range(40))
    for url in ("/timeline", "/search"):
        page = get(client, f"{url}?q={LONG.replace(' ', '+')}{people}")
        assert len(page) < 100_000
        links = [unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)]
        assert max(map(len, links)) < 400
        place = next(link for link in links if "place=Kursk" in link and "not_" not in link)
        answer = client.get(place)
        assert answer.status_code == 302
        assert f"q={LONG.replace(' ', '+')}" in answer.location
        assert answer.location.count("not_person") == 40
        assert "place=Kursk" in answer.location
        assert "2 articles" in words(get(client, place.replace("/timeline", "/search")))
        fewer = next(link for link in links if "drop=" in link)
        assert client.get(fewer).location.count("not_person") == 39


def test_a_short_link_of_an_earlier_run_says_what_to_do(client: FlaskClient) -> None:
    assert "Go back, load that page again" in get(client, "/timeline?as=0123456789abcdef&place=Kursk", 404)


def test_a_query_without_end_is_cut_and_says_so(client: FlaskClient) -> None:
    page = get(client, f"/search?q={'x' * 10_000}")
    assert "Only the first 2000 characters were read." in words(page)
    assert len(page) < 40_000


def test_key_days_in_time_or_by_weight(client: FlaskClient) -> None:
    page = get(client, "/timeline?q=captured&key=5")
    assert "Key days of 4 events for captured" in words(page)
    stamps = re.findall(r'class="go"[^>]*><time datetime="([^"]+)"', page)
    assert stamps == sorted(stamps)
    assert f"when={stamps[0]}&amp;within=1" in page
    weighty = get(client, "/timeline?q=captured&key=5&sort=weight")
    weighed = re.findall(r'class="go"[^>]*><time datetime="([^"]+)"', weighty)
    assert sorted(weighed) == stamps


def test_the_weightiest_first(client: FlaskClient) -> None:
    found = client.get("/timeline.json?sort=weight&limit=5").get_json()["events"]
    assert [one["weight"] for one in found] == sorted((one["weight"] for one in found), reverse=True)
    page = get(client, "/timeline?sort=weight&limit=5")
    assert re.findall(r'<li class="row event[^"]*" id="e([^"]+)"', page) == [one["id"] for one in found]
    assert '<h2 class="when"' not in page


def test_two_queries_on_one_axis(client: FlaskClient) -> None:
    page = get(client, "/compare?q=captured&with=bridge")
    text = words(page)
    assert "4 events for captured" in text
    assert "8 events for bridge" in text
    assert len(set(re.findall(r'data-stretches="([^"]+)"', page))) == 1
    assert text.index("The ford was named") < text.index("The invasion began")
    mixed = get(client, "/compare?q=captured&with=Kursk&mixed=1")
    assert mixed.count('<span class="side">both</span>') == 4
    assert "Type two queries" in words(get(client, "/compare?q=captured"))


def test_the_box_is_completed(client: FlaskClient) -> None:
    assert 'data-suggest="/suggest"' in get(client, "/")
    form = client.get("/suggest?q=soldiers+kur").get_json()
    assert form["query"] == "soldiers kur"
    first = form["completions"][0]
    assert (first["field"], first["name"], first["count"]) == ("place", "Kursk", 2)
    found = client.get("/search.json", query_string={"q": first["words"]}).get_json()
    assert found["total"] == 2
    assert client.get("/suggest").get_json()["completions"] == []
    assert client.get(f"/suggest?q={'x' * 9_000}").get_json()["completions"] == []


def test_names_with_the_words_typed_are_offered(client: FlaskClient) -> None:
    page = get(client, "/search?q=zelensky")
    assert 'Names with these words: <a href="/entity?kind=PERSON&amp;name=Volodymyr+Zelensky">' in page
    assert "Names with these words" not in get(client, "/search?q=person:zelensky")
    timeline = get(client, "/timeline?q=zelensky")
    assert "not always in the sentence shown" in words(timeline)
    assert 'Only what names <a href="/timeline?q=person%3A%3D%22Volodymyr+Zelensky%22">' in timeline
    assert "not always in the sentence shown" not in words(get(client, "/timeline?q=person:zelensky"))


def test_an_article_found_by_words_shows_where_they_stand(client: FlaskClient) -> None:
    (address,) = re.findall(r'<a class="go" href="(/article/[^"]+q=capture[^"]*)"', get(client, "/search?q=capture"))[
        :1
    ]
    page = get(client, unescape(address))
    count = page.count('<mark class="sought" id="m')
    assert count
    assert f'<a href="#m0">{count} place' in page
    assert re.search(r'id="m0">captured?</mark>', page)
    assert "does not stand in the text" in words(get(client, address.replace("q=capture", "q=zebra")))
    assert "sought" not in get(client, address.partition("?")[0])
