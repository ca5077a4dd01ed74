"""What the language model promises about any text, tried on short texts of our own."""

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from search.errors import ModelError
from search.extract.annotate import annotate
from search.extract.dates import find_dates
from search.extract.pieces import cut
from search.extract.tagged import Name, Tagged
from search.extract.tagger import SHIPPED, Tagger
from search.model import Article, EntityKind, Published, PublishedSource
from search.period import Period

FLOOD = (
    "River towns brace for flood\n\n"
    "Officials in Rotterdam said on Monday that the Red Cross had opened six shelters. "
    "Mayor Anna de Vries thanked volunteers from Belgium. \u201cWe will not leave,\u201d she said.\n\n"
    "The water is expected to fall by Friday."
)
EDGE = 8
STRIKE = (
    "Dockers in Hamburg walked out after talks with the port broke down. "
    "Klaus Meyer, who speaks for the union, said Germany had seen nothing like it since 1978."
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def read(tagger: Tagger, text: str) -> Tagged:
    (tagged,) = tagger.tag([text])
    return tagged


def test_name_tells_model_and_version(tagger: Tagger) -> None:
    name, version = tagger.name.split(" ")
    assert name == "en_dateline"
    assert version[0].isdigit()


@pytest.mark.parametrize("text", [FLOOD, STRIKE])
def test_words_are_the_text_without_its_white_space(tagger: Tagger, text: str) -> None:
    tagged = read(tagger, text)
    words = [text[start:end] for start, end in zip(tagged.starts, tagged.ends, strict=True)]
    assert "".join(words) == "".join(text.split())
    assert all(words)
    assert len(tagged.tags) == len(words)
    assert all(tagged.tags)


@pytest.mark.parametrize("text", [FLOOD, STRIKE])
def test_sentences_hold_every_word_and_never_overlap(tagger: Tagger, text: str) -> None:
    tagged = read(tagger, text)
    for start, end in tagged.sentences:
        assert text[start:end] == text[start:end].strip() != ""
    assert all(first[1] <= second[0] for first, second in pairwise(tagged.sentences))
    assert sum(len(text[a:b].split()) for a, b in tagged.sentences) == len(text.split())


def test_a_blank_line_ends_a_sentence(tagger: Tagger) -> None:
    text = "Storm nears the coast\n\nThousands leave their homes"
    assert read(tagger, text).sentences == ((0, 21), (23, len(text)))


def test_sentences_of_a_paragraph(tagger: Tagger) -> None:
    assert [STRIKE[a:b].split(maxsplit=1)[0] for a, b in read(tagger, STRIKE).sentences] == ["Dockers", "Klaus"]


def test_names_are_found_with_their_kind(tagger: Tagger) -> None:
    found = {(STRIKE[n.start : n.end], n.kind) for n in read(tagger, STRIKE).names}
    assert ("Klaus Meyer", EntityKind.PERSON) in found
    assert ("Germany", EntityKind.PLACE) in found
    assert ("Hamburg", EntityKind.PLACE) in found


def test_tags_tell_tenses(tagger: Tagger) -> None:
    tagged = read(tagger, STRIKE)
    tags = {STRIKE[s:e]: tag for s, e, tag in zip(tagged.starts, tagged.ends, tagged.tags, strict=True)}
    assert (tags["walked"], tags["speaks"], tags["seen"]) == ("VBD", "VBZ", "VBN")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The president is due there on Sunday.", "2010-05-02"),
        ("She is due back in court on Friday.", "2010-05-07"),
        ("She first planned to visit the region in March, but had to stay at home.", "2010-03"),
    ],
)
def test_plans_are_to_come_and_dropped_ones_are_gone(tagger: Tagger, text: str, value: str) -> None:
    published = Published(Period.day(2010, 5, 1), PublishedSource.SIDECAR)
    assert [date.value for date in find_dates(text, published, read(tagger, text))] == [value]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "x", "\u00e9\U0001f600 e\u0301", "<script>alert(1)</script>", "\x00"]
)
def test_odd_texts_are_read(tagger: Tagger, text: str) -> None:
    tagged = read(tagger, text)
    words = [text[start:end] for start, end in zip(tagged.starts, tagged.ends, strict=True)]
    assert "".join(words) == "".join(text.split())


