"""Marked texts as spaCy reads them in training."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from search.extract.training.marked import Marked
from search.extract.training.treebank import Parsed

SHORT = 4
"""Capitals alone may be an acronym up to so many letters; beyond it they are a headline's."""

UNKNOWN = ""
"""The label of words of which nobody can say whether they are a name."""


def make_example(nlp: Language, parsed: Parsed) -> Example:
    """What the pipeline sees beside what it should say; words it cuts otherwise than the marking stay unknown."""
    gold = nlp.make_doc(parsed.text)
    _set_tags(gold, parsed)
    _set_sentences(gold, parsed)
    _set_names(gold, parsed)
    return Example(nlp.make_doc(parsed.text), gold)


def _set_tags(doc: Doc, parsed: Parsed) -> None:
    if parsed.words is None:
        return
    tags = {(start, end): tag for start, end, tag in parsed.words}
    for token in doc:
        token.tag_ = tags.get((token.idx, token.idx + len(token)), "")


def _set_sentences(doc: Doc, parsed: Parsed) -> None:
    if parsed.sentences is None:
        return
    starts = set(parsed.sentences)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts


def _set_names(doc: Doc, parsed: Parsed) -> None:
    if parsed.names is None:
        return
    whole: list[Span] = []
    torn: list[Span] = []
    taken = 0
    for start, end, label in parsed.names:
        span = doc.char_span(start, end, label=label)
        wider = span or doc.char_span(start, end, label=label, alignment_mode="expand")
        if wider is None or wider.start < taken:
            continue
        taken = wider.end
        (whole if span is not None and label != UNKNOWN else torn).append(wider)
    doc.set_ents(whole, missing=torn, default="outside")


def collect_names(articles: Iterable[Marked]) -> dict[str, tuple[str, ...]]:
    """The different names of each kind, in the order of the alphabet."""
    pools: dict[str, set[str]] = {}
    for article in articles:
        for start, end, label in article.names:
            name = article.text[start:end]
            shouted = name.isupper() and len(name) > SHORT
            if "\n" not in name and any(letter.isupper() for letter in name) and not shouted:
                pools.setdefault(label, set()).add(name)
    return {label: tuple(sorted(names)) for label, names in sorted(pools.items())}


def cut(article: Marked, *, lines_are_sentences: bool, longest: int = 1200) -> Iterator[Parsed]:
    """An article in pieces of whole lines, so that batches are of one size; short lines stay together."""
    start = 0
    while start < len(article.text):
        end = start
        while end < len(article.text) and (end == start or end - start < longest):
            line = article.text.find("\n", end)
            end = len(article.text) if line < 0 else line + 1
        yield _piece(article, start, end, lines_are_sentences=lines_are_sentences)
        start = end


def _piece(article: Marked, start: int, end: int, *, lines_are_sentences: bool) -> Parsed:
    text = article.text[start:end]
    names = tuple((s - start, e - start, label) for s, e, label in article.names if s >= start and e <= end)
    sentences = None
    if lines_are_sentences:
        sentences = tuple(place for place in range(len(text)) if place == 0 or text[place - 1] == "\n")
    return Parsed(text, None, sentences, names)


def add_nationalities(parsed: Iterable[Parsed], known: frozenset[str], nlp: Language) -> Iterator[Parsed]:
    """Mark as OTHER the nationalities and creeds that one of the sets leaves out and the others mark."""
    for one in parsed:
        if one.names is None:
            yield one
            continue
        taken = {place for start, end, _ in one.names for place in range(start, end)}
        extra = tuple(
            (token.idx, token.idx + len(token), "OTHER")
            for token in nlp.make_doc(one.text)
            if token.text in known and token.idx not in taken
        )
        yield replace(one, names=tuple(sorted((*one.names, *extra))))


def collect_nationalities(articles: Iterable[Marked], least: int = 3, share: float = 0.9) -> frozenset[str]:
    """Single words that are marked OTHER nearly whenever they are marked at all."""
    counts: dict[str, list[int]] = {}
    for article in articles:
        for start, end, label in article.names:
            word = article.text[start:end]
            if word.isalpha() and word.istitle():
                count = counts.setdefault(word, [0, 0])
                count[0] += label == "OTHER"
                count[1] += 1
    return frozenset(word for word, (other, all_) in counts.items() if other >= least and other >= share * all_)
