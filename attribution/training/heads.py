"""Lets a network's graph tell where heads of its attention look: an output more, the weights as they are.

usage: python -m attribution.training.heads FOLDER [--out FOLDER]

FOLDER holds ``model.onnx``, ``model.json`` and ``tokenizer.json``. With ``--out`` all heads are told, for fitting
(``bench/pronoun_signs.py``); without it those of ``pronoun_heads.tsv``, in place, if they were fitted for this network.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
from onnx import ModelProto, TensorProto, helper, shape_inference

from attribution.attributions.network import ABOUT, GRAPH, LOOKS, require_fitted
from attribution.errors import AttributionError
from attribution.languages import table
from attribution.weights import TOKENIZER

ADDED = "looks_"
"""How the names of what is added begin."""


def tell_heads(folder: Path, heads: Sequence[str] | None = None) -> None:
    """Make the graph in a folder tell where these heads look ("layer.head", layers from 0); with None, all of them.

    The output ``looks`` is windows × heads × pieces × pieces: the share of its attention that each piece gives each other.
    What was told before is no more.
    """
    model = onnx.load(folder / GRAPH)
    _forget(model)
    layers = [node.output[0] for node in model.graph.node if node.op_type == "Softmax"]
    heads = _all_heads(model, layers) if heads is None else heads
    by_layer: dict[int, list[int]] = {}
    for layer, head in (map(int, each.split(".")) for each in heads):
        by_layer.setdefault(layer, []).append(head)
    parts = []
    for layer, chosen in sorted(by_layer.items()):
        part, numbers = f"{ADDED}{layer}", helper.make_tensor(f"{ADDED}of_{layer}", TensorProto.INT64, [len(chosen)], chosen)
        model.graph.initializer.append(numbers)
        model.graph.node.append(helper.make_node("Gather", [layers[layer], numbers.name], [part], part, axis=1))
        parts.append(part)
    model.graph.node.append(helper.make_node("Concat", parts, [LOOKS], f"{ADDED}all", axis=1))
    shape = ["windows", len(heads), "pieces", "pieces"]
    model.graph.output.append(helper.make_tensor_value_info(LOOKS, TensorProto.FLOAT, shape))
    told = [f"{layer}.{head}" for layer, chosen in sorted(by_layer.items()) for head in chosen]
    about = json.loads((folder / ABOUT).read_text(encoding="utf8")) | {"heads": told}
    _put({folder / GRAPH: model.SerializeToString(), folder / ABOUT: f"{json.dumps(about)}\n".encode()})


def _all_heads(model: ModelProto, layers: Sequence[str]) -> list[str]:
    """Every head of every layer, as many as the graph says that a layer has."""
    shapes = {value.name: value.type.tensor_type.shape for value in shape_inference.infer_shapes(model).graph.value_info}
    return [f"{n}.{head}" for n, layer in enumerate(layers) for head in range(shapes[layer].dim[1].dim_value)]


def _put(contents: Mapping[Path, bytes]) -> None:
    """Put files in the place of others, once all of them are written: what breaks off before leaves the old ones whole."""
    for path, content in contents.items():
        path.with_name(f"{path.name}.new").write_bytes(content)
    for path in contents:
        os.replace(path.with_name(f"{path.name}.new"), path)


def _forget(model: ModelProto) -> None:
    graph = model.graph
    for kept, added in (
        (graph.node, [n for n in graph.node if n.name.startswith(ADDED)]),
        (graph.initializer, [i for i in graph.initializer if i.name.startswith(ADDED)]),
        (graph.output, [o for o in graph.output if o.name == LOOKS]),
    ):
        for each in added:
            kept.remove(each)


def main() -> None:
    """Run the command; weights that were fitted for another network are told, and nothing is changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.out is None:
        try:
            require_fitted("en", json.loads((options.folder / ABOUT).read_text(encoding="utf8"))["version"])
        except AttributionError as error:
            sys.exit(f"heads: {error}")
        tell_heads(options.folder, [row["head"] for row in table("en", "pronoun_heads")])
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for name in (GRAPH, ABOUT, TOKENIZER):
        shutil.copyfile(options.folder / name, options.out / name)
    tell_heads(options.out)


if __name__ == "__main__":
    main()
