"""The files a reader means by the paths given: folders with all that is in them, in a fixed order, each file once."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from search.read.decode import printable
from search.read.outcome import Failure, Skipped, Warned

SIDECAR_ENDINGS: Final = (".meta.yaml", ".meta.yml", ".meta.json")
FOLDER_STEM: Final = "folder"

_ABOUT = re.compile(r"(readme(\.\w+){0,2}|(licen[cs]e|copying|notice)([-.](mit|apache|bsd|gpl|cc)[\w.-]*)?(\.\w+)?)")
_NO_ARTICLES: Final = {
    "picture": "jpg jpeg png gif webp avif svg ico bmp tif tiff heic psd",
    "sound or film": "mp3 mp4 m4a wav ogg flac mov avi mkv webm",
    "font": "woff woff2 ttf otf eot",
    "program or its settings": "css scss js mjs ts map py pyc sh bat ps1 c h java rs toml ini cfg conf lock yaml yml",
    "system file": "db lnk ds_store tmp bak swp part crdownload",
}
_ENDINGS: Final = {ending: kind for kind, endings in _NO_ARTICLES.items() for ending in endings.split()}
_ARCHIVE: Final = "dateline.json"
"""What a folder holds that is itself an archive."""
_LEADS_OUT: Final = "a link that leads out of what is indexed; to read it, name what it leads to"
_SYSTEM: Final = {"thumbs.db", "desktop.ini", "makefile"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read."""

    path: Path
    origin: str
    """The file itself, as an absolute path with every link followed: the same from wherever it is asked for."""
    name: str
    """Its path below the folder that was given, for ids."""
    size: int
    """In bytes."""


def walk(paths: Iterable[Path]) -> Iterator[Found | Failure | Skipped | Warned]:
    """Every file below the paths, sorted; what is passed over or cannot be entered is named.

    A link is followed while it leads to something below one of the paths: a folder got from somebody else must not
    bring in other files of this machine.
    """
    seen: set[str] = set()
    entered: set[tuple[int, int]] = set()
    roots = sorted({Path(os.path.abspath(path)) for path in paths})  # noqa: PTH100 - resolve() would follow links
    homes = [os.path.realpath(root) for root in roots]
    for root in roots:
        waiting: list[Path | Skipped | Warned] = [_asked_for(root)]
        while waiting:
            item = waiting.pop()
            met = _meet(item, root, homes) if isinstance(item, Path) else item
            if isinstance(met, _Folder):
                if _ARCHIVE in met.names:
                    yield Skipped(printable(str(met.path)), "an archive of Dateline's own")
                elif met.place not in entered:
                    entered.add(met.place)
                    waiting.extend(reversed(list(_sort_out(met))))
            elif not isinstance(met, Found):
                yield met
            elif met.origin not in seen:
                seen.add(met.origin)
                yield met


def is_sidecar(name: str) -> bool:
    """Whether a file of that name speaks about other files."""
    return name.lower().endswith(SIDECAR_ENDINGS)


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    place: tuple[int, int]
    """Device and inode: what stays the same when links lead in a circle."""
    names: tuple[str, ...]


def _meet(path: Path, root: Path, homes: list[str]) -> Found | _Folder | Failure | Skipped:
    try:
        status = path.stat()
        if path != root and path.is_symlink() and not _below(os.path.realpath(path), homes):
            return Skipped(printable(str(path)), _LEADS_OUT)
        if stat.S_ISDIR(status.st_mode):
            names = tuple(sorted(os.listdir(path)))  # noqa: PTH208 - names are all that is needed
            return _Folder(path, (status.st_dev, status.st_ino), names)
        if not stat.S_ISREG(status.st_mode):
            return Failure(printable(str(path)), "neither a file nor a folder")
        name = path.name if path == root else path.relative_to(root).as_posix()
        return Found(path, printable(path.resolve().as_posix()), printable(name), status.st_size)
    except OSError as error:
        return Failure(printable(str(path)), *why_not(error, path))


def _below(place: str, homes: list[str]) -> bool:
    return any(place == home or place.startswith(os.path.join(home, "")) for home in homes)  # noqa: PTH118 - strings


def _asked_for(path: Path) -> Path | Skipped:
    """What is asked for by name is read, unless it can be no article: shells put every name in place of a `*`."""
    if reason := _no_article(path.name):
        return path if path.is_dir() else Skipped(printable(str(path)), reason)
    return path


def _no_article(name: str) -> str:
    """What a file of that name is instead of an article; empty when it may be one."""
    low = name.lower()
    stem, _, ending = low.rpartition(".")
    if is_sidecar(low):
        return "speaks of other files"
    return "system file" if low in _SYSTEM else _ENDINGS.get(ending, "") if stem else ""


def _sort_out(folder: _Folder) -> Iterator[Path | Skipped | Warned]:
    present = set(folder.names)
    for name in folder.names:
        if reason := _passed_over(name, present):
            yield Skipped(printable(str(folder.path / name)), reason)
        elif is_sidecar(name):
            yield from _orphan(folder.path, name, present)
        else:
            yield folder.path / name


def _passed_over(name: str, present: set[str]) -> str:
    """Why a name in a folder promises no article; empty when it may be one."""
    low = name.lower()
    if name.startswith("."):
        return "hidden"
    if _ABOUT.fullmatch(low):
        return "about the folder, such as README"
    if low.endswith("_files") and any(f"{name[:-6]}{page}" in present for page in (".html", ".htm", ".HTML")):
        return "parts of a saved web page"
    return "" if is_sidecar(low) else _no_article(low)


def _orphan(folder: Path, name: str, present: set[str]) -> Iterator[Warned]:
    """A sidecar whose file is not there is most likely misspelt."""
    described = next(name[: -len(ending)] for ending in SIDECAR_ENDINGS if name.lower().endswith(ending))
    if described != FOLDER_STEM and described not in present:
        yield Warned(printable(str(folder / name)), f"speaks of a file {described}, which is not beside it")


def why_not(error: OSError, path: Path) -> tuple[str, str]:
    """The reason and the cure of a file that the system does not hand out."""
    match error:
        case FileNotFoundError() if path.is_symlink():
            return "a link to a file that is not there", ""
        case FileNotFoundError():
            return "no such file or folder", "check the path"
        case PermissionError():
            return "may not be read (permission denied)", "change its permissions"
        case _:
            return f"cannot be opened ({error.strerror or type(error).__name__})", ""
