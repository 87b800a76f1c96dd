"""The documentation against the program: examples run, and what can be named is named."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from spacy.language import Language

from attribution import registry

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLES = [
    pytest.param(code, id=f"{page.name}-{number}")
    for page in PAGES
    for number, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf8"), re.DOTALL), start=1)
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name."""
    (tmp_path / "wire.txt").write_text("The mayor said the bridge was safe.", encoding="utf8")
    page = "<html><body><article><p>The union said the bridge was not safe and should be shut.</p></article></body></html>"
    for name in ("paper.html", "saved-page.html"):
        (tmp_path / name).write_text(page, encoding="utf8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def registries(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an example registers is gone after it."""
    for known in (registry.readers, registry.detectors, registry.reports):
        known.names()
        monkeypatch.setattr(known, "_functions", dict(known._functions))


@pytest.mark.parametrize("code", EXAMPLES)
@pytest.mark.usefixtures("folder", "registries")
def test_an_example_runs(code: str) -> None:
    compiled = compile(code, "example", "exec")
    namespace: dict[str, object] = {}
    exec(compiled, namespace)
    assert namespace.keys() - {"__builtins__"}


def links(text: str) -> list[str]:
    """Where a page leads to, in this project."""
    return re.findall(r"\]\(([^)#:]+)\)", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = links(page.read_text(encoding="utf8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_links_are_found() -> None:
    """Without links on the first page, the test above would hold nothing."""
    assert len(links((ROOT / "README.md").read_text(encoding="utf8"))) > 10


def test_every_detector_is_explained() -> None:
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf8")
    assert [name for name in registry.detectors.names() if f"`{name}`" not in page] == []


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    """The script that writes what the documentation shows of the program."""
    spec = spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_what_the_program_prints(refresh: ModuleType, nlp: Language) -> None:
    shown = refresh.transcript(nlp)
    assert "✗ against" in shown
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    assert f"$ attribution report {refresh.SAMPLE}/\n{shown}```" in readme, "the report is another now: make docs pictures"


def test_a_picture_holds_its_part_of_the_report_and_loads_nothing(refresh: ModuleType) -> None:
    shown = refresh.part(
        "above\n\x1b[1mPoint\x1b[0m  ✗ disputed\n\n\x1b[1mCannot all be true\x1b[0m\nbelow\n", "Point", "Cannot"
    )
    assert shown == "\x1b[1mPoint\x1b[0m  ✗ disputed\n"
    kept = [(ROOT / "docs" / "images" / f"{name}.svg").read_text(encoding="utf8") for name in refresh.PICTURES]
    for picture in (refresh.picture(shown, "a call"), *kept):
        assert picture.startswith("<svg")
        assert re.findall(r"https?://[^\"\s]+", picture) == ["http://www.w3.org/2000/svg"]
