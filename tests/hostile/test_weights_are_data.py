"""Weights cannot execute: nothing in the package can read a format that does, and none ships in it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import attribution

ROOT = Path(attribution.__file__).parent
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))
EXECUTING = frozenset({"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "jsonpickle", "yaml"})
HARMLESS = frozenset({"pickle.UnpicklingError"})
"""What torch raises where a file is no plain data."""

DATA = frozenset(
    {".onnx", ".npz", ".json", ".txt", ".tsv", ".md", ".sql", ".html", ".css", ".js", ".svg", ".j2", ".py", ".typed"}
)


def calls(tree: ast.AST) -> list[tuple[str, dict[str, ast.expr]]]:
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [(ast.unparse(node.func), {key.arg: key.value for key in node.keywords if key.arg}) for node in found]


def used(tree: ast.AST, module: str) -> set[str]:
    """What is taken from a module, as ``module.name``, and the module itself where parts of it are imported."""
    parts = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    found = {ast.unparse(node) for node in parts if ast.unparse(node).startswith(f"{module}.")}
    return found or {module}


def says(keywords: dict[str, ast.expr], name: str, value: bool) -> bool:
    given = keywords.get(name)
    return isinstance(given, ast.Constant) and given.value is value


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_read_that_could_execute(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf8"))
    imports = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    imports += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    executing = {name.split(".")[0] for name in imports} & EXECUTING
    assert not {use for name in executing for use in used(tree, name)} - HARMLESS
    for name, keywords in calls(tree):
        assert name not in ("eval", "exec", "compile", "__import__", "os.system")
        assert name != "torch.load" or says(keywords, "weights_only", True), "torch.load must be told weights_only=True"
        assert name not in ("np.load", "numpy.load") or says(keywords, "allow_pickle", False)
        assert not name.startswith("subprocess.") or "shell" not in keywords


def test_what_ships_is_data() -> None:
    shipped = {path.suffix for path in ROOT.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert shipped <= DATA, shipped - DATA


@pytest.mark.parametrize("path", sorted((ROOT / "languages").rglob("*.np[yz]")), ids=lambda path: path.name)
def test_arrays_hold_no_objects(path: Path) -> None:
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        assert arrays.files
        assert all(arrays[name].dtype.kind in "fiub" for name in arrays.files)
