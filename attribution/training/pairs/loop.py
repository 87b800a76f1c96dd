"""Fits the pair model: a story a step, with every pair of its statements at once.

Layers that do not learn read every text once, before the first step; what they make of it is kept, in 16 bits.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW

from attribution.training.loop import Progress
from attribution.training.pairs.examples import StoryExample
from attribution.training.pairs.labelled import AGREES, NEITHER
from attribution.training.pairs.model import PairNet

CLIP = 1.0
TELL_EVERY = 100
TOGETHER = 10
"""Texts of a story that are read together, of about one length: padding costs as much as words."""

AGREEING, APART = 1.5, 0.35
"""What a pair counts that agrees (there are half as many as of those that contradict), and one on two points (there are twenty
times as many); one that contradicts, and one that touches one point and does neither, counts 1."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. The classifier learns at ``head_rate``, the encoder's uppermost layer at ``rate`` and each below at
    ``fade`` times the one above it; the lowest ``frozen`` layers and the embeddings stay as they are;
    with ``half`` the encoder computes in bfloat16. The loss is that of a
    story's pairs, and ``one_point`` times that of telling by the vectors (at a ``temperature``) which of the story's texts
    speak to a text's own point."""

    epochs: int = 4
    rate: float = 4e-5
    head_rate: float = 1.5e-3
    fade: float = 0.9
    frozen: int = 6
    warmup: float = 0.06
    one_point: float = 0.3
    temperature: float = 0.07
    seed: int = 1
    half: bool = True


@dataclass(frozen=True, slots=True)
class Begun:
    """Some texts of a story: their numbers in it, their pieces, and what the layers that do not learn make of these."""

    numbers: Tensor
    ids: Tensor
    states: Tensor


def fit(model: PairNet, stories: Sequence[StoryExample], plan: Plan, tell: Callable[[Progress], None]) -> None:
    """Train the model in place."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    optimizer = AdamW(_groups(model, plan), lr=0.0, weight_decay=0.01)
    steps = plan.epochs * len(stories)
    model.eval()
    texts = [begun(model, story.ids, plan) for story in stories]
    model.train()
    since, losses, read = time.monotonic(), [], 0
    for number in range(steps):
        epoch, at = divmod(number, len(stories))
        if at == 0:
            order = chance.sample(range(len(stories)), len(stories))
        story = stories[order[at]]
        _pace(optimizer, _height(number / steps, plan))
        losses.append(_step(loss_of(model, texts[order[at]], story, plan), model, optimizer))
        read += len(story.ids)
        if at % TELL_EVERY == TELL_EVERY - 1 or at + 1 == len(stories):
            speed = read / (time.monotonic() - since)
            tell(Progress(epoch, at + 1, len(stories), sum(losses) / len(losses), speed))
            losses = []


def begun(model: PairNet, ids: Tensor, plan: Plan) -> list[Begun]:
    """The texts of a story as the layers that learn are given them, those of about one length together."""
    lengths = (ids != 0).sum(1)
    order = torch.argsort(lengths, stable=True)
    groups = torch.tensor_split(order, max(1, round(len(order) / TOGETHER)))
    cut = [ids[some, : int(lengths[some].max())] for some in groups]
    with torch.no_grad(), _half(plan):
        kept = torch.bfloat16 if plan.half else torch.float32
        states = [model.lower(each, layers=plan.frozen).to(kept) for each in cut]
    return [Begun(*each) for each in zip(groups, cut, states, strict=True)]


def vectors_of(model: PairNet, texts: Sequence[Begun], plan: Plan) -> Tensor:
    """The vectors of a story's texts, in their order, at full precision."""
    with _half(plan):
        found = torch.cat([model.upper(some.states, some.ids, below=plan.frozen).float() for some in texts])
    return found[torch.argsort(torch.cat([some.numbers for some in texts]))]


def _half(plan: Plan) -> torch.autocast:
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=plan.half)


def loss_of(model: PairNet, texts: Sequence[Begun], story: StoryExample, plan: Plan) -> Tensor:
    """What training makes small, of one story."""
    vectors = vectors_of(model, texts, plan)
    return _pair_loss(model, vectors, story) + plan.one_point * _point_loss(vectors, story, plan)


def _pair_loss(model: PairNet, vectors: Tensor, story: StoryExample) -> Tensor:
    first, second = story.pairs
    losses = functional.cross_entropy(
        model.classifier(vectors[first], vectors[second], story.signs), story.labels, reduction="none"
    )
    weights = torch.where(story.labels == AGREES, AGREEING, 1.0)
    weights = torch.where((story.labels == NEITHER) & ~story.near, APART, weights)
    mean: Tensor = (losses * weights).sum() / weights.sum()
    return mean


def _point_loss(vectors: Tensor, story: StoryExample, plan: Plan) -> Tensor:
    """How badly the vectors tell which texts of a story speak to a text's own point (van den Oord and others 2018)."""
    likeness = (vectors @ vectors.T / plan.temperature).masked_fill(torch.eye(len(vectors), dtype=torch.bool), -1e4)
    own, spoken = story.one_point, story.one_point.any(1)
    if not spoken.any():
        return vectors.sum() * 0
    shares = (likeness.log_softmax(1) * own).sum(1)[spoken] / own.sum(1)[spoken]
    return -shares.mean()


def _step(loss: Tensor, model: PairNet, optimizer: AdamW) -> float:
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_([each for each in model.parameters() if each.requires_grad], CLIP)
    optimizer.step()
    return float(loss.detach())


def _pace(optimizer: AdamW, height: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * height


def _height(share: float, plan: Plan) -> float:
    return min(share / plan.warmup, 1.0) * (1.0 - share)


def _groups(model: PairNet, plan: Plan) -> list[dict[str, object]]:
    for each in model.encoder.parameters():
        each.requires_grad_(False)
    groups: list[dict[str, object]] = [{"params": list(model.classifier.parameters()), "peak": plan.head_rate}]
    for depth, layer in enumerate(reversed(list(model.encoder.layers)[plan.frozen :])):
        groups.append({"params": list(layer.requires_grad_().parameters()), "peak": plan.rate * plan.fade**depth})
    return groups
