"""Reading a text with a language model: words, sentences, names.

The only place that knows spaCy, and it is imported only when a model is really needed.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import ModelError
from search.extract.pieces import chunks, cut
from search.extract.tagged import Name, Tagged
from search.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

SHIPPED = Path(__file__).with_name("model")

KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORG,
    "PLACE": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "OTHER": EntityKind.OTHER,
    "MISC": EntityKind.OTHER,
    "NORP": EntityKind.OTHER,
    "EVENT": EntityKind.OTHER,
    "LAW": EntityKind.OTHER,
    "LANGUAGE": EntityKind.OTHER,
    "PRODUCT": EntityKind.OTHER,
    "WORK_OF_ART": EntityKind.OTHER,
}
"""What other models' labels mean here; labels of dates, numbers and the like are left out and dropped."""

READERS = frozenset(
    {
        *("tok2vec", "transformer", "curated_transformer"),
        *("tagger", "senter", "parser", "sentencizer"),
        *("ner", "beam_ner", "entity_ruler", "future_entity_ruler", "span_ruler"),
    }
)
"""Factories of the components of a foreign pipeline that say something we use, or that those hear."""

FEATURES = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE"})
"""What the model that ships with Dateline hears of a word."""

TOGETHER = 4
"""Texts in one matrix: with more, the matrices outgrow the processor's cache and reading slows to half."""

ABREAST = 32
"""Texts whose names are looked for word by word side by side."""

CHUNK = 200_000
"""Characters of text that are read together."""

ZONE = 2_000_000
"""Characters read before the words met on the way are let go, so that memory does not grow with the collection.

Those of the first so many stay: they are most of the words that ever come, and spaCy remembers how a word divides
only where it stays.
"""

REMEMBERED = 1 << 17
"""Words of which it remembers that, at most."""


class Tagger:
    """A language model, loaded: the one that ships with Dateline, or any spaCy pipeline installed here.

    The same texts in the same order give the same answers.
    """

    def __init__(self, model: str | None = None) -> None:
        self._language = _load(model)
        self._zone = ExitStack()
        self._room = ZONE
        self._recognizer = _taken_out(self._language)

    @property
    def name(self) -> str:
        """The model's name and version, to be kept with what it found."""
        meta = self._language.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def tag(self, texts: Iterable[str]) -> Iterator[Tagged]:
        """Read texts in their order, as they come."""
        for chunk in chunks(texts, len, CHUNK):
            yield from self._read(chunk)

    def _read(self, chunk: Sequence[str]) -> list[Tagged]:
        pieces = [(text, start, end) for text in chunk for start, end in cut(text)]
        language = self._language
        self._make_room(sum(map(len, chunk)))
        docs = list(language.pipe((text[start:end] for text, start, end in pieces), batch_size=TOGETHER))
        if self._recognizer:
            _recognize(self._recognizer, docs)
        read = [_shift(_tagged(doc), start) for doc, (_, start, _) in zip(docs, pieces, strict=True)]
        if len(pieces) == len(chunk):
            return read
        grouped = iter(read)
        return [_join([next(grouped) for _ in cut(text)]) for text in chunk]

    def _make_room(self, size: int) -> None:
        """Open a memory zone once the words that stay are met, and again whenever one is full."""
        if self._room < size:
            self._zone.close()
            self._zone.enter_context(self._language.memory_zone())
            self._room = ZONE
        self._room -= size


def _taken_out(language: Language) -> EntityRecognizer | None:
    """The component that finds names, out of the pipeline, where it stands last there and takes one step at a time."""
    name = language.pipe_names[-1]
    last: EntityRecognizer = language.get_pipe(name)
    if language.get_pipe_meta(name).factory != "ner" or last.cfg.get("beam_width", 1) != 1:
        return None
    language.disable_pipe(name)
    return last


def _recognize(recognizer: EntityRecognizer, docs: Iterable[Doc]) -> None:
    """Let it find names in many texts at once, with the steps that it takes while it is trained.

    It finds the same as by its own `pipe`, in less than half the time: that gives Python's lock away and takes it back
    a hundred times a word.
    """
    ordered = sorted((doc for doc in docs if len(doc)), key=len)  # what is left at the end of a group goes slowly
    for first in range(0, len(ordered), ABREAST):
        group = ordered[first : first + ABREAST]
        states = left = recognizer.moves.init_batch(group)
        model = recognizer.model.predict(group)
        while left:
            left = recognizer.transition_states(left, model.predict(left))
        recognizer.set_annotations(group, states)


