"""Three short articles of our own for tests of decisions, and what an archive of them holds."""

import json
from pathlib import Path

from search import Archive
from search.decisions import Place
from search.decisions.places import place_at
from search.ingest import Plan, Report, ingest
from search.model import Annotated

STORY = "The bridge at Dresden fell on Wednesday, officials said. It was built in 1971. Repairs cost 3 million."


def write_all(folder: Path) -> None:
    """The three articles."""
    folder.mkdir(exist_ok=True)
    for number in range(3):
        write(folder, number, STORY)


def write(folder: Path, number: int, text: str) -> None:
    """One article of the folder."""
    row = {"id": f"r{number}", "title": f"Report {number}", "text": f"{text} Note {number}.", "published": "2024-09-12"}
    (folder / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")


def run(archive: Archive, folder: Path) -> Report:
    """Index the folder in this process."""
    return ingest(archive, Plan((folder,)))


def kept(archive: Archive, article: str = "r0") -> Annotated:
    """An article as it is kept."""
    return archive.engine.articles([article])[article]


def place(archive: Archive, phrase: str, article: str = "r0") -> Place:
    """Where a phrase stands."""
    text = kept(archive, article).article.text
    start = text.index(phrase)
    return place_at(article, text, start, start + len(phrase))


def when(archive: Archive, article: str = "r0") -> list[str]:
    """When an article says that something happened."""
    return [event.period.edtf for event in kept(archive, article).events]
