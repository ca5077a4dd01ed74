"""The forms in which one thing is written, and the one it is shown under."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.extract.entities.spelling import LONGEST_ABBREVIATION, is_shouted, looks_abbreviated, set_in_title_case


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a name: how full it is, how often it was met, and its place among the forms met."""

    shown: str
    fullness: int
    count: int
    first: int


def choose_form(forms: Sequence[Form], *, title_case: bool) -> str:
    """The fullest form, as it is most often spelt, neither shouted nor whispered if that can be helped."""
    if len(forms) == 1:
        return _settle_case(forms[0].shown, title_case=title_case)
    fullest = max(form.fullness for form in forms)
    counts: dict[str, int] = {}
    for form in forms:
        if form.fullness == fullest:
            counts[form.shown] = counts.get(form.shown, 0) + form.count
    spoken = {shown.casefold() for shown in counts if not is_shouted(shown) and not shown.islower()}
    best = max(counts, key=lambda shown: (_is_loud(shown, spoken, title_case=title_case) is False, counts[shown]))
    return _settle_case(best, title_case=title_case)


def _is_loud(shown: str, spoken: set[str], *, title_case: bool) -> bool:
    """Whether a name is shouted or whispered here and another form shows how it is spoken."""
    if shown.islower():
        return True
    return is_shouted(shown) and (title_case or " " in shown or shown.casefold() in spoken)


def _settle_case(shown: str, *, title_case: bool) -> str:
    """Headline capitals and missing capitals put right; capitals that abbreviate stay."""
    if shown.islower():
        return set_in_title_case(shown) if title_case else shown
    if not is_shouted(shown):
        return shown
    words = shown.split(" ")
    if sum(map(str.isalpha, words)) < 2:  # noqa: PLR2004 - capitals that stand alone or with a number: LAX, FTSE 100
        short = len(shown) <= LONGEST_ABBREVIATION or len(words) > 1
        return shown if not title_case or short or looks_abbreviated(shown) else set_in_title_case(shown)
    settled = set_in_title_case(shown).split(" ")
    return " ".join(
        new if title_case or new.islower() or new == "St" or not looks_abbreviated(old) else old
        for new, old in zip(settled, words, strict=True)
    )
