from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from attribution.attributions.chains import likeliest, likelihoods, spans_of

BARRED = -1e4
TAGS = 3


@pytest.fixture(scope="module")
def chain() -> tuple[np.ndarray, np.ndarray]:
    """Scores of two windows of 4 and 3 pieces with tags O, B, I, and steps that bar I after O and at the start."""
    chance = np.random.default_rng(3)
    steps = chance.normal(size=(TAGS + 1, TAGS)).astype(np.float32)
    steps[[0, TAGS], 2] = BARRED
    return chance.normal(size=(2, 4, TAGS)).astype(np.float32), steps


def scored(scores: np.ndarray, steps: np.ndarray) -> dict[tuple[int, ...], float]:
    """Every sequence of tags with its score, added up one by one."""
    found = {}
    for tags in product(range(TAGS), repeat=len(scores)):
        total = steps[-1, tags[0]] + sum(steps[a, b] for a, b in pairwise(tags))
        found[tags] = float(total + sum(scores[place, tag] for place, tag in enumerate(tags)))
    return found


@pytest.mark.parametrize(("window", "length"), [(0, 4), (1, 3)], ids=["full window", "padded window"])
def test_the_likeliest_sequence_is_the_best_of_all(window: int, length: int, chain: tuple[np.ndarray, np.ndarray]) -> None:
    scores, steps = chain
    best = max((all_of := scored(scores[window, :length], steps)), key=lambda tags: all_of[tags])
    assert tuple(likeliest(scores, steps, np.array([4, 3]))[window]) == best


@pytest.mark.parametrize(("window", "length"), [(0, 4), (1, 3)], ids=["full window", "padded window"])
def test_likelihoods_sum_over_all_sequences(window: int, length: int, chain: tuple[np.ndarray, np.ndarray]) -> None:
    scores, steps = chain
    weights = {tags: np.exp(score) for tags, score in scored(scores[window, :length], steps).items()}
    expected = np.zeros((length, TAGS))
    for tags, weight in weights.items():
        for place, tag in enumerate(tags):
            expected[place, tag] += weight / sum(weights.values())
    given = likelihoods(scores, steps, np.array([4, 3]))[window, :length]
    np.testing.assert_allclose(given, expected, atol=1e-5)


def test_scores_of_any_size_give_likelihoods() -> None:
    scores = np.array([[[900.0, -900.0, 0.0], [-900.0, 900.0, 0.0]]], dtype=np.float32)
    given = likelihoods(scores, np.zeros((TAGS + 1, TAGS), dtype=np.float32), np.array([2]))
    assert np.isfinite(given).all()
    np.testing.assert_allclose(given[0, :, :2], [[1, 0], [0, 1]])


@pytest.mark.parametrize(
    ("tags", "role", "expected"),
    [([0, 1, 2, 2, 0], 0, [(1, 4)]), ([1, 1, 2], 0, [(0, 1), (1, 3)]), ([3, 4, 5, 6], 2, [(2, 4)]), ([0, 0], 1, [])],
    ids=["content", "two that touch", "source at the end", "none"],
)
def test_spans_are_read_off_their_tags(tags: list[int], role: int, expected: list[tuple[int, int]]) -> None:
    assert spans_of(np.array(tags), role) == expected
