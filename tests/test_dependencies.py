"""Every dependency is justified on its page, and what a user installs has a licence that is known and lets it be passed on."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf8")
LOCKED = sorted(set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf8"), re.MULTILINE)))
OWN = "attribution"

PERMISSIVE = re.compile(r"\b(?:MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|Zlib|CC0|CNRI-Python)\b")
# Changes to files under these must be published; programs that use them need not be.
BY_FILE = re.compile(r"\b(?:MPL|Mozilla Public License)\b")
TESTS_ALONE = re.compile(r"\bLGPL\b")
UNSTATED = {"bratly", "bratly-io-fs", "axe-playwright-python"}
"""State no licence in their metadata; the page says what is known of them, and no user installs them."""


def direct(requirements: list[str]) -> list[str]:
    return sorted({Requirement(each).name for each in requirements} - {OWN})


def licence(name: str) -> str:
    """What a package says of its licence: the expression, else the classifiers, else the first line of the field."""
    said = metadata.metadata(name)
    classifiers = (each.rpartition(":: ")[2] for each in said.get_all("Classifier") or () if each.startswith("License ::"))
    return said["License-Expression"] or ", ".join(classifiers) or (said["License"] or "").partition("\n")[0]


def installed_by_users() -> set[str]:
    """All that ``pip install attribution`` brings."""
    found: set[str] = set()
    waiting = list(PROJECT["dependencies"])
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        waiting += metadata.requires(name) or []
    return found


USERS = installed_by_users()


@pytest.mark.parametrize("name", direct(PROJECT["dependencies"]))
def test_a_dependency_of_every_user_has_a_row(name: str) -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if line.startswith("|")]
    (row,) = [row for row in rows if canonicalize_name(row[0]) == canonicalize_name(name)]
    assert all(row)
    assert len(row) == 4
    assert len(row[3].split()) >= 4, "say why this one, and what was weighed against it"
    stated = licence(name).replace("Software License", "").replace("License", "").strip()
    assert stated.split("-")[0].split(" ")[0] in row[2], f"the page says {row[2]}, the package {stated}"


@pytest.mark.parametrize("name", direct([each for extra in PROJECT["optional-dependencies"].values() for each in extra]))
def test_a_dependency_of_an_extra_is_named(name: str) -> None:
    stem = name.removeprefix("types-")
    assert re.search(rf"\b{re.escape(stem)}\b", PAGE, re.IGNORECASE), f"no paragraph on {name} in docs/dependencies.md"


@pytest.mark.parametrize("name", LOCKED)
def test_the_licence_of_a_locked_package_is_known(name: str) -> None:
    try:
        said = licence(name)
    except metadata.PackageNotFoundError:
        pytest.skip("for another system")
    if canonicalize_name(name) in USERS:
        assert PERMISSIVE.search(said) or BY_FILE.search(said), f"{name}: {said!r}"
    else:
        known = PERMISSIVE.search(said) or BY_FILE.search(said) or TESTS_ALONE.search(said)
        assert known or name in UNSTATED, f"{name}: {said!r}"


def test_what_users_install_is_locked() -> None:
    assert {canonicalize_name(name) for name in LOCKED} >= USERS
    assert len(USERS) > 30
