"""``attribution report``: what is shown, where the articles come from, and the exit code."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace

import pytest
from called import DONE, TEXT, TOOL, Analyze, contradicting, failed

from attribution.cli import main
from attribution.records import LIMITS, Analysis, Limits, Problem


def test_report_prints_text(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt"]) == 0
    out, err = capsys.readouterr()
    assert "│ “The bridge is closed,”" in out
    assert "Mayor Zoë Kruĳt (person" in out
    assert err == ""
    assert analyze.inputs == ["a.txt"]
    assert analyze.options == {"compare": True, "limits": LIMITS}


@pytest.mark.parametrize("argv", [["a.txt", "-f", "json", "b.txt"], ["--format=json", "a.txt", "b.txt"]])
def test_options_may_stand_between_paths(argv: list[str], analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", *argv]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "attribution/1"
    assert analyze.inputs == ["a.txt", "b.txt"]


def test_a_path_may_begin_with_a_dash(analyze: Analyze) -> None:
    assert main(["report", "--ascii", "--", "-odd.txt"]) == 0
    assert analyze.inputs == ["-odd.txt"]


def test_pipeline_and_detectors_are_passed_on(analyze: Analyze) -> None:
    main(["report", "a.txt", "--pipeline", "en_big", "--detectors", "quotation, verb"])
    expected = {"compare": True, "limits": LIMITS, "pipeline": "en_big", "detectors": ("quotation", "verb")}
    assert analyze.options == expected


def test_limits_are_passed_on(analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUTION_MAX_SECONDS", "30")
    main(["report", "a.txt", "--max-bytes", "5000", "--max-characters", "2,000,000"])
    assert analyze.options["limits"] == Limits(bytes=5000, characters=2_000_000, seconds=30)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1e9", ",", "9" * 5000])
def test_what_is_no_limit_is_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["report", "a.txt", f"--max-characters={value}"])
    assert raised.value.code == 2
    assert "is no limit; give a whole number of 1 or more" in capsys.readouterr().err


def test_the_pipeline_comes_from_the_environment_unless_named(analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUTION_PIPELINE", "en_env")
    main(["report", "a.txt"])
    assert analyze.options["pipeline"] == "en_env"
    main(["report", "a.txt", "--pipeline", "en_big"])
    assert analyze.options["pipeline"] == "en_big"


# --- Standard input --------------------------------------------------------------------------------------------------


def test_piped_text_is_read_without_paths(analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(TEXT))
    assert main(["report"]) == 0
    assert analyze.inputs == ["-"]


def test_a_terminal_for_input_and_no_paths_is_told_at_once(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", type("Terminal", (io.StringIO,), {"isatty": lambda self: True})())
    assert main(["report"]) == 2
    assert capsys.readouterr().err.startswith("Error: no files given; name some or pipe a text in")
    assert not analyze.called


# --- The exit code ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("analysis", "code"),
    [
        (contradicting("quantity", 0.8), 1),
        (contradicting("characterisation", 0.8), 0),
        (contradicting("quantity", 0.3), 0),
        (DONE, 0),
        (replace(contradicting("denial", 0.8), problems=(Problem("b.pdf", "is no text"),)), 1),
    ],
    ids=["contradiction", "other words", "doubtful", "none", "and a lost input"],
)
def test_a_contradiction_fails_the_call_where_that_is_asked_for(analysis: Analysis, code: int, analyze: Analyze) -> None:
    analyze.result = analysis
    assert main(["report", "a.txt", "--fail-on", "contradiction"]) == code
    assert main(["report", "a.txt"]) == (3 if analysis.problems else 0)


def test_what_was_lost_is_an_error_and_the_rest_is_reported(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    lost, doubtful = Problem("b.pdf", "is no text; save it as text"), Problem("a.txt", "is not English", fatal=False)
    analyze.result = failed(lost, doubtful)
    assert main(["report", "a.txt", "b.pdf"]) == 3
    out, err = capsys.readouterr()
    assert "“The bridge is closed,”" in out
    assert "━━ Not read" in out
    assert err == "Note: a.txt: is not English\nError: b.pdf: is no text; save it as text\n"


def test_on_a_terminal_what_was_lost_is_told_once(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    analyze.result = failed(Problem("b.pdf", "is no text; save it as text"))
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    assert main(["report", "a.txt", "b.pdf"]) == 3
    out, err = capsys.readouterr()
    assert "1 input not read" in out
    assert (out + err).count("is no text; save it as text") == 1


def test_notes_alone_are_no_failure(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = failed(Problem("a.txt", "is not English", fatal=False))
    assert main(["report", "a.txt"]) == 0
    assert capsys.readouterr().err == "Note: a.txt: is not English\n"


@pytest.mark.parametrize("name", ["text", "json", "jsonl"])
def test_nothing_read_at_all(name: str, analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = Analysis(TOOL, problems=(Problem("a.txt", "is empty; check the file"),))
    assert main(["report", "a.txt", "-f", name]) == 3
    out, err = capsys.readouterr()
    assert err == "Error: a.txt: is empty; check the file\n"
    assert {
        "text": out == "No article could be read.\n",
        "json": name == "json" and json.loads(out)["articles"] == [],
        "jsonl": out == "",
    }[name]
