"""A graph that is made to tell where its heads look says what it said before."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

from attribution.attributions.network import ABOUT, GRAPH, read_network
from attribution.attributions.pieces import pieces_of
from attribution.training.heads import tell_heads
from attribution.weights import TOKENIZER

TEXT = "Maria Keller said that she had not been asked."


def windows_of(folder: Path):
    network = read_network(folder)
    return network.heads, [window for group in network.read(pieces_of(TEXT, network.tokenizer)) for window in group]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (GRAPH, ABOUT, TOKENIZER):
        (tmp_path / name).write_bytes((files("attribution.languages") / "en" / name).read_bytes())
    return tmp_path


def test_chosen_heads_are_told_in_the_order_of_layers(folder: Path) -> None:
    tell_heads(folder, ["3.4", "0.1", "3.1"])
    heads, (window,) = windows_of(folder)
    assert heads == ("0.1", "3.4", "3.1")
    (shares,) = window.looks.values()
    assert shares.shape == (3, len(window.tags))


def test_all_heads_are_told_where_none_is_chosen(folder: Path) -> None:
    tell_heads(folder)
    assert len(windows_of(folder)[0]) == 72


def test_tags_and_links_stay_as_they_were(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = windows_of(folder)[1][0]
    changed = tmp_path_factory.mktemp("changed")
    for file in folder.iterdir():
        shutil.copyfile(file, changed / file.name)
    tell_heads(changed, ["2.3"])
    after = windows_of(changed)[1][0]
    np.testing.assert_allclose(after.tags, before.tags, atol=1e-5)
    np.testing.assert_allclose(after.links, before.links, atol=1e-5)
