"""Files that are broken, mislabelled or meant to do harm: each is named, nothing else is lost, nothing is raised."""

import gzip
import json
import os
import random
from pathlib import Path

import pytest
from read_samples import BODY, Readings, pdf, read_file, readings

from search.read import FileDone, read


def noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.json", "a.jsonl", "a.csv", "a.html", "a.md", "a.pdf", "a.txt.gz"])
@pytest.mark.parametrize("size", [500, 200_000])
def test_random_bytes_are_no_article(tmp_path: Path, name: str, size: int) -> None:
    assert "not a kind of file Dateline reads" in read_file(tmp_path, name, noise(size, size)).failure


@pytest.mark.parametrize("seed", range(40))
def test_no_bytes_raise(tmp_path: Path, seed: int) -> None:
    starts = [
        b"",
        b"%PDF-1.4\n",
        b"\x1f\x8b\x08\x00",
        b'{"a": ',
        b"[{",
        b"<html><p>",
        b"---\n",
        b'text,title\n"',
        b"\xff\xfe",
    ]
    random_bytes = noise(seed, 300 + seed * 50)
    content = starts[seed % len(starts)] + random_bytes.translate(None, bytes(range(seed % 32)))
    found = read_file(tmp_path, f"a{['.txt', '.csv', '.json', '.html', '.pdf'][seed % 5]}", content)
    assert found


@pytest.mark.parametrize("content", ["", " \n\t\r\n", "\ufeff", "\0\0\0\0"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.html", "a.pdf", "a.csv"])
def test_an_empty_file_is_named(tmp_path: Path, name: str, content: str) -> None:
    assert read_file(tmp_path, name, content).failure.endswith(": empty")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.txt", f"<!DOCTYPE html><html><body><article><p>{BODY}</p></article></body></html>"),
        ("text.html", BODY),
        ("text.csv.txt", BODY),
        ("lines.json", f'{{"text": "{BODY}"}}\n{{"text": "{BODY}"}}\n'),
        ("document.jsonl", json.dumps({"text": BODY}, indent=2)),
        ("list.jsonl", json.dumps([{"text": BODY}])),
        ("object.txt", json.dumps({"text": BODY})),
        ("print.txt", pdf("\n".join(BODY.split(". ")))),
        ("packed.txt", gzip.compress(BODY.encode())),
        ("packed.json", gzip.compress(json.dumps({"text": BODY}).encode())),
        ("notpacked.txt.gz", BODY),
        ("text.pdf", BODY),
        ("text", BODY),
        ("text.xyz", BODY),
    ],
)
def test_a_wrong_ending_does_not_matter(tmp_path: Path, name: str, content: str | bytes) -> None:
    found = read_file(tmp_path, name, content)
    assert not found.failures
    assert "gave way on Tuesday night" in found.articles[0].text


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04" + noise(1, 100), "a ZIP archive or an office document"),
        (b"{\\rtf1 text}", "a rich text document"),
        (b"BZh9" + noise(2, 100), "packed with bzip2"),
        (gzip.compress(gzip.compress(BODY.encode())), "packed twice"),
        (b'<?xml version="1.0"?><!DOCTYPE nitf><nitf><body>x</body></nitf>', "XML (nitf)"),
    ],
)
def test_other_kinds_of_file_are_named_with_their_cure(tmp_path: Path, content: bytes, what: str) -> None:
    failure = read_file(tmp_path, "a.txt", content).failure
    assert what in failure
    assert failure.rstrip().endswith("first")


def test_prose_that_begins_with_a_bracket_is_prose(tmp_path: Path) -> None:
    text = f"[Editor's note: corrected.]\n\n{BODY}"
    assert "".join(article.text for article in read_file(tmp_path, "a.txt", text).articles) == text


LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >> /ID [<00> <00>]"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (pdf("", ""), "no text layer; run OCR over it first"),
        (pdf("Text of a page")[:200], "a damaged PDF"),
        (pdf("Locked", trailer=LOCK), "locked with a password"),
        (b"%PDF-1.7\n" + noise(3, 5000), "a damaged PDF"),
    ],
)
def test_a_pdf_that_gives_no_text_says_why(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert reason in read_file(tmp_path, "a.pdf", raw).failure


def test_a_large_text_is_read_whole(tmp_path: Path) -> None:
    text = "\n\n".join(f"{number}. {BODY}" for number in range(20_000))
    assert len(text) > 4_900_000
    assert "".join(article.text for article in read_file(tmp_path, "a.txt", text).articles) == text


def test_a_packed_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.read.content.LARGEST", 1_000_000)
    found = read_file(tmp_path, "a.txt.gz", gzip.compress(b"word " * 1_000_000))
    assert "more than 1 MB as a single article" in found.failure


def test_a_line_of_a_bomb_costs_that_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("content", "jsonlines"):
        monkeypatch.setattr(f"search.read.{module}.LONGEST_LINE", 1_000)
    rows = "\n".join(json.dumps({"text": word}) for word in ("before", "x" * 5_000, "after"))
    found = read_file(tmp_path, "a.jsonl", rows)
    assert [article.text for article in found.articles] == ["before", "after"]
    assert "line 2: longer than" in found.failures[0]


def test_control_characters_in_a_page_are_spaces(tmp_path: Path) -> None:
    page = f"<html><body><p>A&#1;B&#x0B;C\x0eD&#0;E&#65;F&#xD800;G</p><p>{BODY}</p></body></html>"
    assert "A B C D EAF" in read_file(tmp_path, "a.html", page).article.text


def test_markup_in_names_and_titles_is_kept_as_it_is(tmp_path: Path) -> None:
    name = "<script>alert(1)<%2Fscript>.jsonl"
    row = {"title": "<script>alert(1)</script>", "text": BODY, "source": "<b>x</b>"}
    article = read_file(tmp_path, name, json.dumps(row)).article
    assert (article.title, article.source, article.text) == (row["title"], row["source"], BODY)
    assert article.id == f"{name}#1"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "nonsense"])
