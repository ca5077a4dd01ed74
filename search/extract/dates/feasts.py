"""The days of feasts and named days, year by year.

Fixed days, days such as "the fourth Thursday of November" and those that move with Easter are computed here; feasts of
other calendars come from the `holidays` package, which takes a second to load and is asked only when a text names one.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from search.period import Period, day_number, weekday


def easter(year: int) -> int:
    """The day number of Easter Sunday in the Gregorian calendar (the computus of 1876)."""
    golden, century = year % 19, year // 100
    corrected = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    corrected -= corrected // 28 * (1 - 29 // (corrected + 1) * ((21 - golden) // 11))
    moon = (year + year // 4 + corrected + 2 - century + century // 4) % 7
    offset = corrected - moon
    month = 3 + (offset + 40) // 44
    return day_number(year, month, offset + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, number: int, place: int) -> int:
    """The day number of, say, the fourth Thursday of a month; a negative place counts from its end."""
    if place > 0:
        first = day_number(year, month, 1)
        return first + (number - weekday(first)) % 7 + 7 * (place - 1)
    last = Period.month(year, month).last
    return last - (weekday(last) - number) % 7 + 7 * (place + 1)


def _fixed(month: int, day: int) -> Callable[[int], int]:
    return lambda year: day_number(year, month, day)


def _from_easter(days: int) -> Callable[[int], int]:
    return lambda year: easter(year) + days


def _nth(month: int, number: int, place: int) -> Callable[[int], int]:
    return lambda year: nth_weekday(year, month, number, place)


def _election_day(year: int) -> int:
    """The Tuesday after the first Monday of November."""
    return nth_weekday(year, 11, 0, 1) + 1


_DAYS: Final[dict[str, Callable[[int], int]]] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(1, 0, 3),
    "valentine's day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter eve": _from_easter(-1),
    "easter": _from_easter(0),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi": _from_easter(60),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "mother's day": _nth(5, 6, 2),
    "memorial day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "father's day": _nth(6, 6, 3),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "election day": _election_day,
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": lambda year: nth_weekday(year, 11, 3, 4) + 1,
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
"""Feasts by name. Where countries differ (Labor Day, Mother's Day, Thanksgiving), as in the United States."""

_OTHER_CALENDARS: Final[dict[str, tuple[str, str]]] = {
    "eid al-fitr": ("TR", "Eid al-Fitr"),
    "eid al-adha": ("TR", "Eid al-Adha"),
    "chinese new year": ("SG", "Chinese New Year"),
    "lunar new year": ("SG", "Chinese New Year"),
    "diwali": ("SG", "Diwali"),
    "yom kippur": ("IL", "Yom Kippur"),
    "rosh hashanah": ("IL", "Rosh Hashanah"),
    "passover": ("IL", "Pesach"),
    "ramadan": ("BN", "First Day of Ramadan"),
}
"""Feasts of other calendars: a country that keeps them, and what the `holidays` package calls them there."""

_UP_TO: Final = {"ramadan": "eid al-fitr"}
"""Times of several weeks, and the feast that ends them."""

_MONTH: Final = 31
_NAMED_DAYS: Final = {"d-day": "1944-06-06", "9/11": "2001-09-11", "v-e day": "1945-05-08", "v-j day": "1945-08-15"}
"""Names that stand for one day in history."""

_WRITTEN: Final = (
    r"New Year['\u2019]s (?:Eve|Day)|(?:Chinese|Lunar) New Year",
    r"(?<!White )Christmas(?: (?:Eve|Day))?(?! (?:Island|[Tt]ree|[Cc]ard))|Thanksgiving(?: Day)?",
    r"Easter(?: (?:Sunday|Monday|Eve))?(?! (?:Island|Rising|Offensive))|Palm Sunday|Ash Wednesday",
    r"Good Friday(?! [Aa](?:greement|ccord))",
    r"Maundy Thursday|Ascension Day|Pentecost|Whit Monday|Corpus Christi(?!,)|Epiphany",
    r"Halloween|Boxing Day|Black Friday|Election Day|Labou?r Day|Memorial Day|Veterans['\u2019]? Day|Armistice Day",
    r"Columbus Day",
    r"Presidents['\u2019]? Day|(?:Martin Luther King(?:,? Jr\.?)?|MLK) Day|(?:St\.? |Saint )?Valentine['\u2019]s Day",
    r"(?:St\.?|Saint) Patrick['\u2019]s Day|(?:Mother|Father)['\u2019]s Day|April Fool(?:s['\u2019]|['\u2019]s) Day",
    r"International Women['\u2019]s Day|Earth Day|Anzac Day|May Day|Juneteenth|Canada Day|Bastille Day",
    r"All[ -]Saints['\u2019]? Day|All[ -]Souls['\u2019]? Day|Guy Fawkes Night|Bonfire Night|Remembrance Sunday",
    r"Eid al-(?:Fitr|Adha)|Diwali|Yom Kippur(?! War)|Rosh Hashanah|Passover|D-Day|9/11|V-?[EJ] Day",
    r"Ramadan(?! (?:Offensive|War)\b)",
)
PATTERN: Final = rf"(?:{'|'.join(_WRITTEN)})\b"
"""A regular expression for every name known here, as it is written."""


def plain_name(written: str) -> str:
    """The name under which a feast is listed here, whatever its apostrophes and spelling."""
    name = written.lower().replace("\u2019", "'").replace("labour", "labor").replace("saint ", "st. ")
    name = re.sub(r"^st (?=patrick)", "st. ", name)
    name = re.sub(r"^st\.? (?=valentine)", "", name)
    name = re.sub(r"^all-", "all ", name)
    name = re.sub(r"(presidents|veterans)' day", r"\1 day", name)
    name = re.sub(r"(saints|souls) day", r"\1' day", name)
    name = re.sub(r"^(?:martin luther king|mlk).*", "martin luther king day", name)
    name = re.sub(r"^v-?([ej]) day", r"v-\1 day", name)
    aliases = {
        "christmas day": "christmas",
        "thanksgiving day": "thanksgiving",
        "bonfire night": "guy fawkes night",
        "april fool's day": "april fools' day",
    }
    return aliases.get(name, name)


def named_day(name: str) -> Period | None:
    """The one day in history that a name such as D-Day stands for."""
    written = _NAMED_DAYS.get(name)
    return Period.parse(written) if written else None


@lru_cache(maxsize=2048)
def feast(name: str, year: int) -> Period | None:
    """The day of a feast in a year; None when that is not known, as for years before its calendar is tabulated."""
    if name in _DAYS:
        return Period.of_day(_DAYS[name](year))
    if name not in _OTHER_CALENDARS or not 1900 <= year <= 2100:  # noqa: PLR2004 - what the package's tables cover
        return None
    from holidays import country_holidays  # noqa: PLC0415 - takes a second to load

    country, title = _OTHER_CALENDARS[name]
    kept = country_holidays(country, years=year, observed=False, language="en_US")
    days = sorted(day for day, names in kept.items() if title.lower() in names.lower())
    if not days:
        return None
    first = Period.of_day(days[0].toordinal())
    ends = [feast(_UP_TO[name], later) for later in (year, year + 1)] if name in _UP_TO else []
    return next((Period(first.start, end.start) for end in ends if end and 0 < end.start - first.start < _MONTH), first)
