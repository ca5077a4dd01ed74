"""When an article was published, who says so, and in which order they are believed."""

import json
from pathlib import Path

import pytest
from read_samples import BODY, read_file, readings

from search.model import Article, PublishedSource


def dated(article: Article) -> tuple[str, PublishedSource] | None:
    said = article.published
    return (said.period.edtf, said.source) if said else None


def test_the_most_trusted_source_is_believed_first(tmp_path: Path) -> None:
    url = "https://islander.example/2024/03/04/wall"
    front = f"---\ndate: 2024-03-03\nurl: {url}\n---\n"
    text = f"PORT ELLEN, March 6, 2024 (Islander) - {BODY}"
    path = tmp_path / "2024-03-05 wall.md"
    sidecar = tmp_path / f"{path.name}.meta.yaml"
    defaults = tmp_path / "folder.meta.yaml"

    sidecar.write_text("published: 2024-03-01")
    defaults.write_text("published: 2024-03-02")
    path.write_text(front + text)
    assert dated(readings(path).article) == ("2024-03-01", PublishedSource.SIDECAR)
    sidecar.unlink()
    assert dated(readings(path).article) == ("2024-03-03", PublishedSource.FRONT_MATTER)
    path.write_text(front.replace("date: 2024-03-03\n", "") + text)
    assert dated(readings(path).article) == ("2024-03-02", PublishedSource.SIDECAR)
    defaults.unlink()
    assert dated(readings(path).article) == ("2024-03-04", PublishedSource.URL)
    path.write_text(text)
    assert dated(readings(path).article) == ("2024-03-05", PublishedSource.FILE_NAME)
    plain = path.rename(tmp_path / "wall.md")
    assert dated(readings(plain).article) == ("2024-03-06", PublishedSource.DATELINE)
    plain.write_text(BODY)
    assert dated(readings(plain).article) is None, "not the time at which the file was written"


def test_what_was_written_is_kept(tmp_path: Path) -> None:
    row = {"text": BODY, "published": " Wed, 06 Mar 2024 08:15:00 GMT "}
    article = read_file(tmp_path, "a.jsonl", json.dumps(row)).article
    assert article.published is not None
    assert article.published.written == "Wed, 06 Mar 2024 08:15:00 GMT"
    assert article.published.period.edtf == "2024-03-06"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        (1709712900, "2024-03-06"),
        ("1709712900000", "2024-03-06"),
        ("March 2024", "2024-03"),
        (2024, "2024"),
        (20240306, "2024-03-06"),
    ],
)
def test_dates_of_every_shape_at_their_own_precision(tmp_path: Path, written: object, edtf: str) -> None:
    article = read_file(tmp_path, "a.jsonl", json.dumps({"text": BODY, "date": written})).article
    assert dated(article) == (edtf, PublishedSource.FIELD)


@pytest.mark.parametrize(("telling", "edtf"), [("27/12/2018", "2018-04-03"), ("12/27/2018", "2018-03-04")])
def test_a_collection_tells_the_order_of_its_own_dates(tmp_path: Path, telling: str, edtf: str) -> None:
    rows = f"date,text\n03/04/2018,{BODY}\n{telling},Another text.\n"
    first, _ = read_file(tmp_path, "a.csv", rows).articles
    assert dated(first) == (edtf, PublishedSource.FIELD)


def test_each_outlet_of_a_collection_has_its_own_order(tmp_path: Path) -> None:
    rows = (
        f"date,source,text\n27/12/2018,Islander,{BODY}\n12/27/2018,Courier,Another text.\n"
        "03/04/2018,Islander,A third text.\n03/04/2018,Courier,A fourth text.\n03/04/2018,Herald,A fifth text.\n"
    )
    articles = read_file(tmp_path, "a.csv", rows).articles
    assert [article.day_first for article in articles] == [True, False, True, False, None]
    field = PublishedSource.FIELD
    assert [dated(article) for article in articles[2:4]] == [("2018-04-03", field), ("2018-03-04", field)]


def test_the_name_of_a_collection_does_not_date_its_rows(tmp_path: Path) -> None:
    assert read_file(tmp_path, "2024-12-27.jsonl", json.dumps({"text": BODY})).article.published is None


def test_a_date_that_is_none_gives_way_to_the_next(tmp_path: Path) -> None:
    row = {"text": BODY, "date": "recently", "url": "https://islander.example/2024/03/06/wall"}
    found = read_file(tmp_path, "a.jsonl", json.dumps(row))
    assert dated(found.article) == ("2024-03-06", PublishedSource.URL)
    assert "'recently' (field)" in found.warnings[0]
