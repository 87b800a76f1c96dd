"""Where the name of the spaCy pipeline comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.cli.config import pipeline_name
from attribution.errors import UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ATTRIBUTION_PIPELINE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_place_goes_before_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [pipeline_name(None)]
    (folder / "pyproject.toml").write_text('[tool.attribution]\npipeline = "en_shared"\n', encoding="utf8")
    names.append(pipeline_name(None))
    (folder / "attribution.toml").write_text('pipeline = "en_own"\n', encoding="utf8")
    names.append(pipeline_name(None))
    monkeypatch.setenv("ATTRIBUTION_PIPELINE", "en_env")
    names += [pipeline_name(None), pipeline_name("en_given")]
    assert names == [None, "en_shared", "en_own", "en_env", "en_given"]


@pytest.mark.parametrize(
    ("text", "says"), [("pipeline = 3", "is 3"), ("pipeline =", "cannot be read as TOML")], ids=["number", "broken"]
)
def test_a_faulty_file_is_named(folder: Path, text: str, says: str) -> None:
    (folder / "attribution.toml").write_text(text, encoding="utf8")
    with pytest.raises(UsageError, match=rf"attribution\.toml.*{says}"):
        pipeline_name(None)
