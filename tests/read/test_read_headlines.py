"""Where the headline stands, and where the body begins."""

import json
from pathlib import Path

import pytest
from read_samples import BODY, read_file

TITLE = "Harbour Wall Collapses in Storm"
LONG = "The harbour wall at Port Ellen gave way on Tuesday night after three days of storms that nobody had foreseen"


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"{TITLE}\n\n{TITLE}\n\n {BODY}", TITLE, BODY),
        (f"{TITLE}\n{TITLE.upper()} \n{BODY}", TITLE, BODY),
        (f"{TITLE}\n\nThe Islander\n6 March 2024\n\n{TITLE}\n\n{BODY}", TITLE, BODY),
        (f"{TITLE}\n\n{BODY}", TITLE, BODY),
        (f"\n\n{TITLE}\n \n{BODY}", TITLE, BODY),
        (f"{TITLE}\n{BODY}", None, f"{TITLE}\n{BODY}"),
        (
            "He left. It was late.\n\nShe stayed.",
            "He left. It was late. She stayed.",
            "He left. It was late.\n\nShe stayed.",
        ),
        (LONG, "The harbour wall at Port Ellen gave way on Tuesday night after three days of\u2026", LONG),
        ("Storm", "Storm", "Storm"),
        ("x" * 200, "x" * 80 + "\u2026", "x" * 200),
    ],
)
def test_a_text_without_a_title_of_its_own(tmp_path: Path, text: str, title: str | None, body: str) -> None:
    article = read_file(tmp_path, "a.txt", text).article
    assert article.text[article.body :] == body
    if title:
        assert article.title == title


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"{TITLE}\n\n{BODY}", BODY),
        (f"{TITLE}\n\n{TITLE}\n\n{BODY}", BODY),
        (f"HARBOUR WALL\n  COLLAPSES IN STORM\n{BODY}", BODY),
        (f"{TITLE} and floods\n\n{BODY}", f"{TITLE} and floods\n\n{BODY}"),
        (BODY, BODY),
        (TITLE, TITLE),
    ],
)
def test_a_title_given_apart_is_not_told_twice(tmp_path: Path, text: str, body: str) -> None:
    article = read_file(tmp_path, "a.jsonl", json.dumps({"title": TITLE, "text": text})).article
    assert article.title == TITLE
    assert article.text == text
    assert article.text[article.body :] == body


def test_a_first_sentence_called_the_title_stays_in_the_body(tmp_path: Path) -> None:
    text = f"The wall fell on Monday.\n{BODY}"
    row = json.dumps({"title": "The wall fell on Monday.", "text": text})
    assert read_file(tmp_path, "a.jsonl", row).article.body == 0


def test_a_title_that_runs_on_into_the_text_ends_with_its_line(tmp_path: Path) -> None:
    text = f"{TITLE.upper()}\n  {BODY}"
    row = json.dumps({"title": f"{TITLE.upper()} {BODY[:30]}", "text": text})
    article = read_file(tmp_path, "a.jsonl", row).article
    assert article.text[article.body :] == BODY


def test_a_title_cut_off_in_mid_word_does_not_cut_the_text(tmp_path: Path) -> None:
    text = f"{TITLE} {BODY}"
    article = read_file(tmp_path, "a.jsonl", json.dumps({"title": text[:60], "text": text})).article
    assert article.body == 0


@pytest.mark.parametrize("text", [f"{TITLE}\n\n", f"\n {TITLE} \n", f"{TITLE}\n{TITLE}"])
def test_a_text_that_is_only_a_title_is_its_own_body(tmp_path: Path, text: str) -> None:
    article = read_file(tmp_path, "a.txt", text).article
    assert (article.title, article.body) == (TITLE, 0)


def test_a_title_of_pathological_length_is_cut(tmp_path: Path) -> None:
    title = "word " * 30_000
    article = read_file(tmp_path, "a.jsonl", json.dumps({"title": title, "text": title + BODY})).article
    assert article.body == 0
    assert article.text == title + BODY
    assert len(article.title) < 1_000
