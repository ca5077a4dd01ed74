"""`dateline dates`: what it prints for people and for programs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from search.cli.dates import dates

TEXT = "He left on Friday. It began on 03/04/2018.\nNobody knew when it would end, or how often it had rained since.\n"


def run(*arguments: str, text: str = TEXT) -> str:
    result = CliRunner().invoke(dates, ["--no-model", *arguments], input=text)
    assert result.exit_code == 0, result.output
    return result.output


def test_each_phrase_is_explained_under_its_line() -> None:
    lines = run("--published", "2024-12-27").splitlines()
    assert lines[0] == "Read as news, published 27 December 2024."
    where = lines.index("He left on Friday. It began on 03/04/2018.")
    below = " ".join(" ".join(lines[where + 1 :]).split())
    column = "He left on Friday".index("Friday")
    assert lines[where + 1][column:].split()[0] == "\u2500" * len("Friday")
    assert any(line[column : column + 1] == "\u2514" for line in lines[where + 2 :])
    assert "2024-12-27 (Friday): weekday, of publication, counted from 2024-12-27, publication date (told)" in below
    assert "it could also be 3 April 2018" in " ".join(below.replace("\u2502", " ").split())
    assert "Nobody knew when it would end" in below


@pytest.mark.parametrize("columns", [24, 40, 60, 100])
def test_nothing_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = "On 3 May 1912 it sank, two days later all knew, and by 05/06/1912 or 31 June 1912 they left for New York."
    lines = run(text=text).splitlines()
    assert max(map(len, lines[1:])) <= columns
    read = " ".join(" ".join(lines).replace("\u2502", " ").replace("\u2518", " ").split())
    assert "1912-05-05 (Sunday): so long before or after" in read
    assert "there is no 31 June 1912" in read


def test_without_a_date_of_publication_the_reason_is_told() -> None:
    output = " ".join(run().split())
    assert "publication date unknown" in output
    assert "unresolved: weekday; no publication date tells which week" in output


def test_a_file_name_or_the_dateline_tells_when_a_text_was_published(tmp_path: Path) -> None:
    named = tmp_path / "2024-12-27 Harbour.txt"
    named.write_text("They left on Monday.", encoding="utf-8")
    assert "2024-12-23" in run(str(named))
    assert "2024-12-23" in run(text="KYIV, Dec. 27, 2024 (Reuters) - They left on Monday.")
    assert "2024-12-30" in run(str(named), "--published", "2025-01-03")


def test_json_lines_keep_to_the_contract() -> None:
    row = {"id": "a", "published": "2024-12-27", "title": "T", "text": "He left on Friday for two years."}
    told = json.loads(run("--jsonl", text=json.dumps(row) + "\n"))
    assert told["id"] == "a"
    friday, years = told["dates"]
    wanted = {"start", "end", "text", "type", "value", "earliest", "latest", "edtf", "rule", "anchor", "anchor_source"}
    assert wanted <= friday.keys()
    assert (friday["start"], friday["end"], friday["type"], friday["value"]) == (11, 17, "DATE", "2024-12-27")
    assert (friday["earliest"], friday["latest"], friday["edtf"]) == ("2024-12-27", "2024-12-27", "2024-12-27")
    assert (years["type"], years["value"], years["earliest"]) == ("DURATION", "P2Y", None)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are waited for differently")
@pytest.mark.parametrize(
    ("command", "value"), [(("dates", "--jsonl", "--no-model"), "2024-12-27"), (("entities", "--jsonl"), "Ada Reyes")]
)
def test_a_line_is_answered_while_the_pipe_stays_open(command: tuple[str, ...], value: str) -> None:
    started = [sys.executable, "-c", "from search.cli import main; main()", *command]
    row = json.dumps({"id": "a", "published": "2024-12-27", "text": "Ada Reyes left on Friday."})
    with subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write(row + "\n")
            process.stdin.flush()
            assert value in process.stdout.readline()
        process.stdin.write(row)  # the last line need not end
        process.stdin.close()
        assert json.loads(process.stdout.readline())["id"] == "a"
    assert process.returncode == 0


def test_a_history_is_told_from_news() -> None:
    text = "It began in May 1912, spread in June 1914, stalled in July 1915 and May 1916, and ended in June 1918.\n"
    assert run("--published", "2009-12-19", text=text).startswith("Read as a history")
