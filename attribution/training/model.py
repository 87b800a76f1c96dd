"""The learned detector as it is trained: encoder, tag head with a chain over it, three links between pieces."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from attribution.training.chain import Chain
from attribution.training.encoder import Encoder, Sizes
from attribution.training.examples import UNKNOWN, Batch

TAGS = 7
LINKS = 3
LINK_WIDTH = 128
LINK_WEIGHT = 0.3
"""What a link's loss counts beside the tags'; from the recipe, where it was not tuned further."""


class Tagger(nn.Module):
    """Scores of tags for every piece, and queries and keys whose products are the scores of the links."""

    def __init__(self, sizes: Sizes | None = None) -> None:
        super().__init__()
        sizes = sizes or Sizes()
        self.encoder = Encoder(sizes)
        self.drop = nn.Dropout(sizes.dropout)
        self.tags = nn.Linear(sizes.width, TAGS)
        self.queries = nn.Linear(sizes.width, LINKS * LINK_WIDTH)
        self.keys = nn.Linear(sizes.width, LINKS * LINK_WIDTH)
        self.chain = Chain(TAGS)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tag scores, link queries (scaled) and link keys of a batch: windows × pieces × 7, 384 and 384."""
        states = self.drop(self.encoder(ids, shapes, mask))
        return self.tags(states), self.queries(states) / math.sqrt(LINK_WIDTH), self.keys(states)

    def loss(self, batch: Batch, *, half: bool = False) -> Tensor:
        """What training makes small; ``half`` computes the encoder in bfloat16."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            tags, queries, keys = self(batch.ids, batch.shapes, batch.mask)
        inner = batch.mask[:, 2:]
        loss: Tensor = self.chain(tags[:, 1:-1].float(), batch.tags[:, 1:-1], inner).sum() / inner.sum()
        scores = link_scores(queries.float(), keys.float(), batch.mask)
        for number in range(LINKS):
            asked = batch.links[number] != UNKNOWN
            if asked.any():
                loss = loss + LINK_WEIGHT * functional.cross_entropy(scores[number][asked], batch.links[number][asked])
        return loss


def link_scores(queries: Tensor, keys: Tensor, mask: Tensor) -> Tensor:
    """Links × windows × pieces × pieces: how much each piece leads to each; no piece leads into the padding."""
    asked, answers = (each.view(*each.shape[:2], LINKS, LINK_WIDTH).permute(2, 0, 1, 3) for each in (queries, keys))
    return (asked @ answers.transpose(2, 3)).masked_fill(mask[None, :, None, :] == 0, -1e4)
