"""One run from files to weights that can be shipped: what ``python -m attribution.training.pairs`` does."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from attribution.accounts.pair_model import read_pairs as read_weights
from attribution.training.examples import tokenizer_of
from attribution.training.loop import Progress
from attribution.training.model import load_base
from attribution.training.pairs.accounts import read_accounts
from attribution.training.pairs.calibration import fitted
from attribution.training.pairs.examples import public_batches, story_example
from attribution.training.pairs.export import describe, export
from attribution.training.pairs.labelled import SHARES, Pair, read_pairs
from attribution.training.pairs.loop import Plan, fit
from attribution.training.pairs.model import PairNet
from attribution.training.pairs.points import pairs_of, read_points
from attribution.training.pairs.stories import read_story
from attribution.training.requirements import WEIGHTS
from attribution.training.run import CHECKPOINT, SHIPPED
from attribution.weights import TOKENIZER

LONGEST = 45
"""Words of the longest public premise that is learned from."""


@dataclass(frozen=True, slots=True)
class Course:
    """What to train on and how: the base encoder's folder, the folder to write to, files of invented accounts, and beside
    them public pairs (at most so many) and points at issue (filled so many times, at most so many pairs), ``beside`` a step."""

    base: Path
    out: Path
    accounts: Sequence[Path]
    public: Path | None = None
    points: Path | None = None
    most_public: int = 16_000
    rounds: int = 2
    most_points: int = 8_000
    beside: int = 8
    plan: Plan = field(default_factory=Plan)
    language: str = "en"


def train(course: Course, tell: Callable[[Progress], None]) -> None:
    """Fit the pair model and keep it in the course's folder.

    Raises:
        UsageError: a file of accounts is not in the form.
        PipelineError: the encoder's weights are not those of a BERT encoder.
    """
    course.out.mkdir(parents=True, exist_ok=True)
    model, tokenizer = PairNet(), tokenizer_of(course.base)
    load_base(model.encoder, course.base / WEIGHTS)
    told = [story for path in sorted(course.accounts) for story in read_accounts(path)]
    stories = [story_example(story, tokenizer, course.language) for story in told]
    fit(model, stories, public_batches(_beside(course), tokenizer, course.language, size=course.beside), course.plan, tell)
    torch.save({"model": model.state_dict()}, course.out / CHECKPOINT)


def _beside(course: Course) -> list[Pair]:
    """Public pairs and points at issue, mixed."""
    chance = random.Random(course.plan.seed)
    public = read_pairs(course.public, shares=SHARES, seed=course.plan.seed) if course.public else []
    short = [pair for pair in public if len(pair.first.split()) < LONGEST]
    points = pairs_of(read_points(course.points), rounds=course.rounds, seed=course.plan.seed) if course.points else []
    drawn = [(short, course.most_public), (list(points), course.most_points)]
    found = [pair for pairs, most in drawn for pair in chance.sample(pairs, min(len(pairs), most))]
    chance.shuffle(found)
    return found


def finish(course: Course, develop: Sequence[Path], *, version: str) -> Path:
    """Export what a course has learned to a folder in its own as the package ships it, and fit how likely it says a pair is
    anything to the pairs of the development stories. The folder is returned."""
    model, folder = PairNet(), course.out / SHIPPED
    model.load_state_dict(torch.load(course.out / CHECKPOINT, weights_only=True)["model"])
    export(model, folder, version=version)
    tokenizer_of(course.base).save(str(folder / TOKENIZER), pretty=False)
    pairs = [judged.pair for story in develop for judged in read_story(story)]
    given = read_weights(folder, course.language).evidence([(pair.first, pair.second) for pair in pairs])
    describe(folder, *fitted(np.array(given), [pair.label for pair in pairs]), version=version)
    return folder
