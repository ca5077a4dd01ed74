"""What the timeline, its histogram, its events and its key days show."""

import re
from html import unescape

import newsroom
import pytest
from flask.testing import FlaskClient
from newsroom import get, words

from search import Archive, Article, Period
from search.engines.memory import MemoryEngine
from search.model import Collation
from web import create_app


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return newsroom.client()


def test_timeline_tells_once_with_its_witnesses(client: FlaskClient) -> None:
    page = get(client, "/timeline?q=captured")
    text = words(page)
    assert "4 events for captured" in text
    assert "told by 2 articles of 2 outlets" in text
    assert '<mark class="phrase">on Friday</mark>' in page
    assert "counted from 27 December 2024, publication date (sidecar)" in text
    assert "planned" in text
    assert 'href="/article/news/capture.txt#d' in page
    assert 'href="/timeline?q=captured&amp;place=Kursk"' in page


def test_bars_of_the_front_page_lead_to_what_they_count(client: FlaskClient) -> None:
    page = get(client, "/")
    ((address, count),) = re.findall(r'href="(/search\?published=2019[^"]*)"[^>]*><title>[^:]*: ([0-9]+) article', page)
    assert f"{count} article" in words(get(client, unescape(address)))


@pytest.mark.parametrize("page", ["/timeline", "/timeline?q=captured", "/timeline?when=2019", "/search", "/"])
def test_every_number_of_a_histogram_opens_the_events_that_it_counts(client: FlaskClient, page: str) -> None:
    drawing = get(client, page).partition("<figure")[2].partition("</figure>")[0]
    bars = re.findall(r'href="(/timeline[^"]*)"[^>]*data-clock="when"[^>]*><title>[^<]*: ([0-9,]+) event', drawing)
    lines = re.findall(r'<a href="(/timeline[^"]*)">([0-9,]+) event', drawing)
    wide = re.findall(r'<a href="(/timeline[^"]*wider=[^"]*)">[^<]*<span class="n">([0-9,]+)<', drawing)
    assert bars
    assert lines or wide or "when" in page
    for address, count in (*bars, *lines, *wide):
        assert f"<h1>{count} event" in get(client, unescape(address)), address


def test_bars_below_the_line_lead_to_what_their_articles_tell(client: FlaskClient) -> None:
    drawing = get(client, "/timeline?q=captured").partition("<figure")[2].partition("</figure>")[0]
    bars = re.findall(
        r'href="(/timeline[^"]*published=[^"]*)"[^>]*><title>[^:]*: ([0-9]+ articles?) published', drawing
    )
    assert bars
    for address, count in bars:
        assert f"Told by {count}." in words(get(client, unescape(address)))


def test_bars_narrow_the_timeline_and_zooming_out_widens_it(client: FlaskClient) -> None:
    page = get(client, "/timeline?source=Diary")
    assert 'href="/timeline?source=Diary&amp;when=2019-06-05&amp;within=1"' in page
    assert "<title>5 June 2019: 1 event</title>" in page
    assert 'href="/timeline?source=Diary&amp;published=2019-06-05"' in page
    assert "<title>5 June 2019: 1 article published</title>" in page
    narrow = get(client, "/timeline?source=Diary&when=2019-06-05&within=1")
    assert "1 event" in words(narrow)
    assert re.search(r'href="/timeline\?source=Diary&amp;when=2019-06&amp;within=1">Zoom out', narrow)


def test_what_touches_a_time_and_what_lies_within_it(client: FlaskClient) -> None:
    page = get(client, "/timeline?source=Courier&when=2003-04")
    assert "2 events" in words(page)
    assert 'href="/timeline?source=Courier&amp;when=2003-04&amp;within=1">lies within it' in page
    strict = words(get(client, "/timeline?source=Courier&when=2003-04&within=1"))
    assert "0 events" in strict
    assert "Happened within: April 2003" in strict


def test_only_what_is_known_closely(client: FlaskClient) -> None:
    page = get(client, "/timeline?source=Courier")
    assert "begun in" in page
    (address,) = re.findall(r'<a href="([^"]+)">to the year</a>', page)
    closely = get(client, unescape(address))
    assert "Happened within, known to the year" in words(closely)
    assert "begun in" not in closely
    assert "3 April" in closely
    (back,) = re.findall(r'<a href="([^"]+)">however closely</a>', closely)
    assert "begun in" in get(client, unescape(back))


def test_what_was_told_before_while_and_after_it_happened(client: FlaskClient) -> None:
    counts = {}
    for vantage in ("before", "during", "after"):
        page = get(client, f"/timeline?q=captured&told={vantage}")
        counts[vantage] = int(words(page).partition(" for captured")[0].rpartition("not ")[2].split()[-2])
        assert f"told={vantage}" not in "".join(re.findall(r'<a class="in"[^>]*aria-current[^>]*>', page))
    assert counts == {"before": 1, "during": 1, "after": 2}
    assert "planned" in words(get(client, "/timeline?q=captured&told=before"))
    assert "Told: afterwards" in words(get(client, "/timeline?q=captured&told=after"))


