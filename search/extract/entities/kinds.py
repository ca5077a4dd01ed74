"""One kind for one name: where the model wavers within an article, most mentions decide."""

from collections.abc import Sequence

from search.extract.entities.mentions import Mention
from search.extract.entities.spelling import fold
from search.model import EntityKind


def agree_on_kinds(mentions: Sequence[Mention], titles: Sequence[str]) -> list[Mention]:
    """The mentions, each with the kind most mentions spelt so have; who has a title is a person.

    As many against as many: the kind met first.
    """
    votes: dict[str, dict[EntityKind, int]] = {}
    keys = [fold(mention.text).replace(".", "") for mention in mentions]
    for key, mention in zip(keys, mentions, strict=True):
        kinds = votes.setdefault(key, {})
        kinds[mention.kind] = kinds.get(mention.kind, 0) + 1
    if all(len(kinds) == 1 for kinds in votes.values()):
        return list(mentions)
    decided = {key: max(kinds, key=kinds.__getitem__) for key, kinds in votes.items()}
    agreed = []
    for key, mention, title in zip(keys, mentions, titles, strict=True):
        kind = EntityKind.PERSON if title and mention.kind is EntityKind.PERSON else decided[key]
        same = kind is mention.kind
        agreed.append(mention if same else Mention(mention.start, mention.end, mention.text, kind))
    return agreed
