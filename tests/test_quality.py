"""What is doubtful about an archive's dates is counted, and nothing else."""

from dataclasses import replace

import pytest

from search import Archive
from search.engines.memory import MemoryEngine
from search.model import (
    Annotated,
    Article,
    Collation,
    DateMention,
    Event,
    EventKind,
    Published,
    PublishedSource,
    TimexType,
)
from search.period import Period
from search.quality import Quality, date_quality, quality_form

DAY = Period.day(2024, 5, 3)


def dated(text: str, period: Period | None, anchor: str = "", other: Period | None = None) -> DateMention:
    """A phrase that was read so."""
    return DateMention(
        0, len(text), text, TimexType.DATE, period.edtf if period else "XXXX", period, "rule", "", anchor, other
    )


def article(
    name: str, *dates: DateMention, published: Period | None = DAY, source: PublishedSource = PublishedSource.FIELD
) -> Annotated:
    """An article with these phrases, each of which dates an event if it has a period."""
    events = tuple(
        Event(f"{name}{number}", name, EventKind.HAPPENED, 0, 1, "A", date, date.period)
        for number, date in enumerate(dates)
        if date.period
    )
    known = Published(published, source) if published else None
    return Annotated(Article(name, "A text.", source="Outlet", published=known), (), dates, events)


def assess(*articles: Annotated) -> Quality:
    engine = MemoryEngine()
    engine.write(articles)
    return date_quality(Archive(engine))


def test_unresolved_phrases_are_grouped_by_what_would_help() -> None:
    quality = assess(
        article("a", dated("Last  Friday", None), dated("then", None), published=None),
        article("b", dated("last friday", None), published=None),
        article("c", dated("31 June", None), dated("31 June", None)),
        article("d", dated("3 May", DAY)),
    )
    assert [(each.name, each.count) for each in quality.by_phrase_undated] == [("last friday", 2), ("then", 1)]
    assert [(each.name, each.count) for each in quality.by_phrase] == [("31 june", 1)]
    assert (quality.phrases, quality.unresolved) == (6, 5)
    assert (quality.unresolved_articles, quality.unresolved_undated) == (3, 2)
    assert [(each.name, each.count) for each in quality.undated_outlets] == [("Outlet", 2)]


def test_what_is_told_of_two_days_is_listed_once_while_both_are_told() -> None:
    engine = MemoryEngine()
    later = replace(DAY, start=DAY.start + 1, end=DAY.end + 1)
    engine.write([article("a", dated("4 May", later)), article("b", dated("3 May", DAY))])
    engine.collate(Collation(conflicts={"a0": ("b0",), "b0": ("a0",), "b1": ("a0",)}))
    (dispute,) = date_quality(Archive(engine)).disputes
    assert (dispute.one.id, dispute.other.id) == ("b0", "a0")
    engine.write(remove=["b"])
    assert date_quality(Archive(engine)).disputes == ()


def test_articles_are_counted_by_the_source_of_their_date() -> None:
    quality = assess(article("a"), article("b", source=PublishedSource.URL), article("c", published=None))
    assert [(origin.source, origin.articles) for origin in quality.origins] == [
        (PublishedSource.FIELD, 1),
        (PublishedSource.URL, 1),
        (None, 1),
    ]


def test_guesses_and_two_days_are_counted_until_somebody_settles_them() -> None:
    guessed = article("a", dated("Friday", DAY, "publication date (dateline)"))
    either = article("b", dated("03/04/2024", DAY, other=Period.day(2024, 3, 4)))
    settled = (replace(guessed.dates[0], rule="rule, confirmed by a user"),)
    quality = assess(guessed, either)
    assert (quality.shaky, quality.ambiguous) == (1, 1)
    assert assess(replace(guessed, dates=settled)).shaky == 0


@pytest.mark.parametrize(
    ("by_day", "crowds"),
    [
        ({1: 12}, [(1, 12)]),
        ({1: 9}, []),
        (dict.fromkeys(range(1, 9), 12), []),
        ({**dict.fromkeys(range(1, 20), 1), 20: 15}, [(20, 15)]),
        ({**dict.fromkeys(range(1, 20), 2), 20: 15}, []),
    ],
)
def test_days_crowded_with_publications_are_named(by_day: dict[int, int], crowds: list[tuple[int, int]]) -> None:
    quality = assess(
        *(
            article(f"{day}-{number}", published=Period.day(2024, 5, day), source=PublishedSource.METADATA)
            for day, count in by_day.items()
            for number in range(count)
        )
    )
    found = [(crowd.day, crowd.articles, crowd.source) for crowd in quality.crowded_publications]
    assert found == [(Period.day(2024, 5, day), count, PublishedSource.METADATA) for day, count in crowds]


def test_days_crowded_with_events_of_few_articles_are_named() -> None:
    many = article("table", *(replace(dated("then", DAY), start=number) for number in range(12)))
    assert [(crowd.events, crowd.articles) for crowd in assess(many).crowded_days] == [(12, 1)]
    spread = [article(f"a{number}", dated("then", DAY)) for number in range(12)]
    assert assess(*spread).crowded_days == ()


def test_events_far_from_all_publications_are_counted() -> None:
    quality = assess(
        article("a", dated("44 BC", Period.year(-43)), dated("3 May", DAY)),
        article("b", dated("2400", Period.year(2400))),
    )
    assert (quality.before, quality.after) == (1, 1)
    form = quality_form(quality)
    assert form["window"] == ["1824-01-01", "2044-12-31"]
    assert assess().window is None
