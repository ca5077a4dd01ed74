"""Names marked by models instead of hands, made surer by the rest of the article and of the collection.

Two models that were taught differently mark the same texts. Where they agree, the student learns from it what each knew
only after reading everything; where they differ, the words stay unknown and teach nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language

from search.extract.entities import name_entities
from search.extract.entities.repeats import NO_NAMES
from search.extract.entities.vocabulary import CALENDAR
from search.extract.tagged import Name
from search.extract.training.examples import UNKNOWN
from search.extract.training.marked import Marked, read_lines
from search.extract.training.treebank import Span
from search.model import EntityKind

LEAST_MENTIONS = 6
SURE_SHARE = 0.85
"""A name is settled for the whole collection when so many mentions, and such a share of them, say the same."""

CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]+")
"""A capital that no sentence's beginning asks for."""

NEVER = NO_NAMES | CALENDAR
"""Words that are no names, capital or not."""


def choose_texts(data: Path, every: int = 4, first: int = 0) -> list[str]:
    """A sample of the unmarked news: every so-manieth article of each collection but the press releases."""
    return [
        str(row["text"])
        for path in sorted((data / "articles").glob("*.jsonl.gz"))
        if not path.name.startswith("senate")
        for number, row in enumerate(read_lines(path))
        if number % every == first
    ]


def mark(teachers: tuple[Language, Language], texts: Sequence[str], plain: frozenset[str]) -> list[Marked]:
    """The texts with the names that both teachers find, and as unknown what only one finds or neither should have.

    `plain` are the words that hands have seen with a capital and did not mark.
    """
    first, second = (mark_alone(teacher, texts) for teacher in teachers)
    pairs = zip(texts, first, second, strict=True)
    return [
        Marked(f"silver/{number}", text, agree(text, ours, theirs, plain))
        for number, (text, ours, theirs) in enumerate(pairs)
    ]


def mark_alone(teacher: Language, texts: Sequence[str]) -> list[frozenset[Span]]:
    """The names one teacher finds, settled over the collection and then within each article."""
    with teacher.select_pipes(enable=["tok2vec", "ner"]):
        found = [
            [Name(ent.start_char, ent.end_char, EntityKind(ent.label_)) for ent in doc.ents]
            for doc in teacher.pipe(texts)
        ]
    named = list(zip(texts, found, strict=True))
    sure = settle((text[name.start : name.end], name.kind) for text, names in named for name in names)
    settled = []
    for text, names in named:
        agreed = name_entities(text, [Name(n.start, n.end, sure.get(text[n.start : n.end], n.kind)) for n in names])
        settled.append(frozenset((n.start, n.end, n.kind.value) for n in agreed))
    return settled


def agree(text: str, ours: frozenset[Span], theirs: frozenset[Span], plain: frozenset[str]) -> tuple[Span, ...]:
    """What both say; the rest that either says, and capitals of which neither says anything, under no label."""
    covered = {place for start, end, _ in ours | theirs for place in range(start, end)}
    doubtful = [(start, end) for start, end, _ in ours ^ theirs]
    doubtful += [
        match.span()
        for match in CAPITAL.finditer(text)
        if match.start() not in covered and match[0] not in plain and match[0].lower() not in NEVER
    ]
    return tuple(sorted([*(ours & theirs), *((start, end, UNKNOWN) for start, end in _join(doubtful))]))


def _join(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def find_plain(articles: Iterable[Marked], least: int = 2, share: float = 0.95) -> frozenset[str]:
    """Words that stand within sentences with a capital so often, and in such a share of cases outside names."""
    outside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for article in articles:
        covered = {place for start, end, _ in article.names for place in range(start, end)}
        for match in CAPITAL.finditer(article.text):
            everywhere[match[0]] += 1
            outside[match[0]] += match.start() not in covered
    return frozenset(word for word, count in outside.items() if count >= least and count >= share * everywhere[word])


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
