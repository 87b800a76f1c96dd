"""From scores and likeness to likelihoods: shares that are what was counted on pairs of claims of one story."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from attribution.accounts.pair_model import Floats

STEPS = 100
SHRINK = 1e-5


def fitted(given: Floats, labels: Sequence[int], answers: int = 3) -> tuple[Floats, Floats]:
    """The scale (answers × what is given) and the shifts under which the labels are likeliest."""
    rows, wanted = torch.tensor(given, dtype=torch.float64), torch.tensor(labels)
    weights = torch.zeros(rows.shape[1] + 1, answers, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        lost: Tensor = functional.cross_entropy(rows @ weights[:-1] + weights[-1], wanted) + SHRINK * weights.square().sum()
        lost.backward()  # type: ignore[no-untyped-call]
        return lost

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    found = weights.detach().numpy().astype(np.float32)
    return found[:-1].T, found[-1]
