"""A linear-chain conditional random field over BIO tags (Lafferty et al. 2001), trained together with the tagger."""

from __future__ import annotations

import torch
from torch import Tensor, nn

IMPOSSIBLE = -1e4


class Chain(nn.Module):
    """Scores of one tag after another; tags are O, then B and I of each role, and an I follows only its own role."""

    barred: Tensor

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(tags))
        self.steps = nn.Parameter(torch.zeros(tags, tags))
        barred = torch.zeros(tags + 1, tags)
        for inside in range(2, tags, 2):
            barred[:, inside] = IMPOSSIBLE
            barred[inside - 1 : inside + 1, inside] = 0.0
        self.register_buffer("barred", barred, persistent=False)

    def scores(self) -> Tensor:
        """What a tag adds after another (rows: before, columns: after; the last row: at a window's start)."""
        return torch.cat([self.steps, self.first[None]]) + self.barred

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """For each window how unlikely its tags are: the negative logarithm of their probability."""
        scores = self.scores()
        steps, total = scores[:-1], scores[-1] + emissions[:, 0]
        for place in range(1, emissions.shape[1]):
            following = torch.logsumexp(total[:, :, None] + steps, dim=1) + emissions[:, place]
            total = torch.where(mask[:, place, None] > 0, following, total)
        return torch.logsumexp(total, dim=1) - self._given(scores, emissions, tags, mask)

    def _given(self, scores: Tensor, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        before = torch.cat([torch.full_like(tags[:, :1], len(scores) - 1), tags[:, :-1]], dim=1)
        each = emissions.gather(2, tags[:, :, None]).squeeze(2) + scores[before, tags]
        return (each * mask).sum(dim=1)
