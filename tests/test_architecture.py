"""The architecture, held to its word: layers are checked by import-linter, the rest here."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OWN = sorted(path for folder in ("search", "web") for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
HEAVY = {"spacy", "dateparser", "trafilatura", "pypdf", "lxml", "pandas"}


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_outgrows_its_reason(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def functions(path: Path) -> Iterator[int]:
    """The length in lines of every function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = [length for path in OWN for length in functions(path)]
    assert sum(length <= LONGEST_FUNCTION for length in lengths) >= 0.95 * len(lengths)


SEARCH = """
import tempfile
from pathlib import Path
from search.archive import Archive
with tempfile.TemporaryDirectory() as folder:
    Archive.open(Path(folder) / "new", create=True)
    import sys
    for name in [name for name in sys.modules if name.startswith(("search", "filelock"))]:
        del sys.modules[name]
    from search.archive import Archive
    import search.cli.search
    Archive.open(Path(folder) / "new").search("x")
    print(*sys.modules)
"""


def test_a_search_starts_without_what_only_others_need() -> None:
    done = subprocess.run([sys.executable, "-c", SEARCH], capture_output=True, text=True, check=True, cwd=ROOT)
    names = set(done.stdout.split())
    assert "search.engines.whoosh.view" in names
    assert not names & {"search.extract", "search.read", "search.editing", "search.exports", "filelock"}


USE = """
import tempfile
from pathlib import Path
from search import Archive, overview
with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "new", create=True) as archive:
    archive.search("x"), archive.timeline("y"), overview(archive)
"""


DECIDE = """
import tempfile
from pathlib import Path
from search import Archive, Editor, EntityKind, FixDate, HideName
from search.model import Annotated, Article
with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "new", create=True) as archive:
    archive.engine.write([Annotated(Article("a", "It fell on the day."))])
    editor = Editor(archive)
    editor.decide(HideName(EntityKind.PLACE, "Rome"))
    editor.decide(FixDate(editor.aim("a", "the day"), "2024"))
    assert archive.timeline("when:2024").total == 1
    editor.undo(2)
    assert editor.standings()[1].lapsed
"""


def loaded(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after a statement."""
    report = f"{statement}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import search",
        "import web",
        "import search.ingest",
        "import search.cli.search, search.cli.timeline, search.cli.info, search.cli.export, web.command",
        USE,
        DECIDE,
    ],
)
def test_searching_and_serving_load_no_heavy_library(statement: str) -> None:
    assert not HEAVY & loaded(statement)


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("spacy", "search/extract/tagger.py search/extract/training"),
        ("dateparser", "search/extract/dates"),
        ("whoosh", "search/engines/whoosh"),
        ("flask", "web"),
        ("trafilatura", "search/read"),
        ("tqdm", "search/cli/index.py"),
    ],
)
def test_each_library_is_met_in_one_place(library: str, home: str) -> None:
    homes = [ROOT / part for part in home.split()]
    for path in OWN:
        if not any(path.is_relative_to(one) for one in homes):
            assert library not in set(imports(path)), f"{path.relative_to(ROOT)} imports {library}"


def imports(path: Path) -> Iterator[str]:
    """The top-level modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_the_web_knows_only_the_public_face() -> None:
    for path in (ROOT / "web").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("search"):
                assert node.module == "search", f"{path.relative_to(ROOT)} reaches into {node.module}"


def test_the_public_face_holds_what_it_names() -> None:
    import search  # noqa: PLC0415 - the subject of this one test

    assert all(hasattr(search, name) for name in search.__all__)
    assert list(search.__all__) == sorted(
        search.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
