"""`decisions.yaml`: what users decided, beside the articles of an archive.

The file only grows. An undone decision stays in it, and its undoing is written behind it: so the trail of who changed
what is kept, a number never means two things, and whatever was written by hand, comments too, stays as it is. What
cannot be read is named with its line and passed over. To be written to by the holder of the archive's lock alone.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from search.decisions import Decision, article_of, in_force, written

NAME = "decisions.yaml"
_HEAD = b"""\
# What users of this archive decided. It may be edited by hand; a later decision wins over an earlier one.
# To undo one, `dateline corrections undo NUMBER`, or delete its block. Numbers are never given again.
"""
_BLOCK = re.compile(rb"-(\s|$)")
_BREAKS = "\n\r\x85\u2028\u2029"
"""Where YAML breaks lines."""
_TEXT = "tag:yaml.org,2002:str"
_GOES_ON = re.compile(rb"\s|#")
_BETWEEN = re.compile(rb"\s*(#.*)?|---\s*")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a ledger holds."""

    decisions: tuple[Decision, ...] = ()
    """All of them, undone ones and undoings too, by number."""
    problems: tuple[str, ...] = ()
    """What was passed over, a line each naming the place and the reason."""
    digest: str = ""
    """A hash of the file, by which one knows whether all of it was applied."""

    @property
    def in_force(self) -> tuple[Decision, ...]:
        """The decisions that hold."""
        return in_force(self.decisions)

    @property
    def by_article(self) -> dict[str, list[Decision]]:
        """The decisions that hold about articles, by the article."""
        found: dict[str, list[Decision]] = {}
        for decision in self.in_force:
            if (article := article_of(decision.what)) is not None:
                found.setdefault(article, []).append(decision)
        return found

    @property
    def last(self) -> int:
        """The highest number given."""
        return max((decision.number for decision in self.decisions), default=0)


class Ledger:
    """The decisions kept in a file; without a path, in memory."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._held = b""

    def read(self) -> Decided:
        """Everything decided so far; nothing where there is no file. Raises OSError."""
        content = self._content()
        decisions: dict[int, Decision] = {}
        problems = []
        for line, block in _blocks(content):
            try:
                decision = _parsed(block)
                if decision.number in decisions:
                    raise ValueError(f"the number {decision.number} was given before")  # noqa: TRY301 - named like the others
                decisions[decision.number] = decision
            except ValueError as error:
                problems.append(f"{self._path or NAME}, line {line}: passed over, {error}.")
        ordered = tuple(decisions[number] for number in sorted(decisions))
        return Decided(ordered, tuple(problems), blake2b(content, digest_size=16).hexdigest() if content else "")

    def append(self, coming: Iterable[Decision], *, after: int = 0) -> tuple[Decision, ...]:
        """Keep decisions, durably and all at once, numbered anew: beyond `after` and all numbers in the file.

        Raises OSError, and ValueError for what could not be read back; then the file is as it was.
        """
        first = max(after, self.read().last) + 1
        made_now = tuple(replace(each, number=first + place) for place, each in enumerate(coming))
        blocks = b"".join(_block(decision) for decision in made_now)
        held = self._content() or _HEAD
        self._replace(held + (b"" if held.endswith(b"\n") else b"\n") + blocks)
        return made_now

    def _content(self) -> bytes:
        if self._path is None:
            return self._held
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""

    def _replace(self, content: bytes) -> None:
        if self._path is None:
            self._held = content
            return
        beside = self._path.with_name(f"{self._path.name}.new")
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
        with suppress(PermissionError):  # Windows settles a folder by itself
            folder = os.open(self._path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _blocks(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The blocks of a file, each with the number of its first line; a line outside of any is a block by itself."""
    block: list[bytes] = []
    first = 0
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True), 1):
        begins = _BLOCK.match(line)
        if block and (begins or not _GOES_ON.match(line)):
            yield first, b"".join(block)
            block = []
        if block:
            block.append(line)
        elif begins:
            block, first = [line], number
        elif not _BETWEEN.fullmatch(line.rstrip(b"\r\n")):
            yield number, line
    if block:
        yield first, b"".join(block)


@lru_cache(maxsize=20_000)
def _parsed(block: bytes) -> Decision:
    import yaml  # noqa: PLC0415 - most archives have no decisions

    try:
        rows = yaml.load(block.decode(), yaml.BaseLoader)  # noqa: S506 - the base loader makes texts, lists, mappings
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ValueError(f"it is no YAML ({' '.join(str(error).split())})") from None
    return written.read(rows[0] if isinstance(rows, list) and len(rows) == 1 else None)


def _block(decision: Decision) -> bytes:
    """A decision as a block, its texts in quotes only where they must be. Raises ValueError if it cannot be read."""
    from yaml import dump  # noqa: PLC0415 - as above

    row = written.write(decision)
    text = dump([row], Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=sys.maxsize, line_break="\n")
    block = text.encode()
    if _parsed(block) != decision:
        raise ValueError(f"{row['decision']}: {text!r} cannot be read back")
    return bytes(block)


@cache
def _dumper() -> type:
    from yaml import BaseDumper, MappingNode, Node, ScalarNode  # noqa: PLC0415 - as above

    class Dumper(BaseDumper):
        """Writes texts and numbers plainly: 2024-12-20 is a text here, as to the loader."""

    def scalar(dumper: Dumper, value: str | int) -> ScalarNode:
        text = str(value)
        quoted = any(char in _BREAKS or not char.isprintable() for char in text)
        return dumper.represent_scalar(_TEXT, text, style='"' if quoted else None)

    def mapping(dumper: Dumper, value: written.Row) -> MappingNode:
        return dumper.represent_mapping("tag:yaml.org,2002:map", value)

    def sequence(dumper: Dumper, value: list[object]) -> Node:
        return dumper.represent_sequence("tag:yaml.org,2002:seq", value)

    Dumper.add_representer(str, scalar)
    Dumper.add_representer(int, scalar)
    Dumper.add_representer(dict, mapping)
    Dumper.add_representer(list, sequence)
    return Dumper
