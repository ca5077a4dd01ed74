"""Our segments for Whoosh's own readers: its searchers see stems, words and names in them as in any index.

The engine itself reads the arrays; this is the public way into an archive for programs that know Whoosh. Reading only:
segments are written whole, by `commit`, as the `ArraySegment`s that these readers are given.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec.base import Codec, PerDocumentReader, Segment, TermsReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from search.engines.values import NAME_FIELDS
from search.engines.whoosh import stored
from search.engines.whoosh.contents import Contents
from search.engines.whoosh.documents import Documents
from search.engines.whoosh.grouping import numbers
from search.engines.whoosh.storage import DurableStorage
from search.fields import Field

_TEXT_FIELDS = ("text", "word")


class ArrayCodec(Codec):  # type: ignore[misc]  # Whoosh's classes have no types
    """Reads segments whose files are `sections`."""

    def per_document_reader(self, storage: DurableStorage, segment: Segment) -> "ArrayDocumentReader":
        """A segment's documents."""
        return ArrayDocumentReader(storage, segment)

    def terms_reader(self, storage: DurableStorage, segment: Segment) -> "ArrayTermsReader":
        """A segment's terms."""
        return ArrayTermsReader(storage, segment)


class ArrayDocumentReader(PerDocumentReader):  # type: ignore[misc]  # Whoosh's classes have no types
    """Lengths and stored fields: the id, and the article as it was put in."""

    def __init__(self, storage: DurableStorage, segment: Segment) -> None:
        self._segment = segment
        self._documents = Documents.read(segment.open(storage))

    def doc_count(self) -> int:
        """How many documents are not deleted."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """How many documents there are, deleted ones too."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Whether any is deleted."""
        return self._segment.deleted is not None

    def is_deleted(self, number: int) -> bool:
        """Whether that one is deleted."""
        return bool(self._segment.is_deleted(number))

    def deleted_docs(self) -> list[int]:
        """Those deleted."""
        return list(self._segment.deleted_docs())

    def doc_field_length(self, number: int, fieldname: str, default: int = 0) -> int:
        """The tokens of a document's title and text."""
        return int(self._documents.columns["lengths"][number]) if fieldname in _TEXT_FIELDS else default

    def field_length(self, fieldname: str) -> int:
        """The tokens of all documents."""
        return int(numbers(self._documents.columns["lengths"]).sum()) if fieldname in _TEXT_FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """The tokens of the shortest."""
        return int(self._documents.columns["lengths"].min(initial=0)) if fieldname in _TEXT_FIELDS else 0

    def max_field_length(self, fieldname: str) -> int:
        """The tokens of the longest."""
        return int(self._documents.columns["lengths"].max(initial=0)) if fieldname in _TEXT_FIELDS else 0

    def stored_fields(self, number: int) -> dict[str, Any]:
        """The id of a document, and its article."""
        return {"id": self._documents.ids[number], "article": stored.unpack(self._documents.articles[number])}


class ArrayTermsReader(TermsReader):  # type: ignore[misc]  # Whoosh's classes have no types
    """The terms of a segment: stems in `text`, folded words in `word`, ids, and names in their fields."""

    def __init__(self, storage: DurableStorage, segment: Segment) -> None:
        self._contents = Contents.read(segment.open(storage))

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._postings(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return ["id", *_TEXT_FIELDS, *(field.value for field in NAME_FIELDS)]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every field and term, in order."""
        for name in sorted(self.indexed_field_names()):
            yield from ((name, term) for term in self._terms(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from that one on."""
        return ((fieldname, term) for term in self._terms(fieldname) if term >= prefix)

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """Every field and term with what there is to know of it."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """The same from a term on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:  # noqa: ANN401 - Whoosh's classes have no types
        """How often a term stands where. Raises KeyError, as all of this class."""
        docs, times = self._found(fieldname, text)
        lengths = numbers(self._contents.documents.columns["lengths"])[docs]
        return TermInfo(
            weight=float(times.sum()),
            df=len(docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(times.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term stands in the segment."""
        return float(self._found(fieldname, text)[1].sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have it."""
        return len(self._found(fieldname, text)[0])

    def matcher(self, fieldname: str, text: bytes, format_: object, scorer: object = None) -> Any:  # noqa: ANN401 - Whoosh's classes have no types
        """Its documents one by one."""
        docs, times = self._found(fieldname, text)
        return ListMatcher(
            docs.tolist(),
            times.astype(np.float64).tolist(),
            [b""] * len(docs),
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _terms(self, fieldname: str) -> Iterator[bytes]:
        if fieldname in _TEXT_FIELDS:
            return iter(getattr(self._contents, fieldname).terms.blobs)
        if fieldname == "id":
            return iter(self._contents.documents.ids.blobs)
        labels = self._contents.names.labels
        return (labels.texts.blobs[number] for number in range(*labels.within(Field(fieldname))))

    def _found(self, fieldname: str, text: bytes) -> tuple[Any, Any]:
        postings = self._postings(fieldname, text)
        if postings is None:
            raise KeyError(f"no term {fieldname}:{text!r}")
        return postings

    def _postings(self, fieldname: str, text: bytes) -> tuple[Any, Any] | None:
        """The documents of a term, and how often it stands in each."""
        term = text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else text
        if fieldname in _TEXT_FIELDS:
            postings = getattr(self._contents, fieldname)
            number = postings.terms.number(term)
            if number is None:
                return None
            stretch = postings.stretch(number)
            return postings.docs[stretch], postings.times[stretch]
        if fieldname == "id":
            doc = self._contents.documents.ids.number(term)
            return None if doc is None else (np.array([doc]), np.ones(1))
        names = self._contents.names
        name = names.labels.number(Field(fieldname), term)
        return None if name is None else (names.docs[name], np.ones(len(names.docs[name])))
