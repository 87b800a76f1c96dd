"""What is said on standard error, and how much of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from called import Analyze, failed

from attribution.cli import main
from attribution.errors import PipelineError, UsageError
from attribution.records import Problem


def test_quiet_leaves_out_notes_and_keeps_errors(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = failed(Problem("a.txt", "is not English", fatal=False), Problem("b.pdf", "is no text"))
    assert main(["report", "a.txt", "--quiet"]) == 3
    assert capsys.readouterr().err == "Error: b.pdf: is no text\n"


def test_verbose_tells_what_was_done(analyze: Analyze, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "--verbose", "-o", str(tmp_path / "r.json")]) == 0
    pipeline, counts, wrote = capsys.readouterr().err.splitlines()
    assert pipeline == "pipeline en_small 3.8.0; detectors x"
    assert re.fullmatch(r"1 articles, 1 attributions, 1 sources, 0 points in \d+\.\d s", counts)
    assert wrote == f"wrote {tmp_path / 'r.json'}"


def test_progress_is_drawn_on_a_terminal_and_nowhere_else(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["report", "a.txt"])
    assert analyze.progress is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["report", "a.txt", "--quiet"])
    assert analyze.progress is None
    main(["report", "a.txt"])
    assert analyze.progress is not None
    monkeypatch.setenv("TERM", "dumb")
    main(["report", "a.txt"])
    assert analyze.progress is None
    assert "\x1b" not in capsys.readouterr().out


def test_messages_cannot_steer_the_terminal(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = failed(Problem("\x1b[2J.txt", "holds \u202e\nodd things"))
    main(["report", "a.txt"])
    assert capsys.readouterr().err == "Error: <U+001B>[2J.txt: holds <U+202E> odd things\n"


@pytest.mark.parametrize("error", [UsageError("no detector 'x'"), PipelineError("no pipeline 'x'")], ids=repr)
def test_an_error_is_a_message_without_traceback(
    error: Exception, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    analyze.result = error
    assert main(["report", "a.txt"]) == 2
    assert capsys.readouterr().err == f"Error: {error}\n"


def test_debug_shows_where_an_error_arose(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = PipelineError("no pipeline 'x'")
    assert main(["report", "a.txt", "--debug"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Traceback")
    assert err.endswith("Error: no pipeline 'x'\n")


def test_ctrl_c_ends_quietly(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = KeyboardInterrupt()
    assert main(["report", "a.txt"]) == 130
    assert capsys.readouterr() == ("", "")


LONG = "r" * 300


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["report", f"{LONG}.json"], 3),
        (["report", "a.txt", "--fixes", f"{LONG}.toml"], 2),
        (["archive", "stats", f"{LONG}.db"], 2),
        (["evaluate", f"{LONG}.jsonl"], 2),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_name_that_is_too_long_is_told(argv: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == code
    said = capsys.readouterr().err
    assert said.startswith("Error: rrrr")
    assert "File name too long" in said


def test_what_the_system_refuses_without_a_file_is_a_fault_of_ours(analyze: Analyze) -> None:
    analyze.result = OSError(5, "Input/output error")
    with pytest.raises(OSError, match="Input/output error"):
        main(["report", "a.txt"])


@pytest.mark.parametrize("file", ["a.txt", "./a.txt", "story/ferry.txt"])
def test_a_file_of_the_call_that_the_system_refuses_is_told(
    file: str, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    analyze.result = PermissionError(13, "Permission denied", file)
    assert main(["report", "a.txt", "story/"]) == 2
    assert capsys.readouterr().err == f"Error: {file}: Permission denied; check the name and its permissions\n"


def test_a_file_that_the_call_does_not_name_is_a_fault_of_ours(analyze: Analyze) -> None:
    analyze.result = FileNotFoundError(2, "No such file or directory", "/package/weights.onnx")
    with pytest.raises(FileNotFoundError, match=r"weights\.onnx"):
        main(["report", "a.txt"])
