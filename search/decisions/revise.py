"""What users decided about an article, applied to what was read in it; a pure function.

A date that was fixed or confirmed says so, and what was read before. Of several decisions on one phrase the last holds,
except that confirming leaves a fixed date fixed. Hiding an event is apart from them: the phrase goes on being a date.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from search import phrasing
from search.decisions import ConfirmDate, Decision, FixDate, HideEvent, OfPlace, Publish
from search.decisions.places import Span, locate
from search.extract.dates.values import timex
from search.extract.events import event_of
from search.model import (
    CONFIRMED,
    CORRECTED,
    Annotated,
    Article,
    AsRead,
    DateMention,
    Entity,
    Event,
    Published,
    PublishedSource,
    TimexType,
)
from search.period import Period
from search.sentences import sentence_ends


@dataclass(frozen=True, slots=True)
class Revised:
    """An article as corrected."""

    annotated: Annotated
    lapsed: tuple[Decision, ...] = ()
    """Decisions whose phrase is no longer there."""


def published_anew(found: Article, decisions: Iterable[Decision]) -> Published | None:
    """When users say that an article was published, with what was found; None when they do not say."""
    told = [each.what.edtf for each in decisions if isinstance(each.what, Publish)]
    if not told:
        return None
    was = f"{found.published.period.edtf}, {found.published.source.value}" if found.published else "nothing"
    return Published(Period.parse(told[-1]), PublishedSource.TOLD, was)


def revise(found: Annotated, told: Annotated | None, decisions: Iterable[Decision]) -> Revised:
    """The article as its users see it, by the decisions in force that are about it, oldest first.

    `found` is what was read in it as it was found, `told` what was read from `published_anew`, if that is anything.
    """
    decided = list(decisions)
    if not decided:
        return Revised(found)
    read = told or found
    aims = _aimed(read, decided)
    dates = _revised_dates(read, aims.verdicts)
    events = _revised_events(replace(read, dates=dates), read.dates, aims.verdicts)
    shown = tuple(event for event in events if not any(_touches(event.date, span) for span in aims.hidden))
    idle = [
        decision for span, decision in aims.hidden.items() if not any(_touches(event.date, span) for event in events)
    ]
    before = tuple(AsRead(each.article.published, each.dates, each.events) for each in (found, told) if each)
    article = replace(found.article, published=read.article.published)
    revised = replace(found, article=article, dates=dates, events=shown, before=before)
    return Revised(revised, tuple(sorted((*aims.lapsed, *idle), key=lambda decision: decision.number)))


Verdicts = dict[Span, Decision]
"""The decision that holds for what stands at a span: on a date, or on two that an event joins; no two overlap."""


@dataclass(slots=True)
class _Aims:
    """What the decisions on an article are about."""

    verdicts: Verdicts
    hidden: dict[Span, Decision]
    """The dates whose events are hidden."""
    lapsed: list[Decision]
    """Those that are about nothing."""


def _aimed(read: Annotated, decisions: Sequence[Decision]) -> _Aims:
    aims = _Aims({}, {}, [])
    for decision in decisions:
        what = decision.what
        if not isinstance(what, OfPlace):
            continue
        span = _target(read, what)
        if span is None:
            aims.lapsed.append(decision)
        elif isinstance(what, HideEvent):
            aims.hidden[span] = decision
        else:
            _judge(aims.verdicts, span, decision)
    return aims


def _judge(verdicts: Verdicts, span: Span, decision: Decision) -> None:
    """Let a decision hold for a span, and none before it that is about the same phrase."""
    met = [each for each in verdicts if each[0] < span[1] and span[0] < each[1]]
    if isinstance(decision.what, ConfirmDate) and any(isinstance(verdicts[each].what, FixDate) for each in met):
        return
    for each in met:
        del verdicts[each]
    verdicts[span] = decision


def _touches(date: DateMention, span: Span) -> bool:
    return span[0] < date.end and date.start < span[1]


def _target(read: Annotated, what: OfPlace) -> Span | None:
    """The span of the date that a decision is about; of no date, the phrase itself if it is to be one."""
    span = locate(read.article.text, what.place)
    if span is None:
        return None
    spans = [(date.start, date.end) for date in (*read.dates, *(event.date for event in read.events))]
    if span in spans:
        return span
    if touching := [each for each in spans if each[0] < span[1] and span[0] < each[1]]:
        return min(touching, key=lambda each: (abs(each[0] - span[0]) + abs(each[1] - span[1]), each))
    return span if isinstance(what, FixDate | HideEvent) else None


def _revised_dates(read: Annotated, verdicts: Verdicts) -> tuple[DateMention, ...]:
    """The dates in the order of the text: what was fixed as a whole takes the place of the dates inside of it."""
    kept = [_confirmed_in(date, verdicts) for date in read.dates if not _replaced(date, verdicts)]
    fixed = [_fixed(read, span, decision) for span, decision in verdicts.items() if isinstance(decision.what, FixDate)]
    return tuple(sorted((*kept, *fixed), key=lambda date: (date.start, date.end)))


def _replaced(date: DateMention, verdicts: Verdicts) -> bool:
    return any(
        _touches(date, span) for span, decision in verdicts.items() if not isinstance(decision.what, ConfirmDate)
    )


def _confirmed_in(date: DateMention, verdicts: Verdicts) -> DateMention:
    for span, decision in verdicts.items():
        if isinstance(decision.what, ConfirmDate) and _within(date, span):
            return _confirmed(date, decision)
    return date


def _confirmed(date: DateMention, decision: Decision) -> DateMention:
    note = "; ".join(part for part in (date.note, _said(decision)) if part)
    return replace(date, rule=f"{date.rule}, {CONFIRMED}" if date.rule else CONFIRMED, other=None, note=note)


def _fixed(read: Annotated, span: Span, decision: Decision) -> DateMention:
    """What stands there as the user reads it."""
    assert isinstance(decision.what, FixDate)
    start, end = span
    was = _date_at(read, span)
    period = Period.parse(decision.what.edtf)
    kind = was.type if was and was.type is TimexType.TIME else TimexType.DATE
    note = f"{_read_before(was)}; {_said(decision)}"
    return DateMention(start, end, read.article.text[start:end], kind, timex(period), period, CORRECTED, note=note)


def _said(decision: Decision) -> str:
    return f"decision {decision.number}" + (f", “{decision.note}”" if decision.note else "")


def _read_before(was: DateMention | None) -> str:
    if was is None:
        return "not read as a date before"
    if was.period is None:
        return f"not resolved before ({was.note or was.rule})" if was.unresolved else f"read before as {was.value}"
    anchor = f", counted from {was.anchor}" if was.anchor else ""
    return f"read before as {phrasing.period(was.period)} ({was.rule}{anchor})"


def _date_at(read: Annotated, span: Span) -> DateMention | None:
    joined = (event.date for event in read.events)
    return next((date for date in (*read.dates, *joined) if (date.start, date.end) == span), None)


def _revised_events(revised: Annotated, was: Sequence[DateMention], verdicts: Verdicts) -> list[Event]:
    """The events with their dates as revised, and those that only now have a date."""
    dates = {(date.start, date.end): date for date in revised.dates}
    events = [event for old in revised.events if (event := _redated(revised, old, dates, verdicts)) is not None]
    told = {(event.date.start, event.date.end) for event in revised.events}
    undated = {(date.start, date.end) for date in was if date.period is None}
    known = {(date.start, date.end) for date in was} - undated
    new = [
        dates[span]
        for span, decision in verdicts.items()
        if isinstance(decision.what, FixDate) and span not in told | known and span[0] >= revised.article.body
    ]
    events += (_told_around(revised.article, date, revised.entities) for date in new)
    events.sort(key=lambda event: event.start)
    return list({(event.id, event.start): event for event in reversed(events)}.values())[::-1]


def _redated(revised: Annotated, event: Event, dates: dict[Span, DateMention], verdicts: Verdicts) -> Event | None:
    """An event by the revised date that dates it; None when it has none any more."""
    span = event.date.start, event.date.end
    if not any(_touches(event.date, each) for each in verdicts):
        return event
    date = dates.get(span) or _joined(event.date, [date for date in dates.values() if _within(date, span)], verdicts)
    if date is None or date.period is None:
        return None
    if date.period == event.period:
        return replace(event, date=date)
    return event_of(revised.article, event.start, event.end, date, date.period, event.entities)


def _within(date: DateMention, span: Span) -> bool:
    return span[0] <= date.start and date.end <= span[1]


def _joined(was: DateMention, parts: Sequence[DateMention], verdicts: Verdicts) -> DateMention | None:
    """A date that an event joins from two, when one of them was decided about: joined again, or what is left of it."""
    confirmed = verdicts.get((was.start, was.end))
    if confirmed:
        return _confirmed(was, confirmed) if isinstance(confirmed.what, ConfirmDate) else None
    periods = [date.period for date in parts if date.period]
    if len(parts) == 2 and len(periods) == 2 and periods[1].end > periods[0].start:  # noqa: PLR2004 - both ends
        if all(date.rule.endswith(CONFIRMED) for date in parts):
            return replace(was, rule=f"{was.rule}, {CONFIRMED}")
        period = Period.between(*periods)
        rule = " to ".join(dict.fromkeys(date.rule for date in parts))
        note = "; ".join(dict.fromkeys(date.note for date in parts if date.note))
        return replace(was, value=timex(period), period=period, rule=rule, note=note)
    return next((date for date in parts if date.period), None)


def _told_around(article: Article, date: DateMention, entities: Sequence[Entity]) -> Event:
    """The event that a sentence tells whose phrase was no date before."""
    assert date.period
    start, end = _sentence(article, date)
    return event_of(article, start, end, date, date.period, entities)


def _sentence(article: Article, date: DateMention) -> Span:
    """The sentence around a phrase, by its punctuation."""
    text = article.text
    start, end = article.body, len(text)
    for closed, begun in sentence_ends(text, article.body, len(text), lines=False):
        if begun <= date.start:
            start = begun
        elif closed >= date.end:
            end = closed
            break
    while start < date.start and text[start].isspace():
        start += 1
    while end > date.end and text[end - 1].isspace():
        end -= 1
    return start, end
