"""What the model's tags add to reading dates: tenses that the words alone do not tell."""

import pytest

from search.extract.dates import find_dates
from search.extract.tagged import Name, Tagged
from search.model import EntityKind, Published, PublishedSource
from search.period import Period

FRIDAY = Published(Period.day(2024, 12, 27), PublishedSource.FIELD)


def read(written: str) -> tuple[str, Tagged]:
    """The text and its tags, written `word/TAG`; a word without a tag has that of a noun."""
    words, tags = zip(
        *((word.partition("/")[0], word.partition("/")[2] or "NN") for word in written.split()), strict=True
    )
    starts, ends, at = [], [], 0
    for word in words:
        starts.append(at)
        ends.append(at + len(word))
        at += len(word) + 1
    text = " ".join(words)
    return text, Tagged(tuple(starts), tuple(ends), tags, ((0, len(text)),), ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Oil could/MD reach/VB the/DT coast by/IN Monday .", "2024-12-30"),
        ("The/DT bill could/MD be/VB ready/JJ in/IN August .", "2025-08"),
        ("Nobody could/MD leave/VB on/IN Monday .", "2024-12-23"),
        ("He could/MD not/RB come/VB on/IN Monday .", "2024-12-23"),
        ("Smoke could/MD be/VB seen/VBN on/IN Monday .", "2024-12-23"),
        ("He pledged/VBD on/IN Monday to/TO use/VB it .", "2024-12-23"),
        ("The/DT vote was/VBD planned/VBN on/IN Monday .", "2024-12-30"),
        ("With/IN so/RB much/JJ about/IN to/TO happen/VB , the/DT court on/IN Monday gave/VBD in/RP .", "2024-12-23"),
        ("He will/MD meet/VB them/PRP , telling/VBG us/PRP on/IN Monday that/IN he/PRP waits/VBZ .", "2024-12-23"),
        ("Port to/TO reopen/VB Monday", "2024-12-30"),
        ("Fears are/VBP high/JJ before/IN the/DT bank reports/VBZ Monday .", "2024-12-30"),
        ("He prepares/VBZ to/TO fly/VB home on/IN Monday .", "2024-12-30"),
        ("The/DT tax goes/VBZ into/IN effect on/IN 1/CD July/NNP .", "2025-07-01"),
        ("They expect/VBP that/IN the/DT court on/IN Monday will/MD rule/VB .", "2024-12-30"),
    ],
)
def test_the_tense_around_a_date_tells_on_which_side_it_lies(written: str, value: str) -> None:
    text, tagged = read(written)
    (date,) = find_dates(text, FRIDAY, tagged)
    assert date.value == value


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("Shifts last/VBP 12/CD hours/NNS .", ["12 hours"]),
        ("The/DT last/JJ 12/CD hours/NNS were/VBD calm/JJ .", ["The last 12 hours"]),
    ],
)
def test_a_verb_is_no_part_of_a_length(written: str, phrase: list[str]) -> None:
    text, tagged = read(written)
    assert [date.text for date in find_dates(text, FRIDAY, tagged)] == phrase


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("On/IN 3/CD May/NNP 2012/CD it/PRP sank/VBD . That/DT Friday they/PRP met/VBD .", "2012-05-04"),
        ("On/IN 3/CD May/NNP 2012/CD it/PRP sank/VBD . They/PRP say/VBP that/IN Friday is/VBZ late/JJ .", "2024-12-27"),
    ],
)
def test_that_friday_is_told_from_what_they_say_of_friday(written: str, value: str) -> None:
    text, tagged = read(written)
    _, friday = find_dates(text, FRIDAY, tagged)
    assert friday.value == value


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("May's party split.", []),
        ("The vote on May's deal failed.", []),
        ("She will stay, and May said so.", []),
        ("They will meet in May.", ["May"]),
        ("They will meet on 3 May.", ["3 May"]),
    ],
)
def test_a_month_that_is_somebodys_name_is_none(sentence: str, phrases: list[str]) -> None:
    text = f"Theresa May came. {sentence}"
    named = Tagged((), (), (), ((0, len(text)),), (Name(0, len("Theresa May"), EntityKind.PERSON),))
    assert [date.text for date in find_dates(text, FRIDAY, named)] == phrases
