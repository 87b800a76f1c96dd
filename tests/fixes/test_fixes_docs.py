"""The page on fixes against the program, and the commands that write them."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from spacy.language import Language

from attribution.cli import main
from attribution.cli.arguments import parser_of
from attribution.evaluation import read_gold
from attribution.fixes import apply_fixes, parse_fixes, read_fixes
from attribution.pipeline import analyze
from attribution.records import FixAction
from attribution.reports import render
from attribution.reports.json.reading import read_analysis

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "fixes.md").read_text(encoding="utf8")
FIXES = "\n".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
CALLS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


@pytest.fixture(scope="module")
def saved(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The analysis of the sample articles, saved."""
    files = [str(path) for path in sorted((ROOT / "data" / "quickstart").glob("*.txt"))]
    file = tmp_path_factory.mktemp("saved") / "story.json"
    file.write_text(str(render("json", analyze(files, pipeline=nlp))), encoding="utf8")
    return file


@pytest.fixture
def folder(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "story.json").write_bytes(saved.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fix(*words: str) -> int:
    return main(["fix", *words, "--in", "story.json", "--who", "M. Okafor", "--when", "2026-03-04"])


def test_every_fix_of_the_page_is_carried_out(saved: Path) -> None:
    fixes = parse_fixes(FIXES)
    assert {one.do for one in fixes} == set(FixAction.__args__)  # type: ignore[attr-defined]
    found = apply_fixes(read_analysis(saved.read_text(encoding="utf8")), fixes)
    assert [(one.fix.do, one.problem) for one in found.fixes if one.done is None or one.problem] == []


@pytest.mark.parametrize("call", CALLS)
def test_every_call_of_the_page_is_understood(call: str) -> None:
    program, command, *rest = shlex.split(call)
    understood = vars(parser_of(command).parse_args(rest)).values()
    taken = {str(each) for value in understood for each in (value if isinstance(value, list | tuple) else [value])}
    assert program == "attribution"
    assert {word for word in rest if not word.startswith("-")} <= taken


def test_a_fix_is_written_and_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fix("rename", "Ruth Calder", "Ruth A. Calder", "--why", "council's list") == 0
    assert fix("reassign", "There was no barrier", "--to", "the district hospital", "--why", "¶3") == 0
    assert [one.do for one in read_fixes(folder / "fixes.toml")] == ["rename", "reassign"]
    assert main(["report", "story.json"]) == 0
    shown = capsys.readouterr().out
    assert "Ruth A. Calder (person, Mayor)  ✎ corrected" in shown
    assert "M. Okafor, 2026-03-04: council's list" in " ".join(shown.split())


def test_a_fix_that_does_not_fit_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fix("reject", "killed", "--why", "a heading") == 2
    assert "“killed” stands 3 times" in capsys.readouterr().err
    assert not (folder / "fixes.toml").exists()


def test_the_second_fix_is_tried_after_the_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fix("reject", "There was no barrier", "--why", "taken back") == 0
    assert fix("reject", "There was no barrier", "--why", "taken back") == 2
    assert "nothing is found said in the words" in capsys.readouterr().err


def test_the_place_that_is_counted_over_all_articles_is_kept_in_its_own(folder: Path) -> None:
    assert fix("reject", "killed", "--nth", "3", "--why", "a heading") == 0
    (ref,) = read_fixes(folder / "fixes.toml")[0].what
    assert (ref.article, ref.nth) == ("paper", 1)


def test_without_fixes_the_analysis_is_shown_as_it_was_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["report", "story.json"])
    before = capsys.readouterr().out
    fix("rename", "Ruth Calder", "Ruth A. Calder", "--why", "council's list")
    main(["report", "story.json", "-o", "corrected.json"])
    capsys.readouterr()
    main(["report", "corrected.json", "--fixes", "none"])
    assert capsys.readouterr().out == before


def test_a_saved_corrected_analysis_is_shown_under_its_own_fixes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix("rename", "Ruth Calder", "Ruth A. Calder", "--why", "council's list")
    main(["report", "story.json", "-o", "corrected.json"])
    (folder / "fixes.toml").unlink()
    capsys.readouterr()
    main(["report", "corrected.json"])
    assert "Ruth A. Calder" in capsys.readouterr().out


def test_a_file_of_fixes_that_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "story.json", "--fixes", "desk.toml"]) == 2
    assert "desk.toml: there is no such file of fixes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "Ruth Calder", "--kind", "robot", "--why", "x"), "invalid choice: 'robot'"),
        (("reject", "killed", "--why", " "), "nothing is said; write it in words"),
        (("reject", "killed", "--nth", "0", "--why", "x"), "'0' is no number of a place"),
        (("reassign", "killed", "--why", "x"), "one of the arguments --to --nobody is required"),
    ],
    ids=["kind", "no reason", "nth", "to nobody"],
)
def test_a_wrong_call_is_told_at_once(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        fix(*words)
    assert said in capsys.readouterr().err


def test_corrections_are_exported_as_gold_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix("reject", "There was no barrier", "--why", "taken back")
    fix("rename", "Ruth Calder", "Ruth A. Calder", "--why", "council's list")
    assert main(["export-fixes", "story.json", "-o", "corrected.jsonl"]) == 0
    (line,) = (folder / "corrected.jsonl").read_text(encoding="utf8").splitlines()
    marked = json.loads(line)
    assert marked["id"] == "paper"
    pieces = [marked["text"][slice(*pair)] for relation in marked["relations"] for pair in relation["content"]]
    assert "The bridge was never closed" in pieces
    assert not [words for words in pieces if "barrier" in words]
    assert len(read_gold([folder / "corrected.jsonl"]).articles) == 1


def test_nothing_to_export_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export-fixes", "story.json"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "there is nothing to learn from" in told.err
