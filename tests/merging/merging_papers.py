"""Short articles of our own for tests of merging and collation."""

import re

from search.extract.dates import find_dates
from search.extract.events import find_events
from search.extract.tagged import Tagged
from search.model import Annotated, Article, Entity, EntityKind, Published, PublishedSource
from search.period import Period

SENTENCE = re.compile(r"\S.*?(?:[.?!][\"”]?(?=\s|$)|$)")


def paper(name: str, published: str, text: str, title: str = "", person: str = "") -> Annotated:
    """An article as extraction leaves it, with sentences by full stops; the outlet is its name's first word.

    `person` is somebody whom it names.
    """
    known = Published(Period.parse(published), PublishedSource.FIELD) if published else None
    article = Article(name, text, title=title, source=name.split(maxsplit=1)[0], published=known)
    tagged = Tagged((), (), (), tuple(found.span() for found in SENTENCE.finditer(text)), ())
    dates = find_dates(text, known, tagged)
    places = [found.span() for found in re.finditer(re.escape(person), text)] if person else []
    people = tuple(Entity(start, end, person, EntityKind.PERSON, person) for start, end in places)
    return Annotated(article, people, dates, find_events(article, dates, people, tagged))


REPORT = " ".join(
    f"The {thing} of Orlen was carried {place} by the flood while {who} looked on from the bridge."
    for thing, place, who in [
        ("mill", "away", "its owner"),
        ("chapel", "downstream", "the priest"),
        ("cattle market", "off", "nobody"),
        ("fire engine", "into a field", "the crew"),
    ]
)


SUBJECTS = ["The dam above Orlen", "The mayor of Varn", "The old sawmill", "The ferry Belmar"]
VERBS = ["broke in the flood", "was seen near the bridge", "caught fire in the night"]
PAPERS = [
    paper(
        f"{outlet} {number}",
        f"2021-05-{8 + number:02d}",
        f"{subject} {VERBS[number % 3]} on {3 + number % 2} May 2021. {subject} {VERBS[(number + 1) % 3]} in May 2021.",
        title=f"{subject} after the flood",
    )
    for outlet in ("Post", "Echo", "Mail")
    for number, subject in enumerate(SUBJECTS)
]