def test_an_address_that_no_browser_should_open_is_left_out_and_named(tmp_path: Path, url: str) -> None:
    found = read_file(tmp_path, "a.jsonl", json.dumps({"text": BODY, "url": url}))
    assert found.article.url == ""
    assert url in found.warnings[0]


def test_a_page_nested_beyond_measure_is_read_or_named(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 50_000 + f"<p>{BODY}</p>" + "</div>" * 50_000 + "</body></html>"
    found = read_file(tmp_path, "a.html", page)
    assert len(found.articles) + len(found.failures) == 1


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01", "99999-01-01", "foo", "2024-02-31", "-5", "{}"])
def test_an_impossible_date_is_named_and_the_article_read_undated(tmp_path: Path, value: str) -> None:
    found = read_file(tmp_path, "a.jsonl", json.dumps({"text": BODY, "published": value}))
    assert found.article.published is None
    assert value in found.warnings[0]
    assert "line 1" in found.warnings[0]


def test_characters_that_break_pages_are_replaced(tmp_path: Path) -> None:
    row = '{"text": "A\\u0000B\\u001b[31mC\\ud800D\\r\\nE\\u2028F", "title": "one\\ntwo\\u0007"}'
    article = read_file(tmp_path, "a.jsonl", row).article
    assert article.text == "A B [31mC\ufffdD\nE\nF"
    assert article.title == "one two"
    article.text.encode()


@pytest.mark.parametrize("name", ["ä ö.txt", "new\nline.txt", "tab\t'\".txt", "-rf.txt", "\u202egnp.txt", "%2e%2e.txt"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    article = read_file(tmp_path, name, BODY).article
    assert article.text == BODY
    assert article.id.isprintable()
    assert article.origin.isprintable()


def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(BODY)
    article = readings(tmp_path).article
    assert article.id == "caf\\udce9.txt"


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    os.mkfifo(tmp_path / "d.txt")
    (tmp_path / "e.txt").write_text(BODY)
    found = readings(tmp_path, tmp_path / "missing.txt")
    assert [article.id for article in found.articles] == ["e.txt"]
    reasons = dict(failure.rsplit("/", 1)[1].split(": ", 1) for failure in found.failures)
    assert reasons["b.txt"] == "a link to a file that is not there"
    assert reasons["d.txt"] == "neither a file nor a folder"
    assert "no such file" in reasons["missing.txt"]
    assert set(reasons) == {"b.txt", "c.txt", "d.txt", "missing.txt"}


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("search.read.stamp.Stamping.of", refuse)
    assert "permission denied" in read_file(tmp_path, "a.txt", BODY).failure


def test_a_file_that_vanishes_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(BODY)
    stream = read([tmp_path])
    found = Readings([next(stream)])
    (tmp_path / "b.txt").unlink()
    found.extend(stream)
    assert [article.id for article in found.articles] == ["a.txt", "c.txt"]
    assert "b.txt: no such file" in found.failures[0]


def test_a_file_that_changes_meanwhile_is_read_again_next_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"{number} {BODY}"}) + "\n" for number in range(300)))
    stream = read([path])
    found = Readings([next(stream)])
    with path.open("a") as more:
        more.write(json.dumps({"text": BODY}) + "\n")
    found.extend(stream)
    assert not found.of(FileDone)
    assert "changed while it was read" in found.warnings[-1]


def test_whatever_a_format_raises_ends_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr("search.read.tree.tree_of", fail)
    monkeypatch.setattr("search.read.webpage.tree_of", fail)
    (tmp_path / "a.html").write_text(f"<html><body>{BODY}</body></html>")
    (tmp_path / "b.txt").write_text(BODY)
    found = readings(tmp_path)
    assert [article.id for article in found.articles] == ["b.txt"]
    assert "unforeseen" in found.failures[0]
