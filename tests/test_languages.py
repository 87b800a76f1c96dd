"""The word lists: each is read by the program, told of beside them, and in order."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import attribution

ROOT = Path(attribution.__file__).parent
FOLDER = ROOT / "languages" / "en"
LISTS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".tsv", ".txt"))
README = (FOLDER / "README.md").read_text(encoding="utf8")


@pytest.fixture(scope="module")
def strings() -> frozenset[str]:
    """All strings in the program."""
    trees = (ast.parse(path.read_text(encoding="utf8")) for path in ROOT.rglob("*.py"))
    found = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(value for value in found if isinstance(value, str))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_is_read_and_told_of(path: Path, strings: frozenset[str]) -> None:
    assert {path.stem, path.name} & strings, "no module reads it"
    assert f"`{path.name}`" in README, "it is not told of in the README beside it"


def test_no_list_is_told_of_that_is_not_there() -> None:
    told = re.findall(r"`(\w+\.(?:tsv|txt|onnx|json|npz))`", README)
    assert [name for name in told if not (FOLDER / name).exists()] == []


@pytest.mark.parametrize("path", [path for path in LISTS if path.suffix == ".txt"], ids=lambda path: path.name)
def test_the_entries_of_a_list_are_sorted_and_stand_once(path: Path) -> None:
    entries = [line for line in path.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")]
    assert entries == sorted(set(entries))
