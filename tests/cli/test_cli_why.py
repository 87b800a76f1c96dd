"""``attribution why``: from a saved analysis, and what is wrong with a call."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.cli import main
from attribution.records import Analysis, Article, Attribution, Extent, Tool
from attribution.reports import render

TEXT = "The pier is shut, the harbour master said."
SAID = Attribution("pier:0-16", "pier", (Extent(0, 16),), Extent(18, 36), Extent(37, 41), "indirect", "asserts", "clause", 0.9)


@pytest.fixture
def saved(tmp_path: Path) -> str:
    """A JSON analysis of one statement."""
    analysis = Analysis(Tool("1", "en_small", "1", ("clause",)), articles=(Article("pier", TEXT),), attributions=(SAID,))
    file = tmp_path / "analysis.json"
    file.write_bytes(str(render("json", analysis)).encode())
    return str(file)


@pytest.mark.parametrize("name", ["1", "pier:0-16"])
def test_a_saved_analysis_is_explained_without_its_articles(name: str, saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", name, saved]) == 0
    assert "«The pier is shut»" in capsys.readouterr().out


def test_a_wrong_id_is_told_with_what_there_is(saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "7", saved]) == 2
    assert "no statement '7'; give a number from 1 to 1" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["why", "1", "{missing}"], ["fix", "merge", "a", "b", "--in", "{missing}", "--why", "x"]])
def test_where_nothing_could_be_read_that_is_all_that_is_told(
    argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([part.format(missing="gone.txt") for part in argv]) == 3
    assert capsys.readouterr() == ("", "Error: gone.txt: no such file or folder; check the path\n")
    assert list(tmp_path.iterdir()) == []
