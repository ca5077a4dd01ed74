"""The server as it is started."""

import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import newsroom
import pytest
from click.testing import CliRunner

from search import Archive, ArchiveError
from search.cli import dateline
from web import serve

ROOT = Path(__file__).parents[2]
START = """
import pathlib, signal, sys, web
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
web.serve(pathlib.Path(sys.argv[1]), port=0, ready=lambda at: print(at, flush=True))
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.engine.write(newsroom.articles()[:4])
    return tmp_path / "archive"


def test_serves_until_interrupted(directory: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", START, str(directory)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urlopen(address, timeout=10) as answer:
            assert "4 articles from 3 sources" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=10)
        finally:
            process.kill()
    assert not said


def test_no_archive_is_an_error_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        serve(tmp_path / "nowhere")


def test_a_taken_port_is_an_error(directory: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            serve(directory, port=taken.getsockname()[1])


@pytest.mark.parametrize(
    ("options", "read_only"),
    [
        ((), False),
        (("--read-only",), True),
        (("--host", "0.0.0.0", "--expose"), True),
        (("--host", "0.0.0.0", "--expose", "--writable"), False),
    ],
)
def test_others_correct_nothing_unless_they_are_meant_to(
    monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], read_only: object
) -> None:
    asked = []
    monkeypatch.setattr("web.command.serve_archive", lambda *_, **keys: asked.append(keys["read_only"]))
    CliRunner().invoke(dateline, ["serve", *options], catch_exceptions=False)
    assert asked == [read_only]
