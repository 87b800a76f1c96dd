"""Fits the tagger: seeded, resumable, layer by layer at its own rate, with progress told to the caller."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import torch
from torch.optim import AdamW

from attribution.training.checkpoint import Run, State, keep, resume
from attribution.training.examples import Batch, Example, batches
from attribution.training.model import Tagger
from attribution.training.workers import Crew

ALONE = Crew()

RECENT = 50
"""Steps whose mean loss, and whose speed, is told."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. ``rate`` is the uppermost layer's learning rate, each layer below learns at ``fade`` times the one
    above it, and the heads at ``head_rate``; all rise over the first ``warmup`` of the run and then fall to zero.
    ``size`` is a batch's pieces; ``half`` computes in bfloat16; a checkpoint is kept every ``keep_every`` steps."""

    epochs: float = 5.0
    size: int = 2048
    rate: float = 2e-4
    fade: float = 0.85
    head_rate: float = 1e-3
    decay: float = 0.01
    warmup: float = 0.05
    clip: float = 1.0
    seed: int = 1
    half: bool = True
    keep_every: int = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands: the epoch, steps done of the epoch's, mean loss and word pieces a second of late, the share of
    the whole run that is done, and about how many seconds are left."""

    epoch: int
    done: int
    of: int
    loss: float
    speed: float
    share: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of the run: the epoch, its number in it, how many the epoch has, what is learned from, the share of the run
    that is done after it, and whether to keep a checkpoint then."""

    epoch: int
    number: int
    of: int
    batch: Batch
    share: float
    keep: bool


def fit(
    model: Tagger,
    examples: Sequence[Example],
    plan: Plan,
    *,
    checkpoint: Path,
    tell: Callable[[Progress], None],
    run: Run | None = None,
    crew: Crew = ALONE,
) -> State:
    """Train the model in place, alone or as one of a crew; progress is told after each step.

    A checkpoint is gone on from, and one is kept as it goes. Batches follow from the seed and the epoch, what is dropped
    out from the seed and the step: a run that was cut off gives the same weights as one that was not. With another number
    of epochs in the plan a resumed run ends sooner or later, its rate falling as that plan has it.

    Raises:
        UsageError: the checkpoint is of another ``run``, or cannot be read.
    """
    optimizer = AdamW(_groups(model, plan), weight_decay=plan.decay, fused=True, lr=0.0)
    state = resume(checkpoint, model, optimizer, run or {})
    pace = _Pace(state.seconds, (state.epoch + state.part) / plan.epochs)
    model.train()
    for step in _steps(examples, plan, (state.epoch, state.done), crew):
        torch.manual_seed(hash((plan.seed, step.epoch, step.number, crew.number)))
        height = _height((step.epoch + step.number / step.of) / plan.epochs, plan)
        loss = _learn(model, optimizer, step.batch, plan, height, crew)
        if crew.number == 0:
            tell(pace.after(step, loss, crew.size))
            state.passed(step.epoch, step.number, step.of, loss, pace.seconds)
            if step.keep:
                keep(checkpoint, model, optimizer, state, run or {})
    return state


def _steps(examples: Sequence[Example], plan: Plan, begin: tuple[int, int], crew: Crew) -> Iterator[_Step]:
    """The steps that are left of a run, for one worker: its share of each epoch's batches."""
    for epoch in range(begin[0], ceil(plan.epochs)):
        cut = list(batches(examples, size=plan.size // crew.size, chance=random.Random(f"{plan.seed}-{epoch}")))
        of = len(cut) // crew.size
        until = min(of, round(of * (plan.epochs - epoch)))
        for number in range(begin[1] if epoch == begin[0] else 0, until):
            last = number + 1 == until
            share = 1.0 if last and epoch + 1 >= plan.epochs else (epoch + (number + 1) / of) / plan.epochs
            keep_now = last or (number + 1) % plan.keep_every == 0
            yield _Step(epoch, number, of, cut[number * crew.size + crew.number], share, keep_now)


class _Pace:
    """Loss and speed of the last steps, and the time that is left if it goes on as since this process began."""

    def __init__(self, seconds: float, share: float) -> None:
        self._before, self._share = seconds, share
        self._begun = time.monotonic()
        self._recent: deque[tuple[float, float, int]] = deque([(self._begun, 0.0, 0)], RECENT + 1)

    @property
    def seconds(self) -> float:
        """Spent on the whole run, before it was cut off too."""
        return self._before + time.monotonic() - self._begun

    def after(self, step: _Step, loss: float, workers: int) -> Progress:
        now = time.monotonic()
        self._recent.append((now, loss, int(step.batch.mask.sum()) * workers))
        (first, _, _), *recent = self._recent
        speed = sum(pieces for _, _, pieces in recent) / max(now - first, 1e-9)
        left = (now - self._begun) * (1.0 - step.share) / max(step.share - self._share, 1e-9)
        mean = sum(each for _, each, _ in recent) / len(recent)
        return Progress(step.epoch, step.number + 1, step.of, mean, speed, step.share, left)


def _learn(model: Tagger, optimizer: AdamW, batch: Batch, plan: Plan, height: float, crew: Crew) -> float:
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * height
    loss = model.loss(batch, half=plan.half)
    model.zero_grad(set_to_none=True)
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
