"""A graph that is made to tell where its heads look says what it said before."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

from attribution.attributions.network import ABOUT, GRAPH, read_network
from attribution.attributions.pieces import pieces_of
from attribution.training import heads as command
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


def contents_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_weights_fitted_for_another_network_change_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = json.loads((folder / ABOUT).read_text(encoding="utf8")) | {"version": "trained-anew"}
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf8")
    before = contents_of(folder)
    monkeypatch.setattr(sys, "argv", ["heads", str(folder)])
    with pytest.raises(SystemExit, match="this one is trained-anew"):
        command.main()
    assert contents_of(folder) == before


def test_what_breaks_off_leaves_the_old_graph(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents_of(folder)
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith(ABOUT):
            raise OSError("no space left")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space left"):
        tell_heads(folder, ["0.1"])
    assert {name: content for name, content in contents_of(folder).items() if not name.endswith(".new")} == before
