"""Fits the tagger: seeded, resumable, layer by layer at its own rate, with progress told to the caller."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import torch
from torch.optim import AdamW

from attribution.training.examples import Batch, Example, batches
from attribution.training.model import Tagger
from attribution.training.workers import Crew

ALONE = Crew()


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. ``rate`` is the uppermost layer's learning rate, each layer below learns at ``fade`` times the one
    above it, and the heads at ``head_rate``; all rise over the first ``warmup`` of the run and then fall to zero.
    ``size`` is a batch's pieces; ``half`` computes in bfloat16; a checkpoint is kept every ``keep_every`` seconds."""

    epochs: float = 6.0
    size: int = 2048
    rate: float = 2e-4
    fade: float = 0.85
    head_rate: float = 1e-3
    decay: float = 0.01
    warmup: float = 0.05
    clip: float = 1.0
    seed: int = 1
    half: bool = True
    keep_every: float = 120.0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands: the epoch, steps done of the epoch's, mean loss and word pieces a second since last told."""

    epoch: int
    done: int
    of: int
    loss: float
    speed: float


def fit(
    model: Tagger,
    examples: Sequence[Example],
    plan: Plan,
    *,
    checkpoint: Path,
    tell: Callable[[Progress], None],
    crew: Crew = ALONE,
) -> None:
    """Train the model in place, alone or as one of a crew. A checkpoint is gone on from; one is kept as it goes.

    The batches of an epoch follow from the seed and the epoch alone, so a run that was cut off sees the same ones. With
    another number of epochs in the plan a resumed run ends sooner or later, its rate falling as that plan has it.
    """
    optimizer = AdamW(_groups(model, plan), weight_decay=plan.decay, fused=True, lr=0.0)
    epoch, done = _resume(model, optimizer, checkpoint)
    model.train()
    for number in range(epoch, ceil(plan.epochs)):
        torch.manual_seed(hash((plan.seed, number, done, crew.number)))
        _epoch(model, optimizer, examples, plan, (number, done), checkpoint, tell, crew)
        done = 0


def _epoch(
    model: Tagger,
    optimizer: AdamW,
    examples: Sequence[Example],
    plan: Plan,
    begin: tuple[int, int],
    checkpoint: Path,
    tell: Callable[[Progress], None],
    crew: Crew,
) -> None:
    epoch, done = begin
    cut = list(batches(examples, size=plan.size // crew.size, chance=random.Random(f"{plan.seed}-{epoch}")))
    steps = len(cut) // crew.size
    until = min(steps, round(steps * (plan.epochs - epoch)))
    since, losses, pieces = time.monotonic(), [], 0
    for step in range(done, until):
        batch = cut[step * crew.size + crew.number]
        losses.append(_step(model, optimizer, batch, plan, _height((epoch + step / steps) / plan.epochs, plan), crew))
        pieces += int(batch.mask.sum()) * crew.size
        spent, last = time.monotonic() - since, step + 1 == until
        if crew.number == 0 and (last or spent > plan.keep_every):
            _keep(model, optimizer, checkpoint, divmod(epoch * steps + step + 1, steps))
            tell(Progress(epoch, step + 1, steps, sum(losses) / len(losses), pieces / spent))
            since, losses, pieces = time.monotonic(), [], 0


def _step(model: Tagger, optimizer: AdamW, batch: Batch, plan: Plan, height: float, crew: Crew) -> float:
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * height
    loss = model.loss(batch, half=plan.half)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    crew.average(model.parameters())
    torch.nn.utils.clip_grad_norm_(model.parameters(), plan.clip)
    optimizer.step()
    return float(loss.detach())


def _height(share: float, plan: Plan) -> float:
    return min(share / plan.warmup, 1.0) * max(1.0 - share, 0.0) / (1.0 - plan.warmup) if share < 1 else 0.0


def _groups(model: Tagger, plan: Plan) -> list[dict[str, object]]:
    heads = [model.tags, model.queries, model.keys, model.chain, model.encoder.shapes]
    groups = [{"params": [p for head in heads for p in head.parameters()], "peak": plan.head_rate}]
    layers = list(model.encoder.layers)[::-1]
    groups += [{"params": list(layer.parameters()), "peak": plan.rate * plan.fade**n} for n, layer in enumerate(layers)]
    lowest = [*model.encoder.places.parameters(), *model.encoder.normal.parameters()]
    return [*groups, {"params": lowest, "peak": plan.rate * plan.fade ** len(layers)}]


def _keep(model: Tagger, optimizer: AdamW, checkpoint: Path, at: tuple[int, int]) -> None:
    unsure = checkpoint.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "at": at}, unsure)
    unsure.replace(checkpoint)


def _resume(model: Tagger, optimizer: AdamW, checkpoint: Path) -> tuple[int, int]:
    if not checkpoint.exists():
        return 0, 0
    kept = torch.load(checkpoint, weights_only=True)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    epoch, done = kept["at"]
    return epoch, done
