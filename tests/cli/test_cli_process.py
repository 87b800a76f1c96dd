"""The program as a process: what it loads, how soon it answers, pipes and terminals."""

from __future__ import annotations

import os
import pty
import re
import resource
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from attribution.languages import DEFAULT_PIPELINE


def run(*argv: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "attribution", *argv], capture_output=True, text=True, **options)


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_standard_output_is_told_and_is_no_finding() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "attribution", "schema"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.stderr == "Error: standard output cannot be written (No space left on device); choose another place\n"
    assert done.returncode == 2


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
