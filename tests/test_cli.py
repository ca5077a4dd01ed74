"""The commands do what the README says, and their machine-readable forms hold what other programs expect."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import spacy
from click.testing import CliRunner, Result

from search import Archive, DatelineError
from search.cli import dateline, main


def run(*words: str, given: str = "") -> Result:
    """A command, run in this process; errors meant for the user come out as they are raised."""
    result = CliRunner().invoke(dateline, list(words), input=given, standalone_mode=False)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def answer(*words: str, given: str = "") -> Any:
    """The JSON that a command prints."""
    return json.loads(run(*words, given=given).stdout)


def test_search_json(sample_folder: Path) -> None:
    form = answer("search", "--json", "--archive", str(sample_folder), "storm", "corps")
    assert form["query"] == "storm corps"
    assert form["total"] == 1
    hit = form["hits"][0]
    assert {"id", "title", "published", "source", "score", "snippet"} <= set(hit)
    assert hit["published"] == "2024-12-27"
    assert "Storm Corps" in hit["snippet"]
    assert "person" in form["facets"]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        (["(rain OR suez) ship"], "(rain OR suez) ship"),
        (["prisoner of war", "kursk"], '"prisoner of war" kursk'),
        (["canal", "-ship"], "canal -ship"),
        (["-ship", "--limit", "1"], "-ship"),
    ],
)
def test_a_query_is_typed_as_in_the_browser(sample_folder: Path, typed: list[str], query: str) -> None:
    assert answer("search", "--json", "--archive", str(sample_folder), *typed)["query"] == query


def test_search_in_batches(sample_folder: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text(
        '{"id": "1", "query": "storm corps nosuchword"}\n{"id": "2", "query": "canal"}\n', encoding="utf-8"
    )
    result = run(
        "search", "--any", "--limit", "100", "--batch", str(queries), "--json", "--archive", str(sample_folder)
    )
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["id"] == "1"
    assert first["hits"][0] == "000_06dda60a236245f5.txt"
    assert len(second["hits"]) > 5


def test_a_bad_line_in_a_batch_is_named(sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "queries.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(DatelineError, match=r"queries\.jsonl, line 1"):
        run("search", "--batch", str(tmp_path / "queries.jsonl"), "--archive", str(sample_folder))


def test_timeline_json(sample_folder: Path) -> None:
    form = answer("timeline", "--json", "--archive", str(sample_folder), "storm", "corps")
    assert form["total"] == len(form["events"])
    dates = {event["edtf"] for event in form["events"]}
    assert {"2022-02", "2024-12-23", "2024-12-27"} <= dates
    for event in form["events"]:
        assert event["start"] <= event["end"]
        assert event["phrase"] in event["sentence"]
        assert event["read"]["rule"]
        assert event["articles"][0]["id"] == "000_06dda60a236245f5.txt"


def test_a_timeline_that_is_cut_says_where_else_to_begin(sample_folder: Path) -> None:
    place = ("--archive", str(sample_folder))
    assert "--key-dates 10" in run("timeline", "--limit", "3", *place).stderr
    assert run("timeline", "--limit", "3", "--weight", *place).stderr == ""
    assert run("timeline", "storm", "corps", *place).stderr == ""


def test_relative_dates_name_their_anchor(sample_folder: Path) -> None:
    form = answer("timeline", "--json", "--archive", str(sample_folder), "when:2024-12-23")
    (read,) = [event["read"] for event in form["events"] if event["start"] == "2024-12-23"]
    assert (read["anchor"], read["text"]) == ("2024-12-27", "Monday")
    assert "sidecar" in read["anchor_source"]


def test_key_dates_json(sample_folder: Path) -> None:
    form = answer("timeline", "--key-dates", "5", "--json", "--archive", str(sample_folder), "philae")
    assert len(form["dates"]) == 5
    assert "2014-11-12" in {date["date"] for date in form["dates"]}
    assert all(date["summary"] and date["articles"] for date in form["dates"])


LINES = (
    '{"id": "a", "published": "2024-12-27", "text": "It fell on Monday in Kursk."}\n'
    '{"id": "b", "published": null, "text": "Ok."}\n'
)


def test_dates_in_json_lines() -> None:
    first, second = map(json.loads, run("dates", "--jsonl", given=LINES).stdout.splitlines())
    (date,) = first["dates"]
    assert (date["start"], date["end"], date["text"]) == (11, 17, "Monday")
    assert (date["type"], date["value"], date["earliest"]) == ("DATE", "2024-12-23", "2024-12-23")
    assert {"latest", "edtf", "rule", "anchor", "anchor_source"} <= set(date)
    assert second == {"id": "b", "dates": []}


ONTONOTES = (
    ("Ana Roe", "PERSON"),
    ("Roehampton", "GPE"),
    ("the Severn", "LOC"),
    ("Severn Bridge", "FAC"),
    ("Acme Corp", "ORG"),
    ("Welsh", "NORP"),
    ("Eisteddfod", "EVENT"),
    ("Tuesday", "DATE"),
    ("three", "CARDINAL"),
)
"""Names of a text, each with the label that spaCy's own pipelines give to its kind."""


