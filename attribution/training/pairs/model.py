"""The pair model as it is trained: an encoder that makes a vector of each text, and a classifier over two of them."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from attribution.accounts.pair_model import ALIKE, SCALE
from attribution.accounts.pair_signs import NAMES
from attribution.training.encoder import Encoder, Sizes

ANSWERS = 3
PROJECTED, HIDDEN = 64, 64
GIVEN = 3 + 2 * len(NAMES) + 2 * PROJECTED
"""What the classifier is given: the likeness in three forms, the signs plain and at that likeness, two joined projections."""

SIZES = Sizes(width=768, layers=12, inner=3072, shapes=1, distances=32, epsilon=1e-5)
"""Those of MPNet."""


class Classifier(nn.Module):
    """Scores of neither, agrees and contradicts from two vectors of length 1 and the signs between their texts."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.project = nn.Linear(width, PROJECTED, bias=False)
        self.hidden = nn.Linear(GIVEN, HIDDEN)
        self.answers = nn.Linear(HIDDEN, ANSWERS)
        self.drop = nn.Dropout(0.2)

    def forward(self, first: Tensor, second: Tensor, signs: Tensor) -> Tensor:
        """Scores, pairs × 3."""
        likeness = (first * second).sum(1, keepdim=True)
        one, other = self.project(first), self.project(second)
        plain = [likeness, likeness**2, (likeness - ALIKE).clamp(min=0), signs, likeness * signs]
        given = torch.cat([*plain, one * other * SCALE, (one - other).abs()], dim=1)
        scores: Tensor = self.answers(self.drop(functional.gelu(self.hidden(self.drop(given)))))
        return scores


class PairNet(nn.Module):
    """Encoder and classifier. Called with texts' pieces, it gives their vectors."""

    def __init__(self, sizes: Sizes = SIZES) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.classifier = Classifier(sizes.width)

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors of length 1, texts × width: the mean of the states of a text's pieces."""
        return self.upper(self.lower(ids, layers=0), ids, below=0)

    def lower(self, ids: Tensor, *, layers: int) -> Tensor:
        """The states of texts' pieces after the lowest ``layers``."""
        return self.encoder.lower(ids, torch.zeros_like(ids), within(ids), layers=layers)

    def upper(self, states: Tensor, ids: Tensor, *, below: int) -> Tensor:
        """Vectors, from the states after the lowest ``below`` layers."""
        return mean_of(self.encoder.upper(states, within(ids), below=below), within(ids))


class PairGraph(nn.Module):
    """What is exported of a pair model: from the embeddings of texts' pieces to the states of these. The embeddings, a fifth of
    all numbers, are looked up beside it; which states make a vector is for the reader to say."""

    def __init__(self, model: PairNet) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, words: Tensor, within: Tensor) -> Tensor:
        """States, texts × pieces × width; ``within`` is 1 for a piece, 0 for padding."""
        states = self.encoder.embedded(words, self.encoder.shapes.weight[0])
        return self.encoder.upper(states, within, below=0)


def mean_of(states: Tensor, within: Tensor) -> Tensor:
    """The mean of the states of each text's pieces, made length 1."""
    weights = within.to(states.dtype)[:, :, None]
    mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)
    vectors: Tensor = mean / mean.norm(dim=1, keepdim=True).clamp(min=1e-6)
    return vectors


def within(ids: Tensor) -> Tensor:
    """1 for a piece, 0 for padding."""
    return (ids != 0).float()
