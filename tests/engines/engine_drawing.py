"""Small collections and queries, drawn at random from few words, names and days, so that they meet often."""

from hypothesis import strategies as st

from search.fields import Field
from search.model import (
    Annotated,
    Article,
    AsRead,
    Collation,
    DateMention,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Published,
    PublishedSource,
    TimexType,
)
from search.period import Period, Precision
from search.query import And, During, Everything, From, Lie, Names, Not, Or, Phrase, Query, Request, Sort, Vantage, Word

WORDS = (
    "storm",
    "Storms",
    "corps",
    "the",
    "U.S.",
    "us",
    "full-scale",
    "O’Brien",
    "brien",
    "10,000",
    "Łódź",
    "_",
    "war",
)
NAMES = ("Ann Lee", "Lee", "Bo O'Brien", "ANN LEE", "Łódź", "U.S. Army")
SOURCES = ("", "The Post", "Post", "Agency")
PERIODS = (
    Period.day(2024, 1, 1),
    Period.day(2024, 1, 2),
    Period.week(2024, 1),
    Period.month(2024, 1),
    Period.month(2023, 12),
    Period.year(2024),
    Period.decade(2020),
    Period.year(-43),
    Period(738000, 738900, Precision.RANGE, approximate=True),
)
IDS = ("a", "a\0", "b", "bé", "c", "d/1", "Ω")

periods = st.sampled_from(PERIODS)
texts = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)
entities = st.builds(
    Entity,
    st.just(0),
    st.just(4),
    st.sampled_from(NAMES),
    st.sampled_from([EntityKind.PERSON, EntityKind.PLACE]),
    st.sampled_from(NAMES),
)
dates = st.builds(
    DateMention,
    st.integers(0, 3),
    st.just(4),
    st.just("then"),
    st.sampled_from([TimexType.DATE, TimexType.DURATION]),
    st.sampled_from(["XXXX", "PRESENT_REF"]),
    st.one_of(st.none(), periods),
    st.just("rule"),
)
HAPPENINGS = tuple(
    (name, period, tuple(Entity(0, 4, name, EntityKind.PERSON, name) for name in names))
    for name, period, names in (
        ("e1", PERIODS[0], ("Ann Lee",)),
        ("e6", PERIODS[1], ("Ann Lee",)),
        ("e2", PERIODS[0], ("Lee", "Bo O'Brien")),
        ("e3", PERIODS[5], ()),
        ("é4", PERIODS[7], ("Łódź",)),
        ("e5", PERIODS[3], ("Lee",)),
    )
)


@st.composite
def articles(draw: st.DrawFn) -> Annotated:
    """An article of few words."""
    id_ = draw(st.sampled_from(IDS))
    published = draw(
        st.one_of(st.none(), st.builds(Published, periods, st.sampled_from(PublishedSource), st.just("then")))
    )
    article = Article(id_, draw(texts), draw(texts), draw(st.sampled_from(SOURCES)), published)
    told = draw(st.lists(st.sampled_from(HAPPENINGS), max_size=3))
    events = tuple(
        Event(
            name, id_, EventKind.HAPPENED, 0, 4, "Sent", DateMention(0, 4, "then", TimexType.DATE, "", of, ""), of, who
        )
        for name, of, who in told
    )
    return Annotated(
        article,
        tuple(draw(st.lists(entities, max_size=3))) + tuple(each for event in events for each in event.entities),
        tuple(draw(st.lists(dates, max_size=2))) + tuple(event.date for event in events),
        events,
        draw(st.sampled_from(["", "m1", "m2"])),
        tuple(AsRead(published, each, events) for each in draw(st.lists(st.tuples(dates), max_size=2))),
    )


commits = st.tuples(st.lists(articles(), max_size=4), st.lists(st.sampled_from(IDS), max_size=2))
"""Articles to add, and ids to remove."""

_ids = ("e1", "e2", "e3", "é4", "e5", "e6", "gone")
_names = st.tuples(st.sampled_from([EntityKind.PERSON, EntityKind.PLACE]), st.sampled_from([*NAMES, "Bo Lee-Łódź"]))


@st.composite
def collations(draw: st.DrawFn) -> Collation:
    """What the comparison of such articles might show, and of others that are not kept."""
    standing = draw(st.lists(st.sampled_from(_ids), min_size=1, max_size=3, unique=True))
    merged = draw(st.dictionaries(st.sampled_from(_ids), st.sampled_from(standing), max_size=5))
    return Collation(
        names=draw(st.dictionaries(_names, st.one_of(st.none(), _names), max_size=4)),
        happenings={id_: to for id_, to in merged.items() if id_ not in standing},
        conflicts=draw(st.dictionaries(st.sampled_from(_ids), st.lists(st.sampled_from(_ids), max_size=2).map(tuple))),
        weights=draw(st.dictionaries(st.sampled_from(_ids), st.sampled_from([0.0, 0.5, 1.0, 2.25]), max_size=4)),
        copies=draw(st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS), max_size=2)),
        overruled=draw(st.one_of(st.none(), st.dictionaries(_names, _names, max_size=2))),
    )


_days = st.sampled_from([edge for period in PERIODS for edge in (period.start, period.end)])
_edges = st.one_of(st.none(), _days)
_cuts = st.one_of(
    st.just(()), st.lists(_days, min_size=1, max_size=3, unique=True).map(lambda days: tuple(sorted(days)))
)
_fields = st.sampled_from([Field.TEXT, Field.TITLE])
_name_fields = st.sampled_from([Field.PERSON, Field.PLACE, Field.SOURCE, Field.YEAR, Field.DATES])
_asked_names = st.sampled_from(
    [*NAMES, "Bo Lee-Łódź", "lee ann", "brien", "post", "2024", "dated", "unresolved", "none", "?"]
)

leaves: st.SearchStrategy[Query] = st.one_of(
    st.builds(Word, st.sampled_from([*WORDS, "st", "lod", "full-sc", "o"]), _fields, st.booleans()),
    st.builds(Phrase, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), _fields),
    st.builds(Names, _name_fields, _asked_names, st.booleans()),
    st.builds(During, st.sampled_from([Field.WHEN, Field.PUBLISHED]), _edges, _edges, st.sampled_from(Lie), _cuts),
    st.builds(From, st.sampled_from(Vantage)),
    st.just(Everything()),
)


def _joined(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, inner))


queries = st.recursive(leaves, _joined, max_leaves=5)

requests = st.builds(
    Request,
    queries,
    st.sampled_from(Sort),
    st.integers(0, 3),
    st.just(""),
    st.just((Field.PERSON, Field.PLACE, Field.SOURCE, Field.YEAR, Field.DATES)),
    st.integers(0, 3),
)
