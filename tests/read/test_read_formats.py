"""Every format gives the same article: its words, and what is said about it."""

import gzip
import json
from pathlib import Path

import pytest
from read_samples import BODY, pdf, read_file

from search.model import PublishedSource
from search.period import Period

TITLE = "Harbour wall collapses"
DAY = Period.day(2024, 3, 6)

PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} | The Islander</title>
<link rel="canonical" href="https://islander.example/news/harbour-wall">
<meta property="article:published_time" content="2024-03-06T08:15:00+00:00">
<meta name="author" content="By Ann Lee and Bo Chan"><meta property="og:site_name" content="The Islander">
<script>var tracked = "2019-01-01";</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{TITLE}</h1><p>{BODY}</p><p>Nobody was hurt.</p></article>
<footer>Subscribe to our newsletter</footer></body></html>"""

MARKDOWN = f"""---
title: {TITLE}
date: 2024-03-06
outlet: The Islander
authors: [Ann Lee, Bo Chan]
link: https://islander.example/news/harbour-wall
lang: en
---

{BODY}

Nobody was hurt.
"""

NEWS_API = {
    "status": "ok",
    "articles": [
        {
            "source": {"id": "islander", "name": "The Islander"},
            "author": "Ann Lee, Bo Chan",
            "title": TITLE,
            "url": "https://islander.example/news/harbour-wall",
            "publishedAt": "2024-03-06T08:15:00Z",
            "content": BODY,
        }
    ],
}

ROW = {
    "Headline": TITLE,
    "BODY": BODY,
    "Published_At": "2024-03-06",
    "Publisher": "The Islander",
    "byline": "by Ann Lee and Bo Chan",
    "Link": "https://islander.example/news/harbour-wall",
}
CSV = ",".join(ROW) + "\r\n" + ",".join(f'"{value}"' for value in ROW.values()) + "\r\n"
SEMICOLONS = ";".join(ROW) + "\n" + ";".join(f'"{value}"' for value in ROW.values()) + "\n"


@pytest.mark.parametrize(
    ("name", "content", "source"),
    [
        ("a.html", PAGE, PublishedSource.METADATA),
        ("a.md", MARKDOWN, PublishedSource.FRONT_MATTER),
        ("a.txt", MARKDOWN, PublishedSource.FRONT_MATTER),
        ("a.json", json.dumps(NEWS_API), PublishedSource.FIELD),
        ("a.json", json.dumps(NEWS_API["articles"], indent=1), PublishedSource.FIELD),
        ("a.json", json.dumps(ROW, indent=1), PublishedSource.FIELD),
        ("a.jsonl", json.dumps(ROW) + "\n", PublishedSource.FIELD),
        ("a.csv", CSV, PublishedSource.FIELD),
        ("a.csv", SEMICOLONS, PublishedSource.FIELD),
        ("a.tsv", "\t".join(ROW) + "\n" + "\t".join(ROW.values()) + "\n", PublishedSource.FIELD),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_same_article_in_every_format(
    tmp_path: Path, name: str, content: str, source: PublishedSource, *, packed: bool
) -> None:
    raw = gzip.compress(content.encode()) if packed else content.encode()
    article = read_file(tmp_path, f"{name}.gz" if packed else name, raw).article
    assert article.title == TITLE
    assert BODY in article.text
    assert article.published is not None
    assert (article.published.period, article.published.source) == (DAY, source)
    assert article.source == "The Islander"
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert article.url == "https://islander.example/news/harbour-wall"
    assert article.language == "en"


def test_a_web_page_gives_the_article_without_the_page_around_it(tmp_path: Path) -> None:
    article = read_file(tmp_path, "a.html", PAGE).article
    assert "Nobody was hurt." in article.text
    for around in ("Home", "Sport", "newsletter", "tracked", "<p>"):
        assert around not in article.text
    assert article.text[article.body :].startswith("The harbour wall")
    assert "years.\n\nNobody" in article.text, "paragraphs stay apart"


def test_a_short_article_keeps_its_paragraphs(tmp_path: Path) -> None:
    page = (
        f"<html><body><h1>{TITLE}</h1><p class='byline'>By Ann Lee <time datetime='2024-03-06'>6 March</time></p>"
        "<p>The quay at Port Ellen is closed until further notice, the council said.</p><p>Ferries sail.</p>"
        "<footer>Subscribe to our newsletter</footer></body></html>"
    )
    article = read_file(tmp_path, "a.html", page).article
    assert article.text[article.body :].endswith("the council said.\n\nFerries sail.")
    assert article.published is not None


def test_structured_data_of_a_page_comes_before_its_meta_tags(tmp_path: Path) -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "islander.example"},
            {
                "@type": ["NewsArticle"],
                "headline": "Wall falls",
                "datePublished": "2024-03-05T23:30:00-05:00",
                "dateModified": "2024-04-01",
                "author": [{"@type": "Person", "name": "Cy Dee"}],
                "publisher": {"@type": "Organization", "name": "Islander Online"},
            },
        ],
    }
    page = PAGE.replace("<script>", f'<script type="application/ld+json">{json.dumps(data)}</script><script>')
    article = read_file(tmp_path, "a.html", page).article
    assert (article.title, article.source, article.authors) == ("Wall falls", "Islander Online", ("Cy Dee",))
    assert article.published is not None
    assert article.published.period == Period.day(2024, 3, 5), "the day the outlet wrote, not the day in London"


def test_a_page_that_does_not_say_when_is_undated(tmp_path: Path) -> None:
    changed = "<meta property='article:modified_time' content='2024-05-05'>"
    page = f"<html><head><title>Old</title>{changed}</head><body><p>{BODY}</p></body></html>"
    assert read_file(tmp_path, "a.html", page).article.published is None


def test_a_page_in_an_old_encoding_says_which(tmp_path: Path) -> None:
    head = "<meta charset='windows-1251'><title>Порт</title>"
    page = f"<html><head>{head}</head><body><p>Стена порта рухнула. {BODY}</p></body></html>"
    assert read_file(tmp_path, "a.html", page.encode("cp1251")).article.title == "Порт"


def test_pdf_with_a_text_layer(tmp_path: Path) -> None:
    lines = (
        "The harbour wall at Port Ellen gave way on Tues-\nday night after three days of storms and heavy\n"
        "rain. Engineers closed the quay."
    )
    info = "/Title (Harbour wall) /Author (Ann Lee) /CreationDate (D:20240306081500Z)"
    raw = pdf(lines, "Nobody was hurt.", info=info)
    article = read_file(tmp_path, "a.pdf", raw).article
    assert "gave way on Tuesday night after three days of storms and heavy rain. Engineers" in article.text
    assert "Nobody was hurt." in article.text
    assert (article.title, article.authors) == ("Harbour wall", ("Ann Lee",))
    assert article.published is None, "the day the file was made is not the day of publication"


def test_pdf_titles_that_programs_put_in_are_no_titles(tmp_path: Path) -> None:
    raw = pdf(f"Quay closed\n{BODY[:84]}", info="/Title (Microsoft Word - draft3.doc) /Author (admin)")
    article = read_file(tmp_path, "a.pdf", raw).article
    assert "Word" not in article.title
    assert article.authors == ()


def test_a_markdown_heading_is_the_title(tmp_path: Path) -> None:
    article = read_file(tmp_path, "a.md", f"# Quay *closed* #\n\n{BODY}").article
    assert article.title == "Quay *closed*"
    assert article.text[article.body :] == BODY


def test_front_matter_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    article = read_file(tmp_path, "a.md", MARKDOWN.replace("\n", "\r\n")).article
    assert article.title == TITLE
    assert article.text == f"{BODY}\n\nNobody was hurt.\n"


def test_front_matter_without_a_text_is_a_failure(tmp_path: Path) -> None:
    assert "holds no text" in read_file(tmp_path, "a.md", f"---\ntitle: {TITLE}\n---\n\n").failure


def test_lines_of_facts_above_a_text_are_read(tmp_path: Path) -> None:
    text = f"Headline: {TITLE}\r\nDate: 6 March 2024\r\nBYLINE: By Ann Lee\r\n\r\n{BODY}"
    article = read_file(tmp_path, "a.txt", text).article
    assert (article.title, article.authors, article.text) == (TITLE, ("Ann Lee",), BODY)
    assert article.published is not None
    assert (article.published.period, article.published.source) == (DAY, PublishedSource.FRONT_MATTER)


@pytest.mark.parametrize("text", [f"Source: a spring in the hills.\n\n{BODY}", f"Date: 6 March\nTime: noon\n\n{BODY}"])
def test_a_text_that_begins_with_a_colon_is_left_alone(tmp_path: Path, text: str) -> None:
    assert read_file(tmp_path, "a.txt", text).article.text == text


def test_a_rule_in_a_text_is_not_front_matter(tmp_path: Path) -> None:
    text = f"---\n\nA letter to the editor\n\n---\n\n{BODY}"
    assert read_file(tmp_path, "a.md", text).article.text == text


def test_front_matter_that_is_broken_is_reported_and_the_article_read(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.md", f"---\ntitle: [open\ndate: 2024-03-06\n---\n{BODY}")
    assert found.article.text == BODY
    assert "front matter is not valid YAML" in found.warnings[0]


def test_markup_in_a_row_becomes_paragraphs(tmp_path: Path) -> None:
    row = {"title": "Quay", "text": f"<p>{BODY}</p>\n<p>R&amp;D <b>spending</b> rose.</p><script>alert(1)</script>"}
    assert read_file(tmp_path, "a.jsonl", json.dumps(row)).article.text == f"{BODY}\n\nR&D spending rose."


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("Ann Lee, Bo Chan and Cy Dee", ("Ann Lee", "Bo Chan", "Cy Dee")),
        ("Ann Lee; Bo Chan", ("Ann Lee", "Bo Chan")),
        ("Lee, Ann", ("Lee, Ann",)),
        ("['Ann Lee', 'Bo Chan']", ("Ann Lee", "Bo Chan")),
        ([{"name": "Ann Lee"}, {"name": "Bo Chan"}], ("Ann Lee", "Bo Chan")),
        ("Reuters", ("Reuters",)),
        ('"Ann Lee"', ("Ann Lee",)),
        (None, ()),
        ("", ()),
    ],
)
def test_bylines(tmp_path: Path, byline: object, names: tuple[str, ...]) -> None:
    row = json.dumps({"text": BODY, "byline": byline})
    assert read_file(tmp_path, "a.jsonl", row).article.authors == names
