"""The words of time, sorted into the classes that rules speak of, each word with what it stands for."""

from typing import Final

MONTH_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

MONTHS: Final[dict[str, int]] = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
"""Full names and newsroom abbreviations (without their full stop), to the number of the month."""

MONTH_PATTERN: Final = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept(?:ember|\.)?|sep\.?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
"""A month as newspapers write it; read it with `month_number`."""


def month_number(written: str) -> int:
    """The month, 1 to 12, of a name matched by `MONTH_PATTERN` in either case."""
    return MONTHS[written.lower().rstrip(".")]


WEEKDAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

WEEKDAYS: Final[dict[str, int]] = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
"""The days of the week, Monday being 0."""

WEEKDAY_ABBREVIATIONS: Final[dict[str, int]] = {
    **{name[:3]: number for number, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}


def weekday_number(word: str) -> int:
    """The day of the week of a full or short name in lower case, Monday being 0."""
    return WEEKDAYS[word] if word in WEEKDAYS else WEEKDAY_ABBREVIATIONS[word]


SEASONS: Final[dict[str, int]] = {"spring": 0, "springtime": 0, "summer": 1, "summertime": 1} | {
    "autumn": 2,
    "fall": 2,
    "winter": 3,
    "wintertime": 3,
}
"""Seasons by their place in `search.period.SEASONS`."""

UNITS: Final[dict[str, str]] = {
    **dict.fromkeys(("second", "seconds"), "TS"),
    **dict.fromkeys(("minute", "minutes", "mins"), "TM"),
    **dict.fromkeys(("hour", "hours", "hrs"), "TH"),
    **dict.fromkeys(("day", "days"), "D"),
    **dict.fromkeys(("night", "nights"), "NI"),
    **dict.fromkeys(("weekend", "weekends"), "WE"),
    **dict.fromkeys(("week", "weeks", "fortnight", "fortnights"), "W"),
    **dict.fromkeys(("month", "months"), "M"),
    **dict.fromkeys(("quarter", "quarters"), "Q"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "Y"),
    **dict.fromkeys(("decade", "decades"), "DE"),
    **dict.fromkeys(("century", "centuries"), "C"),
    **dict.fromkeys(("millennium", "millennia"), "ML"),
}
"""Units of time and their TIMEX3 letter; those below a day with the `T` that stands before them."""

DAY_PARTS: Final[dict[str, str]] = {
    **dict.fromkeys(("morning", "mornings", "dawn", "sunrise", "daybreak"), "MO"),
    **dict.fromkeys(("midday", "lunchtime"), "MI"),
    **dict.fromkeys(("afternoon", "afternoons"), "AF"),
    **dict.fromkeys(("evening", "evenings", "dusk", "sunset"), "EV"),
    **dict.fromkeys(("night", "nights", "nighttime", "overnight"), "NI"),
    "daytime": "DT",
}

ZONES: Final[dict[str, str]] = {
    **dict.fromkeys(("gmt", "utc"), ""),
    **dict.fromkeys(("et", "pt", "ist"), ""),
    **dict.fromkeys(("est", "cdt"), "UTC-5"),
    **dict.fromkeys(("cst", "mdt"), "UTC-6"),
    **dict.fromkeys(("mst", "pdt"), "UTC-7"),
    **dict.fromkeys(("bst", "cet"), "UTC+1"),
    **dict.fromkeys(("sgt", "hkt"), "UTC+8"),
    **dict.fromkeys(("jst", "kst"), "UTC+9"),
    "edt": "UTC-4",
    "pst": "UTC-8",
    "cest": "UTC+2",
    "msk": "UTC+3",
    "aest": "UTC+10",
    "aedt": "UTC+11",
}
"""Zones of clock times and what they differ from UTC; nothing where that changes with the season or the country."""

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBER_WORDS: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}

SCALES: Final[dict[str, int]] = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)

ORDINALS: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
    **{f"{word[:-1]}ieth": 10 * number for number, word in enumerate(_TENS, 2)},
}

