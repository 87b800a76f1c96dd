"""Wrong calls, help, and what shells complete."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
from called import usage

from attribution.cli import main
from attribution.cli.commands import COMMANDS


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["a.txt", "b c.txt"], "'a.txt' is no command; to report on files: attribution report a.txt 'b c.txt'"),
        (["--format", "json", "a.txt"], "to report on files: attribution report --format json a.txt"),
        ([], "no command given"),
        (["report", "--width", "8", "a.txt"], "'8' is not a number of columns; give 40 or more"),
        (["report", "--width", "²", "a.txt"], "is not a number of columns"),
        (["report", "--nonsense", "a.txt"], "unrecognized arguments: --nonsense"),
        (["report", "--widht", "90", "a.txt"], "unrecognized arguments: --widht; did you mean --width?"),
        (["reprot", "a.txt"], "'reprot' is no command; did you mean: attribution report a.txt"),
        (["report.txt"], "to report on files: attribution report report.txt"),
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


@pytest.mark.parametrize("argv", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_has_examples(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert usage(argv) == 0
    out, err = capsys.readouterr()
    assert "\nexample" in out
    assert err == ""


# --- Completion ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in COMMANDS)
    assert "width" in script


def completed(script: Path, words: list[str]) -> list[str]:
    """What bash offers for the last word."""
    offer = f"COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}; _shtab_attribution attribution {words[-1]}"
    ask = f'source {script}; {offer}; echo "${{COMPREPLY[@]}}"'
    return subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True).stdout.split()


def test_bash_completes_commands_options_and_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    script = tmp_path / "attribution.bash"
    script.write_text(capsys.readouterr().out)
    assert completed(script, ["attribution", "ext"]) == ["extract"]
    assert completed(script, ["attribution", "report", "--wid"]) == ["--width"]
    assert completed(script, ["attribution", "report", "--by", "ar"]) == ["article"]