def test_precision_is_kept(client: FlaskClient) -> None:
    text = words(get(client, "/timeline?source=Courier"))
    for date in ("44 BC", "the 1990s", "spring 2003", "about 2003", "23–29 March", "sometime in March", "3 April"):
        assert date in text
    page = get(client, "/timeline?source=Courier")
    assert 'class="row event long soft"' in page
    assert "4 March 2018" in text  # the other reading


def test_event_page_has_every_witness(client: FlaskClient) -> None:
    event = newsroom.archive().timeline("captured").events[-2]
    page = words(get(client, f"/event/{event.event.id}"))
    assert "Told by 2 articles of 2 outlets" in page
    assert page.count("how we read this") == 2
    assert "27 December 2024: “Soldiers of the Storm Corps were captured" in page
    assert f"http://localhost/event/{event.event.id}" in page
    assert "President Volodymyr Zelensky spoke on Monday" in page  # the days around
    assert "The invasion began" not in page
    wider = words(get(client, f"/event/{event.event.id}?days=30"))
    assert "The two ministers will meet" in wider


def test_a_key_day_says_who_tells_what(client: FlaskClient) -> None:
    page = get(client, "/timeline?key=5&q=captured")
    days = page.partition("key-days")[2].partition("</ol>")[0]
    address, sentence = re.findall(r'<p class="sentence"><a href="(/event/[^"]+)">([^<]+)<', days)[0]
    assert sentence in get(client, address)
    assert "told by 2 articles of 2 outlets" in words(page)
    assert re.search("Soldiers captured near Kursk|Capture confirmed", words(page))


def test_events_known_to_no_day_have_no_key_day_and_the_page_says_why(client: FlaskClient) -> None:
    text = words(get(client, "/timeline?key=5&source=Courier&when=2003-04"))
    assert "Key days of 2 events" in text
    assert "known less closely" in text


def test_a_day_that_is_typed_or_chosen_shows_what_happened_on_it(client: FlaskClient) -> None:
    page = get(client, "/timeline")
    (form,) = re.findall(r'<form class="clocks".*?</form>', page, re.DOTALL)
    assert 'name="within" value="1"' in form
    ((tick, *_),) = [re.findall(r'<a href="([^"]+)">', found) for found in re.findall(r'<p class="ticks">.*', page)]
    assert "within=1" in tick
    chosen = get(client, "/timeline?when=2024")
    assert 'name="within"' not in re.findall(r'<form class="clocks".*?</form>', chosen, re.DOTALL)[0]


@pytest.mark.parametrize(
    ("address", "older"),
    [("/timeline?limit=5", "44 BC"), ("/timeline?limit=2&when=2018-03-05..2020", "early March 2018")],
)
def test_a_long_list_begins_where_the_histogram_does_and_leads_to_what_is_older(
    client: FlaskClient, address: str, older: str
) -> None:
    page = get(client, address)
    ((before, count),) = re.findall(r'<p class="earlier"><a href="([^"]+)">([0-9]+) events? that began before', page)
    left = get(client, unescape(before))
    assert f"<h1>{count} event" in left
    assert older in left.partition('class="outline"')[2]
    assert older not in page.partition('class="outline"')[2]
    assert 'class="earlier"' not in get(client, re.sub("limit=.&?", "", address))


def test_what_is_compared_begins_where_the_histograms_do(client: FlaskClient) -> None:
    page = get(client, "/compare?q=source:courier&with=source:diary&limit=3")
    assert "Listed is what began in" in words(page)
    assert "44 BC" not in page.partition('class="pairs"')[2]
    (before,) = re.findall(r'<a href="([^"]+)">What began before', page)
    assert "44 BC" in get(client, unescape(before).replace("limit=3", "")).partition('class="pairs"')[2]


def test_an_event_says_who_gives_another_day() -> None:
    engine = MemoryEngine()
    accounts = [
        newsroom.told(
            Article(outlet, f"The dam broke on {day} May 2021.", source=outlet),
            (newsroom.Dated(f"{day} May 2021", Period.day(2021, 5, day)),),
        )
        for outlet, day in (("Courier", 3), ("Wire", 4))
    ]
    engine.write(accounts)
    (one, other) = (account.events[0].id for account in accounts)
    engine.collate(Collation(conflicts={one: (other,), other: (one,)}))
    page = words(get(create_app(Archive(engine)).test_client(), f"/event/{one}"))
    assert "Others give another day" in page
    assert "told by 1 article: Wire , Wire , undated" in page
