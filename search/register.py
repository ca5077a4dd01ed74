"""What an archive already holds, so that only what is new is read, and nothing is taken for something else."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from search.engines.protocol import Kept
from search.model import Article
from search.read import FileDone, FileStamp

_PREFIX = "file "
"""Under this and its origin, the archive notes the stamp of each file read whole."""


def file_note(done: FileDone, reader: str) -> tuple[str, str]:
    """The note, key and text, that a file was read whole, with its stamp and the reader's name."""
    stamp = done.stamp
    return _PREFIX + done.origin, json.dumps([stamp.size, stamp.mtime_ns, stamp.sha, reader])


def known_files(notes: Mapping[str, str], reader: str, register: "Register") -> dict[str, FileStamp]:
    """The stamps of files that this reader has read whole and whose articles are still kept, by origin."""
    known = {}
    for key, text in notes.items():
        if key.startswith(_PREFIX) and register.articles_of(origin_of(key)):
            size, mtime_ns, sha, name = json.loads(text)
            if name == reader:
                known[origin_of(key)] = FileStamp(size, mtime_ns, sha)
    return known


def origin_of(key: str) -> str:
    """The origin of the file that a note is about."""
    return key.removeprefix(_PREFIX)


class Register:
    """The articles kept, by id and by file, and those met in this run."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._kept = {one.id: one for one in kept}
        self._files = Counter(one.origin for one in self._kept.values())
        self._paths = {
            one.origin: _path(one.id) for one in self._kept.values() if one.origin.endswith("/" + _path(one.id))
        }
        self._met: dict[str, str] = {}

    def articles_of(self, origin: str) -> int:
        """How many articles of a file are kept."""
        return self._files[origin]

    def is_new(self, article_id: str) -> bool:
        """Whether the archive held no such article before this run."""
        return article_id not in self._kept

    def holds(self, article: Article, reader: str) -> bool:
        """Whether exactly this article, of this file, is kept as this reader read it."""
        kept = self._kept.get(article.id)
        now = (article.origin, article.fingerprint, reader)
        return kept is not None and (kept.origin, kept.fingerprint, kept.model) == now

    def identified(self, article: Article) -> Article:
        """The article under an id of its own.

        An id that comes from the file's path keeps the form it got first, from whichever folder it is read now. Where
        an id is that of another file's article, as when two tables both number their rows, more of the path is put
        before it, so that neither takes the other's place.
        """
        folders = list(PurePath(article.origin).parts)
        path = _path(article.id)
        if article.origin.endswith("/" + path):
            known = self._paths.get(article.origin, path)
            article = replace(article, id=known + article.id.removeprefix(path))
            folders = folders[: -known.count("/") - 1]
        while folders and self._taken(article):
            article = replace(article, id=f"{folders.pop().strip('/')}/{article.id}")
        self._met[article.id] = article.origin
        return article

    def gone(self, roots: Iterable[Path], spared: set[str]) -> list[str]:
        """Ids of articles whose file left these folders, or who left their file.

        Of folders that are not there, and of files or folders `spared`, none.
        """
        present = [root.resolve() for root in roots if root.exists()]
        closed = tuple(f"{place}/" for place in spared | {str(Path(place).resolve()) for place in spared})
        return [
            kept.id
            for kept in self._kept.values()
            if kept.id not in self._met
            and not f"{kept.origin}/".startswith(closed)
            and any(PurePath(kept.origin).is_relative_to(root) for root in present)
        ]

    def _taken(self, article: Article) -> bool:
        owner = self._met.get(article.id)
        if owner is None and article.id in self._kept:
            owner = self._kept[article.id].origin
            if owner != article.origin and not Path(owner).exists():
                return False  # the file was moved here, or left: its article is replaced
        return owner not in {None, article.origin}


def _path(article_id: str) -> str:
    """The path in an id made of one; behind it may stand the number of a row or a part."""
    return article_id.partition("#")[0]
