"""A batch of articles made into a segment's contents.

Tokens are numbered as they stand in the text and everything else is said of the numbers: a word is folded and stemmed
once a batch, not once an occurrence.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.analysis import RAW_TOKEN, form, stem
from search.engines import values
from search.engines.whoosh import happenings, labels
from search.engines.whoosh.contents import Contents
from search.engines.whoosh.documents import PRECISION_NUMBER, UNDATED, Documents, fingerprint
from search.engines.whoosh.grouping import Numbers, rows_of
from search.engines.whoosh.happenings import Events, Mentions
from search.engines.whoosh.labels import FIELD_NUMBER, Labels, Names, Wordings
from search.engines.whoosh.postings import Occurrences, Postings, post
from search.engines.whoosh.stored import pack
from search.engines.whoosh.strings import Blobs, encoded, packed
from search.model import Annotated, Entity, PublishedSource

_FIELD_NUMBER_OF = {id(kind): FIELD_NUMBER[field] for kind, field in values.FIELD_OF.items()}
_PUBLISHED_BY = {source: number for number, source in enumerate(PublishedSource)}


def draft(articles: Iterable[Annotated]) -> Contents:
    """The contents of a segment with these articles, whose ids differ."""
    batch = sorted(articles, key=lambda annotated: encoded(annotated.article.id))
    text, word, lengths, title_lengths = _posted(batch)
    events, event_numbers = _events(batch)
    names, wordings = _labels(batch, event_numbers)
    return Contents(_documents(batch, lengths, title_lengths), text, word, names, wordings, events, _mentions(batch))


class _Numbering(dict[str, int]):
    """Gives each new text the next number."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


def _posted(batch: Sequence[Annotated]) -> tuple[Postings, Postings, Numbers, Numbers]:
    numbering = _Numbering()
    raw = array("i")
    counts = array("i")
    for annotated in batch:
        for written in (annotated.article.title, annotated.article.text):
            before = len(raw)
            raw.extend(map(numbering.__getitem__, RAW_TOKEN.findall(written)))
            counts.append(len(raw) - before)
    read = [form(token) for token in numbering]
    token = np.frombuffer(raw, np.int32) if raw else np.empty(0, np.int32)
    part = np.repeat(np.arange(2 * len(batch)), np.frombuffer(counts, np.int32) if counts else 0)
    is_token = np.fromiter((bool(each.word) for each in read), np.bool_, len(read))[token]
    token, part = token[is_token], part[is_token]
    part_lengths = np.bincount(part, minlength=2 * len(batch))
    lengths, title_lengths = part_lengths[0::2] + part_lengths[1::2], part_lengths[0::2]
    doc = part >> 1
    position = np.arange(len(part)) - (np.cumsum(lengths) - lengths)[doc] + (part & 1)
    words = [each.word for each in read]
    also = [each.also for each in read]
    stems = [each.stem for each in read], [stem(each) if each else "" for each in also]
    text = _post(stems, token, doc, position, title_lengths, positions=True)
    word = _post((words, also), token, doc, position, title_lengths, positions=False)
    return text, word, lengths, title_lengths


def _post(
    ways: tuple[Sequence[str], Sequence[str]],
    token: NDArray[np.int32],
    doc: Numbers,
    position: Numbers,
    title_lengths: Numbers,
    *,
    positions: bool,
) -> Postings:
    terms = sorted(set(chain(*ways)) - {""})
    number = {term: place for place, term in enumerate(terms)} | {"": -1}
    first, second = (np.fromiter(map(number.__getitem__, way), np.int64, len(way)) for way in ways)
    twice = np.flatnonzero(second[token] >= 0)
    found = Occurrences(
        np.concatenate([first[token], second[token[twice]]]),
        np.concatenate([doc, doc[twice]]),
        np.concatenate([position, position[twice]]),
    )
    return post([encoded(term) for term in terms], found, title_lengths, positions=positions)


def _documents(batch: Sequence[Annotated], lengths: Numbers, title_lengths: Numbers) -> Documents:
    texts = {
        "ids": [encoded(annotated.article.id) for annotated in batch],
        "origins": [encoded(annotated.article.origin) for annotated in batch],
        "fingerprints": [encoded(annotated.fingerprint) for annotated in batch],
        "models": [encoded(annotated.model) for annotated in batch],
    }
    rows = [_column_row(annotated) for annotated in batch]
    names = ("published_start", "published_end", "published_precision", "published_by", "mentions", "unresolved")
    table = np.array(rows, np.int64).reshape(len(batch), len(names))
    columns = dict(zip(names, table.T, strict=True))
    articles = Blobs(*packed(pack(annotated) for annotated in batch))
    return Documents.of(texts, {**columns, "lengths": lengths, "title_lengths": title_lengths}, articles)


