"""What the browser tests ask of their browser."""

from collections.abc import Callable

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
"""Opens the page at a path, in a window of a width, dark or light, with scripts or without."""
