"""``attribution extract`` and ``attribution schema``: the attributions one a line, and the form of the analysis."""

from __future__ import annotations

import json

import pytest
from called import Analyze

from attribution.cli import main
from attribution.records import LIMITS


def test_extract_prints_json_lines_and_compares_nothing(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "a.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "a:0-23"
    assert analyze.options == {"compare": False, "limits": LIMITS}


def test_a_dash_is_standard_output(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", "a.txt", "-o", "-"])
    assert capsys.readouterr().out.startswith('{"id": ')


def test_no_standard_input_at_all_is_told(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["extract"]) == 2
    assert "no files given" in capsys.readouterr().err


def test_schema_prints_the_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "attribution/1"