def _column_row(annotated: Annotated) -> tuple[int, ...]:
    read = len(annotated.dates), len(annotated.unresolved)
    published = annotated.article.published
    if published is None:
        return (0, 0, UNDATED, UNDATED, *read)
    period = published.period
    return (period.start, period.end, PRECISION_NUMBER[period.precision], _PUBLISHED_BY[published.source], *read)


def _events(batch: Sequence[Annotated]) -> tuple[Events, Numbers]:
    told = [(doc, index, event) for doc, annotated in enumerate(batch) for index, event in enumerate(annotated.events)]
    columns: dict[str, NDArray[Any]] = {
        "start": np.array([event.period.start for _, _, event in told], np.int64),
        "end": np.array([event.period.end for _, _, event in told], np.int64),
        "precision": np.array([PRECISION_NUMBER[event.period.precision] for _, _, event in told], np.int64),
        "doc": np.array([doc for doc, _, _ in told], np.int64),
        "index": np.array([index for _, index, _ in told], np.int64),
        "id_hash": np.array([fingerprint(encoded(event.id)) for _, _, event in told], np.uint64),
    }
    return happenings.in_order(columns, [encoded(event.id) for _, _, event in told], len(batch))


def _mentions(batch: Sequence[Annotated]) -> Mentions:
    rows = [(*days, doc) for doc, annotated in enumerate(batch) for days in values.mentioned_periods(annotated)]
    start, end, doc = np.array(rows, np.int64).reshape(len(rows), 3).T
    return Mentions.of(start, end, doc)


Label = tuple[int, str]
"""A field's number and a text; or a name's number and a wording."""

Pairs = tuple[Numbers, Numbers]
"""Things, and beside each a label's number."""


class _Labelled:
    """Which labels belong to which documents and events, as they are met."""

    def __init__(self) -> None:
        self.number: dict[Label, int] = {}
        self.docs = array("i"), array("i")
        self.events = array("i"), array("i")

    def met(self, of: int, text: str) -> int:
        """The number of a label for the time being."""
        return self.number.setdefault((of, text), len(self.number))

    def sorted(self, final_of: Numbers | None = None) -> tuple[list[labels.Label], Numbers, Pairs, Pairs]:
        """The labels in order, their final numbers, and by these the pairs of document or event and label.

        `final_of` are the final numbers of the names that they are wordings of.
        """
        firsts = range(len(values.NAME_FIELDS)) if final_of is None else final_of.tolist()
        order = sorted((firsts[of], encoded(text), number) for (of, text), number in self.number.items())
        final = np.empty(len(order), np.int64)
        final[[number for _, _, number in order]] = np.arange(len(order))
        docs, of_docs, events, of_events = (np.array(part, np.int64) for part in (*self.docs, *self.events))
        return [(of, text) for of, text, _ in order], final, (docs, final[of_docs]), (events, final[of_events])


def _labels(batch: Sequence[Annotated], event_numbers: Numbers) -> tuple[Names, Wordings]:
    names, wordings = _Labelled(), _Labelled()
    told = 0
    for doc, annotated in enumerate(batch):
        mentions = {id(entity): _numbered(entity, names, wordings) for entity in annotated.entities}
        _add(names.docs, doc, (name for name, _ in mentions.values()))
        _add(wordings.docs, doc, (wording for _, wording in mentions.values()))
        _add(names.docs, doc, (names.met(FIELD_NUMBER[of], text) for of, text in values.article_names(annotated)))
        for event in annotated.events:
            own = [mentions.get(id(each)) or _numbered(each, names, wordings) for each in event.entities]
            _add(names.events, told, (name for name, _ in own))
            _add(wordings.events, told, (wording for _, wording in own))
            told += 1
    named, final, in_doc, in_event = names.sorted()
    worded, _, of_doc, of_event = wordings.sorted(final)
    names_in_event = rows_of(event_numbers[in_event[0]], in_event[1], told)
    return (
        Names.of(Labels.of(named), rows_of(*in_doc, len(batch)), names_in_event),
        Wordings.of(
            worded,
            len(named),
            rows_of(of_doc[1], of_doc[0], len(worded)),
            rows_of(of_event[1], event_numbers[of_event[0]], len(worded)),
        ),
    )


def _numbered(entity: Entity, names: _Labelled, wordings: _Labelled) -> tuple[int, int]:
    """The numbers of a mention's name, and of its wording, for the time being."""
    name = names.met(_FIELD_NUMBER_OF[id(entity.kind)], entity.name)
    return name, wordings.met(name, entity.text)


def _add(pairs: "tuple[array[int], array[int]]", thing: int, numbers: Iterable[int]) -> None:
    for number in numbers:
        pairs[0].append(thing)
        pairs[1].append(number)
