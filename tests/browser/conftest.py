"""A real browser before a real server, both on this machine."""

import importlib.util
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import waitress
from chromium import OpenPage
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "web"))  # where the newsroom is

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

PATIENCE = 30_000
"""Milliseconds until something that does not appear is missing, on a machine with much else to do."""
HERE = "http://127.0.0.1:"


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Where the pages of an application answer."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"{HERE}{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the newsroom's archive is served."""
    import newsroom  # noqa: PLC0415 - found on the path that this file extends

    with served(newsroom.app()) as at:
        yield at


@pytest.fixture(scope="session")
def empty_address() -> Iterator[str]:
    """Where an archive without articles is served."""
    import newsroom  # noqa: PLC0415 - the same

    with served(newsroom.empty_app()) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; nothing is downloaded."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: install the package chromium to run the browser tests")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Opens a page in a window of its own; at the end nothing may have gone wrong in any of them."""
    troubles: list[str] = []
    contexts = []

    def visit(path: str, *, width: int = 1280, dark: bool = False, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            base_url=address,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text) if _is_trouble(said) else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(HERE) else troubles.append(sent.url))
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The checker's own script."""
    package = importlib.util.find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def _is_trouble(said: ConsoleMessage) -> bool:
    """Whether the browser complains, but for a page that is meant to be missing."""
    meant = said.location.get("url", "").endswith("/nope")
    return said.type in {"error", "warning"} and not meant
