"""The trained tagger as the package ships it: an ONNX graph with 8-bit weights, the tokenizer, and a description."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor

from attribution.attributions.network import ABOUT, FORMAT, GRAPH, INPUTS, OUTPUTS
from attribution.errors import PipelineError
from attribution.training.model import Tagger
from attribution.weights import TOKENIZER

TOLERANCE = 1e-3


def export(model: Tagger, tokenizer: Tokenizer, folder: Path, *, version: str) -> None:
    """Write ``model.onnx`` with the weights as they are, ``tokenizer.json`` and ``model.json``; the graph is checked against
    the model it came from.

    The certainties it will give are not calibrated yet.

    Raises:
        PipelineError: the graph's scores differ from the model's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    _write_graph(model, folder / GRAPH)
    _check(model, folder / GRAPH)
    strip(folder / GRAPH)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    steps = [[round(float(score), 4) for score in row] for row in model.chain.scores()]
    about = {"format": FORMAT, "version": version, "steps": steps, "curve": [1.0, 0.0]}
    (folder / ABOUT).write_text(json.dumps(about) + "\n", encoding="utf8")


def quantise(exported: Path, folder: Path) -> None:
    """Write what was exported to another folder, its weights made 8-bit."""
    folder.mkdir(parents=True, exist_ok=True)
    # Seven bits a weight: products of eight overflow on processors without VNNI, silently.
    quantize_dynamic(exported / GRAPH, folder / GRAPH, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    for name in (TOKENIZER, ABOUT):
        shutil.copyfile(exported / name, folder / name)


def _write_graph(model: Tagger, path: Path) -> None:
    windows, pieces = torch.export.Dim("windows", min=1), torch.export.Dim("pieces", min=3, max=512)
    shapes = {name: {0: windows, 1: pieces} for name in INPUTS}
    torch.onnx.export(
        model,
        _sample(2, 24),
        path,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_shapes=shapes,
        external_data=False,
        optimize=True,
        verbose=False,
    )


def strip(path: Path) -> None:
    """Leave out what the exporter notes beside the graph: stack traces with the paths of the machine it ran on."""
    written = onnx.load(path)
    graph = written.graph
    for part in (written, graph, *graph.node, *graph.value_info, *graph.initializer, *graph.input, *graph.output):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(written, path)


def _sample(windows: int, pieces: int) -> tuple[Tensor, Tensor, Tensor]:
    chance = torch.Generator().manual_seed(0)
    ids = torch.randint(1000, 2000, (windows, pieces), generator=chance)
    shapes = torch.randint(0, 16, (windows, pieces), generator=chance)
    mask = torch.ones_like(ids)
    mask[0, pieces // 2 :] = 0
    return ids, shapes, mask


def _check(model: Tagger, path: Path) -> None:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    sample = _sample(3, 57)
    with torch.inference_mode():
        expected = model(*sample)
    given = session.run(None, {name: each.numpy() for name, each in zip(INPUTS, sample, strict=True)})
    apart = max(float(np.abs(mine.numpy() - theirs).max()) for mine, theirs in zip(expected, given, strict=True))
    if apart > TOLERANCE:
        raise PipelineError(f"the exported graph's scores are {apart:.4f} off the model's; at most {TOLERANCE} may be")
