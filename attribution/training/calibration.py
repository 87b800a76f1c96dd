"""How sure the detector may say it is: its own measure against how often marked articles agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

ROUNDS = 50
LEAST = 1e-6


def slope_and_shift(sure: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """The logistic curve that makes a measure a probability (Platt 1999), fitted by Newton's method: ``a`` and ``b`` of
    1 / (1 + exp(-(a · log-odds + b))).

    >>> a, b = slope_and_shift([0.9, 0.9, 0.9, 0.9, 0.5, 0.5], [True, True, True, False, True, False])
    >>> round(float(1 / (1 + np.exp(-(a * np.log(9) + b)))), 3)
    0.75
    """
    odds = log_odds(np.array(sure))
    inputs, target = np.stack([odds, np.ones_like(odds)], axis=1), np.array(right, dtype=float)
    weights = np.zeros(2)
    for _ in range(ROUNDS):
        given = 1 / (1 + np.exp(-inputs @ weights))
        curve = (inputs * (given * (1 - given))[:, None]).T @ inputs + LEAST * np.eye(2)
        weights += np.linalg.solve(curve, inputs.T @ (target - given))
    return float(weights[0]), float(weights[1])


def log_odds(sure: Any) -> Any:
    """The logarithm of the odds, for shares that may be 0 or 1 by rounding."""
    kept = np.clip(sure, LEAST, 1 - LEAST)
    return np.log(kept / (1 - kept))
