"""One run from files to weights that can be shipped: what ``python -m attribution.training.pairs`` does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from attribution.accounts.pair_model import read_pairs
from attribution.training.examples import tokenizer_of
from attribution.training.loop import Progress
from attribution.training.model import load_base
from attribution.training.pairs.accounts import read_accounts
from attribution.training.pairs.calibration import fitted
from attribution.training.pairs.examples import StoryExample, gold_example, story_example
from attribution.training.pairs.export import describe, export
from attribution.training.pairs.loop import Plan, fit
from attribution.training.pairs.model import PairNet
from attribution.training.pairs.stories import read_story
from attribution.training.requirements import WEIGHTS
from attribution.training.run import CHECKPOINT, SHIPPED
from attribution.weights import TOKENIZER


@dataclass(frozen=True, slots=True)
class Course:
    """What to train on and how: the base encoder's folder, the folder to write to, and the files of invented accounts.

    A course may go on from the checkpoint of another (``start``): then the accounts of that one are ``again``, and gold
    ``stories`` may be learned from, too.
    """

    base: Path
    out: Path
    accounts: Sequence[Path]
    plan: Plan = field(default_factory=Plan)
    language: str = "en"
    start: Path | None = None
    again: Sequence[Path] = ()
    stories: Sequence[Path] = ()


def train(course: Course, tell: Callable[[Progress], None]) -> None:
    """Fit the pair model and keep it in the course's folder.

    Raises:
        UsageError: a file of accounts is not in the form.
        PipelineError: the encoder's weights are not those of a BERT encoder.
    """
    course.out.mkdir(parents=True, exist_ok=True)
    model, tokenizer = PairNet(), tokenizer_of(course.base)
    if course.start is None:
        load_base(model.encoder, course.base / WEIGHTS)
    else:
        _load(model, course.start)
    stories = [gold_example(folder, tokenizer, course.language) for folder in course.stories]
    stories += _examples(course.accounts, tokenizer, course.language)
    fit(model, stories, course.plan, tell, _examples(course.again, tokenizer, course.language))
    torch.save({"model": model.state_dict()}, course.out / CHECKPOINT)


def without(course: Course, fold: int, folds: int) -> tuple[Course, Sequence[Path]]:
    """A course that leaves one in so many of its gold stories out, in a folder of its own, and the stories left out."""
    out = [story for number, story in enumerate(course.stories) if number % folds == fold]
    kept = [story for story in course.stories if story not in out]
    return replace(course, out=course.out / f"fold-{fold}", stories=kept), out


def finish(courses: Sequence[tuple[Course, Sequence[Path]]], *, version: str) -> list[Path]:
    """Export what each course has learned to a folder in its own as the package ships it. How likely all of them say a pair is
    anything is fitted to the pairs of the stories given with each, which it has not learned from. The folders are returned."""
    folders, evidence, labels = [], [], []
    for course, develop in courses:
        folder = course.out / SHIPPED
        model = PairNet()
        _load(model, course.out / CHECKPOINT)
        export(model, folder, version=version)
        tokenizer_of(course.base).save(str(folder / TOKENIZER), pretty=False)
        pairs = [judged.pair for story in develop for judged in read_story(story)]
        if pairs:
            evidence.append(read_pairs(folder, course.language).evidence([(pair.first, pair.second) for pair in pairs]))
            labels += [pair.label for pair in pairs]
        folders.append(folder)
    scale, shifts = fitted(np.concatenate(evidence), labels)
    for folder in folders:
        describe(folder, scale, shifts, version=version)
    return folders


def _load(model: PairNet, checkpoint: Path) -> None:
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])


def _examples(files: Sequence[Path], tokenizer: Tokenizer, language: str) -> list[StoryExample]:
    told = [story for path in sorted(files) for story in read_accounts(path)]
    return [story_example(story, tokenizer, language) for story in told]
