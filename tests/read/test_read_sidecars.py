"""Sidecars say what the files beside them do not."""

import json
from pathlib import Path

import pytest
from read_samples import BODY, readings

from search.model import PublishedSource


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "islander" / "1924"
    below.mkdir(parents=True)
    (below / "wall.txt").write_text(f"A storm\n\n{BODY}")
    return tmp_path


@pytest.mark.parametrize("ending", [".meta.yaml", ".meta.yml", ".meta.json"])
def test_a_sidecar_gives_what_the_file_lacks(folder: Path, ending: str) -> None:
    said = {
        "title": "Wall gone",
        "published": "2024-03-06",
        "source": "The Islander",
        "authors": ["Ann Lee", "Bo Chan"],
        "url": "https://islander.example/wall",
        "language": "English",
    }
    (folder / "islander" / "1924" / f"wall.txt{ending}").write_text(json.dumps(said))  # JSON is YAML, too
    article = readings(folder).article
    assert (article.title, article.source, article.authors) == ("Wall gone", "The Islander", ("Ann Lee", "Bo Chan"))
    assert (article.url, article.language) == ("https://islander.example/wall", "en")
    assert article.published is not None
    assert article.published.source is PublishedSource.SIDECAR
    assert article.published.written == "2024-03-06"


def test_a_files_own_sidecar_wins_over_the_file(folder: Path) -> None:
    (folder / "a.md").write_text(f"---\ntitle: Inside\nsource: Inner\n---\n{BODY}")
    (folder / "a.md.meta.yaml").write_text("title: Beside")
    article = readings(folder / "a.md").article
    assert (article.title, article.source) == ("Beside", "Inner")


def test_a_folders_defaults_fill_gaps_and_the_nearest_counts(folder: Path) -> None:
    (folder / "folder.meta.yaml").write_text("source: Outer\nlanguage: gd\npublished: 1900")
    (folder / "islander" / "folder.meta.yaml").write_text("source: The Islander")
    (folder / "islander" / "1924" / "own.md").write_text(f"---\nsource: Own\ndate: 1924-05-06\n---\n{BODY}")
    own, wall = readings(folder).articles
    assert (own.source, wall.source) == ("Own", "The Islander")
    assert (own.language, wall.language) == ("gd", "gd")
    assert own.published is not None
    assert own.published.period.edtf == "1924-05-06"
    assert wall.published is not None
    assert wall.published.period.edtf == "1900"


def test_defaults_hold_however_the_file_is_named(folder: Path) -> None:
    (folder / "folder.meta.yaml").write_text("source: Outer")
    assert readings(folder / "islander" / "1924" / "wall.txt").article.source == "Outer"


def test_a_sidecar_speaks_of_every_row(folder: Path) -> None:
    (folder / "rows.csv").write_text("title,text\nOne,First text.\nTwo,Second text.\n")
    (folder / "rows.csv.meta.yaml").write_text("source: Rows")
    assert [article.source for article in readings(folder / "rows.csv").articles] == ["Rows", "Rows"]


@pytest.mark.parametrize("content", ["title: [open", "just words", "- a\n- list", "a: b: c", "\x00\x01", "[" * 5000])
def test_a_broken_sidecar_is_named_and_the_article_read(folder: Path, content: str) -> None:
    sidecar = folder / "islander" / "1924" / "wall.txt.meta.yaml"
    sidecar.write_text(content)
    found = readings(folder)
    assert [article.title for article in found.articles] == ["A storm"]
    assert found.failures[0].startswith(f"{sidecar}: this sidecar ")


def test_a_misspelt_key_is_named(folder: Path) -> None:
    (folder / "folder.meta.yaml").write_text("publishd: 2024-03-06\nsource: The Islander")
    found = readings(folder)
    assert found.article.source == "The Islander"
    (warning,) = found.warnings
    assert "'publishd'" in warning
    assert "title, published, source" in warning


def test_a_fault_in_a_folders_sidecar_is_told_once(folder: Path) -> None:
    (folder / "folder.meta.yaml").write_text("publishd: 2024\n")
    for number in range(3):
        (folder / f"{number}.txt").write_text(BODY)
    assert len(readings(folder).warnings) == 1


def test_a_sidecar_without_its_file_is_named(folder: Path) -> None:
    (folder / "wal.txt.meta.yaml").write_text("title: Wall")
    found = readings(folder)
    assert len(found.articles) == 1
    assert "speaks of a file wal.txt, which is not beside it" in found.warnings[0]


def test_yaml_that_multiplies_is_harmless(folder: Path) -> None:
    layers = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    (folder / "folder.meta.yaml").write_text(f"l0: &l0 [lol]\n{layers}title: *l8\nauthors: *l8\n")
    found = readings(folder)
    assert len(found.articles) == 1
    assert "too many values" in found.failures[0]
