"""Decisions are kept in a file that people can read and mend, and nothing a file holds breaks it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.decisions import (
    ConfirmDate,
    Decision,
    FixDate,
    HideDate,
    HideEvent,
    HideName,
    Merge,
    Place,
    Publish,
    Rename,
    Retype,
    Split,
    Undo,
    What,
    in_force,
)
from search.decisions.ledger import NAME, Ledger
from search.model import EntityKind

PERSON = EntityKind.PERSON
PLACE = Place("news/a.txt", 12, "on Friday", "captured ", " near Kursk: 3")

texts = st.text(min_size=1).filter(str.strip)
kinds = st.sampled_from(EntityKind)
names = st.tuples(kinds, texts)
dates = st.sampled_from(["2024", "2024-12", "2024-12-27", "199X", "-0043", "2003~", "2018-03-03/2018-03-05"])
places = st.builds(Place, texts, st.integers(0, 10**6), texts, st.text(), st.text())
whats: st.SearchStrategy[What] = st.one_of(
    st.builds(Rename, kinds, texts, texts),
    st.builds(Merge, st.lists(names, min_size=1, max_size=3).map(tuple), names),
    st.builds(Split, kinds, texts, st.lists(texts, min_size=1, max_size=3).map(tuple)),
    st.builds(HideName, kinds, texts),
    st.builds(Retype, kinds, texts, kinds),
    st.builds(FixDate, places, dates),
    st.builds(HideDate, places),
    st.builds(ConfirmDate, places),
    st.builds(HideEvent, places),
    st.builds(Publish, texts, dates),
)


@given(st.lists(st.tuples(whats, st.text()), max_size=3))
@settings(max_examples=60)
def test_whatever_is_decided_is_read_back(decided: list[tuple[What, str]]) -> None:
    ledger = Ledger()
    made = [ledger.append([Decision(0, what, "2026-11-23T17:40:00Z", note)])[0] for what, note in decided]
    read = ledger.read()
    assert list(read.decisions) == made
    assert not read.problems
    assert [decision.number for decision in made] == list(range(1, len(made) + 1))


def test_the_file_reads_like_notes(tmp_path: Path) -> None:
    Ledger(tmp_path / NAME).append([Decision(0, FixDate(PLACE, "2024-12-20"), "2026-11-23", "the paper came late")])
    assert (tmp_path / NAME).read_text(encoding="utf-8").partition("\n- ")[2].splitlines() == [
        "number: 1",
        "  decision: fix date",
        "  article: news/a.txt",
        "  phrase: on Friday",
        "  at: 12",
        "  before: 'captured '",
        "  after: ' near Kursk: 3'",
        "  date: 2024-12-20",
        "  made: 2026-11-23",
        "  note: the paper came late",
    ]


WRITTEN = """\
# by hand
- number: 4
  decision: rename
  # the fuller one
  kind: PERSON

  name: Zelensky
  to: Volodymyr Zelensky
"""


def test_what_was_written_by_hand_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(WRITTEN.rstrip().encode())
    ledger = Ledger(tmp_path / NAME)
    assert ledger.append([Decision(0, Undo(4))])[0].number == 5
    assert (tmp_path / NAME).read_text(encoding="utf-8").startswith(WRITTEN)
    assert [decision.what for decision in ledger.read().decisions] == [
        Rename(PERSON, "Zelensky", "Volodymyr Zelensky"),
        Undo(4),
    ]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("- number: 7\n  decision: rename\n  kind: PERSON\n  name: [x\n", "line 9: passed over, it is no YAML"),
        ("- 7\n", "line 9: passed over, it is no list of"),
        ("-\n", "line 9: passed over, it is no list of"),
        ("rename everything\n", "line 9: passed over, it is no list of"),
        ("- number: 7\n  decision: remane\n", "there is no decision 'remane'"),
        ("- number: 4\n  decision: undo\n  of: 1\n", "the number 4 was given before"),
        ("- number: 7\n  decision: undo\n  of: 7\n", "it undoes a decision that is not earlier"),
        ("- decision: undo\n  of: 1\n", "it has no 'number'"),
        ("- number: 0\n  decision: undo\n  of: 1\n", "its 'number' is no number from 1"),
        ("- number: 7\n  decision: publish\n  article: a\n  date: 2024-13-45\n", "there is no day 2024-13-45"),
        ("- number: 7\n  decision: publish\n  article: a\n  date: soon\n", "not a date: 'soon'"),
        ("- number: 7\n  decision: publish\n  article: a\n", "it has no 'date'"),
        ("- number: 7\n  decision: hide name\n  kind: DOG\n  name: Rex\n", "there is no kind of name 'DOG'"),
        ("- number: 7\n  decision: hide name\n  kind: ORG\n  name: A\n  colour: red\n", "it has no key 'colour'"),
        ("- number: 7\n  decision: hide name\n  kind: ORG\n  name: \n", "its 'name' is empty"),
        ("- &a [*a]\n", "line 9: passed over"),
        ("- !!python/object/apply:os.system [ls]\n", "line 9: passed over"),
        ("- number: 7\n  decision: \xff\n", "line 9: passed over"),
        ("- " + "[" * 5000 + "\n", "line 9: passed over"),
    ],
)
def test_a_bad_block_is_named_and_nothing_else_is_lost(tmp_path: Path, block: str, said: str) -> None:
    more = "- number: 8\n  decision: undo\n  of: 4\n"
    (tmp_path / NAME).write_bytes(WRITTEN.encode() + block.encode("latin-1") + more.encode())
    read = Ledger(tmp_path / NAME).read()
    assert [decision.number for decision in read.decisions] == [4, 8]
    assert len(read.problems) == 1
    assert said in read.problems[0]
    assert NAME in read.problems[0]


@pytest.mark.parametrize(
    ("undoings", "holding"),
    [((), [1, 2]), (((3, 1),), [2]), (((3, 1), (4, 3)), [1, 2]), (((3, 1), (4, 3), (5, 4)), [2]), (((3, 9),), [1, 2])],
)
def test_undoing_can_be_undone(undoings: tuple[tuple[int, int], ...], holding: list[int]) -> None:
    decisions = [Decision(number, HideName(PERSON, str(number))) for number in (1, 2)]
    decisions += [Decision(number, Undo(of)) for number, of in undoings]
    assert [decision.number for decision in in_force(decisions)] == holding


def test_numbers_are_never_given_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / NAME)
    ledger.append([Decision(0, HideName(PERSON, "a")), Decision(0, HideName(PERSON, "b"))])
    (tmp_path / NAME).unlink()
    assert ledger.append([Decision(0, HideName(PERSON, "c"))], after=2)[0].number == 3