def test_everything_is_found_that_the_bare_pipeline_finds(tagger: Tagger) -> None:
    texts = [FLOOD, "", STRIKE * 5, " \n", "Anna de Vries", f"{STRIKE}\n\n{FLOOD.upper()}"] * 8
    for doc, tagged in zip(spacy.load(SHIPPED).pipe(texts), tagger.tag(texts), strict=True):
        assert [(name.start, name.end, name.kind.value) for name in tagged.names] == [
            (span.start_char, span.end_char, span.label_) for span in doc.ents
        ]
        assert list(tagged.tags) == [token.tag_ for token in doc if not token.is_space]


def test_order_is_kept_and_texts_are_taken_as_they_come(tagger: Tagger) -> None:
    def texts() -> list[str]:
        return [FLOOD, "", STRIKE] * 3

    assert [tagged.sentences[-1:] for tagged in tagger.tag(iter(texts()))] == [
        read(tagger, text).sentences[-1:] for text in texts()
    ]


def test_a_long_text_reads_like_its_paragraphs(tagger: Tagger) -> None:
    paragraph = FLOOD + "\n\n"
    text = paragraph * (60_000 // len(paragraph))
    assert len(cut(text)) > 1
    once, long = read(tagger, paragraph), read(tagger, text)
    repeated = range(0, len(text), len(paragraph))
    assert long.starts == tuple(start + base for base in repeated for start in once.starts)
    inner = range(EDGE, len(once.tags) - EDGE)  # words further from the next paragraph than the model looks
    for base in range(0, len(long.tags), len(once.tags)):
        assert [long.tags[base + at] for at in inner] == [once.tags[at] for at in inner]
    assert long.sentences == tuple((a + base, b + base) for base in repeated for a, b in once.sentences)
    assert set(long.names) == {Name(n.start + base, n.end + base, n.kind) for base in repeated for n in once.names}


@pytest.mark.parametrize("text", ["word " * 30_000, "x" * 120_000, "line\n" * 30_000, "", "short"])
def test_pieces_of_a_text_make_the_text(text: str) -> None:
    spans = cut(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= 50_000 for start, end in spans)


PATTERNS = (
    {"label": "PERSON", "pattern": "Klaus Meyer"},
    {"label": "GPE", "pattern": "Germany"},
    {"label": "LOC", "pattern": "Hamburg"},
    {"label": "FAC", "pattern": "the port"},
    {"label": "ORG", "pattern": "the union"},
    {"label": "NORP", "pattern": "Dockers"},
    {"label": "DATE", "pattern": "1978"},
)


@pytest.mark.parametrize("others", [(), ("sentencizer",), ("tagger", "senter", "merge_noun_chunks")])
def test_any_pipeline_serves_with_its_labels_translated(tmp_path: Path, others: tuple[str, ...]) -> None:
    foreign = spacy.blank("en")
    for other in others:
        foreign.add_pipe(other)
    if "tagger" in others:
        teach(foreign)
        foreign.disable_pipe("senter")  # as the pipelines of spaCy's makers have it
    foreign.add_pipe("entity_ruler", name="lists").add_patterns(PATTERNS)  # type: ignore[attr-defined]
    foreign.to_disk(tmp_path)
    tagged = read(Tagger(str(tmp_path)), STRIKE)
    assert {STRIKE[name.start : name.end]: name.kind.value for name in tagged.names} == {
        "Klaus Meyer": "PERSON",
        "Germany": "PLACE",
        "Hamburg": "PLACE",
        "the port": "PLACE",
        "the union": "ORG",
        "Dockers": "OTHER",
    }
    assert [STRIKE[a:b].split(maxsplit=1)[0] for a, b in tagged.sentences] == ["Dockers", "Klaus"]
    assert all(tagged.tags) if "tagger" in others else not any(tagged.tags)
    annotated = annotate(Article(id="s", title="", text=STRIKE), tagged, "foreign")
    assert [annotated.article.text[date.start : date.end] for date in annotated.dates] == ["1978"]


def teach(pipeline: Language) -> None:
    """Teach a pipeline the one text until it knows it by heart."""
    words = pipeline.make_doc(STRIKE)
    starts = [word.text in {"Dockers", "Klaus"} for word in words]
    example = Example.from_dict(words, {"tags": ["NNS", *("NN" for _ in words[1:])], "sent_starts": starts})
    fix_random_seed(0)
    pipeline.initialize(lambda: [example])
    for _ in range(60):
        pipeline.update([example])


def test_a_missing_model_is_named_with_the_cure() -> None:
    with pytest.raises(ModelError, match=r"'no_such_model'.*installed"):
        Tagger("no_such_model")
