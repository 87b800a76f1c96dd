"""A BERT encoder in plain torch, with two things BERT has not: an embedding of how a piece is written, which the detector
learns, and one of how far apart two pieces stand, which MPNet has (Song and others 2020).

Parameter names follow the published weights, so that a file of them loads by name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Sizes:
    """The encoder's sizes; the defaults are those of MiniLM-L6. ``shapes`` is how many ways of writing there are, ``distances``
    how many distances between two pieces are told apart (0: none), ``epsilon`` what is added to a variance."""

    pieces: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    shapes: int = 16
    dropout: float = 0.1
    distances: int = 0
    epsilon: float = 1e-12


FARTHEST = 128
"""Pieces: distances from here on are one."""


class Layer(nn.Module):
    """One transformer layer, normalised after each residual as in BERT."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.query, self.key, self.value, self.mixed = (nn.Linear(sizes.width, sizes.width) for _ in range(4))
        self.attended = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.inner = nn.Linear(sizes.width, sizes.inner)
        self.outer = nn.Linear(sizes.inner, sizes.width)
        self.normal = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.drop = nn.Dropout(sizes.dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """The next states; ``mask`` is added to the attention scores."""
        query, key, value = (self._split(part(states)) for part in (self.query, self.key, self.value))
        # Not torch's fused attention: on a CPU its backward pass takes a quarter of a step, this one a twentieth.
        scaled = query / query.shape[3] ** 0.5
        shares = functional.softmax(scaled @ key.transpose(2, 3) + mask, dim=3)
        mixed = shares.to(value.dtype) @ value
        states = self.attended(states + self.drop(self.mixed(mixed.transpose(1, 2).flatten(2))))
        following: Tensor = self.normal(states + self.drop(self.outer(functional.gelu(self.inner(states)))))
        return following

    def _split(self, states: Tensor) -> Tensor:
        windows, pieces, _ = states.shape
        return states.view(windows, pieces, self.heads, -1).transpose(1, 2)


class Encoder(nn.Module):
    """Word pieces and how they are written, in; one state a piece, out."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.pieces, sizes.width)
        self.places = nn.Embedding(sizes.positions, sizes.width)
        self.shapes = nn.Embedding(sizes.shapes, sizes.width)
        self.normal = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.drop = nn.Dropout(sizes.dropout)
        self.apart = Distances(sizes) if sizes.distances else None
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """States of a batch; ``mask`` is 1 for a piece and 0 for padding."""
        return self.upper(self.lower(pieces, shapes, mask, layers=0), mask, below=0)

    def lower(self, pieces: Tensor, shapes: Tensor, mask: Tensor, *, layers: int) -> Tensor:
        """States after the lowest ``layers``."""
        states = self.embedded(self.words(pieces), self.shapes(shapes))
        added = self._added(mask, states.dtype)
        for layer in self.layers[:layers]:
            states = layer(states, added)
        return states

    def embedded(self, words: Tensor, shapes: Tensor) -> Tensor:
        """What the lowest layer is given, of the embeddings of pieces and of how they are written."""
        places = torch.arange(words.shape[1], device=words.device)
        states: Tensor = self.drop(self.normal(words + self.places(places) + shapes))
        return states

    def upper(self, states: Tensor, mask: Tensor, *, below: int) -> Tensor:
        """States after all layers, from those after the lowest ``below``."""
        added = self._added(mask, states.dtype)
        for layer in self.layers[below:]:
            states = layer(states, added)
        return states

    def _added(self, mask: Tensor, kind: torch.dtype) -> Tensor:
        """What is added to the scores of attention."""
        padding = (1.0 - mask[:, None, None, :].to(kind)) * -1e4
        return padding if self.apart is None else padding + self.apart(mask.shape[1])


class Distances(nn.Module):
    """How much more a head looks at a piece that stands so far before or after."""

    kinds: Tensor

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.weights = nn.Embedding(sizes.distances, sizes.heads)
        self.reach = sizes.positions
        self.register_buffer("kinds", kinds_of_distance(sizes.positions, sizes.distances), persistent=False)

    def forward(self, pieces: int) -> Tensor:
        """Heads × pieces × pieces."""
        places = torch.arange(pieces, device=self.kinds.device)
        weights: Tensor = self.weights(self.kinds[places[None, :] - places[:, None] + self.reach])
        return weights.permute(2, 0, 1)


def kinds_of_distance(reach: int, kinds: int) -> Tensor:
    """The kind of each distance from ``-reach`` to ``reach``: a half of the kinds for what stands after, a half for what stands
    before; of each half the nearest have a kind each, those further on one for ever wider spans (Raffel and others 2020).

    >>> kinds_of_distance(3, 32).tolist()
    [3, 2, 1, 0, 17, 18, 19]
    """
    distances = torch.arange(-reach, reach + 1)
    half, steps = kinds // 2, distances.abs()
    near = half // 2
    wider = near + (torch.log(steps.clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    return half * (distances > 0) + torch.where(steps < near, steps, wider.clamp(max=half - 1))
