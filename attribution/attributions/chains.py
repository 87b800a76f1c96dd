"""Tags of pieces read as a chain: how likely each tag is at each piece, and the likeliest whole sequence.

Tags are O, then B and I of content, cue and source. ``steps`` holds the score of one tag after another, with a last row
for the first tag of a window; what BIO forbids has a score so low that it never happens. Windows are computed side by
side: all arrays are windows × pieces × tags, and ``lengths`` says how many pieces of each window are text.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def likelihoods(scores: Floats, steps: Floats, lengths: Ints) -> Floats:
    """The probability of each tag at each piece, over all sequences (forward-backward); nothing is said of padding."""
    inside = np.arange(scores.shape[1])[None, :] < lengths[:, None]
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    follows, first = np.exp(steps[:-1]), np.exp(steps[-1])
    ahead = np.empty_like(weights)
    ahead[:, 0] = _shares(weights[:, 0] * first)
    for place in range(1, scores.shape[1]):
        ahead[:, place] = _shares((ahead[:, place - 1] @ follows) * weights[:, place])
    behind = np.ones_like(weights)
    for place in range(scores.shape[1] - 2, -1, -1):
        given = _shares((weights[:, place + 1] * behind[:, place + 1]) @ follows.T)
        behind[:, place] = np.where(inside[:, place + 1, None], given, 1.0)
    return _shares(ahead * behind)


def likeliest(scores: Floats, steps: Floats, lengths: Ints) -> list[Ints]:
    """The likeliest tags of each window, as one sequence (Viterbi); one array a window, without its padding."""
    total = scores[:, 0] + steps[-1]
    totals, before = [total], []
    for place in range(1, scores.shape[1]):
        reached = total[:, :, None] + steps[:-1]
        before.append(reached.argmax(axis=1))
        total = reached.max(axis=1) + scores[:, place]
        totals.append(total)
    return [_traced(window, int(length), totals, before) for window, length in enumerate(lengths)]


def _traced(window: int, length: int, totals: list[Floats], before: list[Ints]) -> Ints:
    tags = np.empty(length, dtype=np.int64)
    tag = int(totals[length - 1][window].argmax())
    for place in range(length - 1, -1, -1):
        tags[place] = tag
        if place:
            tag = int(before[place - 1][window, tag])
    return tags


def _shares(weights: Floats) -> Floats:
    shares: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return shares


def spans_of(tags: Ints, role: int) -> list[tuple[int, int]]:
    """The stretches of one role (0: content, 1: cue, 2: source) in a sequence of tags, half-open.

    >>> spans_of(np.array([5, 6, 3, 1, 2, 2, 1]), 0)
    [(3, 6), (6, 7)]
    """
    begins, inside = 2 * role + 1, 2 * role + 2
    starts = np.flatnonzero(tags == begins)
    ends = np.flatnonzero(np.append(tags, -1) != inside)
    return [(int(start), int(ends[np.searchsorted(ends, start, "right")])) for start in starts]
