"""A Whoosh segment whose postings, columns and articles are arrays in one file."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Segment

from search.engines.whoosh.contents import Contents
from search.engines.whoosh.notes import Log
from search.engines.whoosh.sections import Sections, write_sections
from search.engines.whoosh.storage import DurableStorage


class ArraySegment(Segment):  # type: ignore[misc]  # Whoosh's classes have no types
    """What the table of contents says of a segment: its name, its size, and which of its documents are deleted."""

    EXTENSION = ".arrays"

    collation = ""
    """The name of the archive's collation file, if it has one: what the last segment says counts."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self._count = 0
        self._deleted = b""
        self.log = Log()
        """Where the archive's notes stand: what the last segment says counts."""

    @property
    def filename(self) -> str:
        """The name of its file."""
        return str(self.make_filename(self.EXTENSION))

    @property
    def deleted(self) -> NDArray[np.bool_] | None:
        """Whether each document is deleted; None while none is."""
        if not self._deleted:
            return None
        return np.unpackbits(np.frombuffer(self._deleted, np.uint8), count=self._count).astype(np.bool_)

    def delete(self, documents: NDArray[Any]) -> None:
        """Count these documents as deleted, besides those that are already."""
        mask = self.deleted
        mask = np.zeros(self._count, np.bool_) if mask is None else mask
        mask[documents] = True
        self._deleted = np.packbits(mask).tobytes() if mask.any() else b""

    def write(self, storage: DurableStorage, contents: Contents, generation: int) -> None:
        """Write the contents to the segment's file, durably but for its name in the folder."""
        self._count = len(contents.documents)
        write_sections(storage, self.filename, contents.sections(), {"generation": generation})

    def open(self, storage: DurableStorage) -> Sections:
        """Its file. Raises ArchiveError when that is damaged."""
        return Sections(storage, self.filename)

    def codec(self) -> Any:  # noqa: ANN401 - Whoosh's classes have no types
        """What lets Whoosh itself read the segment."""
        from search.engines.whoosh.codec import ArrayCodec  # noqa: PLC0415 - the engine does without it

        return ArrayCodec()

    def should_assemble(self) -> bool:
        """Not into a compound file: it is one file already."""
        return False

    def set_doc_count(self, count: int) -> None:
        """Note how many documents it has."""
        self._count = count

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones too."""
        return self._count

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        mask = self.deleted
        return 0 if mask is None else int(mask.sum())

    def deleted_docs(self) -> list[int]:
        """The numbers of the deleted ones."""
        mask = self.deleted
        return [] if mask is None else np.flatnonzero(mask).tolist()

    def is_deleted(self, number: int) -> bool:
        """Whether that document is deleted."""
        mask = self.deleted
        return mask is not None and bool(mask[number])

    def delete_document(self, number: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002 - Whoosh's signature
        """Delete a document, or take that back."""
        if delete:
            self.delete(np.array([number]))
        elif (mask := self.deleted) is not None:
            mask[number] = False
            self._deleted = np.packbits(mask).tobytes() if mask.any() else b""
