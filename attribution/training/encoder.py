"""The MiniLM encoder in plain torch: six layers as in BERT, and an embedding of how a piece is written.

Parameter names follow the published weights, so that a file of them loads by name.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Sizes:
    """The encoder's sizes; the defaults are those of MiniLM-L6. ``shapes`` is how many ways of writing there are."""

    pieces: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    shapes: int = 16
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each residual as in BERT."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.query, self.key, self.value, self.mixed = (nn.Linear(sizes.width, sizes.width) for _ in range(4))
        self.attended = nn.LayerNorm(sizes.width, eps=1e-12)
        self.inner = nn.Linear(sizes.width, sizes.inner)
        self.outer = nn.Linear(sizes.inner, sizes.width)
        self.normal = nn.LayerNorm(sizes.width, eps=1e-12)
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
        self.normal = nn.LayerNorm(sizes.width, eps=1e-12)
        self.drop = nn.Dropout(sizes.dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """States of a batch; ``mask`` is 1 for a piece and 0 for padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states: Tensor = self.drop(self.normal(self.words(pieces) + self.places(places) + self.shapes(shapes)))
        added = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, added)
        return states
