"""How a report is drawn: width, colour, characters, and the pager."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from called import TEXT, Analyze, heading

from attribution.cli import main
from attribution.cli.output import DRAWN
from attribution.reports.text.annotated import ROLES
from attribution.reports.text.strips import GLYPHS
from attribution.reports.view import marks
from attribution.reports.view.relations import SECTIONS


def drawn(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    main(["report", "a.txt", *options])
    return capsys.readouterr().out


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
