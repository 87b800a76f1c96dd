"""Labelled pairs of texts as training examples, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from attribution.accounts.pair_pieces import pieces_of, rows_of
from attribution.accounts.pair_signs import reading_of, signs_between
from attribution.training.pairs.labelled import Pair

LIMIT = 64
"""Pieces of a text in training, fewer than at reading: the few longer texts would cost as much as many others."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as the model is given it: the pieces of both texts, the signs between them; its label and what it counts."""

    first: Sequence[int]
    second: Sequence[int]
    signs: Sequence[float]
    label: int
    weight: float

    def __len__(self) -> int:
        return max(len(self.first), len(self.second))


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of like length: pieces of all first texts, then of all second ones (2n × pieces); signs, labels and weights."""

    ids: Tensor
    signs: Tensor
    labels: Tensor
    weights: Tensor


def examples_of(pairs: Sequence[Pair], tokenizer: Tokenizer, language: str) -> list[Example]:
    """The pairs as examples."""
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.first, pair.second)))
    pieces = dict(zip(texts, pieces_of(texts, tokenizer, LIMIT), strict=True))
    readings = {text: reading_of(text, language) for text in texts}
    return [
        Example(
            pieces[pair.first],
            pieces[pair.second],
            signs_between(readings[pair.first], readings[pair.second]),
            pair.label,
            pair.weight,
        )
        for pair in pairs
    ]


def batches(examples: Iterable[Example], *, size: int, chance: random.Random) -> list[Batch]:
    """Batches of about ``size`` pieces, in random order, each of pairs of like length."""
    ordered = sorted(examples, key=lambda each: len(each) + 4 * chance.random())
    grouped = list(_grouped(ordered, size))
    chance.shuffle(grouped)
    return [collate(group) for group in grouped]


def _grouped(examples: Iterable[Example], size: int) -> Iterator[list[Example]]:
    group: list[Example] = []
    for each in examples:
        longest = max(map(len, [*group, each]))
        if group and 2 * (len(group) + 1) * longest > size:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def collate(group: Sequence[Example]) -> Batch:
    """Examples side by side."""
    return Batch(
        torch.from_numpy(rows_of([each.first for each in group] + [each.second for each in group])),
        torch.tensor([each.signs for each in group]),
        torch.tensor([each.label for each in group]),
        torch.tensor([each.weight for each in group]),
    )
