from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.cli import main

TEXT = 'Ferry held at Kells\n\n"The ramp was shut at noon," said Moira Byrne, the port manager.\n'


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    (folder / "ferry.txt").write_text(TEXT, encoding="utf8")
    assert main(["report", str(folder / "ferry.txt"), "--detectors", "rules", "-o", str(folder / "ferry.json")]) == 0
    return folder / "ferry.json"


@pytest.mark.parametrize("again", [(), ("--again",)], ids=["checked", "analysed again"])
def test_an_untouched_analysis_stands(again: tuple[str, ...], saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(saved), *again]) == 0
    assert capsys.readouterr().out.startswith("It stands: 1 articles, ")


def test_a_changed_word_is_found(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(saved.read_text(encoding="utf8"))
    found["attributions"][0]["content"][0]["text"] = '"The ramp was open at noon,"'
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(found), encoding="utf8")
    assert main(["verify", str(changed)]) == 1
    assert "words: content of attribution" in capsys.readouterr().out


def test_a_changed_article_is_analysed_again(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT.replace("noon", "dawn").replace("said", "denied"), encoding="utf8")
    assert main(["verify", str(saved), str(tmp_path), "--again"]) == 1
    out = capsys.readouterr().out
    assert "article: article 'ferry' has changed" in out
    assert "changed statement ferry:" in out or "lost statement ferry:" in out


FIX = """
[[fix]]
do = "rename"
source = "Moira Byrne"
name = "Moira A. Byrne"
who = "M. Okafor"
when = 2026-03-04
why = "the harbour's list"
"""


@pytest.fixture
def corrected(saved: Path, tmp_path: Path) -> Path:
    """The analysis as a person corrected it, with no file of fixes beside it any more."""
    (tmp_path / "desk.toml").write_text(FIX, encoding="utf8")
    assert main(["report", str(saved), "--fixes", str(tmp_path / "desk.toml"), "-o", str(tmp_path / "corrected.json")]) == 0
    (tmp_path / "desk.toml").unlink()
    return tmp_path / "corrected.json"


def test_a_corrected_analysis_is_made_again_under_its_own_fixes(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Moira A. Byrne" in corrected.read_text(encoding="utf8")
    assert main(["verify", str(corrected), "--again"]) == 0
    assert "all of it is the same" in capsys.readouterr().out


def test_a_fix_that_no_longer_fits_is_told(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(corrected.read_text(encoding="utf8"))
    found["fixes"][0]["fix"]["what"][0]["words"] = "Moira Burns"
    corrected.write_text(json.dumps(found), encoding="utf8")
    assert main(["verify", str(corrected), "--again"]) == 1
    out = capsys.readouterr().out
    assert "(done, problem): no source in ferry is called “Moira Burns”; there are: Moira Byrne" in out


def test_what_stood_there_before_a_fix_is_checked_too(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(corrected.read_text(encoding="utf8"))
    found["uncorrected"]["sources"][0]["mentions"][0]["text"] = "Moira Burns"
    corrected.write_text(json.dumps(found), encoding="utf8")
    assert main(["verify", str(corrected)]) == 1
    assert "before any fix: mention of source" in capsys.readouterr().out


def test_a_file_that_is_no_analysis_is_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("[" * 200_000, encoding="utf8")
    assert main(["verify", str(tmp_path / "a.json")]) == 3
    assert main(["verify", str(tmp_path / "b.json")]) == 3
    assert capsys.readouterr().err.count("Error: ") == 2


def test_an_analysis_that_is_not_there_is_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "none.json")]) == 3
    assert "none.json cannot be read (No such file or directory); give a saved JSON analysis" in capsys.readouterr().err


def test_lost_articles_are_unreadable(saved: Path, tmp_path: Path) -> None:
    assert main(["verify", str(saved), str(tmp_path / "ferry.txt")]) == 3
