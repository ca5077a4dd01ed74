"""Which files a folder means, in which order, and what they are called."""

import gzip
import random
from pathlib import Path

from read_samples import BODY, readings

from search.model import Article
from search.read import Survey, read, survey


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n\n{BODY}")


def test_folders_are_read_through_and_in_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "C.txt")
    found = readings(tmp_path)
    assert [article.id for article in found.articles] == ["C.txt", "a/b/c.txt", "a/z.txt", "b.txt"]
    assert found.articles[1].origin == (tmp_path / "a/b/c.txt").resolve().as_posix()
    assert found == readings(tmp_path)


def test_what_holds_no_article_is_skipped_and_counted(tmp_path: Path) -> None:
    skipped = (
        *(".DS_Store", ".git", ".hidden.txt", "LICENSE", "README.md", "README.de.md", "Thumbs.db", "style.css"),
        *("app.js", "photo.JPG", "page_files", "licence.txt"),
    )
    files = [f"{name}/x.txt" if name in {".git", "page_files"} else name for name in skipped]
    kept = ("license-to-fish.txt", "page.html", "readme-generation.txt", "story")
    fill(tmp_path, *files, *kept)
    found = readings(tmp_path)
    assert sorted(found.skipped) == sorted(skipped)
    assert [article.id for article in found.articles] == list(kept)


def test_a_file_asked_for_by_name_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    fill(tmp_path, "README.md", ".hidden/a.txt")
    assert len(readings(tmp_path / "README.md", tmp_path / ".hidden").articles) == 2


def test_a_star_may_stand_for_every_name(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "photo.jpg", "a.txt.meta.yaml", "folder.meta.yaml", "style.css/b.txt")
    found = readings(*tmp_path.glob("*"))
    assert [article.id for article in found.articles] == ["a.txt", "b.txt"]
    assert found.skipped == ["a.txt.meta.yaml", "folder.meta.yaml", "photo.jpg"]


def test_links_that_go_in_circles_end(tmp_path: Path) -> None:
    fill(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "again.txt").symlink_to(tmp_path / "a" / "b" / "c.txt")
    assert len(readings(tmp_path).articles) == 1


def test_links_are_followed_within_what_is_indexed_and_no_further(tmp_path: Path) -> None:
    fill(tmp_path, "given/a.txt", "other/b.txt", "private/secret.txt", "givenness/c.txt")
    links = {"to-b.txt": "other/b.txt", "out.txt": "private/secret.txt", "out": "private", "near": "givenness"}
    for name, target in links.items():
        (tmp_path / "given" / name).symlink_to(tmp_path / target)
    alone = readings(tmp_path / "given")
    assert [article.id for article in alone.articles] == ["a.txt"]
    assert alone.skipped == ["near", "out", "out.txt", "to-b.txt"]
    both = readings(tmp_path / "given", tmp_path / "other")
    assert [article.id for article in both.articles] == ["a.txt", "to-b.txt"]
    assert len(readings(tmp_path / "given" / "out.txt").articles) == 1


def test_overlapping_paths_give_each_article_once(tmp_path: Path) -> None:
    fill(tmp_path, "a/x.txt", "y.txt")
    found = readings(tmp_path / "a", tmp_path, tmp_path / "a" / "x.txt")
    assert [article.id for article in found.articles] == ["a/x.txt", "y.txt"]


def test_a_name_in_two_folders_given_apart_comes_twice_from_two_origins(tmp_path: Path) -> None:
    fill(tmp_path, "2019/x.txt", "2020/x.txt")
    found = readings(tmp_path / "2019", tmp_path / "2020")
    assert [article.id for article in found.articles] == ["x.txt", "x.txt"]
    assert len({article.origin for article in found.articles}) == 2


def test_folders_nested_deeply(tmp_path: Path) -> None:
    fill(tmp_path, "/".join("abcdefgh" * 40) + "/x.txt")
    assert len(readings(tmp_path).articles) == 1


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert readings(tmp_path) == []


def test_what_is_surveyed_is_what_is_told_of_while_reading(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.html", "c/d.md")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    rows = "".join(f'{{"text": "{random.Random(number).randbytes(40).hex()}"}}\n' for number in range(4_000))
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(rows.encode()))
    told: list[int] = []
    stream = read([tmp_path], watch=told.append)
    last = next(item.id for item in stream if isinstance(item, Article) and item.id == "rows.jsonl.gz#1000")
    before = sum(told)
    rest = list(stream)
    size = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert last
    assert rest
    assert before < sum(told) == size
    assert survey([tmp_path]) == Survey(6, size)
    assert all(count > 0 for count in told)
