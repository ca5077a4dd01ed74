"""What the language model says about a text: words with tags, sentences, names.

Plain tuples of offsets, so that the rest of Dateline reads them without the model's library.
"""

from dataclasses import dataclass

from search.model import EntityKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text: half-open character offsets, and what it names."""

    start: int
    end: int
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Tagged:
    """One text, read by the model.

    `starts`, `ends` and `tags` run in parallel, one entry a word or punctuation mark (white space has none); `tags`
    are fine Penn Treebank tags (`NNP`, `VBD`), empty strings when the model has no tagger. `sentences` are half-open
    character spans without white space around them. Everything is in the order of the text and nothing overlaps.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
