"""Where a setting comes from, and what is said of one that is wrong."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import Any

import pytest

from attribution.cli import main
from attribution.cli.arguments import parse


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder as the working folder, with no settings anywhere."""
    monkeypatch.delenv("ATTRIBUTION_PIPELINE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    project = tmp_path / "project"
    (tmp_path / "home" / "attribution").mkdir(parents=True)
    project.mkdir()
    monkeypatch.chdir(project)
    return project


def user(folder: Path, text: str) -> None:
    (folder.parent / "home" / "attribution" / "config.toml").write_text(text, encoding="utf-8")


def report(*argv: str) -> argparse.Namespace:
    return parse(["report", "a.txt", *argv])


def test_each_place_goes_before_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Any] = [report().width]
    user(folder, "width = 50")
    found.append(report().width)
    (folder / "pyproject.toml").write_text("[tool.attribution]\nwidth = 60\n", encoding="utf-8")
    found.append(report().width)
    (folder / "attribution.toml").write_text("width = 70\n", encoding="utf-8")
    found.append(report().width)
    monkeypatch.setenv("ATTRIBUTION_WIDTH", "80")
    found += [report().width, report("--width", "90").width]
    assert found == [None, 50, 60, 70, 80, 90]


def test_the_project_may_lie_above_the_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "attribution.toml").write_text("top = 3\n", encoding="utf-8")
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert report().top == 3


def test_another_tools_pyproject_is_no_place_of_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "attribution.toml").write_text("top = 3\n", encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "pyproject.toml").write_text("[tool.other]\ntop = 4\n", encoding="utf-8")
    monkeypatch.chdir(folder / "below")
    assert report().top == 3


def test_without_a_working_folder_there_is_no_project(folder: Path) -> None:
    folder.rmdir()
    assert report().width is None


def test_an_empty_variable_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUTION_WIDTH", "")
    assert report().width is None


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ('pipeline = "en_big"', "pipeline", "en_big"),
        ('detectors = ["quotation", "verb"]', "detectors", ("quotation", "verb")),
        ('detectors = "quotation,verb"', "detectors", ("quotation", "verb")),
        ("ascii = true", "ascii", True),
        ("color = false", "color", False),
        ('by = "article"', "by", "article"),
        ('fail-on = "contradiction"', "fail_on", "contradiction"),
        ('fail_on = "contradiction"', "fail_on", "contradiction"),
        ("quiet = true", "quiet", True),
    ],
)
def test_every_option_can_be_set(text: str, name: str, value: object, folder: Path) -> None:
    (folder / "attribution.toml").write_text(text, encoding="utf-8")
    assert getattr(report(), name) == value
    assert report().notes == ()


@pytest.mark.parametrize(("word", "on"), [("1", True), ("yes", True), ("Off", False), ("false", False)])
def test_a_switch_in_the_environment(word: str, on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUTION_ASCII", word)
    assert report().ascii is on
    assert report("--no-ascii").ascii is False
    assert report("--ascii").ascii is True


def test_an_option_of_another_command_is_set_where_it_has_the_same_meaning(folder: Path) -> None:
    (folder / "attribution.toml").write_text('pipeline = "en_big"\nformat = "jsonl"\n', encoding="utf-8")
    assert parse(["evaluate", "gold.jsonl"]).pipeline == "en_big"
    assert parse(["evaluate", "gold.jsonl"]).format is None
    assert parse(["extract", "a.txt"]).default_format == "jsonl"


def test_the_ending_of_a_file_goes_before_a_format_that_is_set(folder: Path) -> None:
    (folder / "attribution.toml").write_text('format = "jsonl"\n', encoding="utf-8")
    assert (report().format, report().default_format) == (None, "jsonl")
    assert report("-f", "text").format == "text"


def test_an_unknown_key_is_told_and_passed_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "attribution.toml").write_text("widht = 80\nnonsense = 1\n", encoding="utf-8")
    assert main(["config"]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first == "Note: attribution.toml: there is no setting 'widht'; did you mean 'width'?"
    assert second.startswith("Note: attribution.toml: there is no setting 'nonsense'; there are: ascii, by,")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("width =", "attribution.toml cannot be read as TOML"),
        ("width = 3", "attribution.toml: width: '3' is not a number of columns"),
        ("width = true", "attribution.toml: width is True; write what follows --width"),
        ('by = "date"', "attribution.toml: by is 'date'; choose one of: source, event, article"),
        ('ascii = "perhaps"', "attribution.toml: ascii is 'perhaps'; write true or false"),
    ],
    ids=["broken", "number", "kind", "choice", "switch"],
)
def test_a_wrong_value_is_an_error_that_names_its_place(
    text: str, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "attribution.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as exit:
        report()
    assert exit.value.code == 2
    assert says in capsys.readouterr().err


def test_config_tells_the_origin_of_each_setting(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    user(folder, 'by = "event"\nwidth = 50\n')
    (folder / "pyproject.toml").write_text('[tool.attribution]\ndetectors = ["rules"]\n', encoding="utf-8")
    (folder / "attribution.toml").write_text("width = 70\n", encoding="utf-8")
    monkeypatch.setenv("ATTRIBUTION_ASCII", "1")
    assert main(["config", "--show"]) == 0
    shown = capsys.readouterr().out
    origins = {line.split(" = ")[0]: line.split("  # ")[1] for line in shown.splitlines() if line[0] != "#"}
    assert origins == {
        "ascii": "environment",
        "by": str(folder.parent / "home" / "attribution" / "config.toml"),
        "detectors": "pyproject.toml [tool.attribution]",
        "width": "attribution.toml",
    }
    assert tomllib.loads(shown) == {"ascii": True, "by": "event", "detectors": ["rules"], "width": 70}


def test_what_config_prints_can_be_used_as_settings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    user(folder, 'pipeline = "en_big"\ntop = 2\n')
    main(["config"])
    (folder / "attribution.toml").write_text(capsys.readouterr().out, encoding="utf-8")
    user(folder, "")
    assert (report().pipeline, report().top) == ("en_big", 2)
