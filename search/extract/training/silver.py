"""Names marked by a model instead of hands, made surer by the rest of the article and of the collection.

The student learns from these what the teacher knew only after reading everything.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language

from search.extract.entities import name_entities
from search.extract.tagged import Name
from search.extract.training.marked import Marked, read_lines
from search.model import EntityKind

LEAST_MENTIONS = 6
SURE_SHARE = 0.85
"""A name is settled for the whole collection when so many mentions, and such a share of them, say the same."""


def choose_texts(data: Path, every: int = 12) -> list[str]:
    """A sample of the unmarked news: every so-manieth article of each collection but the press releases."""
    return [
        str(row["text"])
        for path in sorted((data / "articles").glob("*.jsonl.gz"))
        if not path.name.startswith("senate")
        for number, row in enumerate(read_lines(path))
        if number % every == 0
    ]


def mark(teacher: Language, texts: Sequence[str]) -> list[Marked]:
    """The texts with the names the teacher finds, settled over the collection and then within each article."""
    found: list[tuple[str, list[Name]]] = []
    with teacher.select_pipes(enable=["tok2vec", "ner"]):
        for doc in teacher.pipe(texts):
            names = [Name(ent.start_char, ent.end_char, EntityKind(ent.label_)) for ent in doc.ents]
            found.append((doc.text, names))
    sure = settle((text[name.start : name.end], name.kind) for text, names in found for name in names)
    marked = []
    for number, (text, names) in enumerate(found):
        settled = [Name(n.start, n.end, sure.get(text[n.start : n.end], n.kind)) for n in names]
        agreed = name_entities(text, settled)
        marked.append(Marked(f"silver/{number}", text, tuple((n.start, n.end, n.kind.value) for n in agreed)))
    return marked


def settle(mentions: Iterable[tuple[str, EntityKind]]) -> dict[str, EntityKind]:
    """The kind of every name on which the mentions of a whole collection nearly agree."""
    counts: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for words, kind in mentions:
        counts[words][kind] += 1
    sure = {}
    for words, kinds in counts.items():
        kind, most = kinds.most_common(1)[0]
        if most >= LEAST_MENTIONS and most >= SURE_SHARE * kinds.total():
            sure[words] = kind
    return sure
