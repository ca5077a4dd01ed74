"""Mentions of one thing under one name: what the model found, cleaned, agreed and named within one article."""

from collections import Counter
from collections.abc import Sequence

from search.extract.entities.kinds import agree_on_kinds
from search.extract.entities.mentions import Mention, clean_mentions
from search.extract.entities.organisations import name_organisations
from search.extract.entities.people import name_people
from search.extract.entities.places import name_places
from search.extract.entities.repeats import add_repeats, leave_out_words
from search.extract.entities.wording import find_title
from search.extract.tagged import Name
from search.model import Entity, EntityKind

__all__ = ["name_entities"]


def name_entities(text: str, names: Sequence[Name]) -> tuple[Entity, ...]:
    """The people, organisations, places and other things that an article names, in the order of its text.

    A function of the article alone: no other article, and no order of reading, changes a name.
    """
    agreed = agree_on_kinds(text, list(clean_mentions(text, names)))
    mentions = add_repeats(text, leave_out_words(text, agreed))
    by_kind: dict[EntityKind, list[int]] = {}
    for number, mention in enumerate(mentions):
        by_kind.setdefault(mention.kind, []).append(number)
    shown = [""] * len(mentions)
    for kind, numbers in by_kind.items():
        for number, name in zip(numbers, _name(text, kind, [mentions[n] for n in numbers]), strict=True):
            shown[number] = name
    return tuple(
        Entity(mention.start, mention.end, mention.text, mention.kind, name)
        for mention, name in zip(mentions, shown, strict=True)
    )


def _name(text: str, kind: EntityKind, mentions: Sequence[Mention]) -> list[str]:
    """The names of mentions of one kind."""
    if kind is EntityKind.PERSON:
        called = [(mention.text, find_title(text, mention.start)) for mention in mentions]
        people = name_people(called)
        return [people[key] for key in called]
    if kind is EntityKind.PLACE:
        places = name_places(Counter([mention.text for mention in mentions]))
        return [places[mention.text] for mention in mentions]
    spans = [(mention.start, mention.end, mention.text) for mention in mentions]
    bodies = name_organisations(text, spans, companies=kind is EntityKind.ORG)
    return [bodies[mention.text] for mention in mentions]
