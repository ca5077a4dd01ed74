"""A reader at work: searching, reading, narrowing the timeline, with and without scripts."""

import re

import pytest
from chromium import OpenPage
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_search_open_and_read(visit: OpenPage, script: object) -> None:
    page = visit("/", script=bool(script))
    page.get_by_label("Search the articles").fill("captured")
    page.get_by_role("button", name="Search").click()
    assert heading(page) == "2 articles for captured"
    page.get_by_role("link", name="Soldiers captured near Kursk").click()
    assert heading(page) == "Soldiers captured near Kursk"
    page.get_by_role("link", name="place", exact=False).first.click()
    expect(page.locator(":target")).to_have_text("captured")
    page.locator(".text").get_by_role("link", name="on Friday").click()
    reading = page.locator(":target")
    expect(reading).to_contain_text("27 December 2024")
    expect(reading).to_contain_text("weekday, past tense, counted from 27 December 2024, publication date (sidecar)")
    reading.get_by_role("link").click()
    expect(page.locator(":target")).to_have_text("on Friday")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_bar_narrows_the_timeline(visit: OpenPage, script: object) -> None:
    page = visit("/timeline?source=Diary", script=bool(script))
    assert heading(page) == "12 events"
    page.get_by_role("link", name="5 June 2019: 1 event", exact=True).click()
    assert page.url.endswith("/timeline?source=Diary&when=2019-06-05&within=1")
    assert heading(page) == "1 event"
    expect(page.locator("li.event")).to_contain_text("Entry 5 was written on 5 June 2019 in Utrecht.")
    page.get_by_role("link", name="Zoom out").click()
    assert heading(page) == "12 events"
    page.get_by_role("link", name=re.compile("Published in|Sources: Diary")).click()
    assert "source" not in page.url


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_filters_narrow_exclude_and_go(visit: OpenPage, script: object) -> None:
    page = visit("/search?q=captured", script=bool(script))
    page.get_by_role("link", name="Exclude Wire").click()
    assert heading(page) == "1 article for captured"
    page.get_by_role("link", name=re.compile("Remove the filter Sources")).click()
    assert heading(page) == "2 articles for captured"
    page.get_by_label("from").first.fill("2021")
    page.get_by_role("button", name="Set the dates").click()
    assert page.url.endswith("/search?q=captured&when=%3E%3D2021-01-01")


def test_how_it_was_read_unfolds(visit: OpenPage) -> None:
    page = visit("/timeline?q=captured", script=False)
    event = page.locator("li.event", has_text="Soldiers of the Storm Corps")
    event.get_by_text("how we read this").click()
    expect(event.get_by_text("weekday, past tense")).to_be_visible()
    event.get_by_text("told by 2 articles of 2 outlets").click()
    event.get_by_role("link", name="Capture confirmed").click()
    assert heading(page) == "Capture confirmed"
    expect(page.locator(":target")).to_have_text("on Friday")


def drag(page: Page, first: float, last: float, height: float) -> None:
    """From one day of the histogram of a month to another, at a share of its height."""
    box = page.locator(".histogram svg").bounding_box()
    assert box
    width, level = box["width"] / 30, box["y"] + box["height"] * height
    page.mouse.move(box["x"] + first * width, level)
    page.mouse.down()
    page.mouse.move(box["x"] + last * width, level, steps=5)


def test_dragging_takes_a_stretch_of_what_happened(visit: OpenPage) -> None:
    page = visit("/timeline?source=Diary")
    drag(page, 2.5, 4.5, 0.25)
    expect(page.locator(".histogram output")).to_have_text("2019-06-03 to 2019-06-05")
    page.mouse.up()
    page.wait_for_url("**/timeline?source=Diary&within=1&when=2019-06-03..2019-06-05")
    assert heading(page) == "3 events"


def test_dragging_below_the_line_takes_a_stretch_of_what_was_written(visit: OpenPage) -> None:
    page = visit("/search?source=Diary")
    drag(page, 4.5, 2.5, 0.75)
    page.mouse.up()
    page.wait_for_url("**/search?source=Diary&published=2019-06-03..2019-06-05")
    assert heading(page) == "3 articles"


def test_arrows_walk_the_bars_and_take_a_stretch(visit: OpenPage) -> None:
    page = visit("/timeline?source=Diary")
    taken = page.locator(".histogram output")
    page.get_by_role("link", name="1 June 2019: 1 event", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(taken).to_have_text("2019-06-02 to 2019-06-03")
    page.keyboard.press("Escape")
    expect(taken).to_be_empty()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="3 June 2019: 1 article published", exact=True)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline?source=Diary&within=1&when=2019-06-02..2019-06-03")


def test_letters_move(visit: OpenPage) -> None:
    page = visit("/search?source=Diary&sort=oldest")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("j")
    expect(page.locator("#q")).to_have_value("j")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".row.here")).to_contain_text("Diary, day 2")
    page.keyboard.press("o")
    page.wait_for_url("**/article/diary/02")
    page.keyboard.press("?")
    page.wait_for_url("**/help")


def test_letters_move_from_one_place_sought_to_the_next(visit: OpenPage) -> None:
    page = visit("/article/news/capture.txt?q=kursk+captured")
    sought = page.locator("mark.sought")
    page.keyboard.press("j")
    expect(sought.first).to_contain_class("here")
    page.keyboard.press("j")
    expect(sought.nth(1)).to_contain_class("here")
    expect(sought.first).not_to_contain_class("here")


def test_the_box_proposes_names_and_words(visit: OpenPage) -> None:
    page = visit("/")
    box = page.get_by_role("combobox", name="Search the articles")
    box.press_sequentially("volody")
    option = page.get_by_role("option", name="Volodymyr Zelensky")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Enter")
    expect(box).to_have_value('person:="Volodymyr Zelensky" ')
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("kurs")
    page.get_by_role("option", name="Kursk place").click()
    box.press_sequentially("stor")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_be_focused()
    box.fill("captured")
    box.press("Enter")
    page.wait_for_url("**/search?q=captured")


def test_proposals_have_no_barriers(visit: OpenPage, axe: str) -> None:
    page = visit("/")
    page.get_by_role("combobox").press_sequentially("kurs")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").press("ArrowDown")
    page.evaluate(axe)
    assert page.evaluate("axe.run().then((found) => found.violations.map((rule) => rule.id))") == []


def test_the_first_stop_skips_to_the_content(visit: OpenPage) -> None:
    page = visit("/search")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_filters_fold_on_a_phone_and_stand_open_on_a_desk(visit: OpenPage) -> None:
    phone = visit("/search", width=360)
    expect(phone.get_by_role("link", name="Exclude Diary")).to_be_hidden()
    phone.get_by_text("Narrow by name, source or date").click()
    expect(phone.get_by_role("link", name="Exclude Diary")).to_be_visible()
    expect(visit("/search").get_by_role("link", name="Exclude Diary")).to_be_visible()


def test_paper_shows_the_text_and_no_controls(visit: OpenPage) -> None:
    page = visit("/timeline?q=captured")
    page.emulate_media(media="print")
    expect(page.locator(".box")).to_be_hidden()
    expect(page.locator(".narrow")).to_be_hidden()
    expect(page.locator("li.event").first).to_be_visible()
