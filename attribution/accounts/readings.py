"""What the pair model reads in pairs of sayings, as signs: in a pair alone, and beside the other pairs of either saying.

Whatever is said of a story is like much else said of it, and some sayings are like everything. How far a pair stands out from
the other pairs of its two sayings tells more than how it reads alone (the "hubs" of Radovanović and others 2010, corrected as
by Conneau and others 2018).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from attribution.accounts.pair_model import PairModel
from attribution.accounts.sayings import Saying
from attribution.accounts.signs import Signs

Pairing = tuple[int, int]
"""The numbers of two sayings, the lower first."""

ONE_POINT, ALIKE = "the model: one point", "the model: alike"
USUAL: Mapping[str, tuple[int, float]] = {
    "the model: contradicts": (10, -2.5),
    "the model: agrees": (10, -3.3),
    ONE_POINT: (10, -2.1),
    ALIKE: (20, 0.62),
}
"""Of how many of a saying's pairs, the highest, the mean is what is usual for it; and that mean in the development stories,
which stands for the pairs that a saying among few has not."""
CERTAIN = 0.98
"""Likelihoods further out weigh no more: a logarithm of odds must end somewhere."""


def model_signs(sayings: Sequence[Saying], pairs: Sequence[Pairing], model: PairModel) -> dict[Pairing, Signs]:
    """What the pair model says of each pair, likelihoods as logarithms of odds and the likeness; and for each of these how far
    it is above what is usual for the two sayings, and 1 divided by its rank among the pairs of either, the better one and the
    worse one first."""
    said = model.judge([(sayings[first].passage, sayings[second].passage) for first, second in pairs])
    signs: dict[Pairing, Signs] = {
        pair: {
            "the model: contradicts": log_odds(told.contradicts),
            "the model: agrees": log_odds(told.agrees),
            ONE_POINT: log_odds(told.same_point),
            ALIKE: told.likeness,
        }
        for pair, told in zip(pairs, said, strict=True)
    }
    beside = [_beside(name, {pair: found[name] for pair, found in signs.items()}) for name in USUAL]
    return {pair: found | {k: v for each in beside for k, v in each[pair].items()} for pair, found in signs.items()}


def log_odds(share: float) -> float:
    """The logarithm of the odds of a likelihood, within limits."""
    kept = max(1 - CERTAIN, min(CERTAIN, share))
    return math.log(kept / (1 - kept))


def _beside(name: str, values: Mapping[Pairing, float]) -> dict[Pairing, Signs]:
    """How far each pair's value is above the usual of its two sayings, and how it ranks among theirs."""
    by_saying: dict[int, list[float]] = defaultdict(list)
    for pair, value in values.items():
        for number in pair:
            by_saying[number].append(value)
    usual = {number: _usual(found, *USUAL[name]) for number, found in by_saying.items()}
    ranks = {number: _ranks(found) for number, found in by_saying.items()}
    found = {}
    for (one, other), value in values.items():
        better, worse = sorted((ranks[one][value], ranks[other][value]))
        found[one, other] = {
            f"{name}, above the usual": value - (usual[one] + usual[other]) / 2,
            f"{name}, better rank": 1 / better,
            f"{name}, worse rank": 1 / worse,
        }
    return found


def _usual(values: Sequence[float], count: int, elsewhere: float) -> float:
    """The mean of the highest, as many as ``count``; what is missing is as it is ``elsewhere``."""
    highest = heapq.nlargest(count, values)
    return (sum(highest) + elsewhere * (count - len(highest))) / count


def _ranks(values: Sequence[float]) -> dict[float, int]:
    """The rank of each value from the highest, 1; equal ones share the better rank."""
    ranks: dict[float, int] = {}
    for rank, value in enumerate(sorted(values, reverse=True), 1):
        ranks.setdefault(value, rank)
    return ranks
