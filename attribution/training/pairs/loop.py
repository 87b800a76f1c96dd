"""Fits the pair model: first the classifier on the base encoder's vectors, then both together, gently."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.optim import AdamW, Optimizer

from attribution.training.loop import Progress
from attribution.training.pairs.examples import Batch, Example, batches
from attribution.training.pairs.model import PairNet, answer_loss

CLIP = 1.0
TELL_EVERY = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. The classifier alone for ``alone`` epochs at ``alone_rate``; then, for one epoch, the classifier at
    ``head_rate``, the encoder's uppermost layer at ``rate`` and each below at ``fade`` times the one above it. The lowest
    ``frozen`` layers and the embeddings stay as they are. ``size`` is a batch's pieces."""

    alone: int = 8
    alone_rate: float = 2e-3
    size: int = 1024
    rate: float = 1e-4
    fade: float = 0.85
    head_rate: float = 5e-4
    frozen: int = 2
    warmup: float = 0.06
    seed: int = 1
    half: bool = True


def fit(model: PairNet, examples: Sequence[Example], plan: Plan, tell: Callable[[Progress], None]) -> None:
    """Train the model in place; how alike it takes two texts to be at the beginning is what it should still do at the end."""
    torch.manual_seed(plan.seed)
    cut = batches(examples, size=plan.size, chance=random.Random(plan.seed))
    vectors = [_vectors(model, batch, half=plan.half) for batch in cut]
    _fit_classifier(model, cut, vectors, plan)
    likeness = [(first * second).sum(1) for first, second in vectors]
    model.train()
    optimizer = AdamW(_groups(model, plan), lr=0.0, weight_decay=0.01)
    since, losses, pieces = time.monotonic(), [], 0
    for number, (batch, alike) in enumerate(zip(cut, likeness, strict=True)):
        losses.append(_step(model.loss(batch, alike, half=plan.half), optimizer, _height(number / len(cut), plan)))
        pieces += batch.ids.numel()
        if number % TELL_EVERY == TELL_EVERY - 1 or number + 1 == len(cut):
            speed = pieces / (time.monotonic() - since)
            tell(Progress(0, number + 1, len(cut), sum(losses) / len(losses), speed))
            losses = []


def _vectors(model: PairNet, batch: Batch, *, half: bool) -> tuple[Tensor, Tensor]:
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        first, second = model(batch.ids).float().chunk(2)
    return first, second


def _fit_classifier(model: PairNet, cut: Sequence[Batch], vectors: Sequence[tuple[Tensor, Tensor]], plan: Plan) -> None:
    model.classifier.train()
    groups = [{"params": list(model.classifier.parameters()), "peak": plan.alone_rate}]
    optimizer = AdamW(groups, lr=0.0, weight_decay=0.02)
    order, chance = list(range(len(cut))), random.Random(plan.seed)
    for epoch in range(plan.alone):
        chance.shuffle(order)
        for number, at in enumerate(order):
            done = (epoch + number / len(order)) / plan.alone
            _step(answer_loss(model.classifier, *vectors[at], cut[at]), optimizer, 1.0 - done)


def _step(loss: Tensor, optimizer: Optimizer, height: float) -> float:
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * height
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_([each for group in optimizer.param_groups for each in group["params"]], CLIP)
    optimizer.step()
    return float(loss.detach())


def _height(share: float, plan: Plan) -> float:
    return min(share / plan.warmup, 1.0) * (1.0 - share)


def _groups(model: PairNet, plan: Plan) -> list[dict[str, object]]:
    for each in model.encoder.parameters():
        each.requires_grad_(False)
    groups: list[dict[str, object]] = [{"params": list(model.classifier.parameters()), "peak": plan.head_rate}]
    for depth, layer in enumerate(list(model.encoder.layers)[: plan.frozen - 1 if plan.frozen else None : -1]):
        groups.append({"params": list(layer.requires_grad_().parameters()), "peak": plan.rate * plan.fade**depth})
    return groups