def test_entities_by_any_spacy_pipeline(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in ONTONOTES])  # type: ignore[attr-defined]
    pipeline.to_disk(tmp_path)
    line = json.dumps({"id": "a", "text": "; ".join(name for name, _ in ONTONOTES)})
    given = answer("entities", "--jsonl", "--model", str(tmp_path), given=line)
    assert [(entity["text"], entity["label"]) for entity in given["entities"]] == [
        ("Ana Roe", "PERSON"),
        ("Roehampton", "PLACE"),
        ("Severn", "PLACE"),
        ("Severn Bridge", "PLACE"),
        ("Acme Corp", "ORG"),
        ("Welsh", "OTHER"),
        ("Eisteddfod", "OTHER"),
    ]


def test_an_unknown_pipeline_is_named_with_the_cure() -> None:
    with pytest.raises(DatelineError, match="no_such_model"):
        run("entities", "--jsonl", "--model", "no_such_model", given=LINES)


@pytest.mark.parametrize("words", [("dates",), ("entities",), ("entities", "--jsonl")])
def test_without_a_file_at_a_terminal_the_usage_is_shown(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    result = CliRunner().invoke(dateline, list(words))
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage:")
    assert "FILE" in result.stderr


@pytest.mark.parametrize("command", ["dates", "entities"])
def test_a_broken_line_is_named_and_the_others_are_read(command: str) -> None:
    first, second = LINES.splitlines(keepends=True)
    result = run(command, "--jsonl", given=f"{first}{{broken\n{second}")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "line 2" in result.stderr
    assert result.return_value == 1


def test_entities_in_json_lines() -> None:
    first, second = map(json.loads, run("entities", "--jsonl", given=LINES).stdout.splitlines())
    assert [(entity["text"], entity["label"]) for entity in first["entities"]] == [("Kursk", "PLACE")]
    assert second == {"id": "b", "entities": []}


def test_info_counts(sample_folder: Path) -> None:
    form = answer("info", "--json", "--archive", str(sample_folder))
    assert form["articles"] == 57
    assert form["undated"] == 1
    assert form["unresolved"] >= 6
    assert form["publication_dates"]["none"] == 1


def test_export_holds_what_the_timeline_shows(sample_folder: Path) -> None:
    with Archive.open(sample_folder) as archive:
        total = archive.timeline("canal").total
    result = run("export", "canal", "--archive", str(sample_folder))
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == total
    assert f"{total} events written" in result.stderr
    lines = run("export", "canal", "--format", "jsonl", "--archive", str(sample_folder)).stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows]


def test_articles_are_exported_as_a_table_or_whole(sample_folder: Path) -> None:
    place = ("--archive", str(sample_folder))
    whole = run("export", "canal", "--what", "articles", *place)
    table = run("export", "canal", "--what", "articles", "--format", "csv", *place)
    assert whole.stderr == table.stderr
    assert len(table.stdout.splitlines()) == len(whole.stdout.splitlines()) + 1
    with pytest.raises(click.UsageError, match="Articles are written as csv or jsonl, not as ics"):
        run("export", "--what", "articles", "--format", "ics", *place)


def test_an_export_that_cannot_begin_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    written = tmp_path / "events.csv"
    written.write_text("what was exported before")
    with pytest.raises(DatelineError):
        run("export", "--archive", str(tmp_path / "nowhere"), "--output", str(written))
    assert written.read_text() == "what was exported before"


def test_a_whole_archive_verifies(sample_folder: Path) -> None:
    assert "whole" in run("verify", "--archive", str(sample_folder)).stdout


def test_errors_are_one_line_with_the_cure_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["dateline", "search", "x", "--archive", str(tmp_path / "nowhere")])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "dateline index" in line


def test_index_reports_and_its_exit_code_counts_failures(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("It opened on 3 May 2021.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    command = [
        sys.executable,
        "-c",
        "from search.cli import main; main()",
        "index",
        "--archive",
        str(tmp_path / "made"),
    ]
    done = subprocess.run([*command, tmp_path / "good.txt"], capture_output=True, text=True, check=False)
    assert (done.returncode, "1 added, 0 changed, 0 unchanged" in done.stderr) == (0, True)
    done = subprocess.run([*command, tmp_path / "empty.txt"], capture_output=True, text=True, check=False)
    assert (done.returncode, "empty.txt" in done.stderr) == (1, True)


def test_index_of_nothing_says_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    done = run("index", "--archive", str(tmp_path / "made"), str(tmp_path / "photos"))
    assert done.exit_code == 0
    assert "No article was found" in done.output
    assert str(tmp_path / "photos") in done.output
    assert "PDF" in done.output


@pytest.mark.parametrize("command", ["index", "search", "timeline", "dates", "entities", "serve", "info", "export"])
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(dateline, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output
