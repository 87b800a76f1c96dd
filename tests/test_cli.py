from __future__ import annotations

import io
import json
import os
import pty
import resource
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attribution import registry
from attribution.cli import main
from attribution.errors import PipelineError, UsageError
from attribution.languages import DEFAULT_PIPELINE
from attribution.records import Analysis, Article, Attribution, Extent, Problem, Source, Tool
from attribution.reports import Options

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

    def __call__(self, inputs: list[str], **options: Any) -> Analysis:
        self.inputs, self.options, self.called = inputs, options, True
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


@pytest.fixture
def analyze(monkeypatch: pytest.MonkeyPatch) -> Analyze:
    stand_in = Analyze()
    pipeline = ModuleType("attribution.pipeline")
    pipeline.__dict__["analyze"] = stand_in
    monkeypatch.setitem(sys.modules, "attribution.pipeline", pipeline)
    for name in ("ATTRIBUTION_PIPELINE", "NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
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
    assert "Mayor Zoë Kruĳt  person" in out
    assert err == ""
    assert analyze.inputs == ["a.txt"]
    assert analyze.options == {"compare": True}


def test_extract_prints_json_lines_and_compares_nothing(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "a.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "a:0-23"
    assert analyze.options == {"compare": False}


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
    assert analyze.options == {"compare": True, "pipeline": "en_big", "detectors": ("quotation", "verb")}


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
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
    ],
    ids=["terminal", "--no-color", "NO_COLOR", "NO_COLOR empty", "TERM=dumb"],
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
        (["-o", "{tmp}"], "is a folder; give the name of a file in it"),
        (["-o", "{tmp}/none/report.json"], "there is no folder {tmp}/none; make it first"),
        (["-o", "{tmp}/file/report.json"], "there is no folder {tmp}/file"),
    ],
    ids=["format", "ending", "folder", "no folder", "file for a folder"],
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
    assert err == "Note: a.txt: is not English\nError: b.pdf: is no text; save it as text\n"


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
        "text": out.startswith("No article could be read.\n"),
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


@pytest.mark.parametrize("argv", [("--help",), ("report", "--help"), ("extract", "--help"), ("schema", "--help")])
def test_help_has_examples(argv: tuple[str, ...]) -> None:
    shown = run(*argv)
    assert shown.returncode == 0
    assert "\nexample" in shown.stdout
    assert shown.stderr == ""


@pytest.mark.parametrize("argv", [("--help",), ("--version",), ("report", "--help"), ("schema",)], ids=" ".join)
def test_what_needs_no_article_loads_neither_spacy_nor_rich(argv: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom attribution.cli import main\n"
        f"try:\n    main({list(argv)!r})\nexcept SystemExit:\n    pass\n"
        "print({'spacy', 'rich', 'networkx', 'numpy'} & {*sys.modules}, file=sys.stderr)"
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


def test_version_names_pipeline_and_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATTRIBUTION_PIPELINE", raising=False)
    lines = run("--version").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["attribution", "pipeline", "schema"]
    assert lines[1] == f"pipeline {DEFAULT_PIPELINE} 3.8.0"
    assert lines[2] == "schema attribution/1"


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
