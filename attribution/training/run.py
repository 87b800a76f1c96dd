"""One training run from files to weights that can be shipped: what ``attribution train`` does."""

from __future__ import annotations

import json
import logging
import platform
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from attribution.attributions.learned import NAME as LEARNED
from attribution.attributions.network import ABOUT, GRAPH, read_network
from attribution.attributions.plain import extents_of
from attribution.evaluation import Evaluation, Gold, Relation, compare
from attribution.evaluation.as_json import figures, percent
from attribution.evaluation.confidence import calibration, judged
from attribution.records import Extent
from attribution.training.base import load_base
from attribution.training.calibration import slope_and_shift
from attribution.training.checkpoint import Run, State, kept_of, trained
from attribution.training.encoder import Sizes
from attribution.training.examples import example, tokenizer_of
from attribution.training.export import export, quantise
from attribution.training.loop import Plan, Progress, fit
from attribution.training.model import Tagger
from attribution.training.requirements import WEIGHTS, digest
from attribution.training.workers import Crew, work_together

CHECKPOINT, SHIPPED, FIGURES = "checkpoint.pt", "weights", "figures.json"


@dataclass(frozen=True, slots=True)
class Training:
    """A run: what it learns from, the encoder in ``base`` it starts from and its ``sizes``, the folder ``out`` that it
    writes to, how it trains, and in how many processes."""

    marked: Gold
    base: Path
    out: Path
    plan: Plan
    workers: int = 1
    sizes: Sizes = field(default_factory=Sizes)

    @property
    def checkpoint(self) -> Path:
        """Where it stands, while it goes and after."""
        return self.out / CHECKPOINT

    @property
    def run(self) -> Run:
        """What makes it the same run when it is gone on with."""
        data = {"data": self.marked.sha256, "encoder": digest(self.base / WEIGHTS)}
        return {**data, "seed": self.plan.seed, "batch size": self.plan.size, "workers": self.workers}


def train(training: Training, tell: Callable[[Progress], None]) -> None:
    """Fit the tagger to the marked articles; the checkpoint is kept in ``out``, and gone on from where there is one.

    With several workers ``tell`` is called in another process: it must be an object that can be pickled.

    Raises:
        UsageError: the checkpoint there is of another run, or cannot be read.
        PipelineError: the encoder's weights are not those of a BERT encoder.
    """
    training.out.mkdir(parents=True, exist_ok=True)
    kept_of(training.checkpoint, training.run)  # told here, not as the failure of another process
    load_base(Tagger(training.sizes).encoder, training.base)
    work_together(training.workers, training.out / "meeting", partial(_train, training, tell))


def _train(training: Training, tell: Callable[[Progress], None], crew: Crew) -> None:
    torch.manual_seed(training.plan.seed)
    tokenizer = tokenizer_of(training.base)
    examples = [example(article, tokenizer) for article in training.marked.articles]
    model = Tagger(training.sizes)
    load_base(model.encoder, training.base)
    fit(model, examples, training.plan, checkpoint=training.checkpoint, tell=tell, run=training.run, crew=crew)


def finish(training: Training, *, develop: Gold | None, name: str) -> dict[str, Any]:
    """Export what a run has learned to ``out/weights`` as the package ships it, and write ``out/figures.json``.

    With development articles, how sure the weights say they are is put on a curve fitted there, and the figures say how
    well the network alone does on them, before and after its weights are made 8-bit. The figures are returned.

    Raises:
        UsageError: the checkpoint cannot be read.
        PipelineError: the exported graph's scores differ from the model's.
    """
    model, tokenizer, folder = Tagger(training.sizes), tokenizer_of(training.base), training.out / SHIPPED
    state = trained(training.checkpoint, model)
    told = _about(training, state, name)
    with tempfile.TemporaryDirectory() as scratch, _quiet():
        before = Path(scratch)
        export(model, tokenizer, before, version=name)
        quantise(before, folder)
        told["bytes"] = {"before": (before / GRAPH).stat().st_size, "after": (folder / GRAPH).stat().st_size}
        if develop:
            told["developed on"] = _data(develop)
            told["before"] = figures(_evaluated(develop, before).scores)
    if develop:
        evaluation = _evaluated(develop, folder)
        curve = _calibrate(folder, evaluation)
        told["after"] = figures(evaluation.scores) | {"confidence": curve}
    (training.out / FIGURES).write_text(json.dumps(told, indent=1) + "\n", encoding="utf8")
    return told


@contextmanager
def _quiet() -> Iterator[None]:
    """The exporter and the quantiser warn of what does not concern a run: packages that are not needed, advice on images."""
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)


def _evaluated(gold: Gold, folder: Path) -> Evaluation:
    """The network of a folder alone, without rules and parser."""
    network = read_network(folder)
    found = {article.id: [_relation(each) for each in extents_of(article.text, network)] for article in gold.articles}
    return compare(gold, found)


def _relation(given: dict[str, Any]) -> Relation:
    content, source, cue = (tuple(Extent(*stretch) for stretch in given[role]) for role in ("content", "source", "cue"))
    return Relation(content, source, cue, detector=LEARNED, confidence=given["confidence"])


def _calibrate(folder: Path, evaluation: Evaluation) -> dict[str, Any]:
    """Write the curve that makes the network's measure a share right; returned are the curve and the error it leaves."""
    told = [(relation.confidence or 0.0, right) for relation, right in judged(evaluation.comparisons)]
    curve = slope_and_shift([sure for sure, _ in told], [right for _, right in told])
    about = json.loads((folder / ABOUT).read_text(encoding="utf8")) | {"curve": curve}
    (folder / ABOUT).write_text(json.dumps(about) + "\n", encoding="utf8")
    network = read_network(folder)
    left = calibration([(network.confidence(sure), right) for sure, right in told])
    return {"curve": [round(number, 4) for number in curve], "error": percent(left.error)}


def _about(training: Training, state: State, name: str) -> dict[str, Any]:
    """What the figures are of: data, encoder, procedure, time."""
    steps = [loss for losses in state.losses.values() for loss in losses]
    return {
        "name": name,
        "trained on": _data(training.marked),
        "encoder": {"name": f"{training.base.parent.name}/{training.base.name}", "sha256": digest(training.base / WEIGHTS)},
        "plan": {**asdict(training.plan), "workers": training.workers},
        "steps": len(steps),
        "loss by epoch": [round(sum(losses) / len(losses), 4) for losses in state.losses.values()],
        "minutes": round(state.seconds / 60, 1),
        "made with": {
            "attribution": version("attribution"),
            "torch": str(torch.__version__),
            "onnxruntime": version("onnxruntime"),
            "python": platform.python_version(),
        },
    }


def _data(gold: Gold) -> dict[str, Any]:
    relations = sum(len(article.relations) for article in gold.articles)
    return {"name": gold.name, "sha256": gold.sha256, "articles": len(gold.articles), "relations": relations}
