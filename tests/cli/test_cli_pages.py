"""The pages on the command line and on formats name all there is, and their examples are what the program takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from attribution import registry
from attribution.cli.arguments import command, parse
from attribution.cli.commands import COMMANDS
from attribution.cli.reference import BEGIN, END, reference, refreshed

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
FORMATS = (DOCS / "formats.md").read_text(encoding="utf-8")
SNAPSHOTS = ROOT / "tests" / "reports" / "snapshots"


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def calls(*texts: str) -> list[str]:
    """The calls of the program in examples, without what the shell does around them."""
    lines = [line for text in texts for line in text.splitlines() if "attribution " in line]
    return [re.split(r" [|>] ", line[line.index("attribution ") :])[0] for line in lines]


IN_HELP = calls(*(command(name).MORE.partition("example")[2] for name in COMMANDS))
MADE_ANEW = "The reference in docs/cli.md is that of another program; write it anew: make docs"
IN_DOCS = calls(*blocks(CLI, "sh"), *blocks(FORMATS, "sh"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section(name: str) -> None:
    assert f"\n## `attribution {name}`\n" in CLI


@pytest.mark.parametrize("name", registry.reports.names())
def test_every_format_has_a_section_that_says_first_what_it_cannot_hold(name: str) -> None:
    assert f"\n## `{name}`\n\n**What it cannot hold.**" in FORMATS


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_is_that_of_the_program(name: str) -> None:
    assert f"{BEGIN.format(name=name)}\n{reference(name)}\n{END}" in CLI, MADE_ANEW


def test_the_reference_as_a_whole_is_that_of_the_program() -> None:
    assert refreshed(CLI) == CLI, MADE_ANEW


def test_the_reference_tells_every_option() -> None:
    told = reference("report")
    assert "- `-f NAME`, `--format NAME` — one of the [formats](formats.md); else as FILE ends, else text\n" in told
    assert "- `--by ORDER` — list what was said by source, event, article (source)" in told
    assert "- `--ascii`, `--no-ascii` — draw with ASCII characters only\n" in told
    assert "\n```sh\nattribution report wire.txt paper.html\n" in told
    assert "--quiet" not in told


def test_every_ending_of_a_file_is_named() -> None:
    from attribution.cli.showing import ENDINGS

    for ending in ("json", "jsonl", *ENDINGS):
        assert f"`.{ending}`" in CLI


@pytest.mark.parametrize("call", sorted({*IN_HELP, *IN_DOCS}))
def test_examples_are_calls_that_the_program_takes(call: str) -> None:
    _, *argv = shlex.split(call)
    assert parse(argv).command == argv[0]


def test_there_are_examples() -> None:
    assert len(IN_HELP) >= 7
    assert len(IN_DOCS) > 15


@pytest.mark.parametrize("block", blocks(FORMATS, "text"))
def test_pieces_of_a_report_are_what_the_program_prints(block: str) -> None:
    assert block in (SNAPSHOTS / "harbour-80-text.txt").read_text(encoding="utf-8")
