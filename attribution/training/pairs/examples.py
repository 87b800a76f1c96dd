"""Stories as the pair model learns from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from attribution.accounts.pair_pieces import pieces_of, rows_of, worded
from attribution.accounts.pair_signs import reading_of, signs_between
from attribution.training.pairs.accounts import Statement, Story, standings
from attribution.training.pairs.labelled import NEITHER
from attribution.training.pairs.stories import read_answers, read_story

DENYING = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject|dismiss|refut|disput|contest|rubbish|scoff|rul(?:ed|ing) out|contradict|rebut|repudiat"
    r"|disavow)",
    re.IGNORECASE,
)
"""Cues that turn a content into its opposite, in statements whose stance nobody noted."""


@dataclass(frozen=True, slots=True)
class StoryExample:
    """A story: the pieces of its n texts; its pairs as two rows of numbers, with labels, signs, and which touch one point and
    do neither; and which texts speak to one point (n × n)."""

    ids: Tensor
    pairs: Tensor
    labels: Tensor
    signs: Tensor
    near: Tensor
    one_point: Tensor


def said(statement: Statement) -> str:
    """What a statement says, as the model is given it when it reads news."""
    return worded(statement.content, statement.cue, denies=DENYING.search(statement.cue) is not None)


def story_example(story: Story, tokenizer: Tokenizer, language: str) -> StoryExample:
    """A story as an example; every two statements of different sources are a pair."""
    numbers = {id(statement): number for number, statement in enumerate(story)}
    pairs = [
        (numbers[id(one)], numbers[id(other)], standing.label, standing.one_point and standing.label == NEITHER)
        for one, other, standing in standings(story)
    ]
    one_point = [[_speak_to_one_point(one, other) for other in story] for one in story]
    return _example([said(statement) for statement in story], pairs, one_point, tokenizer, language)


def gold_example(folder: Path, tokenizer: Tokenizer, language: str) -> StoryExample:
    """A gold story as an example; pairs are those of which it tells how they stand, less those of one speaker. A pair that it
    names as no contradiction, though it looks like one, counts as one on one point."""
    told = read_answers(folder)
    numbers = {each.id: number for number, each in enumerate(told)}
    pairs = []
    for judged in read_story(folder):
        one, other = (numbers[name] for name in judged.ids)
        if judged.pair.label != NEITHER or not told[one].of_one(told[other]):
            pairs.append((one, other, judged.pair.label, judged.named and judged.pair.label == NEITHER))
    one_point = [[one.meets(other) for other in told] for one in told]
    return _example([each.words for each in told], pairs, one_point, tokenizer, language)


def _example(
    texts: Sequence[str],
    pairs: Sequence[tuple[int, int, int, bool]],
    one_point: Sequence[Sequence[bool]],
    tokenizer: Tokenizer,
    language: str,
) -> StoryExample:
    readings = [reading_of(text, language) for text in texts]
    signs = np.array([signs_between(readings[one], readings[other]) for one, other, *_ in pairs], dtype=np.float32)
    return StoryExample(
        torch.from_numpy(rows_of(pieces_of(texts, tokenizer))),
        torch.tensor([(one, other) for one, other, *_ in pairs]).T,
        torch.tensor([label for *_, label, _ in pairs]),
        torch.from_numpy(signs),
        torch.tensor([near for *_, near in pairs]),
        torch.tensor(one_point),
    )


def _speak_to_one_point(one: Statement, other: Statement) -> bool:
    return one.point is not None and one.point == other.point and one.source.lower() != other.source.lower()
