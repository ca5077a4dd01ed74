"""Places: countries under their common English names, states written short, everything else as it stands.

The names of countries come from Babel, whose tables are Unicode's (CLDR): they are what English newspapers print, and
Babel is installed with trafilatura anyway. Loaded when the first place is met.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from search.extract.entities.forms import Form, choose_form
from search.extract.entities.spelling import REMEMBERED, fold, split_words, tidy
from search.extract.entities.vocabulary import LANDFORMS

PRINTED = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macau",
    "TR": "Turkey",
    "VI": "US Virgin Islands",
}
"""Where newspapers print another name than the table's."""

ALSO = {
    "US": "US USA America, United States of America",
    "GB": "UK, Britain, Great Britain, United Kingdom of Great Britain and Northern Ireland",
    "AE": "UAE, Emirates",
    "CD": "DRC, DR Congo, Congo-Kinshasa, Democratic Republic of Congo, Zaire",
    "CG": "Congo-Brazzaville, Republic of Congo",
    "CI": "Cote d'Ivoire",
    "CN": "PRC, People's Republic of China, Communist China, Mainland China",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic",
    "FK": "Falklands",
    "KP": "DPRK, N Korea, Democratic People's Republic of Korea",
    "KR": "ROK, S Korea, Republic of Korea",
    "LA": "Lao PDR, Lao People's Democratic Republic",
    "LK": "Ceylon",
    "MK": "Macedonia",
    "MM": "Burma",
    "MO": "Macao",
    "NL": "Holland",
    "NZ": "NZ",
    "RU": "Russian Federation",
    "SA": "KSA",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Türkiye",
    "TW": "Republic of China",
    "VA": "Vatican, Holy See",
    "VN": "Viet Nam",
    "ZA": "RSA",
}
"""Other names of one country, as articles of the last hundred years write them."""

STATES = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "Colo.": "Colorado",
    "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia", "Ill.": "Illinois",
    "Ind.": "Indiana", "Kan.": "Kansas", "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland",
    "Mass.": "Massachusetts", "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri",
    "Mont.": "Montana", "Neb.": "Nebraska", "Nev.": "Nevada", "N.H.": "New Hampshire", "N.J.": "New Jersey",
    "N.M.": "New Mexico", "N.Y.": "New York", "N.C.": "North Carolina", "N.D.": "North Dakota",
    "Okla.": "Oklahoma", "Ore.": "Oregon", "Pa.": "Pennsylvania", "R.I.": "Rhode Island",
    "S.C.": "South Carolina", "S.D.": "South Dakota", "Tenn.": "Tennessee", "Tex.": "Texas", "Vt.": "Vermont",
    "Va.": "Virginia", "Wash.": "Washington state", "W.Va.": "West Virginia", "Wis.": "Wisconsin",
    "Wyo.": "Wyoming", "D.C.": "Washington, D.C.", "DC": "Washington, D.C.", "Washington DC": "Washington, D.C.",
    "Washington, DC": "Washington, D.C.", "Washington D.C.": "Washington, D.C.",
}  # fmt: skip
"""American states as agencies write them, full stop and all."""

RENAMED = {
    "Bombay": "Mumbai",
    "Calcutta": "Kolkata",
    "Kiev": "Kyiv",
    "Peking": "Beijing",
    "Rangoon": "Yangon",
}
"""Cities that English newspapers began to write otherwise, and their name now."""

_OFFICIALLY = re.compile(
    r"(?:(?:islamic|arab|federal|democratic|socialist|hashemite|federative|united|people's|bolivarian|plurinational|"
    r"co-operative) )*(?:republic|kingdom|sultanate|principality) of (?:the )?"
)


@lru_cache(REMEMBERED)
def find_place(written: str) -> str:
    """The name a place goes by: the common one of a country or state, else as written, without a lone article."""
    town, comma, state = written.rpartition(", ")
    if found := STATES.get(written) or RENAMED.get(written) or find_country(written):
        return found
    return town + comma + STATES[state] if comma and state in STATES else _without_article(written)


def name_places(counts: Mapping[str, int]) -> dict[str, str]:
    """The name for each way of writing a place; these are counted and in order of appearance.

    A town is one with the town whose state or country the article tells, if it tells of one such town only; so the
    Gulf with the Gulf of Mexico.
    """
    groups: dict[tuple[str, ...], list[Form]] = {}
    fuller: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    keys = {written: _key(find_place(tidy(written))) for written in counts}
    for written, key in keys.items():
        if "," in written:
            fuller.setdefault(_key(tidy(written).partition(",")[0]), set()).add(key)
        elif landform := _landform(key):
            fuller.setdefault((landform,), set()).add(key)
    for number, (written, count) in enumerate(counts.items()):
        whole = () if find_country(written) else fuller.get(keys[written], ())
        keys[written] = next(iter(whole)) if len(whole) == 1 else keys[written]
        shown = find_place(tidy(written))
        groups.setdefault(keys[written], []).append(Form(shown, len(split_words(shown)), count, number))
    names = {key: choose_form(group, title_case=True) for key, group in groups.items()}
    return {written: names[key] for written, key in keys.items()}


def _landform(key: tuple[str, ...]) -> str:
    """The word by which a place is mentioned again that is named as what it is: `Gulf of Mexico`, `English Channel`."""
    if len(key) > 2 and key[1] == "of":  # noqa: PLR2004 - what, of, whose
        return key[0] if key[0] in LANDFORMS else ""
    return key[-1] if len(key) > 1 and key[-1] in LANDFORMS else ""


@lru_cache(REMEMBERED)
def _key(name: str) -> tuple[str, ...]:
    """The words two spellings of one place share."""
    words = split_words(name)
    return tuple("saint" if word == "st" else "mount" if word == "mt" else word for word in words) or (name,)


def find_country(written: str) -> str:
    """The common English name of a country in any of its forms; empty when it is none."""
    known = _countries()
    plain = _plain(written)
    if found := known.get(plain):
        return found
    official = _OFFICIALLY.match(plain)
    return known.get(plain[official.end() :], "") if official else ""


@lru_cache(1 << 12)
def find_abbreviated(written: str) -> str:
    """The country that capitals such as `U.S.` stand for; empty when they stand for none."""
    return find_country(written) if written.isupper() and len(written) <= 6 else ""  # noqa: PLR2004 - U.S.A.


@lru_cache(1)
def _countries() -> dict[str, str]:
    """Every known form of a country's name, made plain, and the name that stands for it."""
    from babel import Locale  # noqa: PLC0415 - its tables are loaded when first needed

    table = {code: name for code, name in Locale("en").territories.items() if len(code) == 2}  # noqa: PLR2004 - countries
    forms: dict[str, str] = {}
    for code, name in table.items():
        if code in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}:
            continue
        shown = PRINTED.get(code) or name.replace(" & ", " and ").replace("’", "'")
        others = ALSO.get(code, "").replace("US USA America", "US, USA, America").split(", ")
        for form in (name, shown, *others):
            if form:
                forms.setdefault(_plain(form), shown)
    return forms


def _plain(written: str) -> str:
    """A name in small letters without full stops and article, `St.` written out."""
    plain = fold(written).removeprefix("the ").replace(" & ", " and ").replace(".", "")
    return "saint" + plain[2:] if plain.startswith("st ") else plain


def _without_article(written: str) -> str:
    """`The Netherlands` without its article, `The Hague` with it: one plain word needs it."""
    bare = written[4:] if written[:4] in {"The ", "THE "} else ""
    return bare if len(split_words(bare)) > 1 else written
