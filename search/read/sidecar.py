"""Sidecars: small files that say what the articles beside them do not.

`<file name>.meta.yaml` (or `.meta.json`) speaks of one file and is believed before the file itself; `folder.meta.yaml`
fills what is still missing for every file in its folder and below, the nearest folder first. Both know the keys
title, published, source, authors, url and language.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from search.model import PublishedSource
from search.read.columns import NAMES, Columns, plainly
from search.read.decode import decode, printable
from search.read.draft import Facts
from search.read.frontmatter import yaml_in
from search.read.outcome import Failure, Warned
from search.read.walk import FOLDER_STEM, SIDECAR_ENDINGS, why_not

_KEYS: Final = ("title", "published", "source", "authors", "url", "language")
_LARGEST: Final = 1_000_000
_CURE: Final = "write lines such as `published: 2024-12-27`"


@dataclass(frozen=True, slots=True)
class Said:
    """What the sidecars say of one file, and what is wrong with them."""

    own: Facts
    defaults: Facts
    failures: tuple[Failure, ...]
    warnings: tuple[Warned, ...]


@dataclass(slots=True)
class Sidecars:
    """The sidecars of a run; those of a folder are read once."""

    _folders: dict[Path, tuple[Path, ...]] = field(default_factory=dict)
    _read: dict[Path, tuple[Facts, tuple[Failure, ...], tuple[Warned, ...]]] = field(default_factory=dict)

    def beside(self, path: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The sidecars of a file itself, and those of its folders, nearest first."""
        own = tuple(path.with_name(path.name + ending) for ending in SIDECAR_ENDINGS)
        return tuple(name for name in own if name.is_file()), self._of_folder(path.parent)

    def _of_folder(self, folder: Path) -> tuple[Path, ...]:
        if folder not in self._folders:
            here = tuple(name for ending in SIDECAR_ENDINGS if (name := folder / f"{FOLDER_STEM}{ending}").is_file())
            above = () if folder.parent == folder else self._of_folder(folder.parent)
            self._folders[folder] = here + above
        return self._folders[folder]

    def speak_of(self, path: Path) -> Said:
        """What they say of a file."""
        own, folders = self.beside(path)
        mine = [_facts_in(name) for name in own]
        defaults = []
        for name in folders:
            if name not in self._read:
                self._read[name] = _facts_in(name)
            defaults.append(self._read[name])
        every = (*mine, *defaults)
        return Said(
            _over([facts for facts, _, _ in mine]),
            _over([facts for facts, _, _ in defaults]),
            tuple(failure for _, failures, _ in every for failure in failures),
            tuple(warned for _, _, warnings in every for warned in warnings),
        )


def _over(every: list[Facts]) -> Facts:
    facts = Facts()
    for further in every:
        facts = facts.over(further)
    return facts


def _facts_in(path: Path) -> tuple[Facts, tuple[Failure, ...], tuple[Warned, ...]]:
    origin = printable(str(path))
    try:
        with path.open("rb") as stream:
            written = decode(stream.read(_LARGEST))
        fields = json.loads(written) if path.suffix.lower() == ".json" else yaml_in(written)
    except OSError as error:
        return Facts(), (Failure(origin, *why_not(error, path)),), ()
    except (ValueError, RecursionError) as error:
        return Facts(), (Failure(origin, f"this sidecar cannot be read ({error})", _CURE),), ()
    if not isinstance(fields, dict):
        return Facts(), (Failure(origin, "this sidecar holds no keys with values", _CURE),), ()
    known = {plainly(alias): key for key in _KEYS for alias in NAMES[key]}
    unknown = [str(name) for name in fields if plainly(str(name)) not in known]
    warnings = tuple(Warned(origin, f"knows no key {name!r}; the keys are {', '.join(_KEYS)}") for name in unknown[:10])
    columns = Columns()
    values = {name: value for name, value in columns.values(fields).items() if name in _KEYS}
    return columns.facts(values, PublishedSource.SIDECAR), (), warnings
