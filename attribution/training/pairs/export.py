"""The trained pair model as the package ships it: an ONNX graph with 8-bit weights, embeddings, classifier, a description."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from attribution.accounts.pair_model import ABOUT, ARRAYS, FORMAT, GRAPH, INPUTS, Floats
from attribution.errors import PipelineError
from attribution.training.export import TOLERANCE, strip
from attribution.training.pairs.model import PairGraph, PairNet, mean_of, within
from attribution.training.pairs.outliers import GREAT, split

MOST = 127
"""The greatest number of 8 bits."""

UNFITTED = np.zeros((3, 5), dtype=np.float32), np.zeros(3, dtype=np.float32)


def export(model: PairNet, folder: Path, texts: Sequence[Tensor], *, version: str) -> None:
    """Write graph, embeddings, classifier and description; the graph is checked against the model it came from. ``texts``, as
    pieces, show what numbers the layers are given; the model's layers are split by them (``outliers``) and train no more.

    What it will call likely is not fitted yet: to it all answers are alike.

    Raises:
        PipelineError: the graph's vectors differ from the model's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    split(model.encoder, texts)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / GRAPH
        _write_graph(model, plain)
        _check(model, plain)
        _forget_shapes(plain)
        # Seven bits a weight: products of eight overflow on processors without VNNI, silently.
        quantize_dynamic(
            plain,
            folder / GRAPH,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=_read_apart(plain),
        )
    strip(folder / GRAPH)
    _write_arrays(model, folder / ARRAYS)
    describe(folder, *UNFITTED, version=version)


def describe(folder: Path, scale: Floats, shifts: Floats, *, version: str) -> None:
    """Write what the run time must know beside the weights: how scores and likeness become likelihoods."""
    rounded = {"scale": np.round(scale.astype(float), 4).tolist(), "shifts": np.round(shifts.astype(float), 4).tolist()}
    (folder / ABOUT).write_text(json.dumps({"format": FORMAT, "version": version, **rounded}) + "\n", encoding="utf8")


def _write_arrays(model: PairNet, path: Path) -> None:
    head, words = model.classifier, model.encoder.words.weight.detach()
    spread = words.abs().amax(1, keepdim=True).clamp(min=1e-6) / MOST
    np.savez(
        path,
        words=(words / spread).round().to(torch.int8).numpy(),
        word_spread=spread.numpy(),
        project=head.project.weight.detach().numpy(),
        hidden=head.hidden.weight.detach().numpy(),
        hidden_bias=head.hidden.bias.detach().numpy(),
        answers=head.answers.weight.detach().numpy(),
        answers_bias=head.answers.bias.detach().numpy(),
    )


def _write_graph(model: PairNet, path: Path) -> None:
    texts, pieces = torch.export.Dim("texts", min=1), torch.export.Dim("pieces", min=2, max=512)
    ids = _sample(3, 24)
    torch.onnx.export(
        PairGraph(model).eval(),
        (model.encoder.words(ids), within(ids)),
        path,
        input_names=list(INPUTS),
        output_names=["states"],
        dynamic_shapes={name: {0: texts, 1: pieces} for name in INPUTS},
        external_data=False,
        optimize=True,
        verbose=False,
    )


def _forget_shapes(path: Path) -> None:
    """Leave out the shapes that the exporter notes: it turns weights round and notes them unturned."""
    written = onnx.load(path)
    del written.graph.value_info[:]
    onnx.save(written, path)


def _read_apart(path: Path) -> list[str]:
    """The names of the products that are to stay in 32 bits: those of weights that so few inputs have."""
    graph = onnx.load(path).graph
    few = {each.name for each in graph.initializer if len(each.dims) == 2 and each.dims[0] <= max(GREAT.values())}
    return [node.name for node in graph.node if node.op_type == "MatMul" and few & set(node.input)]


def _sample(texts: int, pieces: int) -> Tensor:
    ids = torch.randint(1, 100, (texts, pieces), generator=torch.Generator().manual_seed(0))
    ids[0, pieces // 2 :] = 0
    return ids


def _check(model: PairNet, path: Path) -> None:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    sample = _sample(4, 57)
    with torch.inference_mode():
        expected = model(sample).numpy()
        words = model.encoder.words(sample).numpy()
    given = dict(zip(INPUTS, (words, within(sample).numpy()), strict=True))
    found = mean_of(torch.from_numpy(session.run(None, given)[0]), within(sample)).numpy()
    apart = float(np.abs(expected - found).max())
    if apart > TOLERANCE:
        raise PipelineError(f"the exported graph's vectors are {apart:.4f} off the model's; at most {TOLERANCE} may be")
