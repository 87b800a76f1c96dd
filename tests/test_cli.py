from __future__ import annotations

import io
import json
import os
import pty
import re
import resource
import shlex
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attribution import registry
from attribution.cli import main
from attribution.cli.commands import COMMANDS
from attribution.cli.output import DRAWN
from attribution.errors import PipelineError, UsageError
from attribution.languages import DEFAULT_PIPELINE
from attribution.records import (
    LIMITS,
    Analysis,
    Article,
    Attribution,
    Claim,
    Extent,
    Limits,
    Problem,
    Relation,
    Source,
    Tool,
    Why,
)
from attribution.reports import Options
from attribution.reports.text.annotated import ROLES
from attribution.reports.text.strips import GLYPHS
from attribution.reports.view import marks
from attribution.reports.view.relations import SECTIONS

TEXT = "“The bridge is closed,” Mayor Zoë Kruĳt said."
MAYOR = Source("s", "Mayor Zoë Kruĳt", "person", False, ())
SAID = Attribution(
    id="a:0-23",
    article="a",
    content=(Extent(0, 23),),
    source=Extent(24, 39),
    cue=Extent(40, 44),
    style="direct",
    stance="asserts",
    detector="x",
    confidence=0.9,
    source_id="s",
)
TOOL = Tool("0.1.0", "en_small", "3.8.0", ("x",))
DONE = Analysis(TOOL, (Article("a", TEXT, "a.txt"),), (MAYOR,), (SAID,))


class Analyze:
    """Stands in for the pipeline: remembers how it was called, and gives or raises what it was told to."""

    def __init__(self) -> None:
        self.inputs: list[str] = []
        self.options: dict[str, Any] = {}
        self.result: Analysis | BaseException = DONE
        self.called = False
        self.progress: Callable[[int, int], None] | None = None

    def __call__(self, inputs: list[str], **options: Any) -> Analysis:
        self.progress = options.pop("progress")
        self.inputs, self.options, self.called = inputs, options, True
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


