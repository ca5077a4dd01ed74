"""`dateline.json`: what made the archive in a folder, in which format, and under which name its index stands there."""

import json
import os
import re
from dataclasses import asdict, dataclass
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from search.errors import ArchiveError

NAME = "dateline.json"
FORMAT = 3
"""Of the files: how segments are laid out."""
SCHEMA = 1
"""Of what is found: how texts become tokens, and which fields there are."""

_FREE = re.compile(
    r"\.gitignore|\.gitkeep|\.DS_Store|decisions\.yaml(\.new)?|write\.(lock|pid)|dateline\.json\.new|_articles1_0\.toc.*",
    re.DOTALL,
)
"""What a folder may hold and still be empty: what users decided outlives the index, and the last are left by a process
that died while it made an archive."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The words of that file."""

    index: str
    """The name that begins the names of the index's files; a rebuilt index gets another one."""
    format: int = FORMAT
    schema: int = SCHEMA
    made_by: str = ""

    def write(self, directory: Path) -> None:
        """Put it in its place at once and durably: from then on the folder is an archive with that index."""
        facts = asdict(self)
        beside = directory / f"{NAME}.new"
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_written(facts))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(directory / NAME)


def new(index: str) -> Manifest:
    """The manifest of an index that this program writes."""
    try:
        made_by = f"dateline {version('dateline')}"
    except PackageNotFoundError:
        made_by = "dateline"
    return Manifest(index, made_by=made_by)


def read(directory: Path) -> Manifest:
    """The manifest of an archive, of whatever version. Raises ArchiveError when there is none or it is damaged."""
    path = directory / NAME
    try:
        written = path.read_bytes().decode()
        facts = json.loads(written)
        facts.pop("digest")
        found = Manifest(**facts)
    except (FileNotFoundError, NotADirectoryError):
        raise ArchiveError(_no_archive(directory)) from None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror}. Check who may read the folder.") from error
    except (ValueError, TypeError, KeyError, AttributeError, UnicodeDecodeError):
        raise ArchiveError(f"{path} is damaged. {_MEND}") from None
    if written != _written(facts):
        raise ArchiveError(f"{path} is damaged. {_MEND}")
    return found


def check(directory: Path) -> Manifest:
    """The manifest of an archive that this program can use. Raises ArchiveError otherwise."""
    found = read(directory)
    if found.format > FORMAT or found.schema > SCHEMA:
        raise ArchiveError(
            f"{directory} was written by {found.made_by}, which is newer than this program. Update Dateline to open it."
        )
    if found.format < FORMAT or found.schema < SCHEMA:
        raise ArchiveError(
            f"{directory} was written by {found.made_by} in an older format. Run `dateline rebuild` to bring it "
            "up to date; the articles need not be read again."
        )
    return found


def is_free(directory: Path) -> bool:
    """Whether an archive can be made there: no folder yet, or one with nothing in it."""
    return not directory.exists() or (
        directory.is_dir() and all(_FREE.fullmatch(each.name) for each in directory.iterdir())
    )


_MEND = "Put it back from a copy, or run `dateline rebuild`, which finds the articles without it."


def _written(facts: dict[str, str | int]) -> str:
    digest = blake2b(json.dumps(facts, sort_keys=True).encode(), digest_size=16).hexdigest()
    return json.dumps({**facts, "digest": digest}, indent=1) + "\n"


def _no_archive(directory: Path) -> str:
    if not directory.exists():
        return f"There is no archive at {directory}. Make one with `dateline index PATH`."
    if not directory.is_dir():
        return f"{directory} is a file, not an archive. Name a folder."
    if is_free(directory):
        return f"{directory} holds no archive yet. Make one with `dateline index PATH`."
    if any(each.suffix == ".toc" for each in directory.iterdir()):
        return (
            f"{directory} holds an index that Dateline did not make, or whose {NAME} is missing. "
            "Name another folder, or run `dateline rebuild` if it was Dateline's."
        )
    return f"{directory} holds other files and no archive. Name another folder."
