"""The forms in which one thing is written, and the one it is shown under."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.extract.entities.spelling import is_shouted, looks_abbreviated, set_in_title_case


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
        best = forms[0].shown
    else:
        counts: dict[str, int] = {}
        for form in forms:
            counts[form.shown] = counts.get(form.shown, 0) + form.count
        best = min(
            forms,
            key=lambda form: (
                -form.fullness,
                form.shown.islower() or (is_shouted(form.shown) and (title_case or " " in form.shown)),
                -counts[form.shown],
                form.first,
            ),
        ).shown
    return _settle_case(best, title_case=title_case)


def _settle_case(shown: str, *, title_case: bool) -> str:
    """Headline capitals and missing capitals put right; capitals that abbreviate stay."""
    if shown.islower():
        return set_in_title_case(shown) if title_case else shown
    if not is_shouted(shown):
        return shown
    words = shown.split(" ")
    if len(words) == 1:
        return shown if not title_case or looks_abbreviated(shown) else set_in_title_case(shown)
    settled = set_in_title_case(shown).split(" ")
    return " ".join(
        new if title_case or new.islower() or not looks_abbreviated(old) else old
        for new, old in zip(settled, words, strict=True)
    )
