"""Stories as the pair model learns from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from attribution.accounts.pair_pieces import pieces_of, rows_of, worded
from attribution.accounts.pair_signs import reading_of, signs_between
from attribution.training.pairs.accounts import Statement, Story, standings
from attribution.training.pairs.labelled import NEITHER

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
    texts = [said(statement) for statement in story]
    numbers = {id(statement): number for number, statement in enumerate(story)}
    readings = [reading_of(text, language) for text in texts]
    found = [(numbers[id(one)], numbers[id(other)], standing) for one, other, standing in standings(story)]
    signs = np.array([signs_between(readings[one], readings[other]) for one, other, _ in found], dtype=np.float32)
    return StoryExample(
        torch.from_numpy(rows_of(pieces_of(texts, tokenizer))),
        torch.tensor([(one, other) for one, other, _ in found]).T,
        torch.tensor([standing.label for *_, standing in found]),
        torch.from_numpy(signs),
        torch.tensor([standing.one_point and standing.label == NEITHER for *_, standing in found]),
        torch.tensor([[_speak_to_one_point(one, other) for other in story] for one in story]),
    )


def _speak_to_one_point(one: Statement, other: Statement) -> bool:
    return one.point is not None and one.point == other.point and one.source.lower() != other.source.lower()