DECADE_WORDS: Final[dict[str, int]] = {f"{word[:-1]}ies": 10 * number for number, word in enumerate(_TENS, 2)}
"""Decades of a century, as in "the nineties"."""

_SINGULAR = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "millennium")
_PLURAL = (
    *("seconds", "minutes", "mins", "hours", "hrs", "days", "weeks", "fortnights", "weekends", "months", "quarters"),
    *("years", "yrs", "decades", "centuries", "millennia", "nights"),
)

CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "A": ("a", "an"),
    "OWN": ("its", "his", "her", "their", "our", "my", "your", "whose"),
    "LAST": ("last", "past"),
    "NEXT": ("next", "coming", "upcoming"),
    "PREVIOUS": ("previous", "preceding", "prior"),
    "FOLLOWING": ("following", "ensuing", "subsequent", "succeeding"),
    "THIS": ("this", "current"),
    "THAT": ("that", "same"),
    "EARLY": ("early", "late", "mid"),
    "EARLIER": ("earlier", "later"),
    "EDGE": ("end", "beginning", "start", "middle", "close", "turn", "onset"),
    "PART": ("part", "portion", "rest", "remainder", "bulk"),
    "UNTIL": ("until", "till", "to", "through", "thru"),
    "ENDED": ("ended", "ending"),
    "EVERY": ("every", "each"),
    "ABOUT": ("about", "around", "approximately", "roughly", "circa", "ca", "some"),
    "VAGUE": ("several", "few", "many", "numerous", "countless"),
    "DOZEN": ("dozen", "dozens"),
    "UNIT": (*_SINGULAR, "fortnight"),
    "UNITS": (*_PLURAL, "yr"),
    "SHIFTABLE": ("week", "month", "quarter", "year", "decade", "century", "weekend"),
    "SEASON": tuple(SEASONS),
    "DAYPART": tuple(DAY_PARTS),
    "NOON": ("noon", "midnight", "midday"),
    "ZONE": tuple(ZONES),
    "ADVERB_SET": ("daily", "hourly", "weekly", "monthly", "yearly", "annually", "nightly", "biweekly"),
    "WEEKDAY": WEEKDAY_NAMES,
    "WEEKDAYS": tuple(f"{name}s" for name in WEEKDAY_NAMES),
    "WEEKDAY_SHORT": tuple(WEEKDAY_ABBREVIATIONS),
    "MONTH": tuple(MONTHS),
    "SURE_MONTH": tuple(name for name in MONTHS if name not in {"may", "march", "mar"}),
    "DECADE_NAME": tuple(DECADE_WORDS),
    "ONES": _ONES[:9],
    "TEENS": _ONES[9:],
    "TENS": _TENS,
    "SCALE": tuple(SCALES),
    "ORDINAL_WORD": tuple(ORDINALS),
}
"""Classes of words that rules speak of in capitals, in lower case here; a word may be in several."""

_SINGLE: Final = (
    "a an the this that these those same last next past coming previous following current latest recent final former "
    "present first third fourth half latter better good whole entire full initial another additional extra further "
    "other corresponding straight consecutive working trading very comparable single passing "
    "ago before after afterwards thereafter hence from to between and or of in on at by for since during within per "
    "all no not so as well far more most than less fewer least many few much little nearly almost over under only "
    "just exactly barely up sometime early late mid end earlier later every each several dozen dozens hundreds "
    "period fiscal financial time being moment point old olds long short age aged night day days week weeks month "
    "months year years quarter quarters minutes hours decade decades century centuries weekend "
    "today tonight tomorrow yesterday now currently presently nowadays recently lately future once formerly "
    "previously everyday ahead term near foreseeable immediate distant right soon possible "
    "anniversary birthday eve era oclock part rest remainder fall may march ad bc bce ce ca "
    "thousands local percent cent post pre noon midnight nights mornings afternoons evenings "
    "back twice thrice times second circa couple pair weekdays starting commencing business upcoming weekends"
)
SINGLE_WORDS: Final = tuple(_SINGLE.split())
"""Words that rules speak of one by one, in lower case."""
