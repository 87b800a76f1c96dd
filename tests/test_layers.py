"""Imports point down only, and the stages never import one another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import attribution

ROOT = Path(attribution.__file__).parent
STAGES = ("articles", "mentions", "attributions", "sources", "claims", "accounts")
LEVELS = {
    **dict.fromkeys(("records", "errors"), 1),
    **dict.fromkeys(
        (
            "registry",
            "annotation",
            "curly_names",
            "deadline",
            "languages",
            "layout",
            "modal_names",
            "name_runs",
            "paragraphs",
            "parse",
            "unnaming",
            "weights",
        ),
        2,
    ),
    **dict.fromkeys((*STAGES, "parsing"), 3),
    **dict.fromkeys(("pipeline", "batch", "components", "reports", "trail", "fixes"), 4),
    **dict.fromkeys(("training", "evaluation", "archive", "distributed"), 5),
    **dict.fromkeys(("cli", "__init__", "__main__"), 6),
}
MODULES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def room(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms of this package that a module imports from, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "attribution":
            deeper = node.module.split(".")[1:2]
            names |= set(deeper) if deeper else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("attribution.")}
    return names


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_imports_only_from_below(path: Path) -> None:
    own = room(path)
    for other in imported(path) - {own}:
        assert LEVELS[other] <= LEVELS[own], f"{path} ({LEVELS[own]}) imports {other} ({LEVELS[other]})"
        assert not (own in STAGES and other in STAGES), f"the stage {own} imports the stage {other}"
