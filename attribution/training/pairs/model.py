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

SIZES = Sizes(shapes=1, dropout=0.1)


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
    """Encoder and classifier. Called with texts' pieces, it gives their vectors: this is what is exported as a graph."""

    def __init__(self, sizes: Sizes = SIZES) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.classifier = Classifier(sizes.width)

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors of length 1, texts × width: the mean of the states of a text's pieces."""
        within = (ids != 0).to(ids.dtype)
        states = self.encoder(ids, torch.zeros_like(ids), within)
        weights = within.to(states.dtype)[:, :, None]
        mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)
        vectors: Tensor = mean / mean.norm(dim=1, keepdim=True).clamp(min=1e-6)
        return vectors

    def read(self, ids: Tensor, *, half: bool) -> Tensor:
        """The vectors at full precision; ``half`` computes them in bfloat16."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            vectors = self(ids)
        return vectors.float()