def _tagged(doc: Doc) -> Tagged:
    """The plain facts of a document, taken out column by column."""
    if not len(doc):
        return Tagged((), (), (), (), ())
    table = doc.to_array(["IDX", "LENGTH", "TAG", "SENT_START", "IS_SPACE"])
    spaces = table[:, 4] == 1
    opens = table[:, 3] == 1
    for number in spaces.nonzero()[0].tolist():
        if doc[number].text.count("\n") > 1:
            opens[number] = True
    words = ~spaces
    starts = table[words, 0].astype(int)
    ends = starts + table[words, 1].astype(int)
    strings = doc.vocab.strings
    spelt = {key: strings[key] for key in set(table[:, 2].tolist())}
    names = (
        Name(span.start_char, span.end_char, kind) for span in doc.ents if (kind := KINDS.get(span.label_)) is not None
    )
    numbers = opens.cumsum()[words]
    first = (numbers[1:] != numbers[:-1]).nonzero()[0] + 1
    froms = [*starts[:1].tolist(), *starts[first].tolist()]
    tos = [*ends[first - 1].tolist(), *ends[-1:].tolist()]
    return Tagged(
        tuple(starts.tolist()),
        tuple(ends.tolist()),
        tuple(map(spelt.__getitem__, table[words, 2].tolist())),
        tuple(zip(froms, tos, strict=True)),
        tuple(names),
    )


def _shift(tagged: Tagged, by: int) -> Tagged:
    if not by:
        return tagged
    return Tagged(
        tuple(start + by for start in tagged.starts),
        tuple(end + by for end in tagged.ends),
        tagged.tags,
        tuple((start + by, end + by) for start, end in tagged.sentences),
        tuple(Name(name.start + by, name.end + by, name.kind) for name in tagged.names),
    )


def _join(parts: Sequence[Tagged]) -> Tagged:
    if len(parts) == 1:
        return parts[0]
    return Tagged(
        tuple(start for part in parts for start in part.starts),
        tuple(end for part in parts for end in part.ends),
        tuple(tag for part in parts for tag in part.tags),
        tuple(sentence for part in parts for sentence in part.sentences),
        tuple(name for part in parts for name in part.names),
    )


def _load(model: str | None) -> Language:
    """A pipeline with the components that matter; ModelError says what to do when there is none."""
    import spacy  # noqa: PLC0415 - heavy, and searching needs no language model

    try:
        language = spacy.load(SHIPPED if model is None else model)
    except (OSError, ImportError, ValueError) as error:
        if model is None:
            cure = "The model that ships with Dateline is missing or damaged: install Dateline again."
        else:
            cure = (
                f"No language model {model!r} could be loaded. Give the name of a spaCy pipeline that is installed "
                f"in this Python (or its folder), or leave --model out to use the one that ships with Dateline."
            )
        raise ModelError(cure) from error
    _keep_readers(language)
    if model is None:
        _keep_features(language)
    if hasattr(language.tokenizer, "max_cache_size"):
        language.tokenizer.max_cache_size = REMEMBERED
    return language


def _keep_features(language: Language) -> None:
    """Let nothing be worked out of a new word but what our model, and our reading of its findings, asks for."""
    asked = {language.vocab.strings[name] for name in FEATURES}
    ways = language.vocab.lex_attr_getters  # type: ignore[attr-defined]  # left out of spaCy's types
    for feature in ways.keys() - asked:
        del ways[feature]


def _keep_readers(language: Language) -> None:
    """Leave out what says nothing we use; one component alone, the lightest, tells where sentences begin."""
    factories = {name: language.get_pipe_meta(name).factory for name in language.component_names}
    splitters = [name for kind in ("senter", "parser", "sentencizer") for name in factories if factories[name] == kind]
    for name, factory in factories.items():
        if factory not in READERS or name in splitters[1:]:
            language.remove_pipe(name)
    if splitters and splitters[0] in language.disabled:
        language.enable_pipe(splitters[0])
    if not splitters:
        language.add_pipe("sentencizer", first=True)
