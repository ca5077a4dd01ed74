"""The benchmark's reader of TimeML files: what it makes of a small one of our own."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from search.extract.dates import find_dates

FILE = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>harbour</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">March 22, 2013</TIMEX3></DCT>
<TITLE>A wall gives way</TITLE>
<TEXT>
The wall &amp; the quay <EVENT eid="e1" class="OCCURRENCE">gave</EVENT> way on <TIMEX3 tid="t1" type="DATE"
value="2013-03-21">Thursday</TIMEX3>, <SIGNAL sid="s1">after</SIGNAL> <TIMEX3 tid="t2" type="DURATION"
value="P3D">three days</TIMEX3> of storms. It had stood since <TIMEX3 tid="t3" type="DATE" value="1912">1912</TIMEX3>.
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1" tense="PAST" aspect="NONE" polarity="POS" pos="VERB"/>
<TLINK lid="l1" relType="IS_INCLUDED" eventInstanceID="ei1" relatedToTime="t1"/>
</TimeML>
"""


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, as a module."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent))
    return import_module("benchmarks.dates")


def test_a_timeml_file_is_read_and_scored(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "harbour.tml"
    path.write_text(FILE, encoding="utf-8")
    gold = benchmark.read_timeml(path)
    assert gold.published.period.edtf == "2013-03-22"
    assert "The wall & the quay gave way on Thursday, after three days" in gold.text
    marks = [(gold.text[mark.start : mark.end], mark.value) for mark in gold.marks]
    assert marks == [("Thursday", "2013-03-21"), ("three days", "P3D"), ("1912", "1912")]
    found = find_dates(gold.text, gold.published, None)
    assert benchmark.score([gold], [found]) == {"strict": 1.0, "relaxed": 1.0, "value": 1.0}
    assert benchmark.score([gold], [found[:1]]) == {"strict": 0.5, "relaxed": 0.5, "value": 0.5}


def test_the_time_of_writing_is_no_phrase_of_the_text(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "inside.tml"
    head, _, tail = FILE.partition("<DCT>")
    dct, _, rest = tail.partition("</DCT>")
    path.write_text(head + rest.replace("<TEXT>", f"<TEXT>{dct} "), encoding="utf-8")
    gold = benchmark.read_timeml(path)
    assert gold.published.period.edtf == "2013-03-22"
    assert [mark.value for mark in gold.marks] == ["2013-03-21", "P3D", "1912"]
