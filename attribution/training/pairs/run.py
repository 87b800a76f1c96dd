"""One run from files to weights that can be shipped: what ``python -m attribution.training.pairs`` does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from attribution.accounts.pair_model import read_pairs
from attribution.training.base import load_base
from attribution.training.examples import tokenizer_of
from attribution.training.loop import Progress
from attribution.training.pairs.accounts import read_accounts
from attribution.training.pairs.calibration import fitted
from attribution.training.pairs.examples import StoryExample, story_example
from attribution.training.pairs.export import describe, export
from attribution.training.pairs.loop import Plan, fit
from attribution.training.pairs.model import PairNet
from attribution.training.pairs.stories import read_story
from attribution.training.run import CHECKPOINT, SHIPPED
from attribution.weights import TOKENIZER

SHOWN = 25
"""One story in so many shows the exporter what numbers the layers are given."""

DETECTOR = Path(str(files("attribution.languages") / "en"))


@dataclass(frozen=True, slots=True)
class Course:
    """What to train on and how: the base encoder's folder, the folder to write to, the files of invented accounts, and the
    folder of the detector's tokenizer, which the pair model shares."""

    base: Path
    out: Path
    accounts: Sequence[Path]
    plan: Plan = field(default_factory=Plan)
    language: str = "en"
    tokenizer: Path = DETECTOR


def train(course: Course, tell: Callable[[Progress], None]) -> None:
    """Fit the pair model and keep it in the course's folder.

    Raises:
        UsageError: a file of accounts is not in the form.
        PipelineError: the encoder's weights are not those of a BERT or MPNet encoder.
    """
    course.out.mkdir(parents=True, exist_ok=True)
    model, tokenizer = PairNet(), tokenizer_of(course.tokenizer)
    load_base(model.encoder, course.base, tokenizer)
    fit(model, _examples(course, tokenizer), course.plan, tell)
    torch.save({"model": model.state_dict()}, course.out / CHECKPOINT)


def finish(course: Course, develop: Sequence[Path], *, version: str) -> Path:
    """Export what a course has learned to a folder in its own as the package ships it, and fit how likely it says a pair is
    anything to the pairs of the development stories. The folder is returned."""
    model, folder = PairNet(), course.out / SHIPPED
    model.load_state_dict(torch.load(course.out / CHECKPOINT, weights_only=True)["model"])
    tokenizer = tokenizer_of(course.tokenizer)
    export(model, folder, [story.ids for story in _examples(course, tokenizer, every=SHOWN)], version=version)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    pairs = [judged.pair for story in develop for judged in read_story(story)]
    given = read_pairs(folder, course.language).evidence([(pair.first, pair.second) for pair in pairs])
    describe(folder, *fitted(np.array(given), [pair.label for pair in pairs]), version=version)
    return folder


def _examples(course: Course, tokenizer: Tokenizer, every: int = 1) -> list[StoryExample]:
    told = [story for path in sorted(course.accounts) for story in read_accounts(path)]
    return [story_example(story, tokenizer, course.language) for story in told[::every]]
