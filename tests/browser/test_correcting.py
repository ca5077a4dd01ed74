"""A reader who corrects what was read, without scripts and with the browser's own word on where a form comes from."""

from collections.abc import Iterator
from threading import Event

import pytest
from chromium import OpenPage
from conftest import served
from playwright.sync_api import Page, expect
from test_every_page import barriers

from search import Archive, DecisionError, Editor, Publish, Redated
from search.engines.memory import MemoryEngine
from web import create_app

pytestmark = pytest.mark.browser

ARTICLE = "/article/news/capture.txt"


@pytest.fixture
def own_address() -> Iterator[str]:
    """Where an archive of the test's own is served."""
    import newsroom  # noqa: PLC0415 - found on the path that conftest extends

    engine = MemoryEngine()
    engine.write(newsroom.articles())
    with served(create_app(Archive(engine))) as at:
        yield at


def unfold(page: Page, summary: str) -> None:
    page.locator("summary", has_text=summary).first.click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_date_is_fixed_seen_and_taken_back(own_address: str, visit: OpenPage, script: object) -> None:
    page = visit(f"{own_address}/timeline?q=captured", script=bool(script))
    page.locator("li.event", has_text="Soldiers of the Storm Corps").locator(".go").click()
    unfold(page, "Correct this")
    if not script:
        page.get_by_role("radio", name="It was").check()
    page.get_by_label("The date", exact=True).fill("2024-12-22")
    page.get_by_label("Note").fill("so the wire")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".done")).to_contain_text("means 22 December 2024, in 2 articles")
    expect(page.locator("h1")).to_have_text("22 December 2024")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".done")).to_contain_text("is undone")
    page.get_by_role("link", name="All corrections").click()
    expect(page.locator(".corrections li").first).to_contain_text("undone by")
    page.get_by_role("button", name="Do it again").first.click()
    expect(page.locator(".done")).to_contain_text("undone")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_enter_in_a_note_sends_what_was_chosen_and_nothing_else(
    own_address: str, visit: OpenPage, script: object
) -> None:
    page = visit(f"{own_address}/timeline?q=captured", script=bool(script))
    page.locator("li.event", has_text="Soldiers of the Storm Corps").locator(".go").click()
    unfold(page, "Correct this")
    page.get_by_label("Note").fill("seen by two")
    page.get_by_label("Note").press("Enter")
    expect(page.locator(".done")).to_have_count(0)
    page.get_by_role("radio", name="The date is right").check()
    page.get_by_label("Note").press("Enter")
    expect(page.locator(".done")).to_contain_text("seen by two")
    expect(page.locator(".badge.sure").first).to_have_text("confirmed")


def test_what_was_decided_is_in_view_wherever_the_page_opens(own_address: str, visit: OpenPage) -> None:
    page = visit(own_address + ARTICLE)
    page.set_viewport_size({"width": 1280, "height": 240})
    dates = page.locator(".dates > li")
    unfold(page, f"correct {dates.last.locator('p a').first.inner_text()}")
    dates.last.get_by_label("The date", exact=True).fill("2024-12-22")
    dates.last.get_by_role("button", name="Save").click()
    expect(dates.last).to_be_in_viewport()
    expect(page.locator(".done").get_by_role("button", name="Undo")).to_be_in_viewport()


def test_keys_walk_the_corrections(own_address: str, visit: OpenPage) -> None:
    page = visit(f"{own_address}/entity?kind=PLACE&name=Utrecht")
    unfold(page, "Correct this name")
    page.get_by_label("Show it as").fill("Trajectum")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("link", name="Corrections", exact=True).click()
    page.wait_for_url("**/corrections")
    page.keyboard.press("j")
    expect(page.locator(".row.here .go")).to_be_focused()
    expect(page.locator(".row.here").get_by_role("button", name="Undo")).to_be_visible()


def test_the_box_for_another_name_proposes_names(own_address: str, visit: OpenPage) -> None:
    page = visit(f"{own_address}/entity?kind=PLACE&name=Utrecht")
    unfold(page, "Correct this name")
    page.get_by_role("combobox", name="It is the same as").press_sequentially("zelen")
    proposed = page.get_by_role("option", name="Volodymyr Zelensky")
    expect(proposed).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="It is the same as")).to_have_value("Volodymyr Zelensky")
    expect(page.locator("#merge-kind")).to_have_value("PERSON")
    beside = page.get_by_role("combobox", name="Beside another name")
    beside.press_sequentially("kur")
    page.get_by_role("option", name="Kursk").click()
    expect(beside).to_have_value("Kursk")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_have_text("Utrecht and Kursk")


def test_another_publication_date_says_at_once_that_it_works(
    own_address: str, visit: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Event()

    def slow(_: Editor, what: Publish) -> Redated:
        assert reading.wait(60)
        raise DecisionError(f"{what.article} could not be read.")

    monkeypatch.setattr(Editor, "preview", slow)
    page = visit(own_address + ARTICLE, script=False)
    page.locator("summary", has_text="correct").first.click()
    page.get_by_label("It was").first.fill("2024-12-20")
    page.get_by_role("button", name="Show what that changes").click(no_wait_after=True)
    expect(page.locator(".working")).to_be_visible()
    reading.set()
    expect(page.locator(".problems")).to_contain_text("could not be read")
    expect(page.locator(".working")).to_be_hidden()


def test_a_name_is_renamed(own_address: str, visit: OpenPage) -> None:
    page = visit(f"{own_address}/entity?kind=PLACE&name=Utrecht", script=False)
    unfold(page, "Correct this name")
    page.get_by_label("Show it as").fill("Trajectum")
    page.get_by_role("button", name="Rename").click()
    expect(page.locator("h1")).to_have_text("Trajectum")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_forms_hold_no_barriers(own_address: str, visit: OpenPage, axe: str, width: int) -> None:
    event = "first event"
    for path in (ARTICLE, "/entity?kind=PLACE&name=Utrecht", event, "/corrections"):
        page = visit(f"{own_address}{'/timeline' if path == event else path}", width=width)
        if path == event:
            page.goto(own_address + (page.locator("a[href^='/event/']").first.get_attribute("href") or ""))
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1], path
        assert barriers(page, axe) == [], path
