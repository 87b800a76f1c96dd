"""How sure the detector may say it is: its own measure against how often marked articles agree with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

WORD = re.compile(r"\w+")
ALIKE = 0.5
"""Share of words (intersection over union) from which two contents are the same, as in the PolNeAR scorer."""

ROUNDS = 50
LEAST = 1e-6

Spans = Iterable[Sequence[int]]


def agreements(text: str, marked: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> list[bool]:
    """For each relation found whether one marked in the article has the same content and an overlapping source (or none).

    >>> text, no = "Lind said no and left", {"content": [[10, 12]], "source": [[0, 4]]}
    >>> agreements(text, [no], [no, {"content": [[10, 12]], "source": []}, {"content": [[17, 21]], "source": [[0, 4]]}])
    [True, False, False]
    """
    known = [(_words(text, each["content"]), _words(text, each["source"])) for each in marked]
    given = [(_words(text, each["content"]), _words(text, each["source"])) for each in found]
    return [any(_alike(c, content) and _agree(s, source) for c, s in known) for content, source in given]


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


def _words(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(word.start() for start, end in spans for word in WORD.finditer(text, start, end))


def _alike(first: frozenset[int], second: frozenset[int]) -> bool:
    return bool(first) and len(first & second) >= ALIKE * len(first | second)


def _agree(first: frozenset[int], second: frozenset[int]) -> bool:
    return bool(first & second) or not (first or second)
