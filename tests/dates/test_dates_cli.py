"""`dateline dates`: what it prints for people and for programs."""

import json
import subprocess
import sys

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
    assert lines[0] == "Read as news, published 2024-12-27."
    where = lines.index("He left on Friday. It began on 03/04/2018.")
    below = " ".join(" ".join(lines[where + 1 :]).split())
    assert lines[where + 1].index("\u2514") == "He left on Friday".index("Friday")
    assert "2024-12-27: weekday, of publication, counted from 2024-12-27: publication date (told)" in below
    assert "it could also be 2018-04-03" in below
    assert "Nobody knew when it would end" in below


def test_without_a_date_of_publication_the_reason_is_told() -> None:
    output = " ".join(run().split())
    assert "publication date unknown" in output
    assert "unresolved: weekday; no publication date tells which week" in output


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
def test_a_line_is_answered_while_the_pipe_stays_open() -> None:
    command = [sys.executable, "-c", "from search.cli import main; main()", "dates", "--jsonl", "--no-model"]
    row = json.dumps({"id": "a", "published": "2024-12-27", "text": "He left on Friday."})
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write(row + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["dates"][0]["value"] == "2024-12-27"
        process.stdin.write(row)  # the last line need not end
        process.stdin.close()
        assert json.loads(process.stdout.readline())["id"] == "a"
    assert process.returncode == 0


def test_a_history_is_told_from_news() -> None:
    text = "It began in May 1912, spread in June 1914, stalled in July 1915 and May 1916, and ended in June 1918.\n"
    assert run("--published", "2009-12-19", text=text).startswith("Read as a history")
