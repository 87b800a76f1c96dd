"""A saved analysis in the place of articles."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from called import Analyze, contradicting

from attribution.cli import main
from attribution.records import Analysis


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
    assert main(["report", saved]) == 3
    assert f"Error: {saved}: this is not JSON" in capsys.readouterr().err


def test_an_analysis_of_another_version_is_told_and_not_read_as_articles(
    saved: str, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(saved).read_text("utf-8")
    assert text.count('"attribution/1"') == 1
    Path(saved).write_text(text.replace('"attribution/1"', '"attribution/2"'), "utf-8")
    assert main(["report", saved]) == 3
    assert (
        f"Error: {saved}: expected a JSON analysis of schema 'attribution/1', found 'attribution/2'" in capsys.readouterr().err
    )
    assert not analyze.called
