"""Addresses that a browser may open."""

import pytest

from search import host, web_address


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https:///x", False),
        ("http://[x", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, kept: object) -> None:
    assert bool(web_address(url)) is kept


def test_whose_address_it_is() -> None:
    assert host("https://user@www.News.example:81/a?b") == "news.example"
    assert host("javascript:alert(1)") == ""
