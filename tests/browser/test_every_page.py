"""What holds of every page: it fits a phone, and axe-core finds nothing."""

import pytest
from chromium import OpenPage
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/search?q=captured&not_source=Diary",
    "/search?q=zzzz&person=Nobody&when=1200",
    "/timeline",
    "/timeline?q=zelensky&limit=2&when=2024-12-01..2025",
    "/timeline?q=captured&when=2024&published_from=nonsense",
    "/article/news/capture.txt",
    "/article/news/capture.txt?q=zelensky+captured+zzzz",
    "/article/bridge.json",
    "/article?id=a/../b",
    "/article/in/%3Cscript%3Ealert(1)%3C/script%3E%3Fa=%22b%22&c='d'%23e%25" + "41.txt",
    "/entity?kind=PLACE&name=Kursk",
    "/entity?name=Kursk&with=Utrecht",
    "/timeline?key=5",
    "/compare?q=captured&with=bridge",
    "/compare?q=captured&with=bridge&mixed=1",
    "/export?source=Courier",
    "/review",
    "/nope",
    "/help",
)
EVENT = "the page of the first event on the timeline"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_off_a_narrow_screen(visit: OpenPage, path: str) -> None:
    page = visit(path, width=320)
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1]


@pytest.mark.parametrize("path", [*PAGES, EVENT])
def test_no_barriers(visit: OpenPage, axe: str, path: str) -> None:
    page = visit(path if path != EVENT else "/timeline")
    if path == EVENT:
        page.goto(page.locator("a[href^='/event/']").first.get_attribute("href") or "")
    assert barriers(page, axe) == []


@pytest.mark.parametrize("path", ["/", "/search", "/timeline", "/export", "/review"])
def test_no_barriers_in_an_empty_archive(visit: OpenPage, axe: str, empty_address: str, path: str) -> None:
    assert barriers(visit(empty_address + path), axe) == []


def barriers(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    """What axe-core finds with everything unfolded, in light and in dark."""
    page.evaluate("document.querySelectorAll('.folds details').forEach((fold) => { fold.open = true; })")
    page.evaluate(axe)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate("axe.run()")["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