@pytest.fixture
def analyze(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Analyze:
    stand_in = Analyze()
    pipeline = ModuleType("attribution.pipeline")
    pipeline.__dict__["analyze"] = stand_in
    monkeypatch.setitem(sys.modules, "attribution.pipeline", pipeline)
    for name in ("ATTRIBUTION_PIPELINE", "NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
    return stand_in


def failed(*problems: Problem) -> Analysis:
    return Analysis(TOOL, DONE.articles, DONE.sources, DONE.attributions, problems=problems)


def usage(argv: list[str]) -> int:
    """The exit code of a call that does not get past its arguments."""
    with pytest.raises(SystemExit) as exit:
        main(argv)
    assert isinstance(exit.value.code, int)
    return exit.value.code


# --- What is shown ---------------------------------------------------------------------------------------------------


def test_report_prints_text(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt"]) == 0
    out, err = capsys.readouterr()
    assert "│ “The bridge is closed,”" in out
    assert "Mayor Zoë Kruĳt (person" in out
    assert err == ""
    assert analyze.inputs == ["a.txt"]
    assert analyze.options == {"compare": True, "limits": LIMITS}


def test_extract_prints_json_lines_and_compares_nothing(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "a.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "a:0-23"
    assert analyze.options == {"compare": False, "limits": LIMITS}


def test_schema_prints_the_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "attribution/1"


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
    main(["report", "a.txt", "--max-bytes", "5000"])
    assert analyze.options["limits"] == Limits(bytes=5000, seconds=30)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1e9", "9" * 5000])
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


# --- How it is drawn -------------------------------------------------------------------------------------------------


def drawn(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    main(["report", "a.txt", *options])
    return capsys.readouterr().out


def heading(report: str) -> str:
    return next(line for line in report.splitlines() if "Sources" in line and line[0] in "━=\x1b")


def test_off_a_terminal_the_report_has_100_columns(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(heading(drawn(capsys))) == 100


def test_the_width_is_that_asked_for(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(heading(drawn(capsys, "--width", "64"))) == 64


def test_the_width_is_that_of_the_terminal(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert len(heading(drawn(capsys))) == 72


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        ([], {}, True),
        (["--no-color"], {}, False),
        (["--color"], {"NO_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
    ],
    ids=["terminal", "--no-color", "--color", "NO_COLOR", "NO_COLOR empty", "TERM=dumb"],
)
def test_color_on_a_terminal(
    options: list[str],
    environment: dict[str, str],
    colored: bool,
    analyze: Analyze,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert ("\x1b[" in drawn(capsys, *options)) == colored


def test_no_color_off_a_terminal(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in drawn(capsys)


def test_ascii(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    report = drawn(capsys, "--ascii")
    assert "| “The bridge is closed,”" in report
    assert "━" not in report


def test_every_glyph_is_asked_of_the_terminal() -> None:
    known = [mark for mark, _ in marks.STATUS.values()]
    known += [*marks.STANCE.values(), *marks.CONFLICT.values(), *(section.between for section in SECTIONS.values())]
    known += [value for value in vars(marks).values() if isinstance(value, marks.Mark)]
    drawn = {*"".join(mark.glyph for mark in known), *GLYPHS[False], *"".join(role.line for role in ROLES.values())}
    assert {glyph for glyph in drawn if not glyph.isascii()} <= {*DRAWN}


def test_a_terminal_that_lacks_the_glyphs_gets_ascii_and_loses_nothing(
    analyze: Analyze, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    assert main(["report", "a.txt"]) == 0
    report = raw.getvalue().decode("latin-1")
    assert "== Sources ==" in report
    assert "Mayor Zoë Kru\\u0133t" in report


def test_json_is_utf8_whatever_the_terminal(analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    assert main(["report", "a.txt", "-f", "json"]) == 0
    assert json.loads(raw.getvalue().decode("utf-8"))["articles"][0]["text"] == TEXT


@pytest.fixture
def binary(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What a report that is no text gives."""
    made = b"PK\x00\xff"

    def packed(analysis: Analysis, options: Options) -> bytes:
        return made

    registry.reports.names()
    monkeypatch.setitem(registry.reports._functions, "packed", packed)
    return made


def test_bytes_go_out_as_they_are(binary: bytes, tmp_path: Path, analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    assert main(["report", "a.txt", "-f", "packed"]) == 0
    assert raw.getvalue() == binary
    assert main(["report", "a.txt", "-o", str(tmp_path / "r.packed")]) == 0
    assert (tmp_path / "r.packed").read_bytes() == binary


@pytest.mark.usefixtures("binary")
def test_bytes_are_kept_from_a_terminal_before_any_work(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["report", "a.txt", "-f", "packed"]) == 2
    assert "write it to a file with -o FILE" in capsys.readouterr().err
    assert not analyze.called


# --- A saved analysis ------------------------------------------------------------------------------------------------


@pytest.fixture
def saved(tmp_path: Path, analyze: Analyze) -> str:
    assert main(["report", "a.txt", "-o", str(tmp_path / "story.json")]) == 0
    analyze.called = False
    return str(tmp_path / "story.json")


def test_a_saved_analysis_is_shown_without_its_articles(
    saved: str, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", saved, "--by", "article"]) == 0
    assert "━━ Said in a" in capsys.readouterr().out
    assert main(["extract", saved]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "a:0-23"
    assert not analyze.called


def test_what_extract_saved_is_compared_where_that_is_asked_for(
    tmp_path: Path, analyze: Analyze, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Analysis] = []
    monkeypatch.setattr(sys.modules["attribution.pipeline"], "compared_after_all", lambda a: told.append(a) or a, raising=False)
    analyze.result = replace(contradicting("quantity", 0.8), relations=())
    main(["extract", "a.txt", "-o", str(tmp_path / "said.json")])
    assert main(["extract", str(tmp_path / "said.json"), "-q"]) == 0
    assert told == []
    assert main(["report", str(tmp_path / "said.json")]) == 0
    assert told == [analyze.result]


def test_other_json_is_articles_and_two_files_are_articles(saved: str, tmp_path: Path, analyze: Analyze) -> None:
    (tmp_path / "articles.json").write_text('{"id": "x", "text": "It rained."}')
    main(["report", str(tmp_path / "articles.json")])
    main(["report", saved, "a.txt"])
    assert analyze.inputs == [saved, "a.txt"]


def test_a_broken_analysis_is_told(saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(saved).write_text(Path(saved).read_text("utf-8")[:-40], "utf-8")
    assert main(["report", saved]) == 2
    assert "this is not JSON" in capsys.readouterr().err


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


def test_no_standard_input_at_all_is_told(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["extract"]) == 2
    assert "no files given" in capsys.readouterr().err


# --- How much is said, and the exit code ------------------------------------------------------------------------------


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


def contradicting(why: Why, confidence: float) -> Analysis:
    claims = tuple(Claim(name, "a", "a:0-23", "s", "x", (Extent(0, 5),)) for name in ("one", "other"))
    return replace(DONE, claims=claims, relations=(Relation("one", "other", "contradicts", "…", confidence, why),))


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


# --- The pager -------------------------------------------------------------------------------------------------------


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that keeps what it is given, in the file returned."""
    kept = tmp_path / "paged.txt"
    program = tmp_path / "pager"
    program.write_text(f"#!/bin/sh\ncat > {kept}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGER", str(program))
    return kept


def paged(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    return main(["report", "a.txt", *options])


def test_on_a_terminal_the_text_report_goes_through_the_pager(
    pager: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paged(monkeypatch, "--pager") == 0
    assert "“The bridge is closed,”" in pager.read_text("utf-8")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("options", [["--pager", "-f", "json"], []], ids=["json", "not asked for"])
def test_nothing_else_goes_through_the_pager(
    options: list[str],
    pager: Path,
    analyze: Analyze,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paged(monkeypatch, *options)
    assert not pager.exists()
    assert "bridge" in capsys.readouterr().out


def test_without_a_pager_the_report_is_printed(
    pager: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "no-such-program")
    assert paged(monkeypatch, "--pager") == 0
    assert "“The bridge is closed,”" in capsys.readouterr().out


# --- Completion ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in COMMANDS)
    assert "width" in script


def completed(script: Path, words: list[str]) -> list[str]:
    """What bash offers for the last word."""
    offer = f"COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}; _shtab_attribution attribution {words[-1]}"
    ask = f'source {script}; {offer}; echo "${{COMPREPLY[@]}}"'
    return subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True).stdout.split()


def test_bash_completes_commands_options_and_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    script = tmp_path / "attribution.bash"
    script.write_text(capsys.readouterr().out)
    assert completed(script, ["attribution", "ext"]) == ["extract"]
    assert completed(script, ["attribution", "report", "--wid"]) == ["--width"]
    assert completed(script, ["attribution", "report", "--by", "ar"]) == ["article"]


# --- Wrong calls -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["a.txt", "b c.txt"], "'a.txt' is no command; to report on files: attribution report a.txt 'b c.txt'"),
        (["--format", "json", "a.txt"], "to report on files: attribution report --format json a.txt"),
        ([], "no command given"),
        (["report", "--width", "8", "a.txt"], "'8' is not a number of columns; give 40 or more"),
        (["report", "--width", "²", "a.txt"], "is not a number of columns"),
        (["report", "--nonsense", "a.txt"], "unrecognized arguments: --nonsense"),
        (["report", "--widht", "90", "a.txt"], "unrecognized arguments: --widht; did you mean --width?"),
        (["reprot", "a.txt"], "'reprot' is no command; did you mean: attribution report a.txt"),
        (["report.txt"], "to report on files: attribution report report.txt"),
        (["schema", "a.txt"], "unrecognized arguments: a.txt"),
        (["schema", "--", "a.txt"], "unrecognized arguments: a.txt"),
        (["--nonsense"], "'--nonsense' is no command"),
        (["-", "a.txt"], "to report on files: attribution report - a.txt"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_arguments(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert usage(argv) == 2
    out, err = capsys.readouterr()
    assert err.startswith("Error: ")
    assert said in err
    assert "Try: attribution" in err
    assert out == ""


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["-f", "pdf"], "there is no format 'pdf'; give --format with one of: "),
        (["-o", "{tmp}/report.docx"], "the ending '.docx' tells no format"),
        (["-f", "exel"], "there is no format 'exel'; did you mean 'excel'? Give --format"),
        (["-o", "{tmp}/said.xlsx"], "for a table that a spreadsheet opens: -f excel -o {tmp}/said.csv"),
        (["-o", "{tmp}"], "is a folder; give the name of a file in it"),
        (["-o", "{tmp}/none/report.json"], "there is no folder {tmp}/none; make it first"),
        (["-o", "{tmp}/file/report.json"], "there is no folder {tmp}/file"),
    ],
    ids=["format", "ending", "near a format", "workbook", "folder", "no folder", "file for a folder"],
)
def test_a_wrong_format_or_target_is_told_before_any_work(
    argv: list[str], said: str, tmp_path: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["report", "a.txt", *(part.format(tmp=tmp_path) for part in argv)]) == 2
    out, err = capsys.readouterr()
    assert said.format(tmp=tmp_path) in err
    assert out == ""
    assert not analyze.called


def test_a_target_without_permission_is_told_before_any_work(
    tmp_path: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert main(["report", "a.txt", "-o", str(tmp_path / "report.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert not analyze.called


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


# --- Inputs that could not be read -----------------------------------------------------------------------------------


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


def test_messages_cannot_steer_the_terminal(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = failed(Problem("\x1b[2J.txt", "holds \u202e\nodd things"))
    main(["report", "a.txt"])
    assert capsys.readouterr().err == "Error: <U+001B>[2J.txt: holds <U+202E> odd things\n"


# --- Writing to a file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("r.json", '{\n  "schema"'),
        ("r.JSON", '{\n  "schema"'),
        ("r.jsonl", '{"id": '),
        ("r.ndjson", '{"id": '),
        ("r.txt", "Who said what"),
        ("r", "Who said what"),
    ],
)
def test_the_ending_tells_the_format(
    file: str, begins: str, tmp_path: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "a.txt", "-o", str(tmp_path / file)]) == 0
    assert (tmp_path / file).read_text("utf-8").startswith(begins)
    assert capsys.readouterr() == ("", "")
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_a_format_may_be_named_by_an_ending(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "-f", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# Who said what")


def test_the_format_named_goes_before_the_ending(tmp_path: Path, analyze: Analyze) -> None:
    main(["report", "a.txt", "-f", "jsonl", "-o", str(tmp_path / "r.json")])
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["id"] == "a:0-23"


def test_a_dash_is_standard_output(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", "a.txt", "-o", "-"])
    assert capsys.readouterr().out.startswith('{"id": ')


def test_a_file_looks_the_same_wherever_it_is_made(tmp_path: Path, analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["report", "a.txt", "-o", str(tmp_path / "r.txt")])
    report = (tmp_path / "r.txt").read_text("utf-8")
    assert len(heading(report)) == 100
    assert "\x1b" not in report


def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path, analyze: Analyze) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    assert main(["report", "a.txt", "-o", str(link)]) == 0
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("{")
    assert real.stat().st_mode & 0o777 == 0o640


def test_an_earlier_file_stays_where_writing_fails(
    tmp_path: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    (tmp_path / "r.json").write_text("old")
    assert main(["report", "a.txt", "-o", str(tmp_path / "r.json")]) == 2
    assert "cannot be written (No space left on device)" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["r.json"]
    assert (tmp_path / "r.json").read_text() == "old"


def test_a_named_pipe_is_written_to_and_not_replaced(tmp_path: Path, analyze: Analyze) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert main(["report", "a.txt", "-f", "json", "-o", str(pipe)]) == 0
    reader.join(timeout=10)
    assert pipe.is_fifo()
    assert json.loads(read[0])["schema"] == "attribution/1"


# --- As a process ----------------------------------------------------------------------------------------------------


def run(*argv: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "attribution", *argv], capture_output=True, text=True, **options)


@pytest.mark.parametrize("argv", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_has_examples(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert usage(argv) == 0
    out, err = capsys.readouterr()
    assert "\nexample" in out
    assert err == ""


@pytest.mark.parametrize(
    "argv", [("--help",), ("--version",), ("report", "--help"), ("schema",), ("config",), ("completion", "bash")], ids=" ".join
)
def test_what_needs_no_article_loads_neither_spacy_nor_rich(argv: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom attribution.cli import main\n"
        f"try:\n    main({list(argv)!r})\nexcept SystemExit:\n    pass\n"
        "print({'spacy', 'rich', 'networkx', 'numpy', 'dateparser'} & {*sys.modules}, file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stderr == "set()\n"


def test_help_comes_at_once() -> None:
    """Processor time, which a busy machine stretches less than the time on the clock; the least of a few runs."""
    times = []
    for _ in range(4):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.3


def test_version_names_pipeline_model_and_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATTRIBUTION_PIPELINE", raising=False)
    lines = run("--version").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["attribution", "pipeline", "model", "schema"]
    assert lines[1] == f"pipeline {DEFAULT_PIPELINE} 3.8.0"
    assert re.fullmatch(r"model \S+", lines[2])
    assert lines[3] == "schema attribution/1"


def test_version_with_another_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUTION_PIPELINE", "./my pipeline")
    assert "pipeline ./my pipeline (not an installed package)\n" in run("--version").stdout


def test_a_closed_pipe_ends_quietly() -> None:
    process = subprocess.Popen([sys.executable, "-m", "attribution", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()  # long before anything is printed
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 0


LONG_REPORT = """
import sys, types
from attribution.cli import main
from attribution.records import Analysis, Article, Tool
pipeline = types.ModuleType("attribution.pipeline")
articles = tuple(Article(f"article-{n}", "It rained.", title="rain " * 20) for n in range(5000))
pipeline.analyze = lambda *inputs, **options: Analysis(Tool("0", "en", "0", ()), articles)
sys.modules["attribution.pipeline"] = pipeline
sys.exit(main(["report", "a.txt"]))
"""


def test_head_takes_the_first_line_of_a_long_report_and_nothing_is_said() -> None:
    report = f"{shlex.quote(sys.executable)} -c {shlex.quote(LONG_REPORT)}"
    found = subprocess.run(["bash", "-c", f"set -o pipefail; {report} | head -n 1"], capture_output=True, text=True)
    assert found.stdout == "Who said what, and where the accounts agree and compete\n"
    assert found.stderr == ""
    assert found.returncode == 0


def test_a_terminal_without_paths_is_not_waited_on() -> None:
    terminal, inner = pty.openpty()
    try:
        found = run("report", stdin=inner, timeout=30)
    finally:
        os.close(terminal)
        os.close(inner)
    assert found.returncode == 2
    assert found.stderr.startswith("Error: no files given")


def test_ctrl_c_ends_quietly(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    analyze.result = KeyboardInterrupt()
    assert main(["report", "a.txt"]) == 130
    assert capsys.readouterr() == ("", "")
