from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.attributions import network
from attribution.attributions.network import FORMAT, load_network, read_network
from attribution.errors import PipelineError


def folder_with(folder: Path, about: str) -> Path:
    (folder / "model.onnx").write_bytes(b"no graph")
    (folder / "tokenizer.json").write_text("{}", encoding="utf8")
    (folder / "model.json").write_text(about, encoding="utf8")
    return folder


def test_missing_weights_are_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"lack model\.onnx, model\.json, tokenizer\.json; .*rule detectors"):
        read_network(tmp_path)


def test_a_language_without_weights_says_so() -> None:
    with pytest.raises(PipelineError, match="'xx' lack"):
        load_network("xx")


def test_weights_of_another_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=f"format 99, and this version reads format {FORMAT}"):
        read_network(folder_with(tmp_path, json.dumps({"format": 99})))


@pytest.mark.parametrize("about", ["not json", "{}", json.dumps({"format": FORMAT})], ids=["text", "empty", "bad graph"])
def test_weights_that_cannot_be_read_are_an_error_of_ours(tmp_path: Path, about: str) -> None:
    with pytest.raises(PipelineError, match="cannot be read"):
        read_network(folder_with(tmp_path, about))


def test_weights_of_heads_that_were_fitted_for_another_network_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stale = ({"head": "0.3", "weight": "1", "network": "of-last-year"},)
    monkeypatch.setattr(network, "table", lambda language, name: stale)
    with pytest.raises(PipelineError, match=r"fitted for the network of-last-year, and this one is .*pronoun_signs"):
        load_network.__wrapped__("en")


def test_the_weights_of_heads_that_ship_are_the_network_s_own() -> None:
    assert load_network.__wrapped__("en").heads
