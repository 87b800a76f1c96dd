"""One training run from files to weights that can be shipped: what ``python -m attribution.training`` does."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch

from attribution.attributions.network import ABOUT, read_network
from attribution.attributions.plain import extents_of
from attribution.training.calibration import agreements, slope_and_shift
from attribution.training.examples import example, read_marked, tokenizer_of
from attribution.training.export import export
from attribution.training.loop import Plan, Progress, fit
from attribution.training.model import Tagger, load_base
from attribution.training.workers import Crew, work_together

CHECKPOINT = "checkpoint.pt"


def train(marked: Path, base: Path, out: Path, plan: Plan, *, workers: int, tell: Callable[[Progress], None]) -> None:
    """Fit the tagger to marked articles, starting from the encoder in ``base``; the checkpoint is kept in ``out``.

    ``tell`` is called in another process: it must be a function of a module.
    """
    out.mkdir(parents=True, exist_ok=True)
    work_together(workers, out / "meeting", partial(_train, marked, base, out, plan, tell))


def _train(marked: Path, base: Path, out: Path, plan: Plan, tell: Callable[[Progress], None], crew: Crew) -> None:
    torch.manual_seed(plan.seed)
    tokenizer = tokenizer_of(base)
    examples = [example(article, tokenizer) for article in read_marked(marked)]
    model = Tagger()
    load_base(model, base / "model.safetensors")
    fit(model, examples, plan, checkpoint=out / CHECKPOINT, tell=tell, crew=crew)


def finish(out: Path, base: Path, develop: Path, *, version: str) -> Path:
    """Export what a run has learned to a folder in ``out`` as the package ships it, and calibrate how sure it says it is
    on the development articles. The folder is returned."""
    model, folder = Tagger(), out / "weights"
    model.load_state_dict(torch.load(out / CHECKPOINT, weights_only=True)["model"])
    export(model, tokenizer_of(base), folder, version=version)
    sure, right = [], []
    network = read_network(folder)
    for article in read_marked(develop):
        found = extents_of(article["text"], network)
        sure += [each["confidence"] for each in found]
        right += agreements(article["text"], article["relations"], found)
    about = json.loads((folder / ABOUT).read_text(encoding="utf8")) | {"curve": slope_and_shift(sure, right)}
    (folder / ABOUT).write_text(json.dumps(about) + "\n", encoding="utf8")
    return folder


def show(progress: Progress) -> None:
    """Print one line of progress."""
    print(
        f"epoch {progress.epoch + 1}, step {progress.done} of {progress.of}: "
        f"loss {progress.loss:.4f}, {progress.speed:,.0f} pieces a second",
        flush=True,
    )
